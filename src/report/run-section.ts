import { cutMiddle } from './cut-text.js';
import { ICONS } from './icons.js';
import { codeSpan, details, fence, table } from './markdown.js';
import { describeRepair, repairOf } from './repair-text.js';
import type { ReportedRun, RunReport } from './run-report.js';
import { sourceContext } from './source-context.js';
import { hasEndedWell } from './text.js';
import { describeOutcome, hintFor } from './wording.js';
import { formatBytes, formatDuration } from '../units.js';

/** What is shown of each stream. */
const MAX_STREAM = 16 * 1024;

/** What is shown of a text of a program, or about one. */
export function cut(text: string): string {
  return cutMiddle(text, MAX_STREAM);
}

function stream(name: string, [text, bytes]: readonly [string, number], isOpen: boolean): string[] {
  if (bytes === 0) return [];
  return [details(`${name} (${formatBytes(bytes)})`, fence(cut(text.replace(/\r?\n$/, ''))), isOpen)];
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

/** How a program ended and why, as parts of Markdown; with its source text where that is there. Pure. */
export function endParts(run: ReportedRun, source: string | undefined, report: RunReport): string[] {
  const memory = run.peakMemoryBytes === null ? '' : `, peak memory ${formatBytes(run.peakMemoryBytes)}`;
  return [
    `${describeOutcome(run.outcome)} after ${formatDuration(run.durationMs)}${memory}`,
    ...run.notes,
    ...(run.status === 'passed' ? [] : failure(run, source, report)),
    ...suggestion(run, report),
  ];
}

/** What a program printed and wrote, in sections that are closed unless they are to be open. Pure. */
export function outputParts(run: ReportedRun, isOpen = false): string[] {
  return [
    ...stream('standard output', [run.stdout, run.stdoutBytes], isOpen),
    ...stream('standard error', [run.stderr, run.stderrBytes], isOpen),
    ...files(run),
  ];
}

/** The heading of a program. Pure. */
export function runHeading({ status, id }: ReportedRun): string {
  return `### ${ICONS[status]} ${codeSpan(id)}`;
}
