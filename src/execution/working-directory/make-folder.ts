import { existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes a folder and those above it that are missing, with this mode, and returns its real path, without links. One by
 * one: Node's own `recursive` tries for ever below /proc.
 */
export function makeFolder(folder: string, mode = 0o700): string {
  if (existsSync(folder)) {
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error('it is a file'), { code: 'ENOTDIR' });
  } else {
    makeFolder(path.dirname(folder), mode);
    mkdirSync(folder, { mode });
  }
  return realpathSync(folder);
}
