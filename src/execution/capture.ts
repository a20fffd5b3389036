/** What was kept of one stream. */
export interface CapturedStream {
  /** UTF-8 with replacement characters; the middle is left out, and says so, when there was more than the limit. */
  readonly text: string;
  /** All bytes that were received. */
  readonly bytes: number;
  readonly truncated: boolean;
}

const NOTE_BYTES = 64;

function omissionNote(bytes: number): string {
  return `\n… ${bytes} bytes left out …\n`;
}

/** Cuts bytes of a character that was split by the end of the head. */
function wholeStart(bytes: Buffer): Buffer {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needed > back ? bytes.subarray(0, bytes.length - back) : bytes;
  }
  return bytes;
}

/** Cuts bytes of a character that was split by the start of the tail. */
function wholeEnd(bytes: Buffer): Buffer {
  let start = 0;
  while (start < Math.min(3, bytes.length) && ((bytes[start] ?? 0) & 0xc0) === 0x80) start++;
  return bytes.subarray(start);
}

/** Bytes that grow by doubling: many tiny chunks must not cost an object each. */
class GrowingBytes {
  private buffer: Buffer = Buffer.alloc(0);
  private used = 0;

  get content(): Buffer {
    return this.buffer.subarray(0, this.used);
  }

  append(chunk: Buffer): void {
    const needed = this.used + chunk.length;
    if (needed > this.buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(needed, 2 * this.buffer.length, 1024));
      this.buffer.copy(larger, 0, 0, this.used);
      this.buffer = larger;
    }
    chunk.copy(this.buffer, this.used);
    this.used = needed;
  }

  keepLast(bytes: number): void {
    if (this.used <= bytes) return;
    this.buffer.copyWithin(0, this.used - bytes, this.used);
    this.used = bytes;
  }
}

/**
 * Keeps the first and the last part of a stream, together at most `limitBytes`, in memory that does not grow with what
 * is written.
 */
export class HeadTailCapture {
  private readonly head = new GrowingBytes();
  private readonly tail = new GrowingBytes();
  private total = 0;
  private readonly headLimit: number;
  private readonly tailLimit: number;

  constructor(private readonly limitBytes: number) {
    this.headLimit = Math.ceil(limitBytes / 2);
    this.tailLimit = limitBytes - this.headLimit;
  }

  get bytes(): number {
    return this.total;
  }

  write(chunk: Buffer): void {
    this.total += chunk.length;
    const forHead = Math.min(chunk.length, this.headLimit - this.head.content.length);
    if (forHead > 0) this.head.append(chunk.subarray(0, forHead));
    if (forHead === chunk.length) return;
    this.tail.append(chunk.subarray(forHead));
    // Moved seldom: each byte at most once on average.
    if (this.tail.content.length > 2 * this.tailLimit + 65_536) this.tail.keepLast(this.tailLimit);
  }

  finish(): CapturedStream {
    const truncated = this.total > this.limitBytes;
    if (!truncated)
      return {
        text: Buffer.concat([this.head.content, this.tail.content]).toString('utf8'),
        bytes: this.total,
        truncated,
      };
    this.tail.keepLast(this.tailLimit);
    const roomForNote = this.tailLimit > 4 * NOTE_BYTES ? NOTE_BYTES : 0;
    const head = wholeStart(this.head.content);
    const tail = wholeEnd(this.tail.content.subarray(roomForNote));
    const note = roomForNote > 0 ? omissionNote(this.total - head.length - tail.length) : '';
    return { text: head.toString('utf8') + note + tail.toString('utf8'), bytes: this.total, truncated };
  }
}
