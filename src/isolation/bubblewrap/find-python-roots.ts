import { existsSync, lstatSync, readlinkSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { isWithin } from '../../is-within.js';
import { hops, isPrefix, prefixOf } from '../../python/interpreter-layout.js';
import { venvSetting } from '../../python/venv-setting.js';

/** Paths that a folder of an interpreter may not hold when it is shown to programs. All absolute. */
export type Private = readonly string[];

/** The base of a venv, see PEP 405. */
function baseOf(prefix: string): string[] {
  const home = venvSetting(prefix, 'home');
  return home === undefined ? [] : [prefixOf(path.join(home, 'python'))];
}

/** Of a prefix that is also somebody's home or workspace, only what an interpreter consists of. */
function narrow(prefix: string): string[] {
  const parts = ['bin', 'include', 'lib', 'lib64', 'pyvenv.cfg', 'share'];
  return parts.map((part) => path.join(prefix, part)).filter((part) => existsSync(part));
}

/** The folders, or parts of them, that programs may see so that an interpreter with these prefixes works. */
export function rootsOf(prefixes: readonly string[], secret: Private): string[] {
  const wide = (prefix: string): boolean =>
    !isPrefix(prefix) || path.dirname(prefix) === '/' || secret.some((one) => isWithin(one, prefix));
  const unique = [...new Set(prefixes)].filter((prefix) => prefix !== '/' && existsSync(prefix));
  return unique.flatMap((prefix) => (wide(prefix) ? narrow(prefix) : [prefix]));
}

/** What an interpreter consists of, by its path. */
export interface InterpreterPlaces {
  readonly prefixes: readonly string[];
  /** Links on the way to it that lie in folders of something else, such as `~/.local/bin`. */
  readonly links: readonly { readonly target: string; readonly to: string }[];
}

/** Where an interpreter and its library lie, by its path alone. Mostly right; the interpreter is asked afterwards. */
export function guessPlaces(python: string): InterpreterPlaces {
  const all = hops(python);
  const isLoose = (hop: string): boolean => lstatSync(hop).isSymbolicLink() && !isPrefix(prefixOf(hop));
  const prefixes = all.filter((hop) => !isLoose(hop)).map(prefixOf);
  const bases = prefixes.flatMap(baseOf).flatMap((base) => (existsSync(base) ? [base, realpathSync(base)] : []));
  const known = [...prefixes, ...[...bases, ...bases.flatMap(baseOf)].filter(isPrefix)];
  return {
    prefixes: [...new Set(known)],
    links: all.filter(isLoose).map((to) => ({ target: readlinkSync(to), to })),
  };
}
