import path from 'node:path';
import { valid } from '@renovatebot/pep440';
import type { Candidate } from '../candidate.js';
import { namesIn, pythonOf, type Resolver } from './resolver.js';

/** `<root>/versions/<version>`, with a `t` behind it for free-threaded ones; venvs and other implementations have other names. */
export const inPyenv: Resolver = async ({ pyenvRoot, platform }) => {
  const root = path.join(pyenvRoot, 'versions');
  return (await namesIn(root)).flatMap((name): Candidate[] => {
    const [, version = '', suffix] = /^(.*?)(t?)$/.exec(name) ?? [];
    if (valid(version) === null) return [];
    const file = pythonOf(path.join(root, name), platform);
    const freeThreaded = suffix === 't';
    return [{ path: file, source: 'pyenv', version, implementation: 'cpython', arch: undefined, freeThreaded }];
  });
};
