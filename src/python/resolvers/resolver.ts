import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { systemCode } from '../../errors.js';
import type { MachineFacts } from '../../machine-facts.js';
import type { Candidate, Source } from '../candidate.js';
import { unnamed } from '../candidate.js';

/** What resolvers need to know of the machine. */
export type Places = Pick<
  MachineFacts,
  'platform' | 'arch' | 'pathFolders' | 'toolCache' | 'pyenvRoot' | 'uvPythons' | 'homeFolder' | 'platformEnv'
>;

/** Lists what stands in the places that it knows, working or not; nothing where there is no such place. */
export type Resolver = (places: Places) => Promise<Candidate[]>;

/** The names in a folder, the last of the alphabet first; none when it cannot be read. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort().reverse();
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    return [];
  }
}

/** `python3.12`, `python3.13t`, `python3`, `python` in one folder, most specific first; on Windows `python.exe`. */
export async function pythonsIn(folder: string, source: Source, platform: NodeJS.Platform): Promise<Candidate[]> {
  const pattern = platform === 'win32' ? /^python(3(\.\d+t?)?)?\.exe$/i : /^python(3(\.\d+t?)?)?$/;
  const found = (await namesIn(folder)).filter((name) => pattern.test(name));
  return found.map((name) => unnamed(path.join(folder, name), source));
}

/** Where the interpreter of an installation is. */
export function pythonOf(prefix: string, platform: NodeJS.Platform): string {
  return platform === 'win32' ? path.join(prefix, 'python.exe') : path.join(prefix, 'bin', 'python3');
}
