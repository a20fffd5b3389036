import { closeSync, fstatSync, readSync, type BigIntStats } from 'node:fs';
import { bestProtection, openFolder, type OpenFolder, type Protection } from './open-folder.js';
import { reasonOf } from './reason-of.js';

function readWhole(descriptor: number, expected: BigIntStats, maxBytes: number): Buffer | undefined {
  const facts = fstatSync(descriptor, { bigint: true });
  const isSame = facts.dev === expected.dev && facts.ino === expected.ino;
  // By a further name it may be somebody else's.
  if (!isSame || !facts.isFile() || facts.nlink !== 1n || facts.size > BigInt(maxBytes)) return undefined;
  const content = Buffer.alloc(Number(facts.size));
  let at = 0;
  while (at < content.length) {
    const got = readSync(descriptor, content, at, content.length - at, null);
    if (got === 0) return undefined;
    at += got;
  }
  return content;
}

function readBelow(folder: OpenFolder, [name, ...rest]: readonly Buffer[], maxBytes: number): Buffer | undefined {
  if (name === undefined) return undefined;
  const expected = folder.look(name);
  if (rest.length > 0) {
    const inside = folder.enter(name);
    try {
      return readBelow(inside, rest, maxBytes);
    } finally {
      inside.close();
    }
  }
  // Opening a device may already have an effect.
  if (!expected.isFile()) return undefined;
  const descriptor = folder.openFile(name);
  try {
    return readWhole(descriptor, expected, maxBytes);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * The content of an ordinary file that a hostile program has left: no link is followed in any part of its path, and it
 * has one name only. Undefined when it is not that, is not there, cannot be read, or is larger than allowed.
 *
 * @param folder absolute and real; `path` is relative to it, with forward slashes
 */
export function readLeftFile(
  { folder, path }: { readonly folder: string; readonly path: string },
  maxBytes: number,
  protection: Protection = bestProtection(),
): Buffer | undefined {
  const names = path.split('/');
  if (names.some((name) => name === '' || name === '.' || name === '..' || name.includes('\0'))) return undefined;
  try {
    const root = openFolder(folder, protection);
    try {
      return readBelow(
        root,
        names.map((name) => Buffer.from(name)),
        maxBytes,
      );
    } finally {
      root.close();
    }
  } catch (thrown) {
    // What is of the machine's making and not of the program's is thrown on.
    reasonOf(thrown);
    return undefined;
  }
}
