import { stat } from 'node:fs/promises';
import path from 'node:path';
import { PyexecError, systemCode } from '../errors.js';
import type { MachineFacts } from '../machine-facts.js';
import type { Chooser } from './chosen-python.js';
import { findOnPath } from './list-candidates.js';

async function kindOf(file: string | undefined): Promise<'file' | 'folder' | 'nothing'> {
  if (file === undefined) return 'nothing';
  try {
    return (await stat(file)).isDirectory() ? 'folder' : 'file';
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    return 'nothing';
  }
}

async function locate(given: string, facts: MachineFacts): Promise<string | undefined> {
  const isName = !/[\\/]/.test(given);
  return isName ? findOnPath(given, facts) : path.resolve(facts.currentFolder, given);
}

/** Takes the path that was given as it is, without starting it. */
export const chooseByPath: Chooser = async ({ path: given }, facts) => {
  if (given === undefined) return undefined;
  const found = await locate(given, facts);
  const kind = await kindOf(found);
  if (found !== undefined && kind === 'file')
    return { path: found, because: '`python-path` names it', version: undefined };
  throw new PyexecError('python-not-found', {
    message: kind === 'folder' ? `\`python-path\` is a folder: ${given}` : `Python executable not found at: ${given}`,
    hint: '`python-path` must be the path of an interpreter or the name of one on PATH.',
  });
};
