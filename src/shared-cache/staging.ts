import { lstat, mkdir, mkdtemp, rename } from 'node:fs/promises';
import path from 'node:path';
import { systemCode } from '../errors.js';
import { removeTree } from '../execution/working-directory/remove-tree.js';

/** A fresh folder beside the given one, which is removed afterwards with all that is in it. */
export async function withStaging<T>(folder: string, act: (staging: string) => Promise<T>): Promise<T> {
  const parent = path.dirname(folder);
  await mkdir(parent, { recursive: true });
  const staging = await mkdtemp(path.join(parent, '.pyexec-cache-'));
  try {
    return await act(staging);
  } finally {
    await removeTree(staging);
  }
}

/** Another folder stands there that is not empty, or on Windows any. */
const OCCUPIED: readonly (string | undefined)[] = ['ENOTEMPTY', 'EEXIST', 'EPERM'];

/**
 * Moves a whole folder into the place of another, which may or may not be there. In the place of none or an empty one it
 * comes at once, so that nobody can take the place meanwhile.
 *
 * @throws Error when there is no such folder
 */
export async function moveInto(source: string, folder: string): Promise<void> {
  const found = await lstat(source).catch(() => undefined);
  if (found?.isDirectory() !== true) throw new Error('the archive does not hold the folder');
  try {
    await rename(source, folder);
  } catch (thrown) {
    if (!OCCUPIED.includes(systemCode(thrown))) throw thrown;
    await removeTree(folder);
    await rename(source, folder);
  }
}
