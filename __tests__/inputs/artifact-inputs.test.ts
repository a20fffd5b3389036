import { describe, expect, test } from '@jest/globals';
import { artifactName, retentionDays } from '../../src/inputs/artifact-name.js';
import { artifactPatterns } from '../../src/inputs/artifact-patterns.js';
import { Malformed } from '../../src/inputs/grammar.js';

describe('artifactPatterns', () => {
  test('keeps the lines as they were given, without empty ones', () => {
    const patterns = artifactPatterns('  out/*.png \r\n\n! **/*.{tmp,log}\n');
    expect(patterns.map(({ text, excludes, alternatives }) => [text, excludes, alternatives.length])).toEqual([
      ['out/*.png', false, 1],
      ['! **/*.{tmp,log}', true, 2],
    ]);
    expect(artifactPatterns('\n')).toEqual([]);
  });

  test.each([
    ['/etc/passwd', 'relative'],
    ['//x', 'relative'],
    ['C:/x', 'relative'],
    ['c:x', 'relative'],
    ['..', '..'],
    ['../x', '..'],
    ['a/../../x', '..'],
    ['{a,..}/x', '..'],
    ['{/etc,x}/passwd', 'relative'],
    ['!../x\na', '..'],
    ['a\\b', 'backslashes'],
    ['a\u0000b', 'control'],
    ['a**', 'slash on both sides'],
    ['**.png', 'slash on both sides'],
    ['[a', 'needs a ]'],
    ['[]', 'needs a ]'],
    ['{a,b', 'needs a }'],
    ['a}', 'needs a {'],
    ['{a}', 'alternatives'],
    ['{a,b}'.repeat(9), '256'],
    ['{a,b}'.repeat(190), '256'],
    ['x'.repeat(1001), '1000'],
    ['!', 'must be a pattern'],
    ['!a\n!b', 'not only'],
  ])('refuses %j', (lines, why) => {
    expect(() => artifactPatterns(lines)).toThrow(Malformed);
    expect(() => artifactPatterns(lines)).toThrow(why);
  });

  test('ends soon for braces without end', () => {
    const start = performance.now();
    expect(() => artifactPatterns('{'.repeat(500) + 'a,b' + '}'.repeat(497))).toThrow(Malformed);
    expect(() => artifactPatterns('{,'.repeat(400) + '}'.repeat(200))).toThrow(Malformed);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('artifactName', () => {
  test.each(['results', 'a', 'Ergebnis für 3.12', 'x'.repeat(200), '.hidden', 'a(1)-b_c@d'])('takes %j', (name) => {
    expect(artifactName(name)).toBe(name);
  });

  test.each([
    '',
    ' ',
    '.',
    '..',
    'a/b',
    'a\\b',
    'a:b',
    'a*',
    'a?',
    'a"',
    'a<',
    'a>',
    'a|',
    'a\nb',
    'a\u202eb',
    ' a',
    'a ',
    'a.',
  ])('refuses %j', (name) => {
    expect(() => artifactName(name)).toThrow(Malformed);
  });

  test('refuses what is too long', () => {
    expect(() => artifactName('x'.repeat(201))).toThrow('200 characters');
  });
});

describe('retentionDays', () => {
  test.each([
    ['1', 1],
    [' 90 ', 90],
    ['400', 400],
  ])('takes %j', (text, days) => {
    expect(retentionDays(text)).toBe(days);
  });

  test.each(['', '0', '-1', '401', '1.5', '9d', '1e2', '007'])('refuses %j', (text) => {
    expect(() => retentionDays(text)).toThrow(Malformed);
  });
});
