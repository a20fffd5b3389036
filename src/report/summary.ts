import type { Program } from '../programs/program.js';
import { cutMiddle } from './cut-middle.js';
import { ICONS } from './icons.js';
import { codeSpan, details, fence, table } from './markdown.js';
import { describeRepair, describeRepairs, repairOf } from './repair-text.js';
import type { ReportedRun, RunReport } from './run-report.js';
import { slowest } from './report-part.js';
import { sourceContext } from './source-context.js';
import { hasEndedWell, sourcesOf } from './text.js';
import {
  describeArtifacts,
  describeIsolation,
  describeOutcome,
  describePackages,
  describeTotals,
  hintFor,
} from './wording.js';
import { formatBytes, formatDuration } from '../units.js';

/** GitHub drops a step summary above 1 MiB; other steps of the job have theirs. */
const MAX_SUMMARY_BYTES = 900 * 1024;
/** For the line that says what is missing. */
const ROOM_FOR_REST = 128;
const MAX_SLOW = 5;
/** What is shown of each stream. */
const MAX_STREAM = 16 * 1024;

function cut(text: string): string {
  return cutMiddle(text, MAX_STREAM);
}

function stream(name: string, text: string, bytes: number): string[] {
  return bytes === 0 ? [] : [details(`${name} (${formatBytes(bytes)})`, fence(cut(text)))];
}

function files(run: ReportedRun): string[] {
  if (run.files.length === 0) return [];
  const rows = run.files.slice(0, 50).map(({ path, bytes, change }) => [codeSpan(path), change, formatBytes(bytes)]);
  const more =
    run.files.length > 50 || run.filesTruncated ? `\n\nand more (${run.files.length} listed in result.json)` : '';
  return [details(`files (${run.files.length})`, table(['file', 'change', 'size'], rows) + more)];
}

function failure(run: ReportedRun, source: string | undefined, report: RunReport): string[] {
  const parts: string[] = [];
  if (run.error !== null && hasEndedWell(run))
    parts.push(`**${codeSpan(run.error.type)}**`, fence(cut(run.error.message), 'diff'));
  else if (run.error !== null)
    parts.push(`**${codeSpan(run.error.type)}** ${run.error.message === '' ? '' : codeSpan(run.error.message, 1000)}`);
  if (run.error?.line != null && source !== undefined) {
    parts.push(
      `${codeSpan(run.error.path ?? run.id)} line ${run.error.line}`,
      fence(sourceContext(source, run.error.line).join('\n'), 'python'),
    );
  }
  const hint = hintFor(run, report.isolation);
  return hint === undefined ? parts : [...parts, `💡 ${hint}`];
}

/** A suggestion of a model, quoted. */
function suggestion(run: ReportedRun, report: RunReport): string[] {
  const repair = repairOf(report, run);
  if (repair === undefined) return [];
  const told = `🔧 ${codeSpan(describeRepair(repair), 1000)}`;
  if (repair.diff === null) return [told];
  return [told, details('suggested change, by a model', fence(cut(repair.diff), 'diff'))];
}

function section(run: ReportedRun, source: string | undefined, report: RunReport): string {
  const memory = run.peakMemoryBytes === null ? '' : `, peak memory ${formatBytes(run.peakMemoryBytes)}`;
  return [
    `### ${ICONS[run.status]} ${codeSpan(run.id)}`,
    `${describeOutcome(run.outcome)} after ${formatDuration(run.durationMs)}${memory}`,
    ...run.notes,
    ...(run.status === 'passed' ? [] : failure(run, source, report)),
    ...suggestion(run, report),
    ...stream('standard output', run.stdout, run.stdoutBytes),
    ...stream('standard error', run.stderr, run.stderrBytes),
    ...files(run),
  ].join('\n\n');
}

