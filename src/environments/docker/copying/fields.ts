import { decodeFields, frameOf } from '../../../execution/supervisor/frames.js';
import type { ByteName } from '../../../byte-name.js';

type Value = string | number | bigint;

/** A message about files, see `Copies` in `copies.py`. Text is bytes, one character for each. Pure. */
export function encodeMessage(kind: string, fields: Readonly<Record<string, Value>>): Buffer {
  const text = Object.entries(fields).map(([key, value]) => `${key}=${value}`);
  return frameOf(kind, Buffer.from(text.join('\0'), 'latin1'));
}

/** Some bytes of the file that was named last, and where in it they belong. Pure. */
export function encodeBytes(offset: number, bytes: Buffer): Buffer {
  const place = Buffer.alloc(8);
  place.writeBigUInt64BE(BigInt(offset));
  return frameOf('b', Buffer.concat([place, bytes]));
}

/** An absolute path as it is told. */
export function bytesOf(path: string): ByteName {
  return Buffer.from(path).toString('latin1');
}

/** The fields of a message, whose texts are bytes again; of a repeated key the last one counts. Pure. */
export function decodeMessage(payload: Buffer): ReadonlyMap<string, string> {
  return decodeFields(payload, 'latin1');
}
