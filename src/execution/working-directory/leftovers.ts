import { lstatSync, readdirSync, rmdirSync } from 'node:fs';
import { systemCode } from '../../errors.js';

/** Whether a folder of mode 0700 is as it was made. */
export function isUntouched(folder: string): boolean {
  try {
    const facts = lstatSync(folder);
    return facts.isDirectory() && (facts.mode & 0o7777) === 0o700 && readdirSync(folder).length === 0;
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    return false;
  }
}

/** Removes a folder unless something was left in it. */
export function rmdirIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (thrown) {
    const expected = ['ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR', 'EBUSY', 'EPERM', 'EACCES'];
    if (!expected.includes(systemCode(thrown) ?? '')) throw thrown;
  }
}
