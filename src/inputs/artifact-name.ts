import { Malformed, type Grammar } from './grammar.js';

/** What the artifact service refuses in a name, and what would be invisible in a list of artifacts. */
const REFUSED = /["':<>|*?\\/`\p{C}\p{Zl}\p{Zp}]/u;
const MAX_LENGTH = 200;

/** Whether the artifact service takes a name, and a folder of every system can have it. */
export function isArtifactName(text: string): boolean {
  return text !== '' && text.length <= MAX_LENGTH && !REFUSED.test(text) && !/^[\s.]*$|^\s|[\s.]$/.test(text);
}

/** The name of an artifact, used as it is. */
export const artifactName: Grammar<string> = (raw) => {
  if (isArtifactName(raw)) return raw;
  throw new Malformed(
    `a name of at most ${MAX_LENGTH} characters without " ' \` : < > | * ? / \\ and control characters, and with no white space at its ends or dot at its end`,
  );
};

/** Days that an artifact is kept, from 1 to 400; more than the repository allows becomes what it allows. */
export const retentionDays: Grammar<number> = (raw) => {
  const text = raw.trim();
  if (!/^[1-9]\d{0,2}$/.test(text) || Number(text) > 400) throw new Malformed('a whole number of days from 1 to 400');
  return Number(text);
};
