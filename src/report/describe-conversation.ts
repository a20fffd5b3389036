import type { RunStatus } from '../execution/outcome.js';
import type { ReportedConversation, ReportedRun, RunReport } from './run-report.js';

/** Why a conversation ended, for people. */
export const STOPPED: Readonly<Record<ReportedConversation['stopped'], string>> = {
  done: 'the task is done',
  'max-turns': 'the turns are used up (`max-turns`)',
  'max-tokens': 'the tokens are used up (`max-tokens`)',
  'max-time': 'the time is over (`max-time`)',
  repeated: 'the model wrote the same code twice in a row',
  'model-error': 'no reply could be had from the model',
  cancelled: 'it was cancelled',
  error: 'it could not go on',
};

/** What is said of a program or a check that ended so: what it did, and what it had done. */
const ENDED: Readonly<Record<RunStatus, readonly [did: string, hadDone: string]>> = {
  passed: ['passed', 'passed'],
  failed: ['failed', 'failed'],
  'timed-out': ['timed out', 'timed out'],
  'out-of-memory': ['ran out of memory', 'run out of memory'],
  'output-limit': ['printed too much', 'printed too much'],
  'disk-limit': ['wrote too much', 'written too much'],
  cancelled: ['was cancelled', 'been cancelled'],
};

/** What became of what a model wanted last: how it ended, or that it did not run. Undefined when it wanted nothing yet. */
export type Last = RunStatus | 'refused' | undefined;

/** `1 turn`, `2 turns`. */
export function countOf(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}

/** What is said of a turn in which the model says that it is done; `missing` is a check that there should have been. Pure. */
export function saysDone(last: Last, check: RunStatus | 'missing' | undefined): string {
  const says = 'says that it is done';
  if (last === 'passed' && check === 'missing') return `${says}; it was not checked`;
  if (check !== undefined && check !== 'missing') return `${says}; the check ${ENDED[check][0]}`;
  if (last === undefined) return `${says}; nothing ran yet`;
  if (last === 'refused') return `${says}; the last request had been refused`;
  return last === 'passed' ? says : `${says}; the last program had ${ENDED[last][1]}`;
}

/** What a conversation left, the last of each; undefined where there is none. */
export interface LastRuns {
  readonly last: Last;
  readonly program: ReportedRun | undefined;
  /** Of the last program. */
  readonly check: ReportedRun | undefined;
}

/** How things stand after these turns. Pure. */
export function lastRuns(turns: ReportedConversation['turns'], runs: readonly ReportedRun[]): LastRuns {
  const from = turns.findLastIndex((turn) => turn.runs.length + turn.refused.length > 0);
  const program = runs[turns.findLast(({ run }) => run !== null)?.run ?? -1];
  const last = turns[from]?.run === null ? 'refused' : program?.status;
  const checked = turns.slice(from + 1).findLast(({ check }) => check !== null);
  return { last, program, check: runs[checked?.check ?? -1] };
}

function standing({ last, check }: LastRuns): string {
  if (last === undefined) return 'nothing ran';
  const program = last === 'refused' ? 'the last request was refused' : `the last program ${ENDED[last][0]}`;
  return check === undefined ? program : `${program}, the check ${ENDED[check.status][0]}`;
}

/** How many programs ran, besides checks. Pure. */
export function countPrograms({ turns }: Pick<ReportedConversation, 'turns'>): number {
  return turns.reduce((sum, { runs }) => sum + runs.length, 0);
}

/** Why a conversation ended and with what, in one line. Pure. */
export function describeConversation(conversation: ReportedConversation, runs: readonly ReportedRun[]): string {
  const { stopped, turns } = conversation;
  const came =
    stopped === 'done'
      ? `${countOf(countPrograms(conversation), 'program')} in ${countOf(turns.length, 'turn')}`
      : standing(lastRuns(turns, runs));
  return `${STOPPED[stopped]}; ${came}`;
}

/** The failure that a conversation ended with, of the check or the last program. Undefined when there is none. Pure. */
export function lastFailure({ conversation, runs }: Pick<RunReport, 'conversation' | 'runs'>): ReportedRun | undefined {
  if (conversation === null || conversation.stopped === 'done') return undefined;
  const { program, check } = lastRuns(conversation.turns, runs);
  return [check, program].find((run) => run !== undefined && run.status !== 'passed');
}
