import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { messageOf, PyexecError } from '../../errors.js';
import type { Identity } from '../launcher.js';
import { isUntouched, rmdirIfEmpty } from './leftovers.js';
import { makeFolder } from './make-folder.js';
import { giveToRoot, LentFolder } from './ownership.js';
import { removeTree } from './remove-tree.js';
import { writeTree } from './write-tree.js';

interface FoldersInput {
  /** Absolute; a fresh folder is made in it. */
  readonly tempFolder: string;
  /** Absolute, or undefined for a fresh one. */
  readonly workingDirectory: string | undefined;
  /**
   * Who may run the code, one for each program that is under way at the same time; in a given working directory all are
   * the first. Undefined means the caller.
   */
  readonly identities: readonly [Identity, ...Identity[]] | undefined;
  /** Where programs find their home and temporary folder when those are not on disk. */
  readonly inMemory: { readonly home: string; readonly temp: string } | undefined;
  /** Several programs get a folder each inside a fresh working directory. */
  readonly separate: boolean;
}

/** The folders of one program. All absolute. */
export interface ProgramFolders {
  readonly work: string;
  readonly home: string;
  readonly temp: string;
  /** Those of the folders that are on disk, the working directory first. */
  readonly onDisk: readonly string[];
  /** The working directory was made for the run. */
  readonly isFresh: boolean;
  /** Who runs the program and owns the folders; undefined means the caller. */
  readonly identity: Identity | undefined;
}

