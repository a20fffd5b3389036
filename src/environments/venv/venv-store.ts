import { existsSync, lstatSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { systemCode } from '../../errors.js';
import { makeFolder } from '../../execution/working-directory/make-folder.js';
import { removeTree } from '../../execution/working-directory/remove-tree.js';
import { readOwnFile } from '../../read-own-file.js';
import { AnswerBook } from './answer-book.js';
import { claim, unclaim } from './claim.js';
import { isComplete, parseManifest, type Manifest } from './manifest.js';
import { writeAtOnce } from '../../write-at-once.js';

/** All venvs of a machine's user together; beyond it the one that was not used for longest is forgotten. */
const MAX_BYTES = 5 * 2 ** 30;
/** What was used since may still be in use. */
const KEPT_MS = 24 * 3_600_000;
const MAX_MANIFEST_BYTES = 64 * 2 ** 20;

const MANIFEST = 'manifest.json';
const CLAIM = '.claim';
const ANSWERS = 'answers.json';

/** A venv that is kept. */
export interface StoredVenv {
  readonly key: string;
  readonly manifest: Manifest;
  readonly lastUsed: Date;
}

/** Whether a folder is one, belongs to the caller, and cannot be written by others. */
function isOurs(folder: string): boolean {
  const facts = lstatSync(folder);
  const uid = process.geteuid?.();
  return facts.isDirectory() && (uid === undefined || (facts.uid === uid && (facts.mode & 0o022) === 0));
}

/**
 * The finished venvs that are kept on this machine, a folder each. In it `venv` is the venv: what installs packages may
 * write there and nowhere else. What the tool knows of it stands beside. A venv knows its own path, so it is made where it
 * is kept; it is finished once its manifest is there.
 */
export class VenvStore {
  private constructor(
    /** Absolute. */
    readonly root: string,
  ) {}

  /** Undefined when there can be none: the folder (absolute) cannot be made or written, or others could change it. */
  static open(cacheFolder: string): VenvStore | undefined {
    try {
      const root = makeFolder(path.join(cacheFolder, 'venvs'), 0o755);
      return [cacheFolder, root].every(isOurs) ? new VenvStore(root) : undefined;
    } catch (thrown) {
      if (systemCode(thrown) === undefined) throw thrown;
      return undefined;
    }
  }

  /** What the Pythons and installers that venvs are made with said of themselves. */
  get answers(): AnswerBook {
    return new AnswerBook(this.answersFile);
  }

  /** All that belongs to a key. */
  folderOf(key: string): string {
    return path.join(this.root, key);
  }

  /** Where the venv of a key is, or would be. */
  venvOf(key: string): string {
    return path.join(this.root, key, 'venv');
  }

  /** The finished and complete venv of a key, which counts as used now. */
  async find(key: string): Promise<Manifest | undefined> {
    const manifest = this.read(key);
    if (manifest === undefined || !(await isComplete(this.venvOf(key), manifest))) return undefined;
    this.markUsed(key);
    return manifest;
  }

  /** Claims a key for the caller alone, and removes what is damaged. False when somebody else is at it. */
  async claim(key: string): Promise<boolean> {
    if (!claim(this.folderOf(key) + CLAIM)) return false;
    await this.empty(key);
    return true;
  }

  /** Makes the folder of a claimed key an empty one. */
  async empty(key: string): Promise<void> {
    await removeTree(this.folderOf(key));
    mkdirSync(this.folderOf(key), { mode: 0o755 });
  }

  unclaim(key: string): void {
    unclaim(this.folderOf(key) + CLAIM);
  }

  /** Gives up a claimed key. */
  async abandon(key: string): Promise<void> {
    await removeTree(this.folderOf(key));
    this.unclaim(key);
  }

  /** Finishes the venv of a claimed key, and makes room for it. */
  async keep(key: string, manifest: Manifest): Promise<void> {
    this.write(key, MANIFEST, JSON.stringify(manifest));
    await this.prune(MAX_BYTES);
  }

  /** A note about a venv. */
  note(key: string, name: 'compiled'): void {
    this.write(key, name, '');
  }

  hasNote(key: string, name: 'compiled'): boolean {
    return existsSync(path.join(this.folderOf(key), name));
  }

  /** All finished venvs, the one used last first. */
  list(): StoredVenv[] {
    return readdirSync(this.root)
      .flatMap((key) => {
        const manifest = this.read(key);
        if (manifest === undefined) return [];
        return [{ key, manifest, lastUsed: statSync(path.join(this.folderOf(key), MANIFEST)).mtime }];
      })
      .sort((a, b) => b.lastUsed.getTime() - a.lastUsed.getTime());
  }

  /** Removes everything that nobody is making. Resolves to the number of bytes that the finished ones had. */
  async clear(): Promise<number> {
    const bytes = this.list().reduce((sum, { manifest }) => sum + manifest.bytes, 0);
    for (const name of this.entries()) await this.forget(name);
    rmSync(this.answersFile, { force: true });
    return bytes;
  }

  /** Forgets what was not used for longest until the rest fits, but nothing that was used of late. */
  async prune(maxBytes: number, now = Date.now()): Promise<void> {
    let left = maxBytes;
    const finished = this.list();
    for (const { key, manifest, lastUsed } of finished) {
      left -= manifest.bytes;
      if (left < 0 && now - lastUsed.getTime() > KEPT_MS) await this.forget(key);
    }
    const known = new Set(finished.map(({ key }) => key));
    for (const name of this.entries()) {
      const isOld = now - statSync(this.folderOf(name)).mtimeMs > KEPT_MS;
      if (!known.has(name) && isOld) await this.forget(name);
    }
  }

  private get answersFile(): string {
    return path.join(path.dirname(this.root), ANSWERS);
  }

  private entries(): string[] {
    return readdirSync(this.root, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []));
  }

  private async forget(key: string): Promise<void> {
    if (claim(this.folderOf(key) + CLAIM)) await this.abandon(key);
  }

  private read(key: string): Manifest | undefined {
    const folder = this.folderOf(key);
    if (!existsSync(folder) || !isOurs(folder)) return undefined;
    const content = readOwnFile(path.join(folder, MANIFEST), MAX_MANIFEST_BYTES);
    return content === undefined ? undefined : parseManifest(content.toString('utf8'));
  }

  private write(key: string, name: string, text: string): void {
    writeAtOnce(path.join(this.folderOf(key), name), text);
  }

  private markUsed(key: string): void {
    const now = new Date();
    try {
      utimesSync(path.join(this.folderOf(key), MANIFEST), now, now);
    } catch (thrown) {
      // On a file system that is read-only: it is used all the same.
      if (systemCode(thrown) === undefined) throw thrown;
    }
  }
}
