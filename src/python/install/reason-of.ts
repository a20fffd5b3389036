import { messageOf, systemCode } from '../../errors.js';

const LONGEST = 300;

/** What went wrong, as the end of a sentence: the first line, or the system's code where there is none. */
export function reasonOf(thrown: unknown): string {
  const [line = ''] = messageOf(thrown).trim().split(/\r?\n/);
  // When a name has several addresses and none answers, Node.js gives a code and no message.
  return line === '' ? (systemCode(thrown) ?? 'no reason was given') : line.slice(0, LONGEST);
}
