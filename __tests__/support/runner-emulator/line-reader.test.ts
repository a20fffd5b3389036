import { describe, expect, test } from '@jest/globals';
import { LineReader } from './line-reader.js';

describe('LineReader', () => {
  const read = (...chunks: (string | number[])[]): string[] => {
    const reader = new LineReader();
    const lines = chunks.flatMap((chunk) =>
      reader.push(typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk)),
    );
    return [...lines, ...reader.end()];
  };

  test.each([
    ['ends a line at LF, CR and CRLF', ['a\nb\rc\r\nd'], ['a', 'b', 'c', 'd']],
    ['joins a CRLF over two chunks', ['a\r', '\nb\n'], ['a', 'b']],
    ['keeps empty lines', ['\n\r\n\r\rx'], ['', '', '', '', 'x']],
    ['has no line after the last end', ['a\n'], ['a']],
    ['does not end a line at NEL, LS, PS, VT or FF', ['a\u0085\u2028\u2029\v\fb'], ['a\u0085\u2028\u2029\v\fb']],
  ])('%s', (_, chunks, expected) => {
    expect(read(...chunks)).toEqual(expected);
  });

  test('joins a character over two chunks, and replaces what is not UTF-8', () => {
    expect(read([0xc3], [0xa9, 0xff, 0x0a])).toEqual(['\u00e9\ufffd']);
  });

  test('drops a byte order mark at the start only, and follows that of UTF-16', () => {
    expect(read([0xef, 0xbb, 0xbf, 0x61, 0x0a, 0xef, 0xbb, 0xbf, 0x62])).toEqual(['a', '\ufeffb']);
    expect(read([0xff, 0xfe, 0x61, 0, 0x0a, 0, 0x62, 0])).toEqual(['a', 'b']);
  });
});
