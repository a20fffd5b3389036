import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

interface TreeContent {
  /** By their relative paths. */
  readonly files: Readonly<Record<string, string | Buffer>>;
  readonly emptyFolders: readonly string[];
}

function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder);
  // Whatever the umask is.
  chmodSync(folder, 0o755);
}

/** A new folder that everybody can read and nobody but its owner can change. */
export function writeTree(root: string, { files, emptyFolders }: TreeContent): void {
  for (const folder of ['', ...emptyFolders]) makeFolder(path.join(root, folder));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name);
    makeFolder(path.dirname(file));
    writeFileSync(file, content, { flag: 'wx' });
    chmodSync(file, 0o444);
  }
}
