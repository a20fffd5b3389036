import { lastRun, type Budgets, type Stopped, type TotalUsage, type Turn } from './conversation.js';

/** All that is known when it is decided whether a conversation goes on. */
export interface State {
  readonly turns: readonly Turn[];
  readonly usage: TotalUsage;
  /** That the next request takes by itself; reckoned. */
  readonly nextPromptTokens: number;
  readonly elapsedMs: number;
  readonly budgets: Budgets;
  readonly isCancelled: boolean;
  /** A program that passes is all that is wanted. */
  readonly endsAtPass: boolean;
}

type Condition = (state: State) => boolean;

const isDone: Condition = ({ turns, endsAtPass }) =>
  turns.at(-1)?.isDone === true || (endsAtPass && lastRun(turns)?.status === 'passed');

/** Also when they would be with the next request. */
const areTokensSpent: Condition = ({ usage, nextPromptTokens, budgets }) =>
  usage.totalTokens + nextPromptTokens >= (budgets.maxTokens ?? Infinity);

/** In the order in which they are told: the first that holds is why it stopped. */
const CONDITIONS: readonly (readonly [Stopped, Condition])[] = [
  ['cancelled', ({ isCancelled }) => isCancelled],
  ['done', isDone],
  ['repeated', ({ turns }) => turns.at(-1)?.isRepeated === true],
  ['max-time', ({ elapsedMs, budgets }) => elapsedMs >= budgets.maxTimeMs],
  ['max-turns', ({ turns, budgets }) => turns.length >= budgets.maxTurns],
  ['max-tokens', areTokensSpent],
];

/** Why a conversation ends here; undefined when it goes on. Pure. */
export function stopReason(state: State): Stopped | undefined {
  return CONDITIONS.find(([, holds]) => holds(state))?.[0];
}
