import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { chmod, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buildExposure, findExposure } from '../../../src/isolation/none/find-exposure.js';

/** Neither root nor whoever runs the tests. */
const NOBODY = 61_500;

const same = (target: string) => ({ source: target, target });
const closed =
  (...folders: string[]) =>
  (folder: string): boolean =>
    folders.includes(folder);

describe('buildExposure', () => {
  type Needed = Parameters<typeof buildExposure>[0];
  const table: [string, Needed, string[], ReturnType<typeof buildExposure>][] = [
    ['nothing is needed', [], ['/root'], undefined],
    ['everything can be reached', [same('/usr/bin'), same('/tmp/w')], ['/root'], undefined],
    ['only the folder itself is closed', [same('/root')], ['/root'], undefined],
    [
      'one lies below a closed folder',
      [same('/usr/bin'), same('/root/py')],
      ['/root'],
      { covers: ['/root'], binds: [same('/root/py')] },
    ],
    [
      'the closed one is far above, and one below it is closed as well',
      [same('/a/b/c/d')],
      ['/a/b', '/a/b/c'],
      { covers: ['/a/b'], binds: [same('/a/b/c/d')] },
    ],
    [
      'there are two of them, outer ones first',
      [same('/home/u/x/longer'), same('/root/y'), same('/home/u/z')],
      ['/home/u', '/root'],
      { covers: ['/root', '/home/u'], binds: [same('/root/y'), same('/home/u/z'), same('/home/u/x/longer')] },
    ],
    [
      'another file stands in for one that can be reached',
      [{ source: '/tmp/copy', target: '/repo/a.py' }],
      ['/root'],
      { covers: [], binds: [{ source: '/tmp/copy', target: '/repo/a.py' }] },
    ],
    [
      'the name of one only starts like a closed folder',
      [same('/root2/x'), same('/root/y')],
      ['/root'],
      { covers: ['/root'], binds: [same('/root/y')] },
    ],
  ];
  test.each(table)('when %s', (_, ...[needed, folders, expected]) => {
    expect(buildExposure(needed, closed(...folders))).toEqual(expected);
  });

  test('binds parents before what lies in them', () => {
    const needed = [same('/root/a/b/c'), same('/root/a'), same('/root/a/b')];
    expect(buildExposure(needed, closed('/root'))?.binds.map(({ target }) => target)).toEqual([
      '/root/a',
      '/root/a/b',
      '/root/a/b/c',
    ]);
  });
});

describe('findExposure', () => {
  let base = '';
  beforeEach(async () => {
    base = await mkdtemp(path.join(os.tmpdir(), 'exposure-'));
    await chmod(base, 0o755);
    await mkdir(path.join(base, 'only-root', 'deep'), { recursive: true });
    await mkdir(path.join(base, 'open', 'deep'), { recursive: true });
    await chmod(path.join(base, 'only-root'), 0o750);
  });
  afterEach(() => rm(base, { recursive: true }));

  const unix = process.platform === 'win32' ? test.skip : test;
  unix('covers the folders that others may not enter', () => {
    const inside = path.join(base, 'only-root', 'deep');
    expect(findExposure([same(path.join(base, 'open', 'deep')), same(inside)], NOBODY)).toEqual({
      covers: [path.join(base, 'only-root')],
      binds: [same(inside)],
    });
  });

  unix('is undefined when everything can be reached', () => {
    expect(findExposure([same(path.join(base, 'open', 'deep'))], NOBODY)).toBeUndefined();
  });

  unix('covers nothing that the user may enter as its owner', async () => {
    const { uid } = await stat(base);
    const inside = path.join(base, 'only-root', 'deep');
    expect(findExposure([same(inside)], uid)).toBeUndefined();
    await chmod(path.join(base, 'only-root'), 0o601);
    expect(findExposure([same(inside)], uid)?.covers).toEqual([path.join(base, 'only-root')]);
    expect(findExposure([same(inside)], NOBODY)).toBeUndefined();
  });
});
