import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { messageOf, PyexecError, systemCode } from '../../errors.js';
import type { Identity } from '../launcher.js';
import { LentFolder } from './ownership.js';
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
  /** The working directory was made for the run. */
  readonly isFresh: boolean;
}

/** Home and temporary folder below a folder of ours. */
type PrivateFolders = Pick<ProgramFolders, 'home' | 'temp'> & { readonly root: string };

/** Names of folders that this tool makes; the post step removes nothing else. */
export const FOLDER_PREFIX = 'pyexec-';

function unusable(folder: string, cause: unknown): PyexecError {
  return new PyexecError('working-directory-unusable', {
    message: `the working directory ${folder} cannot be used: ${messageOf(cause)}`,
    hint: '`working-directory` must be a folder, or a place where one can be made and written.',
    cause,
  });
}

/** The folder's real path, without links. */
function makeFolder(folder: string): string {
  if (existsSync(folder) && !statSync(folder).isDirectory()) throw new Error('it is a file');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return realpathSync(folder);
}

/** Folders of the system and a whole home folder are never lent to a program. */
function lendFolder(folder: string, to: Identity): LentFolder {
  const isHome = folder === homedir() || homedir().startsWith(`${folder}/`);
  if (isHome || path.dirname(folder) === '/')
    throw new Error('as root, give a folder that is neither a home nor one of the system');
  return LentFolder.lend(folder, to);
}

/**
 * Everything that a run keeps on disk: made before the first program, handed back and removed after the last. Small
 * calls are synchronous: handing one to the thread pool takes longer than the call.
 */
export class RunFolders {
  private readonly placed = new Set<string>();
  private readonly inUse = new Map<string, PrivateFolders>();
  private readonly unused: PrivateFolders[] = [];
  /** Working directories in which programs left nothing. */
  private readonly spare: string[] = [];

  private constructor(
    readonly base: string,
    readonly work: string,
    private readonly input: FoldersInput & { readonly lent: LentFolder | undefined },
  ) {}

  /** @throws PyexecError `working-directory-unusable`; nothing is left behind then */
  static async make(input: FoldersInput): Promise<RunFolders> {
    let base: string | undefined;
    try {
      base = mkdtempSync(path.join(realpathSync(input.tempFolder), FOLDER_PREFIX));
      chmodSync(base, input.identity === undefined ? 0o700 : 0o711);
      const work = makeFolder(input.workingDirectory ?? path.join(base, 'work'));
      const lent = input.identity === undefined ? undefined : lendFolder(work, input.identity);
      return new RunFolders(base, work, { ...input, lent });
    } catch (thrown) {
      if (base !== undefined) await removeTree(base);
      throw unusable(input.workingDirectory ?? input.tempFolder, thrown);
    }
  }

  get isFresh(): boolean {
    return this.input.workingDirectory === undefined;
  }

  /** Each program has a working directory of its own. */
  get areSeparate(): boolean {
    return this.input.separate && this.isFresh;
  }

  /** Fresh folders for the program with this number. */
  enter(index: number, name: string): ProgramFolders {
    const work = this.areSeparate ? path.join(this.work, `${index + 1}-${name}`) : this.work;
    if (this.areSeparate) this.makeWork(work);
    const { root, home, temp } = this.unused.pop() ?? this.makePrivate();
    this.inUse.set(home, { root, home, temp });
    return { work, home, temp, isFresh: this.isFresh };
  }

  /** A file of ours beside the program's folders that the program can read and not write, and nobody else can read. */
  place(name: string, text: string): string {
    const file = path.join(this.base, name);
    writeFileSync(file, text, { mode: 0o440, flag: 'wx' });
    if (this.input.identity !== undefined) chownSync(file, 0, this.input.identity.gid);
    this.placed.add(file);
    return file;
  }

  /** The program as `script.py` in the working directory. One that is there is replaced, not followed or written into. */
  placeScript(text: string): string {
    const file = path.join(this.work, 'script.py');
    try {
      rmSync(file, { force: true });
      writeFileSync(file, text, { mode: 0o444, flag: 'wx' });
    } catch (thrown) {
      throw unusable(this.work, thrown);
    }
    return file;
  }

  /** Removes what is private to one program, and its working directory when nothing is in it. */
  async leave(folders: ProgramFolders): Promise<void> {
    if (folders.work !== this.work && this.isUntouched(folders.work)) this.spare.push(folders.work);
    const own = this.inUse.get(folders.home);
    if (own === undefined) return;
    this.inUse.delete(folders.home);
    if (this.isUntouched(own.home) && this.isUntouched(own.temp)) this.unused.push(own);
    else await removeTree(own.root);
  }

  /** Gives the working directory back to the caller and removes the rest. May be called twice. */
  async dispose(): Promise<void> {
    this.input.lent?.takeBack();
    for (const file of this.placed) rmSync(file, { force: true });
    for (const { root } of [...this.unused.splice(0), ...this.inUse.values()]) await removeTree(root);
    this.inUse.clear();
    for (const folder of this.spare.splice(0)) rmdirIfEmpty(folder);
    if (this.isFresh) rmdirIfEmpty(this.work);
    rmdirIfEmpty(this.base);
  }

  /** One that was left as it was made is used again: on some file systems removing a folder takes a millisecond. */
  private makeWork(folder: string): void {
    const spare = this.spare.pop();
    if (spare === undefined) this.makeOwned(folder);
    else renameSync(spare, folder);
  }

  private makeOwned(folder: string): void {
    mkdirSync(folder, { mode: 0o700 });
    if (this.input.identity !== undefined) chownSync(folder, this.input.identity.uid, this.input.identity.gid);
  }

  private makePrivate(): PrivateFolders {
    const root = mkdtempSync(path.join(this.base, 'private-'));
    if (this.input.identity !== undefined) chmodSync(root, 0o711);
    const folders = { root, home: path.join(root, 'home'), temp: path.join(root, 'tmp') };
    this.makeOwned(folders.home);
    this.makeOwned(folders.temp);
    return folders;
  }

  /** A folder as it was made can serve the next program; making and removing folders is dear. */
  private isUntouched(folder: string): boolean {
    try {
      const facts = lstatSync(folder);
      return facts.isDirectory() && (facts.mode & 0o7777) === 0o700 && readdirSync(folder).length === 0;
    } catch (thrown) {
      if (systemCode(thrown) === undefined) throw thrown;
      return false;
    }
  }
}

function rmdirIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (thrown) {
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR', 'EBUSY', 'EPERM', 'EACCES'].includes(systemCode(thrown) ?? ''))
      throw thrown;
  }
}
