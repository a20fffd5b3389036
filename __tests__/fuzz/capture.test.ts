import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { HeadTailCapture } from '../../src/execution/capture.js';
import { cutAt, holds, hostileBytes, places } from './hostile.js';

const NOTE = /\n… (\d+) bytes left out …\n/;
const bytes = fc.array(hostileBytes, { maxLength: 30 }).map((parts) => Buffer.concat(parts));
const limit = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 41, max: 2000 }));

function capture(limitBytes: number, chunks: readonly Buffer[]): ReturnType<HeadTailCapture['finish']> {
  const kept = new HeadTailCapture(limitBytes);
  for (const chunk of chunks) kept.write(chunk);
  return kept.finish();
}

describe('HeadTailCapture', () => {
  test('counts every byte, and is whole exactly when no more came than it keeps', () => {
    holds(
      fc.property(bytes, places, limit, (given, cuts, limitBytes) => {
        const kept = capture(limitBytes, cutAt(given, cuts));
        expect([kept.bytes, kept.truncated]).toEqual([given.length, given.length > limitBytes]);
        if (!kept.truncated) expect(kept.text).toBe(given.toString('utf8'));
      }),
      2000,
    );
  });

  test('begins and ends with what the program wrote, whatever bytes those were', () => {
    holds(
      fc.property(bytes, places, limit, (given, cuts, limitBytes) => {
        const { text, truncated } = capture(limitBytes, cutAt(given, cuts));
        if (!truncated) return;
        // A byte that is none becomes a character of three.
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(3 * limitBytes + 64);
        const half = Math.ceil(limitBytes / 2);
        const head = given.subarray(0, half).toString('utf8');
        const tail = given.subarray(given.length - (limitBytes - half)).toString('utf8');
        const note = text.lastIndexOf('\n… ');
        const [start, end] = note === -1 || !NOTE.test(text) ? [text, ''] : [text.slice(0, note), text.slice(note)];
        if (end !== '') {
          expect(head.startsWith(start)).toBe(true);
          expect(tail.endsWith(end.replace(NOTE, ''))).toBe(true);
        } else {
          // Too little room for a note: the end of the head and the start of the tail are cut at whole characters.
          expect(text.startsWith(head.slice(0, Math.max(0, half - 4)).slice(0, head.length - 4))).toBe(true);
        }
      }),
      2000,
    );
  });

  test('splits no character that was whole', () => {
    const whole = fc
      .array(fc.constantFrom('a', 'é', '漢', '😀', '\n', '\u0301'), { maxLength: 800 })
      .map((all) => all.join(''));
    holds(
      fc.property(whole, places, limit, (text, cuts, limitBytes) => {
        expect(capture(limitBytes, cutAt(Buffer.from(text), cuts)).text).not.toContain('\ufffd');
      }),
      1000,
    );
  });
});
