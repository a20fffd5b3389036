import type { KeptArtifacts } from '../artifacts/keep-artifacts.js';
import type { Outcome } from '../execution/outcome.js';
import { documentKind } from '../programs/documents/document-kind.js';
import { formatBytes } from '../units.js';
import { describeConversation } from './describe-conversation.js';
import { UNEXPECTED_OUTPUT } from './judge.js';
import type { ProgramError, ReportedRun, ReportStatus, RunReport } from './run-report.js';

/** How a program ended, in words. */
export function describeOutcome(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'exited':
      return `exit code ${outcome.exitCode}`;
    case 'signalled':
      return `ended by ${outcome.signal}`;
    case 'timed-out':
      return 'stopped at the timeout';
    case 'out-of-memory':
      return 'stopped at the memory limit';
    case 'output-limit':
      return `stopped for too much output on ${outcome.stream}`;
    case 'disk-limit':
      return `stopped with ${formatBytes(Math.max(0, outcome.bytes))} in ${Math.max(0, outcome.entries)} entries written`;
    case 'cancelled':
      return 'stopped, since the run was cancelled';
  }
}

/** What a reader can do about a run that did not pass, if there is something to say. */
export function hintFor(run: ReportedRun, isolation: RunReport['isolation']): string | undefined {
  const { outcome, error } = run;
  switch (outcome.kind) {
    case 'timed-out':
      return 'Raise `timeout` if the program needs longer.';
    case 'output-limit':
      return 'Raise `max-output` if that much output is wanted.';
    case 'disk-limit':
      return 'Raise `max-disk` if the program has to write that much; more than 100000 files are refused in any case.';
    case 'exited':
      if (error === null || isolation === null) return undefined;
      return outcome.exitCode === 0 ? hintForExpectation(error) : (hintForBlock(run) ?? hintForError(error, isolation));
    case 'signalled':
    case 'out-of-memory':
    case 'cancelled':
      return undefined;
  }
}

/** Of a program that ended well, but not as its document says. */
function hintForExpectation({ type }: ProgramError): string | undefined {
  if (type !== UNEXPECTED_OUTPUT) return undefined;
  return '`pyexec run --update` writes what was printed into the document.';
}

/** Of a block that may need one before it. */
function hintForBlock({ error, source }: ReportedRun): string | undefined {
  if (error?.type !== 'NameError' || source === null || documentKind(source.path) !== 'markdown') return undefined;
  return 'Each block is a program of its own; `pyexec:continue` behind the language joins one to the block before it.';
}

/** What libraries say when there is no network, whatever they wrap it in. */
const UNREACHABLE =
  /Network is unreachable|name resolution|Name or service not known|Failed to resolve|No address associated/i;

function hintForError(
  { type, message }: ProgramError,
  { kind, network, memory }: NonNullable<RunReport['isolation']>,
): string | undefined {
  if (type === 'MemoryError' && memory !== 'none')
    return 'A memory limit was in force; raise `memory` if the program needs more.';
  if (network === 'none' && UNREACHABLE.test(message))
    return 'The program has no network; set `network: full` if it needs one.';
  if (kind === 'sandbox' && type === 'ModuleNotFoundError')
    return 'In the sandbox a program sees Python, what `packages` installs, and itself; name the folder of other modules in `read-only-paths`.';
  if (kind === 'container' && type === 'ModuleNotFoundError')
    return 'In a container a program sees the packages of the image, what `packages` adds to them, and itself; name the folder of other modules in `read-only-paths`.';
  return undefined;
}

const MAX_SHOWN_PACKAGES = 20;

/** What was installed, in one line; nothing when that was nothing. Names come from the packages themselves. */
export function describePackages({ packages, cacheHit }: NonNullable<RunReport['environment']>): string[] {
  if (packages.length === 0) return [];
  const more = packages.length - MAX_SHOWN_PACKAGES;
  const shown = packages.slice(0, MAX_SHOWN_PACKAGES).join(', ');
  return [`packages: ${shown}${more > 0 ? ` and ${more} more` : ''}${cacheHit ? ' (kept from an earlier run)' : ''}`];
}

/** What was in force, feature by feature. */
export function describeIsolation(isolation: NonNullable<RunReport['isolation']>): string[] {
  return [
    `isolation: ${isolation.kind}`,
    ...(isolation.kind !== 'none' ? [`namespaces: ${isolation.namespaces.join(', ')}`, 'system calls: filtered'] : []),
    `network: ${isolation.network === 'full' ? 'not restricted' : 'none'}`,
    `memory limit: ${isolation.memory}`,
    `process limit: ${isolation.processes}`,
    `new privileges: ${isolation.noNewPrivileges ? 'refused' : 'possible'}`,
    `user: ${isolation.user === 'unprivileged' ? 'an unprivileged one of its own' : "the caller's"}`,
  ];
}

/** Where the artifacts are, in plain words. The name and the folder are ours or the workflow author's. */
export function describeArtifacts({ files, bytes, name, url, folder }: KeptArtifacts): string {
  if (files === 0) return 'no artifacts';
  const what = `${files === 1 ? '1 file' : `${files} files`}, ${formatBytes(bytes)}`;
  if (folder !== null) return `artifacts in ${folder} (${what})`;
  return `artifact ${name ?? ''} (${what})${url === null ? '' : `: ${url}`}`;
}

/** What the verdict rests on: how many programs ended how, or why a conversation ended. Pure. */
export function describeVerdict(report: RunReport): string {
  const { conversation, runs } = report;
  return conversation === null ? describeTotals(report) : describeConversation(conversation, runs);
}

/** `3 programs: 2 passed, 1 failed`. */
export function describeTotals(report: RunReport): string {
  const counts = new Map<ReportStatus, number>();
  for (const { status } of report.runs) counts.set(status, (counts.get(status) ?? 0) + 1);
  const parts = [...counts].map(([status, count]) => `${count} ${status}`);
  if (report.notStarted > 0) parts.push(`${report.notStarted} not started`);
  const total = report.runs.length + report.notStarted;
  const programs = total === 1 ? '1 program' : `${total} programs`;
  const skipped = report.skipped.length === 0 ? '' : `; ${report.skipped.length} skipped`;
  return (parts.length === 0 ? 'nothing was run' : `${programs}: ${parts.join(', ')}`) + skipped;
}
