import { realpathSync } from 'node:fs';
import path from 'node:path';
import { systemCode } from '../errors.js';
import type { CommandHost } from '../host/command-host.js';
import { redactDeep } from '../host/redactor.js';
import { parseValues, requireNoProblems, type ValuesOf } from '../inputs/parse-table.js';
import { relativeBelow } from '../programs/relative-path.js';
import { readOwnFile } from '../read-own-file.js';
import { exitStatus } from '../report/exit-status.js';
import type { ReportPart } from '../report/report-part.js';
import { plain } from '../report/run-text.js';
import { verdictLines } from '../report/text.js';
import { formatDurations } from '../shards/durations.js';
import { readPlanFile } from '../shards/read-plan-file.js';
import type { ShardPlan } from '../shards/shard-plan.js';
import { writePieces } from '../write-pieces.js';
import { findResults, readResultFile } from './find-results.js';
import { MERGE_INPUTS, type MERGE_OUTPUTS } from './merge-inputs.js';
import { durationsOf, ResultMerger } from './merge-results.js';
import { mergedJson } from './merged-json.js';
import type { MergedReport } from './merged-report.js';
import { partsOf, type SourceOf } from './merged-parts.js';
import { buildMergedSummary } from './merged-summary.js';
import { mergedAnnotations, mergedLines } from './merged-text.js';
import { NoResult, readResult } from './read-result.js';

const REPORTS = ['junit-file', 'sarif-file', 'html-file'] as const;
const MAX_SOURCE_BYTES = 16 * 2 ** 20;

/** Reads one result after the other. */
function mergeFolder(plan: ShardPlan, folder: string): MergedReport {
  const merger = new ResultMerger(plan);
  for (const found of findResults(folder)) {
    try {
      merger.take(found.name, readResult(readResultFile(found), plan));
    } catch (thrown) {
      if (!(thrown instanceof NoResult)) throw thrown;
      merger.ignore(found.name, thrown.message);
    }
  }
  return merger.finish();
}

/** Programs by their paths in the plan, where they lie in the current folder: whoever merges need not have checked out. */
function sourcesIn(folder: string): SourceOf {
  return (name) => {
    try {
      const file = realpathSync(path.resolve(folder, name));
      if (relativeBelow(realpathSync(folder), file) === undefined) return undefined;
      return readOwnFile(file, MAX_SOURCE_BYTES)?.toString('utf8');
    } catch (thrown) {
      if (systemCode(thrown) === undefined) throw thrown;
      return undefined;
    }
  };
}

type Files = Readonly<Record<Exclude<keyof typeof MERGE_OUTPUTS, 'status'>, string | undefined>>;

function placesOf(values: ValuesOf<typeof MERGE_INPUTS>, host: CommandHost): Files {
  const at = (named: string | undefined, name: string): string | undefined =>
    named === undefined ? host.placeFor(name) : path.resolve(host.currentFolder, named);
  return {
    'result-file': at(values['result-file'], 'result.json'),
    'durations-file': at(values['durations-file'], 'durations.json'),
    ...Object.fromEntries(
      REPORTS.map((name) => [name, values[name] && path.resolve(host.currentFolder, values[name])]),
    ),
  } as Files;
}

/** The reports that were asked for. */
async function writeReports(files: Files, parts: readonly ReportPart[]): Promise<void> {
  if (REPORTS.every((name) => files[name] === undefined)) return;
  const { BUILDERS } = await import('../report/builders.js');
  for (const name of REPORTS) {
    const file = files[name];
    if (file !== undefined) writePieces(file, BUILDERS[name](parts));
  }
}

function redactedParts(report: MergedReport, { redact, currentFolder }: CommandHost): ReportPart[] {
  const sources = sourcesIn(currentFolder);
  return partsOf(redactDeep(report, redact), (file) => {
    const text = sources(file);
    return text === undefined ? undefined : redact(text);
  });
}

/**
 * The results of the shards of a plan to one report and one verdict. Resolves to the exit status, as of a run.
 *
 * @throws PyexecError for what is wrong with inputs, the plan, and the folder as a whole
 */
export async function mergeCommand(host: CommandHost): Promise<number> {
  const problems: string[] = [];
  const values = parseValues(MERGE_INPUTS, host.readInputs(), problems);
  const { 'plan-file': planFile, results } = values;
  if (planFile === undefined) problems.push('`plan-file` is missing: the plan says which shards there must be');
  if (results === undefined) problems.push('`results` is missing: the folder with the results of the shards');
  requireNoProblems(problems, 'pyexec merge');
  const at = (given = ''): string => path.resolve(host.currentFolder, given);
  const report = mergeFolder(readPlanFile(at(planFile)), at(results));
  const files = placesOf(values, host);
  const redact = <T>(part: T): T => redactDeep(part, host.redact);
  if (files['result-file'] !== undefined) writePieces(files['result-file'], mergedJson(report, redact));
  if (files['durations-file'] !== undefined)
    writePieces(files['durations-file'], [formatDurations(durationsOf(report))]);
  await writeReports(files, redactedParts(report, host));
  host.say(mergedLines(report, host.paint));
  const status = exitStatus(report, values['fail-on-error']);
  await host.publish({
    outputs: {
      status: report.status,
      ...Object.fromEntries(Object.entries(files).map(([name, file]) => [name, file ?? ''])),
    },
    summary: values.summary ? buildMergedSummary(report, sourcesIn(host.currentFolder)) : undefined,
    annotations: values.annotations ? mergedAnnotations(report) : [],
    failure:
      status === 0 ? undefined : { title: `pyexec: ${report.status}`, message: verdictLines(report, plain).join('\n') },
    json: mergedJson(report, redact),
  });
  return status;
}
