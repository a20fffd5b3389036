import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { chmod, chown, link, lstat, mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { removeTree } from '../../../src/execution/working-directory/remove-tree.js';
import { asUnprivileged } from '../../fixtures/sources/as-unprivileged.js';
import { makeDeepTree } from '../../fixtures/sources/deep-tree.js';
import { removeHostile } from '../../support/bundle.js';
import { describeWith } from '../../support/engines.js';

let base = '';
let root = '';
beforeEach(async () => {
  base = await mkdtemp(path.join(os.tmpdir(), 'remove-'));
  await chmod(base, 0o777);
  root = path.join(base, 'tree');
});
afterEach(() => removeHostile(base));

const at = (...names: string[]): string => path.join(root, ...names);

/** Each rule holds for root, who may do nearly everything, and for everybody else. */
const WHO: [string, typeof asUnprivileged][] = [
  ['the caller', (work) => work()],
  ['an unprivileged user', asUnprivileged],
];

async function makeAs(who: typeof asUnprivileged): Promise<void> {
  await who(() => mkdir(root));
}

describeWith('Linux', 'removeTree', () => {
  test.each(WHO)('for %s removes a tree of 2,500 folders in each other', async (_, who) => {
    await makeAs(who);
    makeDeepTree(root, 2500);
    // What the unprivileged user made is its own, however deep.
    const { uid, gid } = await lstat(root);
    execFileSync('chown', ['-R', `${uid}:${gid}`, root]);
    await who(() => removeTree(root));
    expect(await readdir(base)).toEqual([]);
  });

  test('removes a tree whose names are as long as names can be', async () => {
    await mkdir(root);
    makeDeepTree(root, 100, 'n'.repeat(255));
    await removeTree(root);
    expect(await readdir(base)).toEqual([]);
  });

  test.each(WHO)('for %s removes folders and files of mode 000, the folder itself too', async (_, who) => {
    await makeAs(who);
    await who(async () => {
      await mkdir(at('a', 'b', 'c'), { recursive: true });
      await writeFile(at('a', 'b', 'c', 'f'), '', { mode: 0 });
      for (const folder of [at('a', 'b', 'c'), at('a', 'b'), at('a'), root]) await chmod(folder, 0);
      await removeTree(root);
    });
    expect(await readdir(base)).toEqual([]);
  });

  test.each(WHO)('for %s removes links and never what they lead to', async (_, who) => {
    const outside = path.join(base, 'outside');
    await mkdir(outside, { mode: 0o755 });
    await writeFile(path.join(outside, 'precious'), 'kept', { mode: 0o644 });
    await makeAs(who);
    await who(async () => {
      await symlink(outside, at('folder'));
      await symlink(path.join(outside, 'precious'), at('file'));
      await symlink('..', at('up'));
      await symlink('nowhere', at('dangling'));
      await removeTree(root);
    });
    expect(await readdir(base)).toEqual(['outside']);
    expect(await readFile(path.join(outside, 'precious'), 'utf8')).toBe('kept');
    expect([(await lstat(outside)).mode & 0o777, (await lstat(path.join(outside, 'precious'))).mode & 0o777]).toEqual([
      0o755, 0o644,
    ]);
  });

  test('removes one name of a file, and leaves mode and content behind the other', async () => {
    await mkdir(root);
    const other = path.join(base, 'other');
    await writeFile(other, 'kept', { mode: 0o400 });
    await link(other, at('name'));
    await removeTree(root);
    expect(await readFile(other, 'utf8')).toBe('kept');
    expect((await lstat(other)).mode & 0o777).toBe(0o400);
  });

  test.each(WHO)('for %s removes pipes, sockets, and names of all bytes', async (_, who) => {
    await makeAs(who);
    await who(async () => {
      execFileSync('mkfifo', [at('pipe')]);
      for (const name of [[0xff, 0xfe], [0x0a], [0x2e, 0x2e, 0x2e], [0x20], [0x5c]]) {
        await mkdir(Buffer.concat([Buffer.from(`${root}/`), Buffer.from(name)]));
        await writeFile(Buffer.concat([Buffer.from(`${root}/`), Buffer.from(name), Buffer.from('/-rf')]), '');
      }
      await removeTree(root);
    });
    expect(await readdir(base)).toEqual([]);
  });

  test('removes a link in place of the folder not at all, and what it leads to neither', async () => {
    const outside = path.join(base, 'outside');
    await mkdir(outside);
    await writeFile(path.join(outside, 'precious'), '');
    await symlink(outside, root);
    await removeTree(root);
    expect(await readdir(outside)).toEqual(['precious']);
  });

  test('is content when there is nothing', async () => {
    await expect(removeTree(root)).resolves.toBeUndefined();
    await mkdir(root);
    await removeTree(root);
    await expect(removeTree(root)).resolves.toBeUndefined();
  });

  test('removes many entries', async () => {
    await mkdir(root);
    execFileSync('python3', [
      '-I',
      '-c',
      'import os, sys\nos.chdir(sys.argv[1])\nfor i in range(300):\n  os.mkdir(str(i))\n  for j in range(20): open("%d/%d" % (i, j), "w")',
      root,
    ]);
    await removeTree(root);
    expect(await readdir(base)).toEqual([]);
  });
});

describeWith('root', 'removeTree of another user', () => {
  test('fails for what belongs to another, and says so', async () => {
    await mkdir(at('sub'), { recursive: true });
    await chown(root, 65_534, 65_534);
    await asUnprivileged(() => expect(removeTree(root)).rejects.toMatchObject({ code: 'EPERM' }));
  });
});
