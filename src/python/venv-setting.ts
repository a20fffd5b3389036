import path from 'node:path';
import { readOwnFile } from '../read-own-file.js';

const MAX_BYTES = 65_536;

/** A value of `pyvenv.cfg`, see PEP 405; undefined when the folder is no venv or the file does not say. */
export function venvSetting(venv: string, key: string): string | undefined {
  const content = readOwnFile(path.join(venv, 'pyvenv.cfg'), MAX_BYTES)?.toString('utf8') ?? '';
  for (const line of content.split(/\r?\n/)) {
    const at = line.indexOf('=');
    if (at !== -1 && line.slice(0, at).trim().toLowerCase() === key) return line.slice(at + 1).trim();
  }
  return undefined;
}
