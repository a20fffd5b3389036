import { lastRun, type Budgets, type Stopped, type TotalUsage, type Turn } from './conversation.js';

/** All that is known when it is decided whether a conversation goes on. */
export interface State {
  readonly turns: readonly Turn[];
  readonly usage: TotalUsage;
  readonly elapsedMs: number;
  readonly budgets: Budgets;
  readonly isCancelled: boolean;
  /** A program that passes is all that is wanted. */
  readonly endsAtPass: boolean;
}

type Condition = (state: State) => boolean;

/** The last program passed, and if that is not enough the model says so, and the check passed if there is one. */
const isDone: Condition = ({ turns, endsAtPass }) => {
  const last = turns.at(-1);
  if (lastRun(turns)?.status !== 'passed') return false;
  return endsAtPass || (last?.saysDone === true && (last.check?.status ?? 'passed') === 'passed');
};

/** In the order in which they are told: the first that holds is why it stopped. */
const CONDITIONS: readonly (readonly [Stopped, Condition])[] = [
  ['cancelled', ({ isCancelled }) => isCancelled],
  ['done', isDone],
  ['repeated', ({ turns }) => turns.at(-1)?.isRepeated === true],
  ['max-time', ({ elapsedMs, budgets }) => elapsedMs >= budgets.maxTimeMs],
  ['max-tokens', ({ usage, budgets }) => usage.totalTokens >= (budgets.maxTokens ?? Infinity)],
  ['max-turns', ({ turns, budgets }) => turns.length >= budgets.maxTurns],
];

/** Why a conversation ends here; undefined when it goes on. Pure. */
export function stopReason(state: State): Stopped | undefined {
  return CONDITIONS.find(([, holds]) => holds(state))?.[0];
}
