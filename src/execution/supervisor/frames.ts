/** A message between the tool and its supervisor, see `supervisor.py` for the kinds. */
export interface Frame {
  readonly kind: string;
  readonly payload: Buffer;
}

/** A letter, the payload's length as 4 bytes (big endian), the payload. */
export function frameOf(kind: string, payload: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(kind, 'latin1');
  head.writeUInt32BE(payload.length, 1);
  return Buffer.concat([head, payload]);
}

/** A frame whose payload is fields `key=value` separated by NUL. */
export function encodeFrame(kind: string, fields: readonly (readonly [key: string, value: string])[] = []): Buffer {
  return frameOf(kind, Buffer.from(fields.map(([key, value]) => `${key}=${value}`).join('\0')));
}

/** The fields of a payload, in `latin1` as bytes, one character for each; of a repeated key the last one counts. */
export function decodeFields(payload: Buffer, encoding: 'utf8' | 'latin1' = 'utf8'): ReadonlyMap<string, string> {
  const fields = payload.toString(encoding).split('\0');
  return new Map(
    fields.map((field) => [field.slice(0, field.indexOf('=')), field.slice(field.indexOf('=') + 1)] as const),
  );
}

/** Cuts a stream of bytes into frames. */
export class FrameReader {
  private pending: Buffer = Buffer.alloc(0);

  /** All frames that are complete with this chunk. */
  push(chunk: Buffer): Frame[] {
    let data = this.pending.length === 0 ? chunk : Buffer.concat([this.pending, chunk]);
    const frames: Frame[] = [];
    while (data.length >= 5 && data.length >= 5 + data.readUInt32BE(1)) {
      const end = 5 + data.readUInt32BE(1);
      frames.push({ kind: data.toString('latin1', 0, 1), payload: data.subarray(5, end) });
      data = data.subarray(end);
    }
    this.pending = data;
    return frames;
  }
}
