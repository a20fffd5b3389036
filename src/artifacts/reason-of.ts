import { systemCode } from '../errors.js';
import type { SkipReason } from './collection.js';
import { Swapped } from './open-folder.js';

/** Ours, and not those of the program. */
const MACHINE_FAILURES = new Set(['EMFILE', 'ENFILE', 'ENOMEM']);

/** Why an entry cannot be had; undefined when it is just not there any more. What is no fault of the entry is thrown. */
export function reasonOf(thrown: unknown): SkipReason | undefined {
  if (thrown instanceof Swapped) return 'changed';
  const code = systemCode(thrown);
  if (code === undefined || MACHINE_FAILURES.has(code)) throw thrown;
  if (code === 'ENOENT') return undefined;
  if (code === 'ELOOP' || code === 'ENOTDIR' || code === 'ENXIO') return 'changed';
  return code === 'ENAMETOOLONG' ? 'name-too-long' : 'unreadable';
}
