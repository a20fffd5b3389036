import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PathMatcher } from '../../src/artifacts/match-paths.js';
import { artifactPatterns } from '../../src/inputs/artifact-patterns.js';

/** Whether the walk comes to a path and takes it. */
function takes(lines: string, file: string): boolean {
  const matcher = new PathMatcher(artifactPatterns(lines));
  const names = file.split('/');
  let state = matcher.start();
  for (const [index, name] of names.entries()) {
    state = matcher.step(state, name);
    if (index < names.length - 1 && !state.leadsOn) return false;
  }
  return state.accepts;
}

describe('PathMatcher', () => {
  test.each<[string, string[], string[]]>([
    ['a.txt', ['a.txt', 'a.txt/in/it'], ['b.txt', 'x/a.txt', 'a.txt2', 'A.txt', 'a']],
    ['*', ['a', 'a/b', 'a/b/c'], ['.a', 'a/.b', '.a/b']],
    ['*.png', ['.x.png'.slice(1), 'a.png', 'a.b.png'], ['a.pngx', '.png', 'o/a.png']],
    ['out/', ['out/a', 'out/b/c'], ['out2/a', 'a/out/b', 'out/.hidden', 'out/b/.hidden/c']],
    ['./out//a', ['out/a'], ['a']],
    ['.', ['a', 'a/b'], ['.a']],
    ['**', ['a', 'a/b/c'], ['.a', 'a/.b/c']],
    ['**/*.png', ['a.png', 'x/a.png', 'x/y/a.png'], ['a.txt', '.x/a.png']],
    ['out/**/a', ['out/a', 'out/x/a', 'out/x/y/a', 'out/a/a/a'], ['a', 'out/b', 'out/xa']],
    ['a/**/b/**/c', ['a/b/c', 'a/x/b/y/c', 'a/b/b/c/c'], ['a/c', 'b/c', 'a/b']],
    ['.*', ['.a', '.a/b'], ['a', '.a/.b']],
    ['**/.cache/*', ['.cache/a', 'x/.cache/a'], ['.x/.cache/a', '.cache/.a']],
    ['a?c', ['abc', 'aüc', 'a😀c'], ['ac', 'abbc']],
    ['[a-c]x', ['ax', 'cx'], ['dx', 'Ax', '-x']],
    ['[!a-c]x', ['dx', '😀x'], ['ax', 'x', '.x']],
    ['[]a]x', [']x', 'ax'], ['x']],
    ['[a-]x', ['ax', '-x'], ['bx']],
    ['[[]x', ['[x'], ['x']],
    ['*.{png,svg}', ['a.png', 'a.svg'], ['a.pngsvg', 'a.{png,svg}']],
    ['{a,b/{c,d}}/*.x', ['a/1.x', 'b/c/1.x', 'b/d/1.x'], ['b/1.x', 'c/1.x']],
    ['x{,1}', ['x', 'x1'], ['x2']],
    ['plot (1).png', ['plot (1).png'], ['plot 1.png']],
    ['*a*b*', ['ab', 'xaxbx', 'aab'], ['ba', 'a', 'b']],
    ['**\n!*.tmp', ['a', 'x/b.tmp'], ['b.tmp', 'c.tmp/in']],
    ['**\n!**/*.tmp', ['a'], ['b.tmp', 'x/b.tmp', 'x/b.tmp/c']],
    ['**\n!cache\ncache/keep', ['cache/keep', 'a'], ['cache', 'cache/x']],
    ['!a\n**', ['a', 'b'], []],
    ['.*\n!.*.swp', ['.a'], ['.a.swp']],
  ])('%j', (lines, taken, left) => {
    expect(taken.filter((file) => !takes(lines, file))).toEqual([]);
    expect(left.filter((file) => takes(lines, file))).toEqual([]);
  });

  test('says where nothing can be found any more', () => {
    const matcher = new PathMatcher(artifactPatterns('out/*.png\n!out/tmp\n!none\n**/x\n!skipped'));
    const after = (...names: string[]): boolean =>
      names.reduce((state, name) => matcher.step(state, name), matcher.start()).leadsOn;
    expect([after('out'), after('skipped'), after('other'), after('.git')]).toEqual([true, false, true, false]);
    const narrow = new PathMatcher(artifactPatterns('out/*.png'));
    expect(narrow.step(narrow.start(), 'other').leadsOn).toBe(false);
  });

  test('takes no longer for names that are made to be tried in many ways', () => {
    const lines = `${'*a'.repeat(60)}*b\n${'**/'.repeat(60)}x\n*${'?*'.repeat(60)}b`;
    const start = performance.now();
    for (let round = 0; round < 200; round++) takes(lines, Array(32).fill('a'.repeat(255)).join('/'));
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  test('agrees with a regular expression', () => {
    const part = fc.constantFrom('a', 'b', '*', '?', '[ab]', '[!a]');
    const glob = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('').replace(/\*+/g, '*'));
    const name = fc.stringMatching(/^[abc]{1,7}$/);
    fc.assert(
      fc.property(glob, name, (pattern, text) => {
        const source = pattern.replace(/\[!/g, '[^').replace(/\?/g, '.').replace(/\*/g, '.*');
        expect(takes(pattern, text)).toBe(new RegExp(`^${source}$`).test(text));
      }),
      { numRuns: 2000 },
    );
  });
});
