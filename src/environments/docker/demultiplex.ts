import type { StreamName } from '../../execution/outcome.js';

/** Eight bytes: the stream, three zeros, and the length of what follows, see ContainerAttach in the engine's API. */
const HEADER_BYTES = 8;
/** The engine sends at most 32 KiB at once; more says that what comes is something else. */
const MAX_FRAME_BYTES = 2 ** 24;
const STREAMS: Readonly<Partial<Record<number, StreamName>>> = { 0: 'stdout', 1: 'stdout', 2: 'stderr' };

/** Takes the two streams of a container without terminal apart. */
export class Demultiplexer {
  private pending: Buffer = Buffer.alloc(0);

  constructor(private readonly take: (stream: StreamName, chunk: Buffer) => void) {}

  /** @throws Error when it is no such stream */
  push(chunk: Buffer): void {
    this.pending = this.pending.length === 0 ? chunk : Buffer.concat([this.pending, chunk]);
    while (this.pending.length >= HEADER_BYTES) {
      const stream = STREAMS[this.pending.readUInt8(0)];
      const length = this.pending.readUInt32BE(4);
      if (stream === undefined || this.pending.readUIntBE(1, 3) !== 0 || length > MAX_FRAME_BYTES)
        throw new Error('the engine sent something else than the output of a container');
      if (this.pending.length < HEADER_BYTES + length) return;
      this.take(stream, this.pending.subarray(HEADER_BYTES, HEADER_BYTES + length));
      this.pending = this.pending.subarray(HEADER_BYTES + length);
    }
  }

  /** Whether what came is whole. */
  get isWhole(): boolean {
    return this.pending.length === 0;
  }
}
