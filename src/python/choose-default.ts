import { PyexecError } from '../errors.js';
import type { MachineFacts } from '../machine-facts.js';
import { chooseNewest } from './choose-by-version.js';
import type { ChosenPython, FindOptions } from './chosen-python.js';
import { findOnPath } from './list-candidates.js';

/** `python3` on PATH, without starting it; else the newest of the machine. */
export async function chooseDefault(facts: MachineFacts, { install }: FindOptions): Promise<ChosenPython> {
  for (const name of facts.platform === 'win32' ? ['python', 'python3'] : ['python3', 'python']) {
    const found = await findOnPath(name, facts);
    if (found !== undefined) return { path: found, because: `${name} on PATH`, version: undefined };
  }
  const newest = await chooseNewest(facts, install);
  if (newest !== undefined) return newest;
  throw new PyexecError('python-not-found', {
    message: 'no Python was found on this machine',
    hint: 'Install Python 3, put it on PATH, or set `python-path`.',
  });
}