/** What one program after the other uses; two at the same time never share a user. */
interface Slot {
  readonly identity: Identity | undefined;
  /** Holds `home` and `tmp`; absent when the last program left something in it. */
  privateRoot?: string;
  /** A working directory in which a program left nothing. */
  spareWork?: string;
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

/** Folders of the system and a whole home folder are never lent to a program. */
function lendFolder(folder: string, to: Identity): LentFolder {
  const isHome = folder === homedir() || homedir().startsWith(`${folder}/`);
  if (isHome || path.dirname(folder) === '/')
    throw new Error('as root, give a folder that is neither a home nor one of the system');
  if (lstatSync(folder).uid !== 0) throw new Error('as root, give a folder of root, or run the tool as its owner');
  return LentFolder.lend(folder, to);
}

/**
 * Everything that a run keeps on disk: made before the first program, handed back and removed after the last. Small
 * calls are synchronous: handing one to the thread pool takes longer than the call.
 */
export class RunFolders {
  private readonly placed = new Set<string>();
  private readonly slots: Slot[] = [];
  private readonly free: Slot[] = [];
  private readonly inUse = new Map<ProgramFolders, Slot>();

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
      chmodSync(base, input.identities === undefined ? 0o700 : 0o711);
      const work = makeFolder(input.workingDirectory ?? path.join(base, 'work'));
      const areSeparate = input.separate && input.workingDirectory === undefined;
      if (areSeparate && input.identities !== undefined) chmodSync(work, 0o711);
      const borrower = areSeparate ? undefined : input.identities?.[0];
      const lent = borrower === undefined ? undefined : lendFolder(work, borrower);
      return new RunFolders(base, work, { ...input, lent });
    } catch (thrown) {
      if (base !== undefined) await removeTree(base);
      throw unusable(input.workingDirectory ?? input.tempFolder, thrown);
    }
  }

  /** Who runs the code, when it is not the caller. */
  get identities(): readonly Identity[] | undefined {
    return this.input.identities;
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
    const slot = this.free.pop() ?? this.addSlot();
    const work = this.areSeparate ? path.join(this.work, `${index + 1}-${name}`) : this.work;
    if (this.areSeparate) this.makeWork(work, slot);
    const { isFresh } = this;
    const { identity } = slot;
    const { home, temp } = this.input.inMemory ?? this.privateFolders(slot);
    const onDisk = this.input.inMemory === undefined ? [work, home, temp] : [work];
    const folders = { work, home, temp, onDisk, isFresh, identity };
    this.inUse.set(folders, slot);
    return folders;
  }

  /** The path of a folder of ours beside the program's folders, which is removed with them; it is not made. */
  reserve(name: string): string {
    const folder = path.join(this.base, name);
    this.placed.add(folder);
    return folder;
  }

  /** A folder of ours beside the program's folders, which everybody can read. */
  placeTree(name: string, content: Parameters<typeof writeTree>[1]): string {
    const root = this.reserve(name);
    writeTree(root, content);
    return root;
  }

  /** A file of ours beside the program's folders; as root only root and the given reader can read it. */
  place(name: string, text: string, reader?: Identity): string {
    const file = path.join(this.base, name);
    writeFileSync(file, text, { mode: 0o440, flag: 'wx' });
    if (reader !== undefined) chownSync(file, 0, reader.gid);
    this.placed.add(file);
    return file;
  }

  /** A file of ours beside the program's folders, which everybody who gets there can read. */
  placeReadable(name: string, text: string): string {
    const file = this.place(name, text);
    chmodSync(file, 0o444);
    return file;
  }

  /** Removes something that was placed before all of it is. */
  async drop(placed: string): Promise<void> {
    await removeTree(placed);
    rmSync(placed, { force: true });
    this.placed.delete(placed);
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

  /**
   * Removes what is private to one program that has ended, unless it left it as it was made: then the next one uses it,
   * and so with its working directory. On some file systems removing a folder takes a millisecond.
   */
  async leave(folders: ProgramFolders): Promise<void> {
    const slot = this.inUse.get(folders);
    if (slot === undefined) return;
    this.inUse.delete(folders);
    if (this.areSeparate && isUntouched(folders.work)) slot.spareWork = folders.work;
    const { privateRoot } = slot;
    if (privateRoot !== undefined && !(isUntouched(folders.home) && isUntouched(folders.temp))) {
      delete slot.privateRoot;
      await removeTree(privateRoot);
    }
    this.free.push(slot);
  }

  /** Gives the working directory back to the caller and removes the rest. May be called twice. */
  async dispose(): Promise<void> {
    this.input.lent?.takeBack();
    for (const one of this.placed) await this.drop(one);
    for (const { privateRoot, spareWork } of this.slots.splice(0)) {
      if (privateRoot !== undefined) await removeTree(privateRoot);
      if (spareWork !== undefined) rmdirIfEmpty(spareWork);
    }
    // What programs left in folders of their own becomes root's.
    if (this.areSeparate && this.input.identities !== undefined) giveToRoot(this.work, this.input.identities);
    if (this.isFresh) rmdirIfEmpty(this.work);
    rmdirIfEmpty(this.base);
  }

  private addSlot(): Slot {
    const { identities } = this.input;
    const identity = identities?.[this.areSeparate ? this.slots.length : 0];
    if (identities !== undefined && identity === undefined)
      throw new Error('more programs at the same time than users');
    const slot: Slot = { identity };
    this.slots.push(slot);
    return slot;
  }

  private makeWork(folder: string, slot: Slot): void {
    if (slot.spareWork === undefined) makeOwned(folder, slot.identity);
    else renameSync(slot.spareWork, folder);
    delete slot.spareWork;
  }

  private privateFolders(slot: Slot): { home: string; temp: string } {
    const root = (slot.privateRoot ??= this.makePrivate(slot));
    return { home: path.join(root, 'home'), temp: path.join(root, 'tmp') };
  }

  private makePrivate({ identity }: Slot): string {
    const root = mkdtempSync(path.join(this.base, 'private-'));
    if (identity !== undefined) chmodSync(root, 0o711);
    makeOwned(path.join(root, 'home'), identity);
    makeOwned(path.join(root, 'tmp'), identity);
    return root;
  }
}

function makeOwned(folder: string, owner: Identity | undefined): void {
  mkdirSync(folder, { mode: 0o700 });
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
}