function heading(report: RunReport): string[] {
  const parts = [
    `## ${ICONS[report.status]} pyexec: ${report.status}`,
    describeTotals(report),
    ...report.notes.map((note) => codeSpan(note, 1000)),
  ];
  if (report.error !== null) {
    parts.push(`**${report.error.code}**`, fence(cut(report.error.message)), `💡 ${report.error.hint}`);
  }
  if (report.environment !== null && report.isolation !== null) {
    const { pythonVersion, pythonPath, image } = report.environment;
    parts.push(`Python ${pythonVersion} (${codeSpan(pythonPath)}); ${describeIsolation(report.isolation).join('; ')}`);
    if (image !== null) parts.push(`Image ${codeSpan(image, 1000)}`);
    parts.push(...describePackages(report.environment).map((line) => codeSpan(line, 1000)));
  }
  return [...parts, ...artifacts(report), ...repairs(report)];
}

function repairs(report: RunReport): string[] {
  const text = describeRepairs(report);
  if (text === undefined) return [];
  const url = report.patch?.url ?? null;
  return [url === null ? codeSpan(text, 1000) : `${codeSpan(text, 1000)} ([repair.patch](${url}))`];
}

function artifacts({ artifacts: kept }: RunReport): string[] {
  if (kept === null) return [];
  const where =
    kept.url === null
      ? codeSpan(describeArtifacts(kept))
      : `[${describeArtifacts({ ...kept, url: null })}](${kept.url})`;
  const skipped = kept.skipped.slice(0, 20).map(({ path, reason }) => `- not taken: ${codeSpan(path)}, ${reason}`);
  return [where, ...(skipped.length === 0 ? [] : [skipped.join('\n')]), ...kept.notes.map((note) => codeSpan(note))];
}

function overview(report: RunReport): string[] {
  if (report.runs.length < 2) return [];
  const shown = [...report.runs]
    .sort((a, b) => Number(a.status === 'passed') - Number(b.status === 'passed'))
    .slice(0, 200);
  const rows = shown.map((run) => [
    ICONS[run.status],
    codeSpan(run.id),
    describeOutcome(run.outcome),
    formatDuration(run.durationMs),
    run.error?.line == null ? '' : String(run.error.line),
  ]);
  const more = report.runs.length > shown.length ? `\n\nand ${report.runs.length - shown.length} more programs` : '';
  return [table(['', 'program', 'outcome', 'time', 'line'], rows) + more];
}

/** The programs that took longest; nothing where all are in sight anyway. */
function slow({ runs }: RunReport): string[] {
  if (runs.length <= MAX_SLOW) return [];
  const rows = slowest(runs, MAX_SLOW).map((run) => [
    ICONS[run.status],
    codeSpan(run.id),
    formatDuration(run.durationMs),
  ]);
  return [details('slowest programs', table(['', 'program', 'time'], rows))];
}

/** What was not run, and why, as a section that opens; none where there was no such thing. Pure. */
export function skips({ skipped }: Pick<RunReport, 'skipped'>): string[] {
  if (skipped.length === 0) return [];
  const rows = skipped.slice(0, 200).map(({ id, reason }) => [codeSpan(id), codeSpan(reason)]);
  const more = skipped.length > rows.length ? `\n\nand ${skipped.length - rows.length} more` : '';
  return [details(`skipped (${skipped.length})`, table(['program', 'why'], rows) + more)];
}

/**
 * The step summary in Markdown: failures first, at most 900 KiB. What there is to say of a conversation comes before, and
 * its programs in the order of the turns. Pure.
 */
export function buildSummary(
  report: RunReport,
  programs: readonly Program[],
  conversation: readonly string[] = [],
): string {
  const sources = sourcesOf(programs);
  const isTalk = report.conversation !== null;
  const own = [...overview(report), ...slow(report)];
  const parts = [...heading(report), ...(isTalk ? conversation : own), ...skips(report)];
  let room = MAX_SUMMARY_BYTES - Buffer.byteLength(parts.join('\n\n')) - ROOM_FOR_REST;
  const isWorse = (run: ReportedRun): number => Number(run.status === 'passed');
  const ordered = isTalk ? report.runs : [...report.runs].sort((a, b) => isWorse(a) - isWorse(b));
  for (const [index, run] of ordered.entries()) {
    const text = section(run, sources(run), report);
    room -= Buffer.byteLength(text) + 2;
    if (room < 0) {
      parts.push(`Details of ${ordered.length - index} more programs are in result.json.`);
      break;
    }
    parts.push(text);
  }
  return `${parts.join('\n\n')}\n`;
}
