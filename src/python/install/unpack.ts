import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { isError } from '../../errors.js';
import type { MachineFacts } from '../../machine-facts.js';
import { pythonOf } from '../resolvers/resolver.js';
import { NotInstallable } from './install-options.js';
import { withOwnLibrary } from './own-library.js';
import { reasonOf } from './reason-of.js';

const run = promisify(execFile);
const TIMEOUT_MS = 5 * 60_000;

/** Windows has one of its own, which also reads zip files. */
function tarOf({ platform, platformEnv }: MachineFacts): string {
  return platform === 'win32' ? path.join(platformEnv['SYSTEMROOT'] ?? 'C:\\Windows', 'System32', 'tar.exe') : 'tar';
}

/** What a program that failed wrote first, or why it was not even started. */
function saidBy(thrown: unknown): string {
  const stderr: unknown = isError(thrown) ? Object.getOwnPropertyDescriptor(thrown, 'stderr')?.value : undefined;
  return typeof stderr === 'string' && stderr.trim() !== '' ? reasonOf(stderr) : reasonOf(thrown);
}

/**
 * Unpacks an archive into an empty folder, as files of this user. The toolkit's own way would write its command line and
 * tar's messages to our output.
 *
 * @throws NotInstallable
 */
export async function unpack(archive: string, folder: string, facts: MachineFacts): Promise<void> {
  const env = { ...facts.platformEnv, PATH: facts.pathFolders.join(path.delimiter), LC_ALL: 'C' };
  try {
    await run(tarOf(facts), ['-x', '-o', '-f', archive, '-C', folder], { env, timeout: TIMEOUT_MS });
  } catch (cause) {
    throw new NotInstallable(`its archive cannot be unpacked: ${saidBy(cause)}`, 'Run it again.', { cause });
  }
}

/** The first of these names in `bin`; undefined when there is none. */
function interpreterIn(folder: string, version: string, freeThreaded: boolean): string | undefined {
  const minor = version.split('.').slice(0, 2).join('.');
  const names = freeThreaded ? [`python${minor}t`] : [`python${minor}`];
  return names.find((name) => existsSync(path.join(folder, 'bin', name)));
}

async function link(target: string, file: string): Promise<void> {
  if (!existsSync(file)) await symlink(target, file);
}

async function useOwnLibrary(file: string): Promise<void> {
  const changed = withOwnLibrary(await readFile(file));
  if (changed !== undefined) await writeFile(file, changed);
}

/**
 * Makes an unpacked archive of actions/python-versions what its `setup.sh` would make of it, without running it: the links
 * that tools look for, and a library that is found.
 *
 * @throws NotInstallable when it holds an installer in place of an interpreter, as those for Windows and newer ones for
 *   macOS do
 */
export async function arrange(
  folder: string,
  { version, freeThreaded }: { version: string; freeThreaded: boolean },
  { platform }: MachineFacts,
): Promise<void> {
  const name = platform === 'win32' ? 'python.exe' : interpreterIn(folder, version, freeThreaded);
  if (name === undefined || (platform === 'win32' && !existsSync(pythonOf(folder, platform)))) {
    throw new NotInstallable(
      `its archive for ${platform} holds an installer, which would change the system`,
      'Let actions/setup-python install it in a step before.',
    );
  }
  if (platform === 'win32') return;
  await link(name, path.join(folder, 'bin', 'python3'));
  await link(name, path.join(folder, 'bin', 'python'));
  await link(path.join('bin', name), path.join(folder, 'python'));
  await rm(path.join(folder, 'setup.sh'), { force: true });
  if (platform === 'linux') await useOwnLibrary(path.join(folder, 'bin', name));
}
