import { lchown, lstat, readdir } from 'node:fs/promises';
import type { Identity } from '../launcher.js';
import { systemCode } from '../../errors.js';

const SLASH = Buffer.from('/');

async function hand(file: Buffer, from: number, to: Identity): Promise<void> {
  const facts = await lstat(file);
  // A file with a second name may be somebody else's by that name.
  if (facts.uid === from && (facts.isDirectory() || facts.nlink === 1)) await lchown(file, to.uid, to.gid);
}

/**
 * Gives the folder and what is in it from one user to another, without following links. Only root may do that. Entries
 * of other users and files with several names stay as they are, and so does what is deeper than a path can say.
 */
export async function handOver(root: string, from: number, to: Identity): Promise<void> {
  const folders = [Buffer.from(root)];
  await hand(folders[0] as Buffer, from, to);
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    try {
      for (const entry of await readdir(folder, { withFileTypes: true, encoding: 'buffer' })) {
        const file = Buffer.concat([folder, SLASH, entry.name]);
        await hand(file, from, to);
        if (entry.isDirectory()) folders.push(file);
      }
    } catch (thrown) {
      if (systemCode(thrown) !== 'ENAMETOOLONG' && systemCode(thrown) !== 'ENOENT') throw thrown;
    }
  }
}
