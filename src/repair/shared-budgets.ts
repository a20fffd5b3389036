import type { Budgets, Conversation } from '../conversation/conversation.js';

/** What all repairs of a run together may take, and what is left of it. */
export class SharedBudgets {
  private turns = 0;
  private tokens = 0;

  /** The time is counted from `startedAt`, in ms. */
  constructor(
    private readonly all: Budgets,
    private readonly startedAt: number,
  ) {}

  spend({ turns, usage }: Pick<Conversation, 'turns' | 'usage'>): void {
    this.turns += turns.length;
    this.tokens += usage.totalTokens;
  }

  /** For the next repair, or why there is none. */
  left(now: number): Budgets | string {
    const { maxTurns, maxTokens, maxTimeMs } = this.all;
    const turns = maxTurns - this.turns;
    const tokens = maxTokens === undefined ? undefined : maxTokens - this.tokens;
    const timeMs = Math.floor(maxTimeMs - (now - this.startedAt));
    if (turns <= 0) return 'the turns are used up (`max-turns`)';
    if (tokens !== undefined && tokens <= 0) return 'the tokens are used up (`max-tokens`)';
    if (timeMs <= 0) return 'the time is over (`max-time`)';
    return { maxTurns: turns, maxTokens: tokens, maxTimeMs: timeMs };
  }
}
