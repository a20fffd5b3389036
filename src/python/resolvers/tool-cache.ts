import path from 'node:path';
import { explain } from '@renovatebot/pep440';
import type { Candidate } from '../candidate.js';
import { namesIn, pythonOf, type Resolver } from './resolver.js';

/** The architecture as actions/python-versions names it; free-threaded builds stand beside the others. */
export function toolArchitecture(arch: string, freeThreaded: boolean): string {
  return `${arch === 'ia32' ? 'x86' : arch}${freeThreaded ? '-freethreaded' : ''}`;
}

/** `<tool cache>/Python/<version>/<arch>/`, complete when a file `<arch>.complete` stands beside it. */
export const inToolCache: Resolver = async ({ toolCache, arch, platform }) => {
  if (toolCache === undefined) return [];
  const root = path.join(toolCache, 'Python');
  const found: Candidate[] = [];
  for (const name of await namesIn(root)) {
    // Pre-releases are named as npm would: 3.14.0-alpha.6.
    const version = explain(name)?.public;
    if (version === undefined) continue;
    const complete = (await namesIn(path.join(root, name))).filter((one) => one.endsWith('.complete'));
    for (const freeThreaded of [false, true]) {
      const folder = toolArchitecture(arch, freeThreaded);
      if (!complete.includes(`${folder}.complete`)) continue;
      const file = pythonOf(path.join(root, name, folder), platform);
      found.push({ path: file, source: 'tool cache', version, implementation: 'cpython', arch, freeThreaded });
    }
  }
  return found;
};
