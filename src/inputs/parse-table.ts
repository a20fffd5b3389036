import { closest } from 'fastest-levenshtein';
import { listProblems, PyexecError } from '../errors.js';
import { Malformed } from './grammar.js';
import { shownOf } from './shown-value.js';
import type { AnyInputSpec, Parsed } from './spec.js';

/** What the host was given, before anything is understood of it. */
export interface RawInputs {
  /** Input names with the texts that were given for them; names need not be known. */
  readonly values: ReadonlyMap<string, string>;
  /** What the host found wrong with the way they were given. */
  readonly problems: readonly string[];
}

/** Inputs by their names. */
export type InputTable = Readonly<Record<string, AnyInputSpec>>;

/** The parsed values of a table. */
export type ValuesOf<T extends InputTable> = { readonly [Name in keyof T]: Parsed<T[Name]> };

/** A name that is no input of the table, with the nearest one that is. */
export function describeUnknown(name: string, names: readonly string[]): string {
  return `\`${name}\` is not an input; did you mean \`${closest(name, names)}\`?`;
}

function parseOne([name, spec]: [string, AnyInputSpec], raw: string | undefined, problems: string[]): unknown {
  const given = raw ?? spec.default;
  if (given === undefined) return undefined;
  if (given.includes('\0')) {
    problems.push(`\`${name}\` contains a NUL byte`);
    return undefined;
  }
  try {
    return spec.grammar(given);
  } catch (thrown) {
    if (!(thrown instanceof Malformed)) throw thrown;
    problems.push(`\`${name}\` must be ${thrown.message}; ${shownOf(spec, given)}`);
    return undefined;
  }
}

/**
 * The values of all inputs of a table, with what is wrong with them added to `problems`: then they must not be used. An
 * empty text counts as not given, since that is how GitHub passes inputs that are not set.
 */
export function parseValues<T extends InputTable>(table: T, raw: RawInputs, problems: string[]): ValuesOf<T> {
  const names = Object.keys(table);
  const unknown = [...raw.values.keys()].filter((name) => !Object.hasOwn(table, name));
  problems.push(...raw.problems, ...unknown.map((name) => describeUnknown(name, names)));
  const entries = Object.entries(table).map((entry) => {
    const value = raw.values.get(entry[0]);
    return [entry[0], parseOne(entry, value === '' ? undefined : value, problems)] as const;
  });
  // The table's grammars give each value the type that `ValuesOf` names.
  return Object.fromEntries(entries) as unknown as ValuesOf<T>;
}

/**
 * With the command that tells of its inputs, where there is one.
 *
 * @throws PyexecError `invalid-input` that lists every problem, when there is one
 */
export function requireNoProblems(problems: readonly string[], command?: string): void {
  if (problems.length === 0) return;
  throw new PyexecError('invalid-input', {
    message: listProblems(problems),
    hint: `Correct the inputs; all of them with their accepted forms are in the README${command === undefined ? '' : ` and in \`${command} --help\``}.`,
  });
}
