import { Malformed, names, type Grammar } from './grammar.js';

/** One step of a name in a pattern. `any` is `*`, `one` is `?`, `set` is `[a-z]` or `[!a-z]`. */
export type GlobToken =
  | { readonly kind: 'text'; readonly character: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'one' }
  | { readonly kind: 'set'; readonly isNegated: boolean; readonly ranges: readonly (readonly [string, string])[] };

/** What stands between two slashes: a name, or any number of folders. */
export type GlobSegment = '**' | readonly GlobToken[];

/** A line of `artifacts`. */
export interface ArtifactPattern {
  /** The line as it was given. */
  readonly text: string;
  /** It began with `!`: what it matches is left out, unless a later line takes it again. */
  readonly excludes: boolean;
  /** One path pattern for each combination of its braces; none has an empty segment. */
  readonly alternatives: readonly (readonly GlobSegment[])[];
}

const FORM =
  'newline-separated globs below the working directory with `/` between folders, such as out/*.png, plots/** or !**/*.tmp';
const MAX_ALTERNATIVES = 256;
const MAX_LENGTH = 1000;

function refuse(why: string): never {
  throw new Malformed(`${FORM}; ${why}`);
}

/** Where the brace at `start` closes, and the commas between that are its own. */
function bracePlaces(text: string, start: number): { readonly end: number; readonly commas: readonly number[] } {
  const commas: number[] = [];
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (character === '{') depth++;
    else if (character === '}') depth--;
    else if (character === ',' && depth === 1) commas.push(at);
    if (depth === 0) return { end: at, commas };
  }
  return refuse('each { needs a }');
}

/** `a{b,c}` as `ab` and `ac`; braces may stand in each other. */
function expandBraces(text: string): string[] {
  const start = text.indexOf('{');
  if (start < 0) return text.includes('}') ? refuse('each } needs a {') : [text];
  const { end, commas } = bracePlaces(text, start);
  if (commas.length === 0) refuse('braces hold alternatives, such as {png,svg}');
  const bounds = [start, ...commas, end];
  const found: string[] = [];
  for (let index = 1; index < bounds.length; index++) {
    const middle = text.slice((bounds[index - 1] ?? 0) + 1, bounds[index]);
    found.push(...expandBraces(text.slice(0, start) + middle + text.slice(end + 1)));
    if (found.length > MAX_ALTERNATIVES) refuse(`braces may stand for at most ${MAX_ALTERNATIVES} patterns`);
  }
  return found;
}

/** The set that opens at `start` in the characters of a segment, and the index after it. */
function parseSet(characters: readonly string[], start: number): { readonly token: GlobToken; readonly next: number } {
  const isNegated = characters[start + 1] === '!' || characters[start + 1] === '^';
  const first = start + (isNegated ? 2 : 1);
  // A bracket right at the beginning is one of the characters.
  const end = characters.indexOf(']', first + 1);
  if (end < 0) refuse('each [ needs a ] (for the character itself write [[])');
  const ranges: [string, string][] = [];
  for (let at = first; at < end; at++) {
    const from = characters[at] ?? '';
    const isRange = characters[at + 1] === '-' && at + 2 < end;
    ranges.push([from, isRange ? (characters[at + 2] ?? '') : from]);
    if (isRange) at += 2;
  }
  return { token: { kind: 'set', isNegated, ranges }, next: end + 1 };
}

function parseSegment(segment: string): GlobSegment {
  if (segment === '**') return '**';
  if (segment.includes('**')) refuse('** stands for folders and needs a slash on both sides');
  const characters = Array.from(segment);
  const tokens: GlobToken[] = [];
  for (let at = 0; at < characters.length;) {
    const character = characters[at] ?? '';
    if (character === '[') {
      const { token, next } = parseSet(characters, at);
      tokens.push(token);
      at = next;
      continue;
    }
    if (character === '*') tokens.push({ kind: 'any' });
    else if (character === '?') tokens.push({ kind: 'one' });
    else tokens.push({ kind: 'text', character });
    at++;
  }
  return tokens;
}

function parsePath(text: string): GlobSegment[] {
  if (text.startsWith('/') || /^[A-Za-z]:/.test(text)) refuse('they are relative to the working directory');
  const segments = text.split('/').filter((segment) => segment !== '' && segment !== '.');
  if (segments.includes('..')) refuse('.. does not lead out of the working directory');
  return segments.map(parseSegment);
}

function parsePattern(line: string): ArtifactPattern {
  const excludes = line.startsWith('!');
  const glob = excludes ? line.slice(1).trim() : line;
  if (glob === '') refuse('after ! there must be a pattern');
  if (glob.length > MAX_LENGTH) refuse(`none longer than ${MAX_LENGTH} characters`);
  if (/[\\\p{Cc}]/u.test(glob)) refuse('without backslashes and control characters (for these write ?)');
  // Before braces are replaced: `{/etc,x}` and `{..,x}` are no way around the rules for the path.
  return { text: line, excludes, alternatives: expandBraces(glob).map(parsePath) };
}

/**
 * Lines of `artifacts`. As in `actions/upload-artifact`, a folder stands for all that is in it, a line that begins with
 * `!` leaves out what it matches, and of several lines the last that matches decides. Wildcards do not match names that
 * begin with a dot, as in a shell.
 */
export const artifactPatterns: Grammar<ArtifactPattern[]> = (raw) => {
  const patterns = names(raw).map(parsePattern);
  if (patterns.length > 0 && patterns.every(({ excludes }) => excludes)) refuse('not only lines with !');
  return patterns;
};
