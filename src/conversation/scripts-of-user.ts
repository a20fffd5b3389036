import { lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { PyexecError, systemCode } from '../errors.js';

/** What programs of a conversation are called. */
const SCRIPT = /^(script|attempt-[1-9]\d*)\.py$/;

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (thrown) {
    // One that is not there will be made; what else is wrong is told when it is entered.
    if (systemCode(thrown) === undefined) throw thrown;
    return [];
  }
}

/** What this tool leaves is a file that nobody may write. */
function isOurs(file: string): boolean {
  const facts = lstatSync(file, { throwIfNoEntry: false });
  return facts === undefined || (facts.isFile() && (facts.mode & 0o222) === 0);
}

/**
 * Sees to it that a conversation replaces no program but those of an earlier one.
 *
 * @throws PyexecError `invalid-input` that names one which somebody else put there
 */
export function requireNoScriptsOfUser(workingDirectory: string | undefined, base: string): void {
  if (workingDirectory === undefined) return;
  const folder = path.resolve(base, workingDirectory);
  const first = namesIn(folder)
    .sort()
    .find((name) => SCRIPT.test(name) && !isOurs(path.join(folder, name)));
  if (first === undefined) return;
  throw new PyexecError('invalid-input', {
    message: `\`working-directory\`: ${path.join(workingDirectory, first)} would be replaced, and may be written, so that it is none of an earlier conversation`,
    hint: 'Rename or remove it: the programs of a conversation are kept as script.py and attempt-1.py, attempt-2.py and so on.',
  });
}
