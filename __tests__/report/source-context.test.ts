import { describe, expect, test } from '@jest/globals';
import { sourceContext } from '../../src/report/source-context.js';

const ten = Array.from({ length: 10 }, (_, index) => `line ${index + 1}`).join('\n');

describe('sourceContext', () => {
  test.each([
    [5, ['  4 | line 4', '> 5 | line 5', '  6 | line 6']],
    [1, ['> 1 | line 1', '  2 | line 2']],
    [10, ['   9 | line 9', '> 10 | line 10']],
  ])('around line %i', (line, lines) => {
    expect(sourceContext(ten, line, 1)).toEqual(lines);
  });

  test('shows three lines on each side', () => {
    expect(sourceContext(ten, 5)).toHaveLength(7);
  });

  test('counts the lines as Python does, whatever ends them', () => {
    expect(sourceContext('a\r\nb\rc\nd', 3, 0)).toEqual(['> 3 | c']);
  });

  test.each([0, -1, 99])('shows no mark for line %i, which is not there', (line) => {
    expect(sourceContext('a\nb', line).some((text) => text.startsWith('>'))).toBe(false);
  });
});
