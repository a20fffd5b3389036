import { createHash } from 'node:crypto';
import { lstatSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { systemCode } from '../../errors.js';
import type { Venv } from '../../isolation/program-input.js';
import { readOwnFile } from '../../read-own-file.js';

const MAX_CONFIGURATION_BYTES = 65_536;
const MAX_INTERPRETER_BYTES = 256 * 2 ** 20;

function markOf(python: string): string {
  if (lstatSync(python).isSymbolicLink()) return readlinkSync(python);
  const content = readOwnFile(python, MAX_INTERPRETER_BYTES);
  return content === undefined ? 'nothing' : createHash('sha256').update(content).digest('hex');
}

/**
 * What a venv's interpreter is, as a text: two are equal when the same one runs with the same configuration. Packages
 * are installed by code of theirs, which could replace it by anything.
 */
export function markInterpreter({ folder, python }: Venv): string {
  try {
    const configuration = readOwnFile(path.join(folder, 'pyvenv.cfg'), MAX_CONFIGURATION_BYTES);
    return `${markOf(python)}\n${configuration?.toString('utf8') ?? 'no configuration'}`;
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    return 'gone';
  }
}
