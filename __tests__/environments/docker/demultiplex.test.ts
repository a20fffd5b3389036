import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Demultiplexer } from '../../../src/environments/docker/demultiplex.js';

function frame(stream: number, payload: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt8(stream, 0);
  header.writeUInt32BE(payload.length, 4);
  return Buffer.concat([header, payload]);
}

/** In pieces of these sizes, over and over. */
function cut(all: Buffer, sizes: readonly number[]): Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0, turn = 0; at < all.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    pieces.push(all.subarray(at, at + size));
    at += size;
  }
  return pieces;
}

describe('the stream of a container', () => {
  test('comes apart the same however it is cut', () => {
    const frames = fc.array(
      fc.tuple(fc.constantFrom<'stdout' | 'stderr'>('stdout', 'stderr'), fc.uint8Array({ maxLength: 300 })),
    );
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 });
    fc.assert(
      fc.property(frames, sizes, (sent, pieces) => {
        const got: Record<'stdout' | 'stderr', Buffer[]> = { stdout: [], stderr: [] };
        const demultiplexer = new Demultiplexer((stream, chunk) => got[stream].push(Buffer.from(chunk)));
        const all = sent.map(([stream, bytes]) => frame(stream === 'stdout' ? 1 : 2, Buffer.from(bytes)));
        for (const piece of cut(Buffer.concat(all), pieces)) demultiplexer.push(piece);
        for (const name of ['stdout', 'stderr'] as const) {
          const expected = sent.filter(([stream]) => stream === name).map(([, bytes]) => Buffer.from(bytes));
          expect(Buffer.concat(got[name])).toEqual(Buffer.concat(expected));
        }
        expect(demultiplexer.isWhole).toBe(true);
      }),
    );
  });

  test('is not whole while something is missing', () => {
    const demultiplexer = new Demultiplexer(() => undefined);
    demultiplexer.push(frame(1, Buffer.from('abc')).subarray(0, 9));
    expect(demultiplexer.isWhole).toBe(false);
  });

  test.each([
    ['an unknown stream', frame(7, Buffer.from('a'))],
    ['text', Buffer.from('HTTP/1.1 500 Internal Server Error')],
    ['a length that no engine sends', Buffer.from([1, 0, 0, 0, 255, 255, 255, 255])],
  ])('is refused when it is %s', (_what, bytes) => {
    expect(() => {
      new Demultiplexer(() => undefined).push(bytes);
    }).toThrow('something else');
  });
});
