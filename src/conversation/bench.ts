import type { ReportedRun } from '../report/run-report.js';
import type { Attempt, Proposal } from './conversation.js';

/** Where what a model proposes is run. Files in the working directory stay from one to the next, and nothing else does. */
export interface Bench {
  /** Runs it, or says why not. Undefined when it was cancelled before. */
  attempt(proposal: Proposal, signal: AbortSignal): Promise<Attempt | undefined>;
  /** Whether the user has a check. */
  readonly hasCheck: boolean;
  /** Runs the user's check in the environment of the last attempt; undefined when it was cancelled before. */
  check(signal: AbortSignal): Promise<ReportedRun | undefined>;
}
