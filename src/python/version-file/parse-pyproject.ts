import type { TomlTable, TomlValue } from 'smol-toml';
import { isError } from '../../errors.js';
import { parsePoetryConstraint } from './parse-poetry-constraint.js';
import type { ParsedVersion } from './parse-version-file.js';
import { MalformedVersion, parseVersionName } from './parse-version-name.js';

type Value = TomlValue | undefined;

async function parseToml(text: string): Promise<TomlTable> {
  const { parse } = await import('smol-toml');
  try {
    return parse(text);
  } catch (cause) {
    if (!isError(cause)) throw cause;
    const line: unknown = 'line' in cause ? cause.line : undefined;
    const [what = ''] = cause.message.split('\n');
    throw new MalformedVersion(`is no TOML: ${what}`, typeof line === 'number' ? line : undefined, { cause });
  }
}

/** The value below these keys; undefined when there is none. */
function valueAt(table: TomlTable, keys: readonly string[]): Value {
  let at: Value = table;
  for (const key of keys) {
    if (typeof at !== 'object' || Array.isArray(at) || at instanceof Date) return undefined;
    at = at[key];
  }
  return at;
}

/** Where a key of a table is set, as far as it can be told without the parser. */
function lineOf(text: string, table: string, key: string): number | undefined {
  const lines = text.split(/\r?\n/);
  const header = lines.findIndex((line) => line.replace(/\s|#.*/g, '') === `[${table}]`);
  const at = lines.findIndex((line, index) => index > header && new RegExp(`^\\s*["']?${key}["']?\\s*=`).test(line));
  return header === -1 || at === -1 ? undefined : at + 1;
}

function requireText(value: TomlValue, what: string, line: number | undefined): string {
  if (typeof value === 'string') return value;
  throw new MalformedVersion(`has a ${what} that is no text`, line);
}

/**
 * What `project.requires-python` says, or where that is missing Poetry's `tool.poetry.dependencies.python`. Undefined when
 * neither is there.
 *
 * @throws MalformedVersion
 */
export async function parsePyproject(text: string): Promise<ParsedVersion | undefined> {
  const toml = await parseToml(text);
  const required = valueAt(toml, ['project', 'requires-python']);
  if (required !== undefined) {
    const line = lineOf(text, 'project', 'requires-python');
    const said = requireText(required, '`requires-python`', line);
    return { ...parseVersionName(said, line), said, line };
  }
  const poetry = valueAt(toml, ['tool', 'poetry', 'dependencies', 'python']);
  if (poetry === undefined) return undefined;
  const line = lineOf(text, 'tool.poetry.dependencies', 'python');
  const said = requireText(poetry, '`python` of Poetry', line);
  return { request: parsePoetryConstraint(said, line), freeThreaded: false, said, line };
}
