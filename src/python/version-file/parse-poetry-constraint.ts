import { Malformed, versionRequest } from '../../inputs/grammar.js';
import { MalformedVersion, quote } from './parse-version-name.js';

/** `^3.9` is below the next major version, `~3.9` below the next of the second number, or of the first if it is alone. */
function expand(operator: string, version: string): string {
  const [major = 0, minor] = version.split('.').map(Number);
  const isMinor = operator === '~' && minor !== undefined;
  return `>=${version},<${isMinor ? `${major}.${minor + 1}` : major + 1}`;
}

function parsePart(part: string): string {
  const [, operator, version] = /^([\^~])\s*([1-9]\d*(?:\.\d+){0,2})$/.exec(part) ?? [];
  return operator === undefined || version === undefined ? versionRequest(part) : expand(operator, version);
}

/**
 * A constraint of Poetry as PEP 440 specifiers: `^3.9`, `~3.12`, `>=3.9,<3.13`, `3.12.*`, and several of them with commas.
 *
 * @throws MalformedVersion for alternatives and whatever else is not that simple
 */
export function parsePoetryConstraint(constraint: string, line: number | undefined): string {
  try {
    return constraint
      .split(',')
      .map((part) => parsePart(part.trim()))
      .join(',');
  } catch (cause) {
    if (!(cause instanceof Malformed)) throw cause;
    const message = `says ${quote(constraint)}, and what is needed is a simple constraint such as ^3.10 or >=3.10,<3.13`;
    throw new MalformedVersion(message, line, { cause });
  }
}
