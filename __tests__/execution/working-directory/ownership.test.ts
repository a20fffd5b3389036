import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { chmod, chown, lchown, link, lstat, mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { handOver } from '../../../src/execution/working-directory/ownership.js';
import { makeDeepTree } from '../../fixtures/sources/deep-tree.js';
import { removeHostile } from '../../support/bundle.js';
import { describeWith } from '../../support/engines.js';

const US = 0;
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

describeWith('root', 'handOver', () => {
  test('gives the folder and everything in it, folders of mode 000 too', async () => {
    await mkdir(at('a', 'b'), { recursive: true });
    await writeFile(at('a', 'b', 'f'), '');
    await symlink('nowhere', at('link'));
    execFileSync('mkfifo', [at('pipe')]);
    await chmod(at('a'), 0);
    await handOver(root, US, THEM);
    for (const file of [root, at('a'), at('a', 'b'), at('a', 'b', 'f'), at('link'), at('pipe')]) {
      expect(await owner(file)).toBe('61500:61501');
    }
  });

  test('and back', async () => {
    await writeFile(at('ours'), '');
    await handOver(root, US, THEM);
    await writeFile(at('theirs'), '');
    await chown(at('theirs'), THEM.uid, THEM.gid);
    await handOver(root, THEM.uid, { uid: 0, gid: 0 });
    for (const file of [root, at('ours'), at('theirs')]) expect(await owner(file)).toBe('0:0');
  });

  test('changes a link and never what it leads to', async () => {
    const outside = path.join(base, 'outside');
    await mkdir(outside);
    await writeFile(path.join(outside, 'f'), '');
    await symlink(outside, at('folder'));
    await symlink(path.join(outside, 'f'), at('file'));
    await handOver(root, US, THEM);
    expect([await owner(at('folder')), await owner(at('file'))]).toEqual(['61500:61501', '61500:61501']);
    expect([await owner(outside), await owner(path.join(outside, 'f'))]).toEqual(['0:0', '0:0']);
  });

  test('leaves a file with a second name, which may be somebody else’s by that name', async () => {
    await writeFile(path.join(base, 'precious'), '');
    await link(path.join(base, 'precious'), at('name'));
    await handOver(root, US, THEM);
    expect(await owner(path.join(base, 'precious'))).toBe('0:0');
    expect(await owner(root)).toBe('61500:61501');
  });

  test('leaves what belongs to another, and goes on below it', async () => {
    await mkdir(at('theirs'));
    await writeFile(at('theirs', 'ours'), '');
    await chown(at('theirs'), OTHER, OTHER);
    await symlink('x', at('link'));
    await lchown(at('link'), OTHER, OTHER);
    await handOver(root, US, THEM);
    expect([await owner(at('theirs')), await owner(at('link'))]).toEqual([`${OTHER}:${OTHER}`, `${OTHER}:${OTHER}`]);
    expect(await owner(at('theirs', 'ours'))).toBe('61500:61501');
  });

  test('takes away the bits by which a file runs as its owner', async () => {
    await writeFile(at('tool'), '');
    await chown(at('tool'), THEM.uid, THEM.gid);
    await chmod(at('tool'), 0o6755);
    await handOver(root, THEM.uid, { uid: 0, gid: 0 });
    expect(await owner(at('tool'))).toBe('0:0');
    expect((await lstat(at('tool'))).mode & 0o6000).toBe(0);
  });

  test('goes on beside a tree that is deeper than a path can say', async () => {
    await mkdir(at('deep'));
    makeDeepTree(at('deep'), 2500);
    for (const name of ['a', 'z']) await writeFile(at(name), '');
    await handOver(root, US, THEM);
    for (const name of ['a', 'deep', 'z', 'deep/d/d/d']) expect(await owner(at(name))).toBe('61500:61501');
  });

  test('takes names that are not UTF-8', async () => {
    const file = Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff])]);
    await writeFile(file, '');
    await handOver(root, US, THEM);
    expect(await owner(file)).toBe('61500:61501');
  });
});
