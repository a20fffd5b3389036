import { chmod, chown, mkdir, mkdtemp, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { messageOf, PyexecError, systemCode } from '../../errors.js';
import type { Identity } from '../launcher.js';
import { handOver } from './ownership.js';
import { removeTree } from './remove-tree.js';

interface FoldersInput {
  /** Absolute; a fresh folder is made in it. */
  readonly tempFolder: string;
  /** Absolute, or undefined for a fresh one. */
  readonly workingDirectory: string | undefined;
  /** Who runs the code; undefined means the caller. */
  readonly identity: Identity | undefined;
  /** Several programs get a folder each inside a fresh working directory. */
  readonly separate: boolean;
}

/** The folders of one program. All absolute. */
export interface ProgramFolders {
  readonly work: string;
  readonly home: string;
  readonly temp: string;
}

/** Names of folders that this tool makes; the post step removes nothing else. */
export const FOLDER_PREFIX = 'pyexec-';

function unusable(folder: string, cause: unknown): PyexecError {
  return new PyexecError('working-directory-unusable', {
    message: `the working directory ${folder} cannot be used: ${messageOf(cause)}`,
    hint: '`working-directory` must be a folder, or a place where one can be made and written.',
    cause,
  });
}

/** Everything that a run keeps on disk: made before the first program, handed back and removed after the last. */
export class RunFolders {
  private readonly placed: string[] = [];

  private constructor(
    readonly base: string,
    readonly work: string,
    private readonly input: FoldersInput,
  ) {}

  /** @throws PyexecError `working-directory-unusable` */
  static async make(input: FoldersInput): Promise<RunFolders> {
    const wanted = input.workingDirectory ?? input.tempFolder;
    try {
      const base = await mkdtemp(path.join(input.tempFolder, FOLDER_PREFIX));
      await chmod(base, input.identity === undefined ? 0o700 : 0o711);
      const work = input.workingDirectory ?? path.join(base, 'work');
      await mkdir(work, { recursive: true, mode: 0o700 });
      if (!(await stat(work)).isDirectory()) throw new Error('it is not a folder');
      const folders = new RunFolders(base, work, input);
      if (input.identity !== undefined) await handOver(work, 0, input.identity);
      return folders;
    } catch (thrown) {
      throw unusable(wanted, thrown);
    }
  }

  get isFresh(): boolean {
    return this.input.workingDirectory === undefined;
  }

  /** Fresh folders for the program with this number. */
  async enter(index: number, name: string): Promise<ProgramFolders> {
    const own = path.join(this.base, `run-${index}`);
    const work = this.input.separate && this.isFresh ? path.join(this.work, `${index + 1}-${name}`) : this.work;
    const folders = { work, home: path.join(own, 'home'), temp: path.join(own, 'tmp') };
    await mkdir(own, { mode: 0o711 });
    for (const folder of new Set([folders.home, folders.temp, work])) {
      if (folder === this.work) continue;
      await mkdir(folder, { mode: 0o700 });
      if (this.input.identity !== undefined) await chown(folder, this.input.identity.uid, this.input.identity.gid);
    }
    return folders;
  }

  /** A file of ours beside the program's folders that the program can read and not write. */
  async place(name: string, text: string): Promise<string> {
    const file = path.join(this.base, name);
    await writeFile(file, text, { mode: 0o444, flag: 'wx' });
    this.placed.push(file);
    return file;
  }

  /** The program as `script.py` in the working directory. One that is there is replaced, not followed or written into. */
  async placeScript(text: string): Promise<string> {
    const file = path.join(this.work, 'script.py');
    try {
      await rm(file, { force: true });
      await writeFile(file, text, { mode: 0o444, flag: 'wx' });
    } catch (thrown) {
      throw unusable(this.work, thrown);
    }
    return file;
  }

  /** Removes what is private to one program, and its working directory when nothing is in it. */
  async leave(index: number, folders: ProgramFolders): Promise<void> {
    await removeTree(path.join(this.base, `run-${index}`));
    if (folders.work !== this.work) await rmdirIfEmpty(folders.work);
  }

  /** Gives the working directory back to the caller and removes the rest. May be called twice. */
  async dispose(): Promise<void> {
    const { identity } = this.input;
    if (identity !== undefined) await handOver(this.work, identity.uid, { uid: 0, gid: 0 });
    for (const file of this.placed) await rm(file, { force: true });
    if (this.isFresh) await rmdirIfEmpty(this.work);
    await rmdirIfEmpty(this.base);
  }
}

async function rmdirIfEmpty(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch (thrown) {
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT', 'EBUSY', 'EPERM', 'EACCES'].includes(systemCode(thrown) ?? '')) throw thrown;
  }
}
