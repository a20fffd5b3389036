import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { quotePath, unifiedDiff } from '../../src/repair/unified-diff.js';

/** What git makes of it in a folder with this file, which may lie in a repository. */
function applied(name: string, [before, after]: readonly [string, string], isRepository: boolean): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'diff-'));
  try {
    if (isRepository) execFileSync('git', ['init', '-q'], { cwd: folder });
    const below = path.join(folder, 'below');
    const file = path.join(below, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, before);
    execFileSync('git', ['apply', '-p1', '-'], {
      cwd: below,
      input: unifiedDiff(name, before, after) ?? '',
      stdio: 'pipe',
    });
    return readFileSync(file, 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('a diff', () => {
  test.each([
    ['a line', 'one\ntwo\nthree\n', 'one\n2\nthree\n'],
    ['no last line end', 'one\ntwo', 'one\n2'],
    ['a last line end that comes', 'one', 'one\n'],
    ['line ends of Windows', 'one\r\ntwo\r\n', 'one\r\n2\r\n'],
    ['a mark in front', '\ufeffone\n', '\ufefftwo\n'],
    ['lines that look like a diff', '--- a/x\n+++ b/x\n@@ -1 +1 @@\n', '--- a/y\n+++ b/x\n@@ -1 +1 @@\n'],
    ['odd separators', 'a\u2028b\fc\rd\ne\n', 'a\u2028b\fc\rd\nf\n'],
    ['places far apart', `a\n${'x\n'.repeat(50)}b\n`, `A\n${'x\n'.repeat(50)}B\n`],
    ['all lines', 'a\n', 'b\nc\n'],
  ])('is what git takes: %s', (_, before, after) => {
    for (const isRepository of [false, true]) expect(applied('a.py', [before, after], isRepository)).toBe(after);
  });

  test.each([
    'with space.py',
    ' leading and trailing ',
    'tab\there.py',
    'new\nline.py',
    '"quoted".py',
    'back\\slash.py',
    'umläut\u202eyp.py',
    'b/c/d.py',
    '1970-01-01 00:00:00.py',
    '-p0',
    'x.py\t2020-01-01 00:00:00 +0000',
    '\u{1f40d}.py',
  ])('names a file as git does: %j', (name) => {
    for (const isRepository of [false, true]) expect(applied(name, ['a\n', 'b\n'], isRepository)).toBe('b\n');
    expect(quotePath(name)).toMatch(/^[\u0020-\u007e]*\t?$/);
  });

  test('is none for texts that have too little in common', () => {
    expect(unifiedDiff('a', 'x\n'.repeat(2000), 'y\n'.repeat(2000))).toBeUndefined();
  });
});
