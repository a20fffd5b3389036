import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** What an archive holds, by path, in this order. Paths are written as they are, also those that leave the archive. */
export type Entries = Readonly<Record<string, string | Uint8Array>>;

const packer = path.join(import.meta.dirname, 'archive.py');

/** The same entries give the same bytes. */
export function pack(format: 'zip' | 'tar.gz', entries: Entries): Buffer {
  const files = Object.entries(entries).map(([file, content]) => ({
    path: file,
    content: Buffer.from(content).toString('base64'),
  }));
  return execFileSync('python3', ['-I', packer, format], { input: JSON.stringify(files), maxBuffer: 2 ** 28 });
}
