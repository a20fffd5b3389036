import { isSpent, type ServiceFailure } from './service-failure.js';

/** Of what may as well be a wrong address; with the delays below these take about half a minute. */
const MAX_ATTEMPTS = 7;
const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 30_000;

function isPassing(failure: ServiceFailure): boolean {
  switch (failure.kind) {
    // Gateways send such things when they are busy.
    case 'no-reply':
    case 'timeout':
    case 'unreachable':
      return true;
    case 'redirect':
    case 'too-long':
      return false;
    case 'status': {
      const { status, code } = failure;
      // One who has nothing left to spend gets no further by waiting.
      if (isSpent(failure)) return false;
      // Groq's word for a call that the model wrote wrongly: another time it may do better.
      if (code === 'tool_use_failed') return true;
      return status === 408 || status === 409 || status === 429 || status >= 500;
    }
  }
}

/** For how long to wait before asking again, in ms: as the service says, else twice as long each time. */
function delayAfter(failure: ServiceFailure, attempt: number, random: number): number {
  if (failure.kind === 'status' && failure.retryAfterMs !== undefined) return failure.retryAfterMs;
  // A little less for some, so that not all come back at once.
  return Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt - 1)) * (1 - random / 4);
}

/**
 * When to ask again, in ms from now; undefined when that does not help. `attempt` counts from 1, `random` is from 0 to 1.
 * Pure.
 */
export function retryDelay(failure: ServiceFailure, attempt: number, random: number): number | undefined {
  // A service that says that it is busy, or broken for now, is asked until the time of the conversation is over.
  const isGivenUp = failure.kind !== 'status' && attempt >= MAX_ATTEMPTS;
  return isPassing(failure) && !isGivenUp ? delayAfter(failure, attempt, random) : undefined;
}
