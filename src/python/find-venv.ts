import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { PyexecError } from '../errors.js';
import { venvSetting } from './venv-setting.js';

/** Where the interpreter of a venv is, see PEP 405. */
export function venvPython(folder: string, platform: NodeJS.Platform): string {
  return platform === 'win32' ? path.join(folder, 'Scripts', 'python.exe') : path.join(folder, 'bin', 'python');
}

function unusable(folder: string, why: string): PyexecError {
  return new PyexecError('venv-unusable', {
    message: `\`venv-path\`: ${folder} ${why}`,
    hint: 'Give the folder of a venv, or one that is empty or not there, in which one is made.',
  });
}

/**
 * The interpreter of the venv in a folder (absolute), or undefined when a venv can be made there.
 *
 * @throws PyexecError `venv-unusable` for what is neither: a file, somebody's project, a venv whose Python is gone
 */
export function findVenv(folder: string, platform: NodeJS.Platform): string | undefined {
  if (!existsSync(folder)) return undefined;
  if (!statSync(folder).isDirectory()) throw unusable(folder, 'is a file');
  const isVenv = venvSetting(folder, 'home') !== undefined;
  if (!isVenv && readdirSync(folder).length > 0) throw unusable(folder, 'holds other things and is no venv');
  if (!isVenv) return undefined;
  const python = venvPython(folder, platform);
  if (existsSync(python)) return python;
  throw unusable(folder, `is a venv whose Python is gone (${python})`);
}
