import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { PyexecError } from '../errors.js';
import { hops, isBinary, isPrefix, prefixOf } from './interpreter-layout.js';
import { requireAnswer } from './require-answer.js';
import { venvSetting } from './venv-setting.js';

const HINT = 'Make the venv anew, or give another `python-path` or `venv-path`.';

/**
 * What is installed into a venv can write all of it. So what the venv names as its base only counts when it lies
 * elsewhere, where that could not be put.
 */
function isTrustworthy(base: string, venv: string): boolean {
  if (!existsSync(base) || !isBinary(base)) return false;
  const real = realpathSync(base);
  return !real.startsWith(`${realpathSync(venv)}${path.sep}`) && /^(python|pypy)/i.test(path.basename(base));
}

/** The interpreter that a venv's Python was made from, by what the venv says; undefined for what is in no venv. */
function madeFrom(python: string): string | undefined {
  // On Windows and elsewhere the interpreter is one folder below the venv.
  const venv = path.dirname(path.dirname(python));
  const home = venvSetting(venv, 'home');
  if (home === undefined) return undefined;
  const names = [path.basename(python), 'python3', 'python', 'python.exe'];
  const candidates = [venvSetting(venv, 'executable') ?? '', ...names.map((name) => path.join(home, name))];
  const found = candidates.find((one) => path.isAbsolute(one) && isTrustworthy(one, venv));
  if (found !== undefined) return found;
  throw new PyexecError('python-broken', {
    message: `${python} is the Python of a venv that was made from one in ${home}, where none is any more`,
    hint: HINT,
  });
}

/** Of the links on the way to an interpreter the first that stands where its library is, so that its prefix is found. */
function placed(python: string): string {
  return hops(python).find((hop) => isPrefix(prefixOf(hop))) ?? python;
}

/**
 * The interpreter that stands behind shims, links and venvs. It is what a venv is made from, and what supervises programs
 * in it: nothing that is installed into a venv can change it, and nothing in a venv is started to find it.
 *
 * @throws PyexecError `python-broken`
 */
export async function findBaseInterpreter(python: string, env: Readonly<Record<string, string>>): Promise<string> {
  let at = python;
  for (let depth = 0; depth < 5; depth++) {
    const next = madeFrom(at);
    if (next === undefined || next === at) break;
    at = next;
  }
  if (!isBinary(at)) at = (await requireAnswer(at, env)).executable;
  return at.endsWith('.exe') ? at : placed(at);
}
