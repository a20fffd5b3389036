import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { splitLogicalLines } from '../../src/packages/logical-lines.js';
import { MalformedAt } from '../../src/packages/malformed-at.js';
import { quoteWord, splitWords } from '../../src/packages/shell-words.js';
import { holds } from '../fuzz/hostile.js';

describe('splitWords', () => {
  // Every expected value is what Python's `shlex.split` says.
  test.each<[string, string[]]>([
    ['', []],
    [' a\t b ', ['a', 'b']],
    [`"a b"c 'd "e'`, ['a bc', 'd "e']],
    [`"a\\"b\\\\c\\d" 'a\\b'`, ['a"b\\c\\d', 'a\\b']],
    ['a\\ b \\"', ['a b', '"']],
    [`"" ''`, ['', '']],
  ])('splits %j into %j', (text, expected) => {
    expect(splitWords(text, 0).map((word) => word.text)).toEqual(expected);
  });

  test('says where words begin and end', () => {
    expect(splitWords('x  "a b" c', 1)).toEqual([
      { text: 'a b', offset: 3, end: 8 },
      { text: 'c', offset: 9, end: 10 },
    ]);
  });

  test.each([
    ['a "b', 2],
    ["a 'b", 2],
    ['a\\', 1],
    [`"a\\"`, 0],
  ])('refuses %j at %d', (text, offset) => {
    let offsetOfError: number | undefined;
    try {
      splitWords(text, 0);
    } catch (thrown) {
      if (thrown instanceof MalformedAt) offsetOfError = thrown.offset;
    }
    expect(offsetOfError).toBe(offset);
  });
});

describe('quoteWord', () => {
  test('writes words that are found again, and that begin no comment', () => {
    const character = fc.constantFrom('a', ' ', '#', '"', "'", '\\', '-', '=', '$', '{', '\t', ';', '@');
    const word = fc.string({ unit: character }).filter((text) => !text.endsWith('\\'));
    holds(
      fc.property(fc.array(word), (words) => {
        const line = `-f ${words.map(quoteWord).join(' ')}`;
        expect(splitWords(line, 2).map(({ text }) => text)).toEqual(words);
        expect(splitLogicalLines(line).map(({ text }) => text)).toEqual([line.trim()]);
      }),
      1000,
    );
  });

  test('leaves URLs as they are, so that variables in them are still found', () => {
    const url = 'https://${USER}:${TOKEN}@example.org/simple#a';
    expect(quoteWord(url)).toBe(url);
  });
});
