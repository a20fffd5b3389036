import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PyexecError } from '../errors.js';
import { hops, isBinary, isPrefix, prefixOf } from './interpreter-layout.js';
import { requireAnswer } from './require-answer.js';

/** A value of `pyvenv.cfg`, see PEP 405; undefined when the folder is no venv or the file does not say. */
export function venvSetting(venv: string, key: string): string | undefined {
  const file = path.join(venv, 'pyvenv.cfg');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split(/\r?\n/);
  const pairs = lines.map((line) => line.split(/\s*=\s*(.*)/s).map((part) => part.trim()));
  return pairs.find(([name]) => name?.toLowerCase() === key)?.[1];
}

/** The interpreter that a venv's Python was made from, by what the venv says; undefined for what is no venv. */
function madeFrom(python: string): string | undefined {
  // On Windows and elsewhere the interpreter is one folder below the venv.
  const venv = path.dirname(path.dirname(python));
  const home = venvSetting(venv, 'home');
  if (home === undefined) return undefined;
  const names = [path.basename(python), 'python3', 'python', 'python.exe'];
  const candidates = [venvSetting(venv, 'executable') ?? '', ...names.map((name) => path.join(home, name))];
  const found = candidates.find((one) => one !== '' && existsSync(one));
  if (found !== undefined) return found;
  throw new PyexecError('python-broken', {
    message: `${python} is the Python of a venv that was made from one in ${home}, and that is gone`,
    hint: 'Make the venv anew, or give another `python-path` or `venv-path`.',
  });
}

/** Of the links on the way to an interpreter the first that stands where its library is, so that its prefix is found. */
function placed(python: string): string {
  return hops(python).find((hop) => isPrefix(prefixOf(hop))) ?? python;
}

/**
 * The interpreter that stands behind shims, links and venvs. It is what a venv is made from, and what supervises programs
 * in it: nothing that is installed into a venv can change it.
 *
 * @throws PyexecError `python-broken`
 */
export async function findBaseInterpreter(python: string, env: Readonly<Record<string, string>>): Promise<string> {
  let at = isBinary(python) ? python : (await requireAnswer(python, env)).executable;
  for (let depth = 0; depth < 5; depth++) {
    const next = madeFrom(at);
    if (next === undefined || next === at) break;
    at = next;
  }
  return at.endsWith('.exe') ? at : placed(at);
}
