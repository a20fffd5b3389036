import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  lchownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmdirSync,
  symlinkSync,
  unlinkSync,
  type BigIntStats,
} from 'node:fs';
import { randomUUID } from 'node:crypto';
import { bestProtection } from './artifacts/open-folder.js';
import { systemCode } from './errors.js';
import type { Identity } from './execution/launcher.js';
import { parentOf, type ByteName } from './byte-name.js';

const { O_RDONLY, O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW, O_DIRECTORY } = constants;
const OPEN_FOLDER = O_RDONLY | O_NOFOLLOW | O_DIRECTORY;
const NEW_FILE = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW;

/** A new file that has no name of its own yet. */
export interface NewFile {
  readonly descriptor: number;
  /** Gives it its mode and its name, in place of what is there. */
  keep(mode: number): void;
  drop(): void;
}

/**
 * Writes below a folder and nowhere else: no link is followed in any part of a name, since each folder on the way is
 * opened from the one before. Names are safe ones, see `isSafeName`.
 */
export class FolderWriter {
  private readonly root: number;
  private last: { readonly name: ByteName; readonly descriptor: number } | undefined;
  private readonly hasDescriptors = bestProtection() === 'descriptors';

  /** What is made belongs to the owner; undefined means the caller. */
  constructor(
    private readonly folder: string,
    private readonly owner: Identity | undefined,
  ) {
    this.root = openSync(folder, O_RDONLY | O_DIRECTORY);
  }

  close(): void {
    this.forget();
    closeSync(this.root);
  }

  /** What is there; undefined when nothing is. */
  look(name: ByteName): BigIntStats | undefined {
    try {
      return lstatSync(this.at(name), { bigint: true });
    } catch (thrown) {
      if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes(systemCode(thrown) ?? '')) return undefined;
      throw thrown;
    }
  }

  makeFolder(name: ByteName): void {
    mkdirSync(this.at(name), { mode: 0o700 });
    this.give(name);
  }

  makeLink(name: ByteName, target: string): void {
    symlinkSync(Buffer.from(target, 'latin1'), this.at(name));
    this.give(name);
  }

  /** Another name for a file that is there. */
  makeName(name: ByteName, existing: ByteName): void {
    // By a descriptor of its own: the other parent takes its place.
    const parent = openSync(Buffer.concat([this.parentPath(existing), Buffer.from('/.')]), OPEN_FOLDER);
    try {
      const from = this.hasDescriptors
        ? Buffer.concat([Buffer.from(`/proc/self/fd/${parent}/`), lastPart(existing)])
        : this.pathOf(existing);
      linkSync(from, this.at(name));
    } finally {
      closeSync(parent);
    }
  }

  /** In place of the file or link that has the name in the end. */
  makeFile(name: ByteName): NewFile {
    const parent = parentOf(name);
    const temporary = `${parent === '' ? '' : `${parent}/`}.pyexec-${randomUUID()}`;
    const descriptor = openSync(this.at(temporary), NEW_FILE, 0o600);
    const drop = (): void => {
      closeSync(descriptor);
      unlinkSync(this.at(temporary));
    };
    const keep = (mode: number): void => {
      try {
        if (this.owner !== undefined) fchownSync(descriptor, this.owner.uid, this.owner.gid);
        fchmodSync(descriptor, mode & 0o777);
        renameSync(this.at(temporary), this.at(name));
      } catch (thrown) {
        drop();
        throw thrown;
      }
      closeSync(descriptor);
    };
    return { descriptor, keep, drop };
  }

  setFolderMode(name: ByteName, mode: number): void {
    const descriptor = openSync(this.at(name), OPEN_FOLDER);
    try {
      fchmodSync(descriptor, mode & 0o777);
    } finally {
      closeSync(descriptor);
    }
  }

  removeFile(name: ByteName): void {
    unlinkSync(this.at(name));
  }

  /** Unless something is in it. */
  removeFolder(name: ByteName): void {
    this.forget();
    try {
      rmdirSync(this.at(name));
    } catch (thrown) {
      if (systemCode(thrown) !== 'ENOTEMPTY' && systemCode(thrown) !== 'EEXIST') throw thrown;
    }
  }

  private give(name: ByteName): void {
    if (this.owner !== undefined) lchownSync(this.at(name), this.owner.uid, this.owner.gid);
  }

  private pathOf(name: ByteName): Buffer {
    return Buffer.concat([Buffer.from(`${this.folder}/`), Buffer.from(name, 'latin1')]);
  }

  /** A path whose only name that is looked up by name is the last one. */
  private at(name: ByteName): Buffer {
    return Buffer.concat([this.parentPath(name), Buffer.from('/'), lastPart(name)]);
  }

  private parentPath(name: ByteName): Buffer {
    const parent = parentOf(name);
    const descriptor = this.enter(parent);
    if (this.hasDescriptors) return Buffer.from(`/proc/self/fd/${descriptor}`);
    return parent === '' ? Buffer.from(this.folder) : this.pathOf(parent);
  }

  private enter(name: ByteName): number {
    if (name === '') return this.root;
    if (this.last?.name !== name) {
      const descriptor = this.openFolder(name);
      this.forget();
      this.last = { name, descriptor };
    }
    return this.last.descriptor;
  }

  private openFolder(name: ByteName): number {
    let current = this.root;
    let path = Buffer.from(this.folder);
    for (const part of name.split('/')) {
      const above = this.hasDescriptors ? Buffer.from(`/proc/self/fd/${current}`) : path;
      path = Buffer.concat([above, Buffer.from('/'), Buffer.from(part, 'latin1')]);
      try {
        const next = openSync(path, OPEN_FOLDER);
        if (current !== this.root) closeSync(current);
        current = next;
      } catch (thrown) {
        if (current !== this.root) closeSync(current);
        throw thrown;
      }
    }
    return current;
  }

  private forget(): void {
    if (this.last !== undefined) closeSync(this.last.descriptor);
    this.last = undefined;
  }
}

function lastPart(name: ByteName): Buffer {
  return Buffer.from(name.slice(name.lastIndexOf('/') + 1), 'latin1');
}
