import path from 'node:path';
import { architectureOf } from '../architecture-of.js';
import type { Candidate } from '../candidate.js';
import { namesIn, type Resolver } from './resolver.js';

/**
 * `cpython-3.13.0+freethreaded-linux-x86_64-gnu`. Names without the third number are links to one with it, and other
 * variants than free-threaded ones are builds for debugging.
 */
const NAME = /^([a-z]+)-(\d+\.\d+\.\d+(?:(?:a|b|rc)\d+)?)(\+freethreaded)?-[a-z]+-([a-z0-9_]+)-[a-z0-9]+$/;

/** The Pythons that uv installed, https://docs.astral.sh/uv/reference/storage/. */
export const inUv: Resolver = async ({ uvPythons, platform }) => {
  if (uvPythons === undefined) return [];
  return (await namesIn(uvPythons)).flatMap((name): Candidate[] => {
    const [, implementation, version, variant, machine] = NAME.exec(name) ?? [];
    if (version === undefined || machine === undefined) return [];
    const freeThreaded = variant !== undefined;
    const minor = version.split('.').slice(0, 2).join('.');
    const file = platform === 'win32' ? 'python.exe' : path.join('bin', `python${minor}${freeThreaded ? 't' : ''}`);
    const arch = architectureOf(machine);
    return [{ path: path.join(uvPythons, name, file), source: 'uv', version, implementation, arch, freeThreaded }];
  });
};
