import type { ReportedRun } from '../report/run-report.js';
import { lastRun, type Conversation } from './conversation.js';

/** What the conversation comes to in the words of a run: only one that is done has passed. Pure. */
export function verdictOf({ stopped, turns }: Conversation): ReportedRun['status'] | 'error' {
  switch (stopped) {
    case 'done':
      return 'passed';
    case 'model-error':
    case 'error':
      return 'error';
    case 'cancelled':
      return 'cancelled';
    default: {
      const status = turns.at(-1)?.check?.status ?? lastRun(turns)?.status ?? 'failed';
      return status === 'passed' || status === 'cancelled' ? 'failed' : status;
    }
  }
}
