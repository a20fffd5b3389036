import { constants } from 'node:fs';
import { access, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { valid } from '@renovatebot/pep440';
import { systemCode } from '../errors.js';
import type { MachineFacts } from '../machine-facts.js';
import type { Candidate } from './candidate.js';

type Places = Pick<
  MachineFacts,
  'platform' | 'arch' | 'pathFolders' | 'toolCache' | 'pyenvRoot' | 'homeFolder' | 'platformEnv'
>;

async function entries(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort().reverse();
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    return [];
  }
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    return false;
  }
}

/** `python3.12`, `python3`, `python` in one folder, most specific first; on Windows `python.exe`. */
async function inFolder(folder: string, source: Candidate['source'], platform: string): Promise<Candidate[]> {
  const pattern = platform === 'win32' ? /^python(3(\.\d+)?)?\.exe$/i : /^python(3(\.\d+)?)?$/;
  const found = (await entries(folder)).filter((name) => pattern.test(name));
  return found.map((name) => ({ path: path.join(folder, name), source, version: undefined }));
}

/** Shims of pyenv choose a version by their own rules, and the Store's `python.exe` only opens the Store. */
function isStandIn(folder: string): boolean {
  return /[\\/](shims|WindowsApps)[\\/]?$/.test(folder);
}

async function onPath(places: Places): Promise<Candidate[]> {
  const folders = places.pathFolders.filter((folder) => !isStandIn(folder));
  return (await Promise.all(folders.map((folder) => inFolder(folder, 'PATH', places.platform)))).flat();
}

function binary(root: string, platform: string): string {
  return platform === 'win32' ? path.join(root, 'python.exe') : path.join(root, 'bin', 'python3');
}

/** `<tool cache>/Python/<version>/<arch>/`, complete when a file `<arch>.complete` stands beside it. */
async function inToolCache({ toolCache, arch, platform }: Places): Promise<Candidate[]> {
  if (toolCache === undefined) return [];
  const root = path.join(toolCache, 'Python');
  const found = [];
  for (const version of await entries(root)) {
    if (valid(version) === null || !(await entries(path.join(root, version))).includes(`${arch}.complete`)) continue;
    found.push({ path: binary(path.join(root, version, arch), platform), source: 'tool cache' as const, version });
  }
  return found;
}

async function inPyenv({ pyenvRoot, platform }: Places): Promise<Candidate[]> {
  const root = path.join(pyenvRoot, 'versions');
  return (await entries(root))
    .filter((version) => valid(version) !== null)
    .map((version) => ({ path: binary(path.join(root, version), platform), source: 'pyenv' as const, version }));
}

async function usualFolders({ platform, platformEnv }: Places): Promise<string[]> {
  if (platform === 'linux') return ['/usr/local/bin', '/usr/bin'];
  if (platform === 'darwin') {
    const frameworks = '/Library/Frameworks/Python.framework/Versions';
    const versions = (await entries(frameworks)).filter((name) => /^3\.\d+$/.test(name));
    return [...versions.map((name) => `${frameworks}/${name}/bin`), '/opt/homebrew/bin', '/usr/local/bin', '/usr/bin'];
  }
  const roots = [
    path.join(platformEnv['LOCALAPPDATA'] ?? '', 'Programs', 'Python'),
    platformEnv['PROGRAMFILES'] ?? '',
    'C:\\',
  ];
  const nested = await Promise.all(
    roots
      .filter((root) => root !== '')
      .map(async (root) =>
        (await entries(root)).filter((name) => /^Python3\d+$/i.test(name)).map((name) => path.join(root, name)),
      ),
  );
  return nested.flat();
}

async function inUsualPlaces(places: Places): Promise<Candidate[]> {
  const folders = await usualFolders(places);
  return (await Promise.all(folders.map((folder) => inFolder(folder, 'usual place', places.platform)))).flat();
}

/** The order decides between equal versions. */
const RESOLVERS = [inToolCache, onPath, inPyenv, inUsualPlaces];

/** All interpreters of the machine, each file once, without starting any. */
export async function listCandidates(places: Places): Promise<Candidate[]> {
  const all = (await Promise.all(RESOLVERS.map((resolve) => resolve(places)))).flat();
  const byFile = new Map<string, Candidate>();
  for (const candidate of all) {
    if (!(await isExecutable(candidate.path))) continue;
    const file = await realpath(candidate.path);
    if (!byFile.has(file)) byFile.set(file, candidate);
  }
  return [...byFile.values()];
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
      if (await isExecutable(file)) return file;
    }
  }
  return undefined;
}
