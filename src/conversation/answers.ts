import type { ReportedRun } from '../report/run-report.js';
import type { Attempt } from './conversation.js';
import type { Message } from './model.js';
import { describeRun, fence, shorten } from './render-result.js';

function refusalOf({ why, said }: Extract<Attempt, { kind: 'refused' }>): string {
  return said === undefined ? why : `${why}\n${fence({ said: shorten(said).text })}`;
}

/** What the model is told about an attempt. Pure, but for the mark of its fence. */
export function answerTo(attempt: Attempt, callId: string | undefined, timeoutMs: number): Message {
  const told =
    attempt.kind === 'ran'
      ? { content: fence(describeRun(attempt.run, timeoutMs)), gist: `ran: ${attempt.run.status}` }
      : { content: refusalOf(attempt), gist: 'refused' };
  return callId === undefined ? { role: 'user', ...told } : { role: 'tool', callId, ...told };
}

/** What it is told when nothing of its reply can be used. */
export function unusableMessage(why: string): Message {
  return { role: 'user', content: why, gist: 'unusable' };
}

function whyNotDone(last: Attempt | undefined): string {
  if (last === undefined) return 'No program has run yet. Run one that does the task, then say that you are done.';
  const what =
    last.kind === 'ran' ? `the last program did not pass (${last.run.status})` : 'the last program did not run';
  return `The task is not done: ${what}. Correct it and run it again, then say that you are done.`;
}

/** What it is told when it calls the task done too early. */
export function notDoneMessage(last: Attempt | undefined): Message {
  return { role: 'user', content: whyNotDone(last), gist: 'not done' };
}

/** What it is told when its work does not stand the user's check. */
export function checkMessage(check: ReportedRun, timeoutMs: number): Message {
  const said = fence(describeRun(check, timeoutMs));
  const content = `The task is not done: the check of the result did not pass.\n${said}`;
  return { role: 'user', content, gist: `check: ${check.status}` };
}
