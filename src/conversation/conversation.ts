import type { ReportedRun } from '../report/run-report.js';

/** Why a conversation ended. */
export type Stopped =
  | 'done'
  | 'max-turns'
  | 'max-tokens'
  | 'max-time'
  | 'repeated'
  | 'model-error'
  | 'cancelled'
  /** The tool failed. */
  | 'error';

/** What a model wants to be run. */
export interface Proposal {
  readonly code: string;
  /** As it names them. */
  readonly libraries: readonly string[];
}

/** What came of something that a model asked for. */
export type Attempt =
  | {
      readonly kind: 'ran';
      readonly proposal: Proposal;
      readonly run: ReportedRun;
      /** Libraries that it asked for and that were not installed, since they are not permitted. */
      readonly left?: readonly string[];
    }
  /** Nothing ran; the reason is told to the model. */
  | {
      readonly kind: 'refused';
      readonly proposal: Proposal | undefined;
      readonly why: string;
      /** What an installer and the packages that it built said: not ours to vouch for. */
      readonly said?: string;
    };

/** A reply of the model, and what came of it. */
export interface Turn {
  readonly reply: string;
  readonly toolCalls: readonly { readonly name: string; readonly arguments: string }[];
  readonly attempts: readonly Attempt[];
  /** The model said that it is done. */
  readonly saysDone: boolean;
  /** And it is: its last program passed, and so did the check if there is one. */
  readonly isDone: boolean;
  /** Of `check`, when it came to that. */
  readonly check: ReportedRun | undefined;
  /** The same code as before: it did not run again. */
  readonly isRepeated: boolean;
  readonly modelMs: number;
  /** Of the conversation, up to the end of the turn. */
  readonly elapsedMs: number;
  readonly totalTokens: number;
}

/** What is measured of a turn once it is over. */
export type Measured = 'modelMs' | 'elapsedMs' | 'totalTokens';

/** Tokens of a whole conversation. */
export interface TotalUsage {
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly totalTokens: number;
  readonly requests: number;
  /** The service does not count tokens: they are reckoned from the length of what was said. */
  readonly estimated: boolean;
}

/** How a conversation went. */
export interface Conversation {
  /** Its name. */
  readonly model: string;
  readonly task: string;
  readonly stopped: Stopped;
  readonly turns: readonly Turn[];
  readonly usage: TotalUsage;
  /** Of a model that does not answer. */
  readonly failure: { readonly message: string; readonly hint: string } | undefined;
}

/** What a conversation may take at most. */
export interface Budgets {
  readonly maxTurns: number;
  /** Undefined means as many as it takes. */
  readonly maxTokens: number | undefined;
  readonly maxTimeMs: number;
}

/** The last program that ran; undefined when none did. */
export function lastRun(turns: readonly Turn[]): ReportedRun | undefined {
  return lastAttempt(turns)?.run;
}

/** The last attempt that ran, with its code. */
export function lastAttempt(turns: readonly Turn[]): Extract<Attempt, { kind: 'ran' }> | undefined {
  return turns.flatMap(({ attempts }) => attempts.filter((one) => one.kind === 'ran')).at(-1);
}

/** The last of what the model wanted to be run, whether it ran or not. */
export function lastProposed(turns: readonly Turn[]): Attempt | undefined {
  return turns.flatMap(({ attempts }) => attempts.filter(({ proposal }) => proposal !== undefined)).at(-1);
}

/** What the model wanted last, if that passed and no check has failed since; undefined when there is something to mend. */
export function standing(turns: readonly Turn[]): Proposal | undefined {
  const last = lastProposed(turns);
  if (last?.kind !== 'ran' || last.run.status !== 'passed') return undefined;
  const from = turns.findLastIndex(({ attempts }) => attempts.includes(last));
  const isChecked = turns.slice(from).every(({ check }) => check === undefined || check.status === 'passed');
  return isChecked ? last.proposal : undefined;
}
