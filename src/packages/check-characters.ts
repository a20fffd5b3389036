import { holdsLineEnd } from './logical-lines.js';
import { MalformedAt } from './malformed-at.js';

/**
 * Refuses what would be read otherwise once it is written into a file for the installer: control characters, line ends,
 * what continues a line, and what `RequirementSet` keeps for itself.
 *
 * @throws MalformedAt
 */
export function checkCharacters(text: string): void {
  const control = /(?!\t)\p{Cc}/u.exec(text);
  if (control !== null) throw new MalformedAt('did not expect a control character here', control.index);
  if (holdsLineEnd(text)) throw new MalformedAt('did not expect a line separator', 0);
  const placeholder = text.indexOf('{local:');
  if (placeholder >= 0) throw new MalformedAt('`{local:` is no part of a requirement', placeholder);
  if (text.endsWith('\\')) {
    throw new MalformedAt('a backslash continues a line only as its very last character', text.length - 1);
  }
}
