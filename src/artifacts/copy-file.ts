import { closeSync, constants, fstatSync, openSync, readSync, unlinkSync, writeSync, type BigIntStats } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SkipReason } from './collection.js';

interface Limits {
  readonly fileBytes: number;
  /** What is left of the total. */
  readonly leftBytes: number;
}

interface Copy {
  /** Open for reading; stays open. */
  readonly source: number;
  /** What was found by name. */
  readonly expected: BigIntStats;
  /** Absolute; must not exist. */
  readonly target: string;
  readonly limits: Limits;
}

const CHUNK_BYTES = 2 ** 20;
const CHUNKS_PER_TURN = 8;
const NEW_FILE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;

/** Why a file is not to be copied, by what it is and claims; undefined when it may be. */
function objectionTo(facts: BigIntStats, expected: BigIntStats, limits: Limits): SkipReason | undefined {
  if (facts.dev !== expected.dev || facts.ino !== expected.ino) return 'changed';
  if (!facts.isFile()) return 'special';
  // By its other name it may be somebody else's.
  if (facts.nlink > 1n) return 'hard-link';
  // Removed, or replaced by another, after it was found.
  if (facts.nlink < 1n) return 'changed';
  if (facts.size > BigInt(limits.fileBytes)) return 'too-large';
  return facts.size > BigInt(limits.leftBytes) ? 'total-too-large' : undefined;
}

function isUnchanged(one: BigIntStats, other: BigIntStats): boolean {
  return one.size === other.size && one.mtimeNs === other.mtimeNs && one.ctimeNs === other.ctimeNs;
}

function readSome(source: number, chunk: Buffer): number {
  try {
    return readSync(source, chunk, 0, chunk.length, null);
  } catch (cause) {
    throw new SourceFailure('reading failed', { cause });
  }
}

/** The source could not be read; failures of the target are ours and travel as they are. */
class SourceFailure extends Error {}

async function copyBytes(source: number, target: number, size: number): Promise<boolean> {
  const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, size + 1));
  let copied = 0;
  for (let turn = 1; ; turn++) {
    const count = readSome(source, chunk);
    copied += count;
    // A file that grows while it is read would never end.
    if (copied > size) return false;
    if (count === 0) return copied === size;
    for (let written = 0; written < count;) written += writeSync(target, chunk, written, count - written);
    if (turn % CHUNKS_PER_TURN === 0) await nextTurn();
  }
}

async function copyInto(target: string, source: number, facts: BigIntStats): Promise<SkipReason | undefined> {
  const descriptor = openSync(target, NEW_FILE, 0o600);
  let isWhole = false;
  try {
    isWhole = await copyBytes(source, descriptor, Number(facts.size));
    isWhole &&= isUnchanged(facts, fstatSync(source, { bigint: true }));
    return isWhole ? undefined : 'changed';
  } catch (thrown) {
    if (!(thrown instanceof SourceFailure)) throw thrown;
    return 'unreadable';
  } finally {
    closeSync(descriptor);
    if (!isWhole) unlinkSync(target);
  }
}

/**
 * Copies a regular file that has one name only and does not change meanwhile, to a new file of mode 0600. Resolves to
 * its size or to why it was not copied; then there is no new file.
 */
export async function copyFile({ source, expected, target, limits }: Copy): Promise<number | SkipReason> {
  const facts = fstatSync(source, { bigint: true });
  return objectionTo(facts, expected, limits) ?? (await copyInto(target, source, facts)) ?? Number(facts.size);
}
