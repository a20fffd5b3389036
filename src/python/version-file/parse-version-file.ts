import { parsePyproject } from './parse-pyproject.js';
import { MalformedVersion, parseVersionName, type NamedVersion } from './parse-version-name.js';

/** What a file says. */
export interface ParsedVersion extends NamedVersion {
  /** In its own words. */
  readonly said: string;
  /** From 1; undefined when it is not known. */
  readonly line: number | undefined;
}

interface Line {
  readonly text: string;
  readonly number: number;
}

/** What is left of each line without comments and surrounding white space, when something is. */
function linesOf(text: string): Line[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ text: line.replace(/#.*/, '').trim(), number: index + 1 }))
    .filter((line) => line.text !== '');
}

function parseName(name: string, { number }: Line): ParsedVersion {
  return { ...parseVersionName(name, number), said: name, line: number };
}

/** The first of several versions counts: the others are fallbacks of pyenv and asdf for commands that it lacks. */
function firstOf(names: string): string {
  return /^[<>=!~]/.test(names) ? names : (names.split(/\s+/)[0] ?? '');
}

function parsePyenv(lines: readonly Line[]): ParsedVersion | undefined {
  const [line] = lines;
  return line === undefined ? undefined : parseName(firstOf(line.text), line);
}

function parseToolVersions(lines: readonly Line[]): ParsedVersion | undefined {
  for (const line of lines) {
    const names = /^python\s+(.*)$/.exec(line.text)?.[1];
    if (names !== undefined) return parseName(firstOf(names), line);
  }
  return undefined;
}

function parseRuntime([line]: readonly Line[]): ParsedVersion | undefined {
  if (line === undefined) return undefined;
  if (line.text.startsWith('python-')) return parseName(line.text, line);
  throw new MalformedVersion('must say python-<version>', line.number);
}

/**
 * What a file says, by its name: `pyproject.toml` and other TOML, `.tool-versions` of asdf and mise, `runtime.txt` of
 * Heroku, and everything else as pyenv's `.python-version`. Undefined when it says nothing about Python.
 *
 * @throws MalformedVersion
 */
export async function parseVersionFile(name: string, text: string): Promise<ParsedVersion | undefined> {
  const plain = text.replace(/^\uFEFF/, '');
  if (name.endsWith('.toml')) return parsePyproject(plain);
  const lines = linesOf(plain);
  if (name === '.tool-versions') return parseToolVersions(lines);
  return name === 'runtime.txt' ? parseRuntime(lines) : parsePyenv(lines);
}
