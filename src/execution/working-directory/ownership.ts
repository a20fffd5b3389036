import { lchownSync, lstatSync, readdirSync, type BigIntStats } from 'node:fs';
import { systemCode } from '../../errors.js';
import type { Identity } from '../launcher.js';

/** A folder with more entries is no place for a program to write. */
const MAX_ENTRIES = 100_000;
const SLASH = Buffer.from('/');

interface Owner {
  readonly gid: number;
  readonly inode: bigint;
}

type Visit = (file: Buffer, facts: BigIntStats) => void;

/** Visits a folder and what is in it, without following links. What is deeper than a path can say is left out. */
function walk(root: Buffer, enters: (facts: BigIntStats) => boolean, visit: Visit): void {
  visit(root, lstatSync(root, { bigint: true }));
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of listFolder(folder)) {
      const file = Buffer.concat([folder, SLASH, entry.name]);
      const facts = lookAt(file);
      if (facts === undefined) continue;
      visit(file, facts);
      if (facts.isDirectory() && enters(facts)) folders.push(file);
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

function isRoots(facts: BigIntStats): boolean {
  return Number(facts.uid) === 0;
}

/**
 * A folder of root that is lent to another user with what root has in it. What belongs to others stays theirs and is not
 * entered, since they could change it meanwhile. A file with several names stays as it is, since by another name it may
 * be somebody else's.
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
    walk(this.root, isRoots, (file, facts) => {
      if (!isRoots(facts) || (!facts.isDirectory() && facts.nlink > 1n)) return;
      this.owners.set(file.toString('latin1'), { gid: Number(facts.gid), inode: facts.ino });
      if (this.owners.size > MAX_ENTRIES) throw new Error(`it holds more than ${MAX_ENTRIES} files and folders`);
    });
  }

  /**
   * Gives everything back to root and the groups that it had. The kernel takes away the bits by which a file runs as its
   * owner; they are not given back, since the content may be another now. May be called twice.
   */
  takeBack(): void {
    const owner = this.owners.get(this.root.toString('latin1'));
    if (owner === undefined) return;
    takeFrom(this.root, [this.to], (file, facts) => {
      const known = this.owners.get(file.toString('latin1'));
      return known?.inode === facts.ino ? known.gid : owner.gid;
    });
  }
}

/** Makes root the owner of what the users have below a folder, in the group that is named for it. */
function takeFrom(
  root: Buffer,
  users: readonly Identity[],
  groupOf: (file: Buffer, facts: BigIntStats) => number,
): void {
  const uids = new Set(users.map(({ uid }) => uid));
  const isTheirs = (facts: BigIntStats): boolean => uids.has(Number(facts.uid));
  // What was taken already is root's.
  const enters = (facts: BigIntStats): boolean => isTheirs(facts) || isRoots(facts);
  walk(root, enters, (file, facts) => {
    if (isTheirs(facts)) lchownSync(file, 0, groupOf(file, facts));
  });
}

/** Gives root what users whose programs have ended own below a folder of root. */
export function giveToRoot(root: string, from: readonly Identity[]): void {
  takeFrom(Buffer.from(root), from, () => 0);
}
