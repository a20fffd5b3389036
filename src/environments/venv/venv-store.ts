import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { systemCode } from '../../errors.js';
import { makeFolder } from '../../execution/working-directory/make-folder.js';
import { removeTree } from '../../execution/working-directory/remove-tree.js';
import { isComplete, MANIFEST, readManifest, writeManifest, type Manifest } from './manifest.js';

/** All venvs of a machine's user together; beyond it the one that was not used for longest is forgotten. */
const MAX_BYTES = 5 * 2 ** 30;
/** What was used since may still be in use. */
const KEPT_MS = 24 * 3_600_000;
/** An installation takes less: what is unfinished after this long was given up. */
const UNFINISHED_MS = 3_600_000;

/** A venv that is kept. */
export interface StoredVenv {
  readonly key: string;
  /** Absolute. */
  readonly folder: string;
  readonly manifest: Manifest;
  readonly lastUsed: Date;
}

/**
 * The finished venvs that are kept on this machine, a folder each. A venv knows its own path, so it is made where it is
 * kept; it is finished once its manifest is there. Whoever makes the folder owns it until then.
 */
export class VenvStore {
  private constructor(private readonly root: string) {}

  /** Undefined when there can be none: the folder (absolute) cannot be made or written. */
  static open(cacheFolder: string): VenvStore | undefined {
    const root = path.join(cacheFolder, 'venvs');
    try {
      return new VenvStore(makeFolder(root, 0o755));
    } catch (thrown) {
      if (systemCode(thrown) === undefined) throw thrown;
      return undefined;
    }
  }

  /** Where the venv of a key is, or would be. */
  folderOf(key: string): string {
    return path.join(this.root, key);
  }

  /** The finished and complete venv of a key, which counts as used now. One that is damaged is removed. */
  async find(key: string): Promise<Manifest | undefined> {
    const folder = this.folderOf(key);
    const manifest = readManifest(folder);
    if (manifest === undefined) return undefined;
    if (isComplete(folder, manifest)) {
      this.markUsed(folder);
      return manifest;
    }
    await removeTree(folder);
    return undefined;
  }

  /** Makes the folder of a key for the caller alone. False when somebody else is at it, or it cannot be made. */
  async claim(key: string): Promise<boolean> {
    const folder = this.folderOf(key);
    try {
      await this.removeGivenUp(folder);
      mkdirSync(folder);
      chmodSync(folder, 0o755);
      return true;
    } catch (thrown) {
      if (systemCode(thrown) === undefined) throw thrown;
      return false;
    }
  }

  /** Removes what is in a claimed folder. */
  async empty(key: string): Promise<void> {
    await this.abandon(key);
    await this.claim(key);
  }

  /** Gives up a claimed folder. */
  abandon(key: string): Promise<void> {
    return removeTree(this.folderOf(key));
  }

  /** Finishes the venv of a claimed folder, and makes room for it. */
  async keep(key: string, manifest: Manifest): Promise<void> {
    writeManifest(this.folderOf(key), manifest);
    await this.prune(MAX_BYTES);
  }

  /** All finished venvs, the one used last first. */
  list(): StoredVenv[] {
    return readdirSync(this.root)
      .flatMap((key) => {
        const folder = this.folderOf(key);
        const manifest = readManifest(folder);
        return manifest === undefined
          ? []
          : [{ key, folder, manifest, lastUsed: statSync(path.join(folder, MANIFEST)).mtime }];
      })
      .sort((a, b) => b.lastUsed.getTime() - a.lastUsed.getTime());
  }

  /** Removes everything, also what is unfinished. Resolves to the number of bytes that the finished ones had. */
  async clear(): Promise<number> {
    const bytes = this.list().reduce((sum, { manifest }) => sum + manifest.bytes, 0);
    for (const name of readdirSync(this.root)) await removeTree(this.folderOf(name));
    return bytes;
  }

  /** Forgets what was not used for longest until the rest fits, but nothing that was used of late. */
  async prune(maxBytes: number, now = Date.now()): Promise<void> {
    for (const name of readdirSync(this.root)) await this.removeGivenUp(this.folderOf(name));
    let left = maxBytes;
    for (const { folder, manifest, lastUsed } of this.list()) {
      left -= manifest.bytes;
      if (left < 0 && now - lastUsed.getTime() > KEPT_MS) await removeTree(folder);
    }
  }

  private markUsed(folder: string): void {
    const now = new Date();
    try {
      utimesSync(path.join(folder, MANIFEST), now, now);
    } catch (thrown) {
      // Somebody else's, or on a file system that is read-only: it is used all the same.
      if (systemCode(thrown) === undefined) throw thrown;
    }
  }

  private async removeGivenUp(folder: string): Promise<void> {
    if (!existsSync(folder)) return;
    if (readManifest(folder) !== undefined) return;
    // A manifest that cannot be read was not written by us.
    const isDamaged = existsSync(path.join(folder, MANIFEST));
    if (isDamaged || Date.now() - statSync(folder).mtimeMs > UNFINISHED_MS) await removeTree(folder);
  }
}
