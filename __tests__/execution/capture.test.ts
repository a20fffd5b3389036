import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { HeadTailCapture, type CapturedStream } from '../../src/execution/capture.js';

function capture(limit: number, ...chunks: readonly (Buffer | string)[]): CapturedStream {
  const kept = new HeadTailCapture(limit);
  for (const chunk of chunks) kept.write(Buffer.from(chunk));
  return kept.finish();
}

/** The same bytes in chunks that end where the numbers say. */
function cutAt(bytes: Buffer, places: readonly number[]): Buffer[] {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
}

const NOTE = /\n… (\d+) bytes left out …\n/;
const CUTS = fc.array(fc.nat(), { maxLength: 30 });
const LIMIT = fc.oneof(fc.integer({ min: 1, max: 64 }), fc.integer({ min: 65, max: 5000 }));

describe('HeadTailCapture', () => {
  test('keeps everything up to the limit, byte for byte', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), CUTS, (text, cuts) => {
        const bytes = Buffer.from(text);
        const limit = Math.max(1, bytes.length);
        expect(capture(limit, ...cutAt(bytes, cuts))).toEqual({ text, bytes: bytes.length, truncated: false });
      }),
    );
  });

  test('of more keeps at most the limit, from both ends, without splitting a character, and says how much is missing', () => {
    const text = fc.array(fc.constantFrom('a', 'é', '漢', '😀', '\n'), { minLength: 1, maxLength: 4000 });
    fc.assert(
      fc.property(text, CUTS, LIMIT, (characters, cuts, limit) => {
        const whole = characters.join('');
        const bytes = Buffer.from(whole);
        fc.pre(bytes.length > limit);
        const kept = capture(limit, ...cutAt(bytes, cuts));
        expect(kept).toMatchObject({ bytes: bytes.length, truncated: true });
        expect(Buffer.byteLength(kept.text)).toBeLessThanOrEqual(limit);
        expect(kept.text).not.toContain('\ufffd');
        const [note = ''] = NOTE.exec(kept.text) ?? [];
        const [head = '', tail = ''] = note === '' ? [] : kept.text.split(note);
        if (note !== '') {
          expect(whole.startsWith(head) && whole.endsWith(tail)).toBe(true);
          expect(Number(NOTE.exec(kept.text)?.[1])).toBe(
            bytes.length - Buffer.byteLength(head) - Buffer.byteLength(tail),
          );
        }
      }),
    );
  });

  test('does not depend on how the bytes come in', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), CUTS, LIMIT, (array, cuts, limit) => {
        const bytes = Buffer.from(array);
        expect(capture(limit, ...cutAt(bytes, cuts))).toEqual(capture(limit, bytes));
      }),
    );
  });

  test('loses nothing for a byte that is not UTF-8', () => {
    expect(capture(100, Buffer.from([0x61, 0xff, 0x62, 0xc3]))).toEqual({
      text: 'a\ufffdb\ufffd',
      bytes: 4,
      truncated: false,
    });
    expect(capture(100, Buffer.from([0xe6, 0xbc]), Buffer.from([0xa2]))).toMatchObject({ text: '漢' });
  });

  test.each([
    [0, '', 0, false],
    [1, 'a', 1, false],
    [2, 'aa', 2, false],
    [3, 'aa', 3, true],
    [1000, 'aa', 1000, true],
  ])('with a limit of 2 and %i bytes', (count, ...[text, bytes, truncated]) => {
    expect(capture(2, 'a'.repeat(count))).toEqual({ text, bytes, truncated });
  });

  test('keeps head and tail of what is longer than the limit', () => {
    const { text, bytes, truncated } = capture(2000, 'H'.repeat(5000), 'T'.repeat(5000));
    expect({ bytes, truncated }).toEqual({ bytes: 10_000, truncated: true });
    expect(text).toBe(`${'H'.repeat(1000)}\n… ${10_000 - 1000 - 936} bytes left out …\n${'T'.repeat(936)}`);
  });

  test('gives the same answer when it is asked again', () => {
    const kept = new HeadTailCapture(1000);
    kept.write(Buffer.from('x'.repeat(5000)));
    expect(kept.finish()).toEqual(kept.finish());
  });

  test('counts all bytes, and its memory does not grow with them', () => {
    const kept = new HeadTailCapture(2 ** 20);
    const chunk = Buffer.alloc(65_536, 'x');
    globalThis.gc?.();
    const before = process.memoryUsage().arrayBuffers;
    for (let written = 0; written < 2 ** 29; written += chunk.length) kept.write(chunk);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 2 ** 20);
    expect(kept.bytes).toBe(2 ** 29);
  });

  test('copes with millions of chunks of one byte', () => {
    const kept = new HeadTailCapture(10_000);
    for (let index = 0; index < 3_000_000; index++) kept.write(Buffer.from([48 + (index % 10)]));
    const { text, bytes } = kept.finish();
    expect(bytes).toBe(3_000_000);
    expect(text.startsWith('0123456789')).toBe(true);
    expect(text.endsWith('0123456789')).toBe(true);
  });

  test('does not keep a chunk that it was given', () => {
    const chunk = Buffer.from('first');
    const kept = new HeadTailCapture(100);
    kept.write(chunk);
    chunk.fill('x');
    expect(kept.finish().text).toBe('first');
  });
});
