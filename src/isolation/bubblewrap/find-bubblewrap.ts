import { accessSync, constants, realpathSync } from 'node:fs';
import path from 'node:path';

/** Where packages put it: what lies here only root can change. */
const PACKAGE_FOLDERS = ['/usr/bin', '/usr/local/bin', '/run/current-system/sw/bin'];

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Not there, or not for us: the same here.
    return false;
  }
}

/** The absolute path of bwrap, or undefined where it is not installed. */
export function findBubblewrap(): string | undefined {
  const found = PACKAGE_FOLDERS.map((folder) => path.join(folder, 'bwrap')).find(isExecutable);
  return found === undefined ? undefined : realpathSync(found);
}
