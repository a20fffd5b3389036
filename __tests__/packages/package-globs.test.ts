import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { matchesPackage } from '../../src/packages/package-globs.js';
import { holds } from '../fuzz/hostile.js';

describe('matchesPackage', () => {
  test.each([
    ['*', 'anything', true],
    ['numpy', 'numpy', true],
    ['numpy', 'numpy2', false],
    ['numpy', 'xnumpy', false],
    ['NumPy', 'numpy', true],
    ['zope.*', 'Zope_Interface', true],
    ['zope.*', 'zope', false],
    ['zope*', 'zope', true],
    ['foo__bar', 'foo.bar', true],
    ['*-stubs', 'pandas-stubs', true],
    ['a*b*c', 'axxbxbc', true],
    ['a*b*c', 'axxbxb', false],
    ['py????', 'pytest', true],
    ['py????', 'pytests', false],
    ['?', 'a', true],
    ['?', 'ab', false],
    ['**', 'ab', true],
    [' numpy ', 'numpy', true],
    ['', 'a', false],
    ['[a-z]*', 'abc', false],
    ['.*', 'abc', false],
    ['a|b', 'a', false],
    ['!numpy', 'six', false],
    ['^num', 'numpy', false],
    ['\\*', 'a', false],
  ])('%j and %j: %s', (glob, name, expected) => {
    expect(matchesPackage([glob], name)).toBe(expected);
  });

  test('takes any one of several, and none of none', () => {
    expect(matchesPackage(['a', 'b*'], 'bc')).toBe(true);
    expect(matchesPackage([], 'bc')).toBe(false);
  });

  test('agrees with a regular expression of the same meaning', () => {
    const glob = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
    const name = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 8 });
    holds(
      fc.property(glob, name, (pattern, text) => {
        const same = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
        expect(matchesPackage([pattern], text)).toBe(same.test(text));
      }),
      3000,
    );
  });

  test('is no slower for globs that make regular expressions backtrack', () => {
    expect(matchesPackage([`${'a*'.repeat(5000)}b`], 'a'.repeat(10_000))).toBe(false);
  });
});
