import { cpSync, lstatSync, type CopySyncOptions } from 'node:fs';
import path from 'node:path';
import { messageOf, PyexecError } from '../../errors.js';
import type { RequirementSet } from '../../packages/read-requirements.js';

/** What a copy of a local project leaves out: credentials, and what was made on this machine. */
function isSource(file: string, project: string): boolean {
  const name = path.basename(file);
  const facts = lstatSync(file);
  if (name === '.git' || name === '__pycache__') return false;
  if (!facts.isFile() && !facts.isDirectory() && !facts.isSymbolicLink()) return false;
  return path.dirname(file) !== project || !['.venv', 'venv', 'node_modules'].includes(name);
}

function copy(from: string, to: string, options: CopySyncOptions): void {
  try {
    cpSync(from, to, options);
  } catch (cause) {
    throw new PyexecError('install-failed', {
      message: `${from} cannot be copied to be installed: ${messageOf(cause)}`,
      hint: 'It must hold ordinary files and folders that can be read.',
      cause,
    });
  }
}

/**
 * Copies of local projects below a folder (absolute), since building one writes next to it and nothing of the job is shown
 * to the installer. Their paths, in the same order.
 *
 * @throws PyexecError `install-failed`
 */
export function copyLocals({ locals }: RequirementSet, folder: string): string[] {
  return locals.map(({ path: from }, index) => {
    const to = path.join(folder, String(index), path.basename(from));
    copy(from, to, {
      recursive: true,
      // Links within the project lead to the copies.
      verbatimSymlinks: true,
      filter: (file) => file === from || isSource(file, from),
    });
    return to;
  });
}
