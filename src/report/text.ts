import type { Program } from '../programs/program.js';
import { conversationLines } from './conversation-text.js';
import { gutterLine, quoteInline } from './neutralise.js';
import { repairLines } from './repair-text.js';
import { outcomeLine, outputLines, type Paint } from './run-text.js';
import type { ReportedRun, RunReport } from './run-report.js';
import { sourceContext } from './source-context.js';
import { describeArtifacts, describeIsolation, describePackages, describeVerdict, hintFor } from './wording.js';
import { formatBytes } from '../units.js';

const MAX_FILES = 20;

/** An error of it is one that we found. */
export function hasEndedWell({ outcome }: ReportedRun): boolean {
  return outcome.kind === 'exited' && outcome.exitCode === 0;
}

function failure(run: ReportedRun, source: string | undefined, paint: Paint): string[] {
  if (run.error === null) return [];
  const [firstLine = '', ...rest] = run.error.message.split('\n');
  const what = `${run.error.type}${firstLine === '' ? '' : `: ${firstLine}`}`;
  // What we say is said only here; what the program said is in its output.
  const lines = [paint('red', quoteInline(what)), ...(hasEndedWell(run) ? rest.map(gutterLine) : [])];
  if (run.error.line !== null && source !== undefined) {
    lines.push(paint('dim', `${quoteInline(run.error.path ?? run.id)}:${run.error.line}`));
    lines.push(...sourceContext(source, run.error.line).map((line) => quoteInline(line)));
  }
  return lines;
}

function files(run: ReportedRun, paint: Paint): string[] {
  if (run.files.length === 0) return [];
  const shown = run.files
    .slice(0, MAX_FILES)
    .map((file) => `  ${quoteInline(file.path)} (${formatBytes(file.bytes)}, ${file.change})`);
  const more = run.files.length > MAX_FILES || run.filesTruncated ? ['  and more'] : [];
  return [paint('dim', `files in ${quoteInline(run.workingDirectory)}`), ...shown, ...more];
}

/** Everything about one program, as lines that are safe in a log. */
export function runLines(
  run: ReportedRun,
  source: string | undefined,
  { report, paint }: { report: RunReport; paint: Paint },
): string[] {
  const hint = hintFor(run, report.isolation);
  return [
    outcomeLine(run, paint),
    ...run.notes,
    ...outputLines('standard output', run.stdout, paint),
    ...outputLines('standard error', run.stderr, paint),
    ...failure(run, source, paint),
    ...(hint === undefined ? [] : [`hint: ${hint}`]),
    ...files(run, paint),
  ];
}

/** What the environment was, as far as there was one. */
function environmentLines({ environment, isolation }: RunReport, paint: Paint): string[] {
  if (environment === null || isolation === null) return [];
  const python = `Python ${environment.pythonVersion} (${quoteInline(environment.pythonPath)})`;
  const image = environment.image === null ? [] : [`image: ${quoteInline(environment.image)}`];
  const packages = describePackages(environment).map(quoteInline);
  return [python, ...image, ...packages, describeIsolation(isolation).join('; ')].map((line) => paint('dim', line));
}

const MAX_SHOWN_SKIPS = 10;

/** What was kept of the files, and what was not. */
function artifactLines({ artifacts }: RunReport): string[] {
  if (artifacts === null) return [];
  const { skipped, notes } = artifacts;
  return [
    quoteInline(describeArtifacts(artifacts)),
    ...skipped.slice(0, MAX_SHOWN_SKIPS).map(({ path, reason }) => `  not taken: ${quoteInline(path)}: ${reason}`),
    ...notes.map(quoteInline),
  ];
}

/** The verdict, after what went wrong on our side. */
export function verdictLines(report: RunReport, paint: Paint): string[] {
  const verdict = `${paint(report.status === 'passed' ? 'green' : 'red', report.status)}: ${describeVerdict(report)}`;
  if (report.error === null) return [verdict];
  const [first = '', ...rest] = report.error.message.split('\n').map(quoteInline);
  const error = `${paint('red', `error ${report.error.code}`)}: ${first}`;
  const [hint = '', ...more] = report.error.hint.split('\n').map(quoteInline);
  return [error, ...rest, `hint: ${hint}`, ...more, verdict];
}

/** The text of a program; undefined for a module. */
export function textOf(program: Program): string | undefined {
  return program.kind === 'module' ? undefined : program.text;
}

/** Gives the source text of a program that failed in one of its lines. */
export type SourceOf = (run: ReportedRun) => string | undefined;

/**
 * The source texts of programs. Those of parts of documents are made when they are asked for: each is as long as its
 * document.
 */
export function sourcesOf(programs: readonly Program[]): SourceOf {
  const byId = new Map(programs.map((program) => [program.id, program]));
  return (run) => {
    const program = run.error?.line == null ? undefined : byId.get(run.id);
    const isElsewhere = program?.kind === 'file' && program.part?.isInPlace === false;
    return program === undefined || isElsewhere ? undefined : textOf(program);
  };
}

/** What was not run, and why, as lines that are safe in a log. Pure. */
export function skippedLines({ skipped }: Pick<RunReport, 'skipped'>): string[] {
  const shown = skipped.slice(0, MAX_SHOWN_SKIPS).map(({ id, reason }) => quoteInline(`skipped ${id}: ${reason}`));
  const more = skipped.length - shown.length;
  return more > 0 ? [...shown, `and ${more} more`] : shown;
}

/** What is said of all programs together. */
export function resultLines(report: RunReport, paint: Paint): string[] {
  return [
    ...report.notes.map(quoteInline),
    ...skippedLines(report),
    ...environmentLines(report, paint),
    ...artifactLines(report),
    ...repairLines(report, paint),
    ...verdictLines(report, paint),
  ];
}

/** What was not shown while it went on: all runs, of a conversation those after its last whole turn. */
export function notShown({ conversation, runs }: RunReport): readonly ReportedRun[] {
  const turns = conversation?.turns ?? [];
  return runs.slice(turns.reduce((count, turn) => count + turn.runs.length + Number(turn.check !== null), 0));
}

/** The whole report for people. Programs that passed are one line each when there are several. Pure. */
export function buildText(report: RunReport, programs: readonly Program[], paint: Paint): string[] {
  const sources = sourcesOf(programs);
  const isBrief = report.runs.length > 1;
  const lines = notShown(report).flatMap((run) =>
    isBrief && run.status === 'passed' ? [outcomeLine(run, paint)] : runLines(run, sources(run), { report, paint }),
  );
  return [...lines, ...conversationLines(report, paint), ...resultLines(report, paint)];
}
