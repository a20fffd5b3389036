import { describe, expect, test } from '@jest/globals';
import { holdsLineEnd, positionOf, splitLogicalLines } from '../../src/packages/logical-lines.js';

const texts = (text: string): string[] => splitLogicalLines(text).map((line) => line.text);

describe('splitLogicalLines', () => {
  // Every expected value is what pip's own `preprocess` says.
  test.each<[string, string[]]>([
    ['', []],
    ['\n \n\t\r\n', []],
    [' a \r\nb\rc\n', ['a', 'b', 'c']],
    ['\ufeffa', ['a']],
    ['a # why\n#b\n  # c', ['a']],
    ['a#b\na\t# b', ['a#b', 'a']],
    ['https://x/#egg=y #z', ['https://x/#egg=y']],
    ['a \\\n b\\\n\tc', ['a  b\tc']],
    ['a\\\n# c\nb', ['a', 'b']],
    ['a # c \\\nb', ['a']],
    ['# c \\\nb', ['b']],
    ['a\\', ['a']],
    ['a\\\n', ['a']],
    ['a\\\n\nb', ['a', 'b']],
    ['a\\\\\nb', ['ab']],
    ['a\\ \nb', ['a\\', 'b']],
    ['a\u2028b\u0085c\vd\fe\u001cf', ['a', 'b', 'c', 'd', 'e', 'f']],
  ])('reads %j as %j', (text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  test('leaves nothing in a line where pip would split it', () => {
    for (const end of ['\n', '\r', '\u2028', '\u2029', '\u0085', '\v', '\f', '\u001e']) {
      expect(holdsLineEnd(`a${end}b`)).toBe(true);
      expect(texts(`a${end}b`).some(holdsLineEnd)).toBe(false);
    }
    expect(holdsLineEnd('a b')).toBe(false);
  });
});

describe('positionOf', () => {
  test.each([
    ['a', 'a', { line: 1, column: 1 }],
    ['\n\n  ax', 'x', { line: 3, column: 4 }],
    ['\ufeff ax', 'x', { line: 1, column: 3 }],
    ['a \\\n  b \\\r\n cx', 'x', { line: 3, column: 3 }],
    [' \\\n \\\nx', 'x', { line: 3, column: 1 }],
  ])('finds in %j the place of %s', (text, character, expected) => {
    const [line] = splitLogicalLines(text);
    if (line === undefined) throw new Error('no line');
    expect(positionOf(line, line.text.indexOf(character))).toEqual(expected);
  });
});
