import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { systemCode } from '../errors.js';
import type { BrokenPython, Candidate } from './candidate.js';
import { onPath } from './resolvers/on-path.js';
import { inPyenv } from './resolvers/pyenv.js';
import type { Places, Resolver } from './resolvers/resolver.js';
import { inToolCache } from './resolvers/tool-cache.js';
import { inUsualPlaces } from './resolvers/usual-places.js';
import { inUv } from './resolvers/uv.js';

/** The order decides between equal versions. */
const RESOLVERS: readonly Resolver[] = [inToolCache, onPath, inPyenv, inUv, inUsualPlaces];

/** What is there, each file once, where it was found first. */
export interface Sightings {
  readonly here: readonly Candidate[];
  /** What cannot even be started. */
  readonly broken: readonly BrokenPython[];
}

/** Why a file cannot be started, or undefined when it can. */
async function obstacle(file: string): Promise<string | undefined> {
  try {
    const isFile = (await stat(file)).isFile();
    if (!isFile) return 'is no file';
    await access(file, constants.X_OK);
    return undefined;
  } catch (thrown) {
    const code = systemCode(thrown);
    if (code === undefined) throw thrown;
    if (code === 'ENOENT') return 'is not there, or a link that leads nowhere';
    return code === 'EACCES' ? 'may not be executed by this user' : `cannot be looked at (${code})`;
  }
}

/** All interpreters of the machine, without starting any. */
export async function listCandidates(places: Places): Promise<Sightings> {
  const all = (await Promise.all(RESOLVERS.map((resolve) => resolve(places)))).flat();
  const here = new Map<string, Candidate>();
  const broken = new Map<string, BrokenPython>();
  for (const candidate of all) {
    const reason = await obstacle(candidate.path);
    if (reason !== undefined) {
      broken.set(candidate.path, { ...candidate, reason });
      continue;
    }
    const file = await realpath(candidate.path);
    if (!here.has(file)) here.set(file, candidate);
  }
  return { here: [...here.values()], broken: [...broken.values()] };
}

/** The first executable of that name on PATH, or undefined. */
export async function findOnPath(
  name: string,
  places: Pick<Places, 'pathFolders' | 'platform'>,
): Promise<string | undefined> {
  const suffixes = places.platform === 'win32' && path.extname(name) === '' ? ['.exe'] : [''];
  for (const folder of places.pathFolders.filter((f) => f !== '' && !/[\\/]WindowsApps[\\/]?$/.test(f))) {
    for (const suffix of suffixes) {
      const file = path.join(folder, name + suffix);
      if ((await obstacle(file)) === undefined) return file;
    }
  }
  return undefined;
}
