import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeFields, encodeFrame, FrameReader, type Frame } from '../../../src/execution/supervisor/frames.js';

function frame(kind: string, payload: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(payload.length);
  return Buffer.concat([Buffer.from(kind), length, payload]);
}

const seen = (frames: readonly Frame[]): [string, string][] =>
  frames.map(({ kind, payload }) => [kind, payload.toString('hex')]);

describe('FrameReader', () => {
  test('finds the same frames however the bytes are cut', () => {
    const payload = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));
    const frames = fc.array(fc.tuple(fc.constantFrom('H', 'S', 'O', 'E', 'X', 'F', '\u0000', 'ÿ'), payload), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(frames, fc.array(fc.nat(), { maxLength: 40 }), (sent, places) => {
        const bytes = Buffer.concat(
          sent.map(([kind, data]) => Buffer.concat([Buffer.from(kind, 'latin1'), frame('', data)])),
        );
        const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
        const reader = new FrameReader();
        const got = ends.flatMap((end, index) => reader.push(bytes.subarray(ends[index - 1] ?? 0, end)));
        expect(seen(got)).toEqual(sent.map(([kind, data]) => [kind, data.toString('hex')]));
      }),
    );
  });

  test('finds a frame that comes byte by byte', () => {
    const reader = new FrameReader();
    const got = [...frame('O', Buffer.from('hi'))].flatMap((byte) => reader.push(Buffer.from([byte])));
    expect(seen(got)).toEqual([['O', '6869']]);
  });

  test('takes what looks like a frame inside of output for output', () => {
    const forged = frame('X', Buffer.from('exit=0'));
    expect(seen(new FrameReader().push(frame('O', forged)))).toEqual([['O', forged.toString('hex')]]);
  });

  test('waits for the rest', () => {
    const reader = new FrameReader();
    const bytes = frame('X', Buffer.from('exit=0'));
    expect(reader.push(bytes.subarray(0, -1))).toEqual([]);
    expect(reader.push(bytes.subarray(-1))).toHaveLength(1);
  });
});

describe('encodeFrame and decodeFields', () => {
  test('are a letter, the length, and the fields between NULs', () => {
    expect(encodeFrame('K')).toEqual(Buffer.from([0x4b, 0, 0, 0, 0]));
    expect(
      encodeFrame('R', [
        ['a', '1'],
        ['b', 'é=2'],
      ]),
    ).toEqual(Buffer.concat([Buffer.from([0x52, 0, 0, 0, 10]), Buffer.from('a=1\0b=é=2')]));
  });

  test('are each other’s inverse', () => {
    const key = fc.stringMatching(/^[a-z-]{1,10}$/);
    const value = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', ''));
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(key, value), { minLength: 1, selector: ([name]) => name }), (fields) => {
        const [got] = new FrameReader().push(encodeFrame('R', fields));
        expect([...decodeFields(got?.payload ?? Buffer.alloc(0))]).toEqual(fields);
      }),
    );
  });

  test('let the last one of a repeated key count', () => {
    expect(decodeFields(Buffer.from('a=1\0a=2')).get('a')).toBe('2');
  });
});
