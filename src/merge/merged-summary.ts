import type { SourceOf } from './merged-parts.js';
import { ICONS } from '../report/icons.js';
import { codeSpan, details, fence, table } from '../report/markdown.js';
import type { ReportStatus } from '../report/run-report.js';
import { sourceContext } from '../report/source-context.js';
import { skips } from '../report/summary.js';
import { describeOutcome, describeTotals } from '../report/wording.js';
import { formatDuration } from '../units.js';
import { groupFailures, namePythons, type FailureGroup } from './group-failures.js';
import type { MergedReport } from './merged-report.js';

/** GitHub drops a step summary above 1 MiB; other steps of the job have theirs. */
const MAX_SUMMARY_BYTES = 900 * 1024;
const ROOM_FOR_REST = 128;
const MAX_ROWS = 200;
const MAX_STREAM = 4 * 1024;
const MAX_LISTED = 50;

function heading(report: MergedReport): string[] {
  const { plan, shards, error } = report;
  const pythons = namePythons(plan.pythonVersions.flatMap((one) => one ?? []));
  const where = `${shards.length} shards${pythons === '' ? '' : ` on ${codeSpan(pythons, 2000)}`}`;
  const parts = [
    `## ${ICONS[report.status]} pyexec: ${report.status}`,
    `${describeTotals(report)}; ${where}`,
    ...report.notes.map((note) => codeSpan(note, 1000)),
  ];
  // It quotes what shards say of themselves.
  if (error !== null) parts.push(`**${error.code}**`, fence(error.message), `💡 ${error.hint}`);
  return parts;
}

function shardTable({ shards }: MergedReport): string[] {
  const rows = shards.map((shard) => [
    ICONS[shard.status],
    codeSpan(shard.pythonVersion ?? 'any'),
    `${shard.index}/${shard.of}`,
    `${shard.ran}/${shard.programs}`,
    formatDuration(shard.durationMs),
    formatDuration(shard.expectedMs),
  ]);
  return [details('shards', table(['', 'Python', 'shard', 'programs', 'time', 'planned'], rows))];
}

/** The statuses of each program by the places of the Pythons; a place without one has no result. */
function statusesOf(report: MergedReport): Map<string, (ReportStatus | undefined)[]> {
  const place = new Map(report.plan.pythonVersions.map((version, index) => [version, index]));
  const all = new Map<string, (ReportStatus | undefined)[]>();
  const note = (id: string, version: string | null, status: ReportStatus | undefined): void => {
    const row = all.get(id) ?? new Array<ReportStatus | undefined>(place.size).fill(undefined);
    row[place.get(version) ?? 0] = status;
    all.set(id, row);
  };
  for (const { id, pythonVersion, status } of report.runs) note(id, pythonVersion, status);
  for (const { id, pythonVersion } of report.missing) note(id, pythonVersion, undefined);
  return all;
}

/** Program × Python: what failed first, then what has no result, then the others. */
function overview(report: MergedReport): string[] {
  const rank = (row: readonly (ReportStatus | undefined)[]): number =>
    row.some((status) => status !== undefined && status !== 'passed') ? 0 : row.includes(undefined) ? 1 : 2;
  const all = [...statusesOf(report)].map(([id, row]) => ({ id, row, rank: rank(row) }));
  if (all.length === 0) return [];
  const shown = [0, 1, 2].flatMap((wanted) => all.filter((one) => one.rank === wanted)).slice(0, MAX_ROWS);
  const rows = shown.map(({ id, row }) => [
    codeSpan(id),
    ...row.map((status) => (status === undefined ? '–' : ICONS[status])),
  ]);
  const head = ['program', ...report.plan.pythonVersions.map((version) => codeSpan(version ?? 'any Python'))];
  const more = all.length > shown.length ? `\n\nand ${all.length - shown.length} more programs` : '';
  return [table(head, rows) + more];
}

function stream(name: string, text: string): string[] {
  if (text === '') return [];
  const end = text.length <= MAX_STREAM ? text : `…\n${text.slice(-MAX_STREAM)}`;
  return [details(name, fence(end))];
}

function section({ run, pythonVersions }: FailureGroup, sourceOf: SourceOf): string {
  const { error } = run;
  const pythons = namePythons(pythonVersions);
  const parts = [
    `### ${ICONS[run.status]} ${codeSpan(run.id)}`,
    `${describeOutcome(run.outcome)} after ${formatDuration(run.durationMs)}${pythons === '' ? '' : `; ${codeSpan(pythons, 2000)}`}`,
    // Unlike those of a report of our own, they may have been made up.
    ...run.notes.map((note) => codeSpan(note, 1000)),
  ];
  if (error !== null)
    parts.push(`**${codeSpan(error.type)}** ${error.message === '' ? '' : codeSpan(error.message, 1000)}`);
  if (error?.path != null && error.line !== null) {
    parts.push(`${codeSpan(error.path)} line ${error.line}`);
    const source = sourceOf(error.path);
    if (source !== undefined) parts.push(fence(sourceContext(source, error.line).join('\n'), 'python'));
  }
  return [...parts, ...stream('standard output', run.stdout), ...stream('standard error', run.stderr)].join('\n\n');
}

function listed(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length > MAX_LISTED ? [`- and ${lines.length - MAX_LISTED} more`] : [];
  return [details(title, [...lines.slice(0, MAX_LISTED).map((line) => `- ${codeSpan(line)}`), ...more].join('\n'))];
}

/**
 * The step summary of merged shards in Markdown: what is wrong with shards, each program with each Python, what failed with
 * the code around it, at most 900 KiB. Pure, but for what `sourceOf` does.
 */
export function buildMergedSummary(report: MergedReport, sourceOf: SourceOf): string {
  const missing = report.missing.map(({ id, pythonVersion, shardIndex }) => {
    return `${id}${pythonVersion === null ? '' : `, Python ${pythonVersion}`}, shard ${shardIndex}`;
  });
  const parts = [
    ...heading(report),
    ...overview(report),
    ...shardTable(report),
    ...listed(`programs without a result (${missing.length})`, missing),
    ...skips(report),
    ...listed('files that are no results of this plan', report.ignored),
  ];
  let room = MAX_SUMMARY_BYTES - Buffer.byteLength(parts.join('\n\n')) - ROOM_FOR_REST;
  const groups = groupFailures(report);
  for (const [index, group] of groups.entries()) {
    const text = section(group, sourceOf);
    room -= Buffer.byteLength(text) + 2;
    if (room < 0) {
      parts.push(`Details of ${groups.length - index} more failures are in result.json.`);
      break;
    }
    parts.push(text);
  }
  return `${parts.join('\n\n')}\n`;
}
