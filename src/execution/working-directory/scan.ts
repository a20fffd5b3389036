import { chmodSync, constants, lstatSync, readdirSync, type BigIntStats, type Dirent } from 'node:fs';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { systemCode } from '../../errors.js';

/** One entry below a scanned folder. Names are bytes on Linux and need not be UTF-8. */
export interface Entry {
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  readonly bytes: number;
  /** What changes whenever the content does; the program cannot set the change time back. */
  readonly fingerprint: string;
}

export interface Scan {
  /** Relative path, as latin1 so that each byte is kept, → entry. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** Space in use by the blocks of all entries, each inode once. */
  readonly usedBytes: number;
  /** Something could not be looked at, or there was more than `maxEntries`; what is too deep outweighs what is closed. */
  readonly incomplete: 'unreadable' | 'too-many' | 'too-deep' | undefined;
}

const SLASH = Buffer.from('/');

function kindOf(facts: BigIntStats): Entry['kind'] {
  if (facts.isFile()) return 'file';
  if (facts.isDirectory()) return 'folder';
  return facts.isSymbolicLink() ? 'link' : 'other';
}

function entryOf(facts: BigIntStats): Entry {
  const fingerprint = `${facts.ino}:${facts.size}:${facts.mtimeNs}:${facts.ctimeNs}:${facts.mode}`;
  return { kind: kindOf(facts), bytes: Number(facts.size), fingerprint };
}

/** Paths are kept in memory; hostile ones are 4 KiB long each. */
const MAX_NAME_BYTES = 32 * 2 ** 20;
/** After this many entries, other work gets its turn. */
const ENTRIES_PER_TURN = 500;

class Scanner {
  readonly entries = new Map<string, Entry>();
  private readonly inodes = new Set<bigint>();
  private nameBytes = 0;
  usedBytes = 0;
  incomplete: Scan['incomplete'];

  constructor(
    private readonly root: Buffer,
    private readonly maxEntries: number,
    private readonly opensFolders: boolean,
  ) {}

  async scan(): Promise<void> {
    const folders: Buffer[] = [Buffer.alloc(0)];
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      for (const entry of this.list(folder)) {
        if (this.entries.size >= this.maxEntries || this.nameBytes > MAX_NAME_BYTES) {
          this.incomplete = 'too-many';
          return;
        }
        const relative = folder.length === 0 ? entry.name : Buffer.concat([folder, SLASH, entry.name]);
        if (this.add(relative) && entry.isDirectory()) folders.push(relative);
        if (this.entries.size % ENTRIES_PER_TURN === 0) await nextTurn();
      }
    }
  }

  private absolute(relative: Buffer): Buffer {
    return relative.length === 0 ? this.root : Buffer.concat([this.root, SLASH, relative]);
  }

  private list(folder: Buffer): Dirent<Buffer>[] {
    const file = this.absolute(folder);
    try {
      const { mode } = lstatSync(file);
      // A program may have put a link in place of the folder: what is elsewhere is not ours to look at.
      if ((mode & constants.S_IFMT) !== constants.S_IFDIR) return [];
      // Its owner may look into a folder that the program closed.
      if (this.opensFolders && (mode & 0o500) !== 0o500) chmodSync(file, (mode & 0o777) | 0o500);
      return readdirSync(file, { withFileTypes: true, encoding: 'buffer' });
    } catch (thrown) {
      this.note(thrown);
      return [];
    }
  }

  private add(relative: Buffer): boolean {
    try {
      const facts = lstatSync(this.absolute(relative), { bigint: true });
      this.entries.set(relative.toString('latin1'), entryOf(facts));
      this.nameBytes += relative.length;
      if (!this.inodes.has(facts.ino)) this.usedBytes += Number(facts.blocks) * 512;
      if (facts.nlink > 1n) this.inodes.add(facts.ino);
      return true;
    } catch (thrown) {
      this.note(thrown);
      return false;
    }
  }

  private note(thrown: unknown): void {
    const code = systemCode(thrown);
    if (code === undefined) throw thrown;
    // What vanished while we looked is no problem.
    if (code === 'ENOENT' || code === 'ENOTDIR') return;
    if (code === 'ENAMETOOLONG') this.incomplete = 'too-deep';
    else this.incomplete ??= 'unreadable';
  }
}

/**
 * Looks at everything below a folder, without following links, up to a number of entries. Programs may change the tree
 * meanwhile; once they have ended, folders that they closed may be opened first. The calls are synchronous, in slices:
 * handing one to the thread pool takes longer than the call.
 */
export async function scanFolder(root: string, maxEntries: number, opensFolders = false): Promise<Scan> {
  const scanner = new Scanner(Buffer.from(path.resolve(root)), maxEntries, opensFolders);
  await scanner.scan();
  return { entries: scanner.entries, usedBytes: scanner.usedBytes, incomplete: scanner.incomplete };
}
