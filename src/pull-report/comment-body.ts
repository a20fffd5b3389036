import { codeSpan, details, fence, table } from '../report/markdown.js';
import { ICONS } from '../report/icons.js';
import type { ClaimedFailure, ClaimedReport } from './read-report.js';

/** GitHub takes 65,536 characters. */
const MAX_BODY = 60_000;

/** What is said about a workflow run. */
export interface ReportFacts {
  readonly name: string;
  readonly commit: string;
  readonly runId: number;
  /** The address of the run. */
  readonly runUrl: string;
  readonly conclusion: Conclusion;
  /** The pull request may have changed what it was judged by. */
  readonly changesWorkflows: boolean;
}

export type Conclusion = 'success' | 'failure' | 'cancelled';

/** By this a comment is found again; nothing in it comes from an artifact. */
function marker({ name, runId }: Pick<ReportFacts, 'name' | 'runId'>): string {
  return `<!-- pyexec-report name="${name}" run="${runId}" -->`;
}

/** The run that a comment with this name is about; undefined when it is no such comment. Pure. */
export function findMarkedRun(body: string, name: string): number | undefined {
  const [, found, run] = /^<!-- pyexec-report name="([^"]*)" run="(\d{1,15})" -->/.exec(body) ?? [];
  return found === name ? Number(run) : undefined;
}

/** Each program once for each way in which it failed, with all Pythons with which it did. */
function grouped(all: readonly ClaimedFailure[]): ClaimedFailure[] {
  const groups = new Map<string, ClaimedFailure[]>();
  for (const failure of all) {
    const key = JSON.stringify({ ...failure, pythonVersion: null });
    groups.set(key, [...(groups.get(key) ?? []), failure]);
  }
  return [...groups.values()].flatMap((alike) => {
    const pythons = alike.flatMap(({ pythonVersion }) => pythonVersion ?? []);
    return alike
      .slice(0, 1)
      .map((one) => ({ ...one, pythonVersion: pythons.length === 0 ? null : pythons.join(', ') }));
  });
}

/** What the check says: the run of the workflow and what it left have to agree that all is well. Pure. */
export function concludeFrom(report: ClaimedReport | undefined, ofRun: string): Conclusion {
  if (ofRun === 'cancelled' || report?.status === 'cancelled') return 'cancelled';
  return report?.status === 'passed' && ofRun === 'success' ? 'success' : 'failure';
}

function totals({ counts }: ClaimedReport): string {
  const parts = [...counts].map(([status, count]) => `${count} ${status}`);
  return parts.length === 0 ? 'Nothing was run.' : `Programs: ${parts.join(', ')}.`;
}

function heading(report: ClaimedReport | undefined, { name, commit, runUrl, conclusion }: ReportFacts): string[] {
  const icon = conclusion === 'success' ? ICONS.passed : conclusion === 'cancelled' ? ICONS.cancelled : ICONS.failed;
  const what = report === undefined ? 'There is no result.' : totals(report);
  return [`### ${icon} ${name}: ${conclusion}`, `${what} [Run](${runUrl}) for ${codeSpan(commit.slice(0, 12))}.`];
}

const WARNING =
  '⚠️ This pull request changes files in `.github/`, maybe those that ran the programs: look at them before you believe what is here.';

function row({ id, status, pythonVersion, path, line }: ClaimedFailure): string[] {
  const place = path === null || line === null ? '' : codeSpan(`${path}:${line}`);
  return [ICONS[status], codeSpan(id), pythonVersion === null ? '' : codeSpan(pythonVersion), status, place];
}

function failures(report: ClaimedReport): string[] {
  const { length } = report.failures;
  const all = [...report.counts].reduce((sum, [status, count]) => sum + (status === 'passed' ? 0 : count), 0);
  if (length === 0) return [];
  const more = all > length ? [`and ${all - length} more`] : [];
  return [table(['', 'program', 'Python', 'outcome', 'line'], grouped(report.failures).map(row)), ...more];
}

function suggestions({ suggestions: { count, artifact } }: ClaimedReport): string[] {
  if (count === 0) return [];
  const where = artifact === '' ? 'in the summary' : `in the summary and the artifact ${codeSpan(artifact)}`;
  return [`🔧 For ${count === 1 ? '1 program' : `${count} programs`} a model suggests a change: ${where} of the run.`];
}

/**
 * The text of the comment and of the check, at most 60,000 characters, without the marker. All that comes from the report is
 * quoted. Pure.
 */
export function buildBody(report: ClaimedReport | undefined, facts: ReportFacts): string {
  const parts = [...heading(report, facts), ...(facts.changesWorkflows ? [WARNING] : [])];
  if (report === undefined) return parts.join('\n\n');
  if (report.error !== '') parts.push(fence(report.error));
  parts.push(...failures(report), ...suggestions(report));
  let room = MAX_BODY - parts.join('\n\n').length;
  for (const { id, error } of grouped(report.failures)) {
    const part = error === '' ? '' : details('why', `${codeSpan(id)}\n\n${fence(error)}`);
    room -= part.length + 2;
    if (room < 0) break;
    if (part !== '') parts.push(part);
  }
  return parts.join('\n\n');
}

/** The whole comment. Pure. */
export function buildComment(body: string, facts: ReportFacts): string {
  return `${marker(facts)}\n${body}\n`;
}
