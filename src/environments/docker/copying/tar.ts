import type { ByteName } from '../../../byte-name.js';
import type { Entry } from './entry.js';

const BLOCK_BYTES = 512;
const NAME_BYTES = 100;
const KINDS = { file: '0', link: '2', folder: '5', longTarget: 'K', longName: 'L' } as const;

interface Header extends Pick<Entry, 'mode' | 'uid' | 'gid' | 'size' | 'target'> {
  readonly name: ByteName;
  readonly type: string;
  readonly seconds: number;
}

/** A header as GNU tar writes it, see https://www.gnu.org/software/tar/manual/html_node/Standard.html. */
function encodeHeader({ name, type, mode, uid, gid, size, seconds, target }: Header): Buffer {
  const block = Buffer.alloc(BLOCK_BYTES);
  const octal = (value: number, at: number, digits: number): void => {
    block.write(value.toString(8).padStart(digits, '0'), at, 'latin1');
  };
  block.write(name.slice(0, NAME_BYTES), 0, 'latin1');
  octal(mode, 100, 7);
  octal(uid, 108, 7);
  octal(gid, 116, 7);
  octal(size, 124, 11);
  octal(seconds, 136, 11);
  block.write(`        ${type}`, 148, 'latin1');
  block.write(target.slice(0, NAME_BYTES), 157, 'latin1');
  block.write('ustar  \0', 257, 'latin1');
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}

function padding(size: number): Buffer {
  return Buffer.alloc((BLOCK_BYTES - (size % BLOCK_BYTES)) % BLOCK_BYTES);
}

function* encodeLong(type: string, text: string): Generator<Buffer> {
  if (text.length <= NAME_BYTES) return;
  const bytes = Buffer.from(`${text}\0`, 'latin1');
  const plain = { mode: 0, uid: 0, gid: 0, seconds: 0, target: '' };
  yield encodeHeader({ ...plain, name: '././@LongLink', type, size: bytes.length });
  yield bytes;
  yield padding(bytes.length);
}

/** Owners and sizes that the fields of the format can hold. */
const MAX_OWNER = 0o7777777;

/** One entry of an archive, under another name. A file that gives less than its size is filled up with zeros. Pure. */
export function* encodeEntry(entry: Entry, name: ByteName, content: Iterable<Buffer>): Generator<Buffer> {
  const { kind, target, mode, size } = entry;
  yield* encodeLong(KINDS.longTarget, target);
  yield* encodeLong(KINDS.longName, name);
  const [uid, gid] = [Math.min(entry.uid, MAX_OWNER), Math.min(entry.gid, MAX_OWNER)];
  const seconds = Math.max(0, Number(entry.modifiedNs / 1_000_000_000n));
  yield encodeHeader({ name, type: KINDS[kind], mode, uid, gid, size, seconds, target });
  let left = size;
  for (const bytes of content) {
    yield bytes;
    left -= bytes.length;
  }
  if (left > 0) yield Buffer.alloc(left);
  yield padding(size);
}

/** What an archive ends with. */
export const ARCHIVE_END = Buffer.alloc(2 * BLOCK_BYTES);
