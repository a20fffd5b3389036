import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { chmod, chown, link, lstat, mkdir, mkdtemp, symlink, unlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { LentFolder } from '../../../src/execution/working-directory/ownership.js';
import { makeDeepTree } from '../../fixtures/sources/deep-tree.js';
import { removeHostile } from '../../support/bundle.js';
import { describeWith } from '../../support/engines.js';

const THEM = { uid: 61_500, gid: 61_501 };
const OTHER = 61_999;

let base = '';
let root = '';
beforeEach(async () => {
  base = await mkdtemp(path.join(os.tmpdir(), 'owner-'));
  root = path.join(base, 'work');
  await mkdir(root);
});
afterEach(() => removeHostile(base));

const at = (...names: string[]): string => path.join(root, ...names);
const owner = async (file: string | Buffer): Promise<string> => {
  const { uid, gid } = await lstat(file);
  return `${uid}:${gid}`;
};

describeWith('root', 'LentFolder', () => {
  test('gives the folder and everything in it, folders of mode 000 too', async () => {
    await mkdir(at('a', 'b'), { recursive: true });
    await writeFile(at('a', 'b', 'f'), '');
    await symlink('nowhere', at('link'));
    execFileSync('mkfifo', [at('pipe')]);
    await chmod(at('a'), 0);
    LentFolder.lend(root, THEM);
    for (const file of [root, at('a'), at('a', 'b'), at('a', 'b', 'f'), at('link'), at('pipe')]) {
      expect(await owner(file)).toBe('61500:61501');
    }
  });

  test('gives everything back to root with the groups that it had', async () => {
    await chown(root, 0, 4);
    for (const name of ['ours', 'replaced']) {
      await writeFile(at(name), '');
      await chown(at(name), 0, 5);
    }
    const lent = LentFolder.lend(root, THEM);
    expect(await owner(at('ours'))).toBe('61500:61501');
    await unlink(at('replaced'));
    for (const name of ['new', 'replaced']) {
      await writeFile(at(name), '');
      await chown(at(name), THEM.uid, THEM.gid);
    }
    lent.takeBack();
    lent.takeBack();
    const owners = await Promise.all(['', 'ours', 'new', 'replaced'].map((name) => owner(at(name))));
    expect(owners.map((one) => one.split(':')[0])).toEqual(['0', '0', '0', '0']);
    expect(owners.slice(0, 3)).toEqual(['0:4', '0:5', '0:4']);
  });

  test('leaves what belongs to others, and does not enter their folders', async () => {
    await mkdir(at('theirs'));
    await writeFile(at('theirs', 'ours'), '');
    await chown(at('theirs'), OTHER, OTHER);
    const lent = LentFolder.lend(root, THEM);
    expect([await owner(at('theirs')), await owner(at('theirs', 'ours'))]).toEqual([`${OTHER}:${OTHER}`, '0:0']);
    lent.takeBack();
    expect([await owner(at('theirs')), await owner(at('theirs', 'ours'))]).toEqual([`${OTHER}:${OTHER}`, '0:0']);
  });

  test('lends nothing when not everything can be lent', async () => {
    await mkdir(at('disk'));
    await writeFile(at('f'), '');
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'none', at('disk')]);
    try {
      expect(() => LentFolder.lend(root, THEM)).toThrow('EROFS');
      expect([await owner(root), await owner(at('f'))]).toEqual(['0:0', '0:0']);
    } finally {
      execFileSync('umount', [at('disk')]);
    }
  });

  test('changes a link and never what it leads to', async () => {
    const outside = path.join(base, 'outside');
    await mkdir(outside);
    await writeFile(path.join(outside, 'f'), '');
    await symlink(outside, at('folder'));
    await symlink(path.join(outside, 'f'), at('file'));
    LentFolder.lend(root, THEM);
    expect([await owner(at('folder')), await owner(at('file'))]).toEqual(['61500:61501', '61500:61501']);
    expect([await owner(outside), await owner(path.join(outside, 'f'))]).toEqual(['0:0', '0:0']);
  });

  test('leaves a file with a second name, which may be somebody else’s by that name', async () => {
    await writeFile(path.join(base, 'precious'), '');
    await link(path.join(base, 'precious'), at('name'));
    LentFolder.lend(root, THEM);
    expect(await owner(path.join(base, 'precious'))).toBe('0:0');
    expect(await owner(root)).toBe('61500:61501');
  });

  test('takes away the bits by which a file runs as its owner', async () => {
    await writeFile(at('tool'), '');
    await chmod(at('tool'), 0o6755);
    LentFolder.lend(root, THEM).takeBack();
    expect(await owner(at('tool'))).toBe('0:0');
    expect((await lstat(at('tool'))).mode & 0o6000).toBe(0);
  });

  test('goes on beside a tree that is deeper than a path can say', async () => {
    await mkdir(at('deep'));
    makeDeepTree(at('deep'), 2500);
    for (const name of ['a', 'z']) await writeFile(at(name), '');
    LentFolder.lend(root, THEM);
    for (const name of ['a', 'deep', 'z', 'deep/d/d/d']) expect(await owner(at(name))).toBe('61500:61501');
  });

  test('takes names that are not UTF-8', async () => {
    const file = Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff])]);
    await writeFile(file, '');
    LentFolder.lend(root, THEM);
    expect(await owner(file)).toBe('61500:61501');
  });
});
