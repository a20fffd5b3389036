import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { systemCode } from '../../../errors.js';
import type { ByteName } from '../../../byte-name.js';
import type { Entry } from './entry.js';
import { bytesOf, encodeBytes, encodeMessage } from './fields.js';

const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
const CHUNK_BYTES = 65_536;

/** A file that is still one; undefined when it may not be read or is gone. */
function openFile(place: Buffer): number | undefined {
  try {
    const descriptor = openSync(place, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    if (fstatSync(descriptor).isFile()) return descriptor;
    closeSync(descriptor);
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
  }
  return undefined;
}

/** The bytes of an open file, no more than it had when it was found. */
export function* readFile(descriptor: number, size: number): Generator<Buffer> {
  for (let at = 0; at < size;) {
    const chunk = Buffer.alloc(Math.min(CHUNK_BYTES, size - at));
    const count = readSync(descriptor, chunk, 0, chunk.length, at);
    if (count === 0) return;
    yield chunk.subarray(0, count);
    at += count;
  }
}

/** Calls with each entry that can be copied, and with a file's content. */
export function* openEntries(root: string, entries: readonly Entry[]): Generator<[Entry, Iterable<Buffer>]> {
  for (const entry of entries) {
    if (entry.kind !== 'file' || entry.text !== undefined) {
      yield [entry, entry.text === undefined ? [] : [entry.text]];
      continue;
    }
    const name = entry.name === '' ? '' : `/${entry.name}`;
    const descriptor = openFile(Buffer.concat([Buffer.from(root), Buffer.from(name, 'latin1')]));
    if (descriptor === undefined) continue;
    try {
      yield [entry, readFile(descriptor, entry.size)];
    } finally {
      closeSync(descriptor);
    }
  }
}

/** Tells the supervisor to make what is in a folder; what is told is noted. */
export function* sendTree(
  root: string,
  entries: readonly Entry[],
  onSent: (name: ByteName, entry: Entry) => void,
): Generator<Buffer> {
  for (const [entry, content] of openEntries(root, entries)) {
    const { name, kind, mode, size, modifiedNs, target } = entry;
    yield encodeMessage('m', { root: bytesOf(root), name, kind, mode, size, time: modifiedNs, target });
    let offset = 0;
    for (const bytes of content) {
      yield encodeBytes(offset, bytes);
      offset += bytes.length;
    }
    onSent(name, entry);
  }
  yield encodeMessage('d', {});
}
