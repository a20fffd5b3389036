import { lchownSync, lstatSync, readdirSync, type BigIntStats } from 'node:fs';
import { systemCode } from '../../errors.js';
import type { Identity } from '../launcher.js';

/** A folder with more entries is no place for a program to write. */
const MAX_ENTRIES = 100_000;
const SLASH = Buffer.from('/');

interface Owner extends Identity {
  readonly inode: bigint;
}

type Visit = (file: Buffer, facts: BigIntStats) => void;

/** Visits a folder and what is in it, without following links. What is deeper than a path can say is left out. */
function walk(root: Buffer, visit: Visit): void {
  visit(root, lstatSync(root, { bigint: true }));
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of listFolder(folder)) {
      const file = Buffer.concat([folder, SLASH, entry.name]);
      const facts = lookAt(file);
      if (facts === undefined) continue;
      visit(file, facts);
      if (facts.isDirectory()) folders.push(file);
    }
  }
}

function isOutOfReach(thrown: unknown): boolean {
  return systemCode(thrown) === 'ENAMETOOLONG' || systemCode(thrown) === 'ENOENT';
}

function listFolder(folder: Buffer): { readonly name: Buffer }[] {
  try {
    return readdirSync(folder, { withFileTypes: true, encoding: 'buffer' });
  } catch (thrown) {
    if (isOutOfReach(thrown)) return [];
    throw thrown;
  }
}

function lookAt(file: Buffer): BigIntStats | undefined {
  try {
    return lstatSync(file, { bigint: true });
  } catch (thrown) {
    if (isOutOfReach(thrown)) return undefined;
    throw thrown;
  }
}

/**
 * A folder that is lent to another user with everything in it. Only root may do that. A file with several names stays as
 * it is, since by another name it may be somebody else's.
 */
export class LentFolder {
  private readonly owners = new Map<string, Owner>();
  private readonly root: Buffer;

  private constructor(
    root: string,
    private readonly to: Identity,
  ) {
    this.root = Buffer.from(root);
  }

  /** @throws Error when not everything could be lent; nothing is lent then */
  static lend(root: string, to: Identity): LentFolder {
    const lent = new LentFolder(root, to);
    lent.remember();
    try {
      for (const name of lent.owners.keys()) lchownSync(Buffer.from(name, 'latin1'), to.uid, to.gid);
    } catch (thrown) {
      lent.takeBack();
      throw thrown;
    }
    return lent;
  }

  private remember(): void {
    walk(this.root, (file, facts) => {
      if (!facts.isDirectory() && facts.nlink > 1n) return;
      const owner = { uid: Number(facts.uid), gid: Number(facts.gid), inode: facts.ino };
      this.owners.set(file.toString('latin1'), owner);
      if (this.owners.size > MAX_ENTRIES) throw new Error(`it holds more than ${MAX_ENTRIES} files and folders`);
    });
  }

  /**
   * Gives everything back to whom it belonged, and what is new to the owner of the folder. The kernel takes away the
   * bits by which a file runs as its owner; they are not given back, since the content may be another now. May be called
   * twice.
   */
  takeBack(): void {
    const owner = this.owners.get(this.root.toString('latin1'));
    if (owner === undefined) return;
    walk(this.root, (file, facts) => {
      if (Number(facts.uid) !== this.to.uid) return;
      const known = this.owners.get(file.toString('latin1'));
      const { uid, gid } = known?.inode === facts.ino ? known : owner;
      lchownSync(file, uid, gid);
    });
  }
}
