import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  opendirSync,
  openSync,
  statfsSync,
  type BigIntStats,
} from 'node:fs';
import { systemCode } from '../errors.js';

/** A folder that is being looked at while a program may be changing what is in it. Links are never followed. */
export interface OpenFolder {
  /** The names in it, in the order of their bytes, at most so many. */
  names(most: number): Buffer[];
  /** What an entry is; of a link, the link itself. */
  look(name: Buffer): BigIntStats;
  /** A descriptor of a file that is in this very folder. The caller makes sure that it is the one it looked at. */
  openFile(name: Buffer): number;
  /** A folder that is in this very folder. */
  enter(name: Buffer): OpenFolder;
  close(): void;
}

/** Thrown when something else is in the place of what was looked at before. */
export class Swapped extends Error {}

/** With `descriptors` no link is followed whatever happens meanwhile; `comparison` is weaker, see `PathFolder`. */
export type Protection = 'descriptors' | 'comparison';

const {
  O_RDONLY,
  O_NOFOLLOW = 0,
  O_DIRECTORY = 0,
  O_NONBLOCK = 0,
  O_NOCTTY = 0,
} = constants as Partial<typeof constants> & { O_RDONLY: number };
/** Opening a pipe without O_NONBLOCK would wait for a writer. */
const OPEN_FILE = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;
const OPEN_FOLDER = O_RDONLY | O_NOFOLLOW | O_DIRECTORY;
const NAMES_AT_ONCE = 256;

function listNames(folder: Buffer | string, most: number): Buffer[] {
  // The types know strings only; see `fs.opendir`, option `encoding`.
  const listing = opendirSync(folder, { encoding: 'buffer' as BufferEncoding, bufferSize: NAMES_AT_ONCE });
  try {
    const names: Buffer[] = [];
    while (names.length < most) {
      const entry = listing.readSync();
      if (entry === null) break;
      names.push(entry.name as unknown as Buffer);
    }
    return names.sort((a, b) => Buffer.compare(a, b));
  } finally {
    listing.closeSync();
  }
}

/**
 * A folder by its descriptor. Node has no openat(2), but below `/proc/self/fd/<descriptor>/` is what is in the opened
 * folder, wherever that has been moved to; so each call resolves one name, without following it.
 */
class DescriptorFolder implements OpenFolder {
  private readonly place: string;

  constructor(private readonly descriptor: number) {
    this.place = `/proc/self/fd/${descriptor}/`;
  }

  names(most: number): Buffer[] {
    return listNames(this.place, most);
  }

  look(name: Buffer): BigIntStats {
    return lstatSync(this.at(name), { bigint: true });
  }

  openFile(name: Buffer): number {
    return openSync(this.at(name), OPEN_FILE);
  }

  enter(name: Buffer): OpenFolder {
    return new DescriptorFolder(openSync(this.at(name), OPEN_FOLDER));
  }

  close(): void {
    closeSync(this.descriptor);
  }

  private at(name: Buffer): Buffer {
    return Buffer.concat([Buffer.from(this.place), name]);
  }
}

function isSame(one: BigIntStats, other: BigIntStats): boolean {
  return one.dev === other.dev && one.ino === other.ino;
}

/**
 * A folder by its path, for systems without /proc. After each call it is looked whether all folders of the path are
 * still those that were entered. A program that puts a link in place of one and takes it away again in between is not
 * noticed; so here, programs should have ended.
 */
class PathFolder implements OpenFolder {
  private readonly facts: BigIntStats;

  constructor(
    private readonly path: Buffer,
    private readonly parent?: PathFolder,
  ) {
    this.facts = lstatSync(path, { bigint: true });
    if (!this.facts.isDirectory()) throw new Swapped('it is no folder any more');
  }

  names(most: number): Buffer[] {
    return this.verified(listNames(this.path, most));
  }

  look(name: Buffer): BigIntStats {
    return this.verified(lstatSync(this.at(name), { bigint: true }));
  }

  openFile(name: Buffer): number {
    const descriptor = openSync(this.at(name), OPEN_FILE);
    try {
      // Where O_NOFOLLOW is unknown, a link is noticed by what it is.
      const facts = fstatSync(descriptor, { bigint: true });
      if (!isSame(facts, this.look(name))) throw new Swapped('it is another file than before');
      return descriptor;
    } catch (thrown) {
      closeSync(descriptor);
      throw thrown;
    }
  }

  enter(name: Buffer): OpenFolder {
    return this.verified(new PathFolder(this.at(name), this));
  }

  close(): void {
    // Nothing is open.
  }

  private at(name: Buffer): Buffer {
    return Buffer.concat([this.path, Buffer.from('/'), name]);
  }

  private verified<T>(result: T): T {
    const now = lstatSync(this.path, { bigint: true });
    if (!now.isDirectory() || !isSame(now, this.facts)) throw new Swapped('its folder is another one than before');
    return this.parent === undefined ? result : this.parent.verified(result);
  }
}

/** What /proc says it is, see statfs(2). */
const PROC_MAGIC = 0x9fa0;

/** The best that the machine can do. */
export function bestProtection(): Protection {
  try {
    return statfsSync('/proc/self/fd').type === PROC_MAGIC ? 'descriptors' : 'comparison';
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    return 'comparison';
  }
}

/** Opens a folder by a trusted path; only its last name must not be a link. */
export function openFolder(folder: string, protection: Protection): OpenFolder {
  if (protection === 'comparison') return new PathFolder(Buffer.from(folder));
  return new DescriptorFolder(openSync(folder, OPEN_FOLDER));
}
