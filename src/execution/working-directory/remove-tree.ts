import { randomUUID } from 'node:crypto';
import { chmod, lstat, readdir, rename, rmdir, unlink } from 'node:fs/promises';
import path from 'node:path';
import { systemCode } from '../../errors.js';

const SLASH = Buffer.from('/');

async function isFolder(file: Buffer | string): Promise<boolean> {
  try {
    return (await lstat(file)).isDirectory();
  } catch (thrown) {
    if (systemCode(thrown) === 'ENOENT') return false;
    throw thrown;
  }
}

/**
 * Removes a folder with all that is in it, however deep, whatever the modes and names, without following links. Each
 * sub-folder is first moved to the top, so that no path ever gets too long. A folder that is not there is fine.
 */
export async function removeTree(root: string): Promise<void> {
  if (!(await isFolder(root))) return;
  const top = Buffer.from(path.resolve(root));
  // Not to be guessed, so that no entry of the tree has such a name.
  const prefix = `.removing-${randomUUID()}-`;
  let moved = 0;
  const pending: Buffer[] = [top];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    await chmod(folder, 0o700);
    for (const entry of await readdir(folder, { withFileTypes: true, encoding: 'buffer' })) {
      const file = Buffer.concat([folder, SLASH, entry.name]);
      if (!entry.isDirectory()) {
        await unlink(file);
        continue;
      }
      // Moving a folder changes its `..`, so it must be writable.
      await chmod(file, 0o700);
      const shallow = Buffer.concat([top, SLASH, Buffer.from(`${prefix}${moved++}`)]);
      await rename(file, shallow);
      pending.push(shallow);
    }
    if (folder !== top) await rmdir(folder);
  }
  await rmdir(top);
}
