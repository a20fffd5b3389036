import { execFile } from 'node:child_process';
import { chmod, copyFile, cp, mkdir, mkdtemp, realpath, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll } from '@jest/globals';

const root = path.join(import.meta.dirname, '..', '..');

/** What is committed for users, where every user of the machine can read it. All paths are absolute. */
export interface Bundle {
  /** With action.yml, dist/, and the folders of the other actions. */
  readonly actionFolder: string;
  readonly cli: string;
  readonly node: string;
  /** See reaper.py. */
  readonly reaper: string;
}

async function isReachable(file: string): Promise<boolean> {
  if (((await stat(file)).mode & 0o005) !== 0o005) return false;
  for (let folder = path.dirname(file); folder !== '/'; folder = path.dirname(folder)) {
    if (((await stat(folder)).mode & 0o001) === 0) return false;
  }
  return true;
}

async function reachableNode(folder: string): Promise<string> {
  const own = await realpath(process.execPath);
  if (await isReachable(own)) return own;
  const copy = path.join(folder, 'node');
  await copyFile(own, copy);
  await chmod(copy, 0o755);
  return copy;
}

async function makeBundle(folder: string): Promise<Bundle> {
  await chmod(folder, 0o755);
  const actionFolder = path.join(folder, 'action');
  await mkdir(actionFolder);
  await cp(path.join(root, 'dist'), path.join(actionFolder, 'dist'), { recursive: true });
  // As in a clone of their own, users may keep what was compiled.
  await rm(path.join(actionFolder, 'dist', '.compiled'), { recursive: true, force: true });
  await mkdir(path.join(actionFolder, 'dist', '.compiled'));
  await chmod(path.join(actionFolder, 'dist', '.compiled'), 0o777);
  await copyFile(path.join(root, 'action.yml'), path.join(actionFolder, 'action.yml'));
  for (const name of ['run', 'plan', 'merge', 'report']) {
    await cp(path.join(root, name), path.join(actionFolder, name), { recursive: true });
  }
  const reaper = path.join(folder, 'reaper.py');
  await copyFile(path.join(import.meta.dirname, 'reaper.py'), reaper);
  return { actionFolder, cli: path.join(actionFolder, 'dist', 'cli.js'), node: await reachableNode(folder), reaper };
}

/** Removes a folder whatever programs did to it: modes of 000, trees deeper than `fs.rm` goes. */
export async function removeHostile(folder: string): Promise<void> {
  const run = promisify(execFile);
  const remove = (): Promise<unknown> => run('rm', ['-rf', '--', folder]);
  try {
    await remove();
  } catch {
    // It fails for what belongs to another; then rm says whether that matters.
    await run('chmod', ['-R', 'u+rwX', folder]).catch(() => undefined);
    await remove();
  }
}

/** Registers the making and removing of a bundle for the tests around; it is there from `beforeAll` on. */
export function useBundle(): Bundle {
  const bundle = {} as Bundle; // Filled before any test can look at it.
  let folder = '';
  beforeAll(async () => {
    folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'bundle-')));
    Object.assign(bundle, await makeBundle(folder));
  });
  afterAll(() => removeHostile(folder));
  return bundle;
}
