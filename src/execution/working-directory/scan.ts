import type { BigIntStats, Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
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
  /** Something could not be looked at, or there was more than `maxEntries`. */
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

class Scanner {
  readonly entries = new Map<string, Entry>();
  private readonly inodes = new Set<bigint>();
  usedBytes = 0;
  incomplete: Scan['incomplete'];

  constructor(
    private readonly root: Buffer,
    private readonly maxEntries: number,
  ) {}

  async scan(): Promise<void> {
    const folders: Buffer[] = [Buffer.alloc(0)];
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      for (const entry of await this.list(folder)) {
        if (this.entries.size >= this.maxEntries) {
          this.incomplete = 'too-many';
          return;
        }
        const relative = folder.length === 0 ? entry.name : Buffer.concat([folder, SLASH, entry.name]);
        if ((await this.add(relative)) && entry.isDirectory()) folders.push(relative);
      }
    }
  }

  private absolute(relative: Buffer): Buffer {
    return relative.length === 0 ? this.root : Buffer.concat([this.root, SLASH, relative]);
  }

  private async list(folder: Buffer): Promise<Dirent<Buffer>[]> {
    try {
      return await readdir(this.absolute(folder), { withFileTypes: true, encoding: 'buffer' });
    } catch (thrown) {
      this.note(thrown);
      return [];
    }
  }

  private async add(relative: Buffer): Promise<boolean> {
    try {
      const facts = await lstat(this.absolute(relative), { bigint: true });
      this.entries.set(relative.toString('latin1'), entryOf(facts));
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
    this.incomplete ??= code === 'ENAMETOOLONG' ? 'too-deep' : 'unreadable';
  }
}

/** Looks at everything below a folder, without following links. Programs may change the tree meanwhile. */
export async function scanFolder(root: string, maxEntries: number): Promise<Scan> {
  const scanner = new Scanner(Buffer.from(path.resolve(root)), maxEntries);
  await scanner.scan();
  return { entries: scanner.entries, usedBytes: scanner.usedBytes, incomplete: scanner.incomplete };
}
