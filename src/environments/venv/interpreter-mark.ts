import { lstatSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { systemCode } from '../../errors.js';
import type { Venv } from '../../isolation/program-input.js';

/** Cannot be equal to the mark of anything. */
const GONE = '';

/**
 * What a venv's interpreter is, as a text: two are equal when the same one runs with the same configuration. Packages
 * are installed by code of theirs, which could replace it.
 */
export function markInterpreter({ folder, python }: Venv): string {
  try {
    const facts = lstatSync(python, { bigint: true });
    const what = facts.isSymbolicLink() ? readlinkSync(python) : [facts.ino, facts.size, facts.mtimeNs].join(' ');
    return `${what}\n${readFileSync(path.join(folder, 'pyvenv.cfg'), 'utf8')}`;
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    return GONE;
  }
}
