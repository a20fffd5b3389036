import type { Program } from '../programs/program.js';
import { ICONS } from './icons.js';
import { codeSpan, details, fence, table } from './markdown.js';
import { describeRepairs } from './repair-text.js';
import type { ReportedRun, RunReport } from './run-report.js';
import { slowest } from './report-part.js';
import { cut, endParts, outputParts, runHeading } from './run-section.js';
import { sourcesOf } from './text.js';
import { describeArtifacts, describeIsolation, describeOutcome, describePackages, describeVerdict } from './wording.js';
import { formatDuration } from '../units.js';

/** GitHub drops a step summary above 1 MiB; other steps of the job have theirs. */
const MAX_SUMMARY_BYTES = 900 * 1024;
/** For the line that says what is missing. */
const ROOM_FOR_REST = 128;
const MAX_SLOW = 5;
function section(run: ReportedRun, source: string | undefined, report: RunReport): string {
  return [runHeading(run), ...endParts(run, source, report), ...outputParts(run)].join('\n\n');
}

function heading(report: RunReport): string[] {
  const parts = [
    `## ${ICONS[report.status]} pyexec: ${report.status}`,
    describeVerdict(report),
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

/** Of a run without a conversation: failures first, as many programs as there is room for, in bytes. */
function sections(report: RunReport, programs: readonly Program[], room: number): string[] {
  const sources = sourcesOf(programs);
  const rank = (run: ReportedRun): number => Number(run.status === 'passed');
  const ordered = [...report.runs].sort((a, b) => rank(a) - rank(b));
  const parts: string[] = [];
  let left = room;
  for (const [index, run] of ordered.entries()) {
    const text = section(run, sources(run), report);
    left -= Buffer.byteLength(text) + 2;
    if (left < 0) return [...parts, `Details of ${ordered.length - index} more programs are in result.json.`];
    parts.push(text);
  }
  return parts;
}

/**
 * The step summary in Markdown: failures first, at most 900 KiB. What there is to say of a conversation, at most 700 KiB,
 * stands in place of its programs. Pure.
 */
export function buildSummary(
  report: RunReport,
  programs: readonly Program[],
  conversation: readonly string[] = [],
): string {
  const isTalk = report.conversation !== null;
  const own = [...overview(report), ...slow(report)];
  const parts = [...heading(report), ...(isTalk ? conversation : own), ...skips(report)];
  const room = MAX_SUMMARY_BYTES - Buffer.byteLength(parts.join('\n\n')) - ROOM_FOR_REST;
  const rest = isTalk ? [] : sections(report, programs, room);
  return `${[...parts, ...rest].join('\n\n')}\n`;
}
