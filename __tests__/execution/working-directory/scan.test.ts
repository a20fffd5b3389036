import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, link, lstat, mkdir, mkdtemp, readdir, symlink, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { diffScans } from '../../../src/execution/working-directory/changes.js';
import { scanFolder, type Scan } from '../../../src/execution/working-directory/scan.js';
import { asUnprivileged } from '../../fixtures/sources/as-unprivileged.js';
import { makeDeepTree } from '../../fixtures/sources/deep-tree.js';
import { removeHostile } from '../../support/bundle.js';
import { describeWith } from '../../support/engines.js';

const MANY = 100_000;
const MIB = 2 ** 20;
let root = '';
beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'scan-'));
  await chmod(root, 0o777);
});
afterEach(() => removeHostile(root));

const at = (...names: string[]): string => path.join(root, ...names);
const kinds = (scan: Scan): Record<string, string> =>
  Object.fromEntries([...scan.entries].map(([name, { kind }]) => [name, kind]));

describeWith('Linux', 'scanFolder', () => {
  test('finds everything below, and nothing of the folder itself', async () => {
    await mkdir(at('a', 'b'), { recursive: true });
    await writeFile(at('a', 'b', 'f'), 'four');
    await symlink('/etc', at('l'));
    execFileSync('mkfifo', [at('p')]);
    const scan = await scanFolder(root, MANY);
    expect(kinds(scan)).toEqual({ a: 'folder', 'a/b': 'folder', 'a/b/f': 'file', l: 'link', p: 'other' });
    expect(scan.entries.get('a/b/f')?.bytes).toBe(4);
    expect(scan.incomplete).toBeUndefined();
  });

  test('of an empty or a missing folder is empty', async () => {
    const empty = { entries: new Map(), usedBytes: 0, incomplete: undefined };
    expect(await scanFolder(root, MANY)).toEqual(empty);
    expect(await scanFolder(at('missing'), MANY)).toEqual(empty);
  });

  test('counts the blocks in use, not what a sparse file claims', async () => {
    await writeFile(at('sparse'), '');
    await truncate(at('sparse'), 2 ** 40);
    expect((await scanFolder(root, MANY)).usedBytes).toBeLessThan(MIB);
    await writeFile(at('full'), Buffer.alloc(MIB, 1));
    const { usedBytes } = await scanFolder(root, MANY);
    expect(usedBytes).toBeGreaterThanOrEqual(MIB);
    expect(usedBytes).toBeLessThan(2 * MIB);
  });

  test('counts a file with several names once', async () => {
    await writeFile(at('one'), Buffer.alloc(MIB, 1));
    await mkdir(at('sub'));
    for (const name of ['two', 'sub/three']) await link(at('one'), at(name));
    const scan = await scanFolder(root, MANY);
    expect(scan.usedBytes).toBeLessThan(1.5 * MIB);
    expect(Object.keys(kinds(scan)).sort()).toEqual(['one', 'sub', 'sub/three', 'two']);
  });

  test('follows no link, neither to a folder nor out of the tree nor to itself', async () => {
    const outside = await mkdtemp(path.join(os.tmpdir(), 'outside-'));
    try {
      await writeFile(path.join(outside, 'big'), Buffer.alloc(MIB, 1));
      await symlink(outside, at('out'));
      await symlink('.', at('self'));
      await symlink('loop', at('loop'));
      const scan = await scanFolder(root, MANY);
      expect(kinds(scan)).toEqual({ out: 'link', self: 'link', loop: 'link' });
      expect(scan.usedBytes).toBeLessThan(MIB / 2);
    } finally {
      await removeHostile(outside);
    }
  });

  test('keeps names apart that are not UTF-8', async () => {
    const name = (last: number): Buffer => Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0x66, last])]);
    await writeFile(name(0xff), 'a');
    await writeFile(name(0xfe), 'bb');
    const scan = await scanFolder(root, MANY);
    expect([...scan.entries].map(([key, { bytes }]) => [key, bytes]).sort()).toEqual([
      ['fþ', 2],
      ['fÿ', 1],
    ]);
  });

  test('looks into a folder whose name is not UTF-8', async () => {
    const folder = Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff])]);
    await mkdir(folder);
    await writeFile(Buffer.concat([folder, Buffer.from('/f')]), 'a');
    expect(kinds(await scanFolder(root, MANY))).toEqual({ ÿ: 'folder', 'ÿ/f': 'file' });
  });

  test.each([
    [4, undefined],
    [3, 'too-many'],
    [0, 'too-many'],
  ])('with four entries and room for %i says %s', async (room, incomplete) => {
    await mkdir(at('sub'));
    for (const name of ['a', 'b', 'sub/c']) await writeFile(at(name), '');
    const scan = await scanFolder(root, room);
    expect(scan.incomplete).toBe(incomplete);
    expect(scan.entries.size).toBe(room);
  });

  test('says that a tree is deeper than a path can say', async () => {
    makeDeepTree(root, 2500);
    expect((await scanFolder(root, MANY)).incomplete).toBe('too-deep');
  });

  test('says what it could not look into, and goes on with the rest', async () => {
    await asUnprivileged(async () => {
      await mkdir(at('closed'));
      await writeFile(at('closed', 'hidden'), Buffer.alloc(MIB, 1));
      await writeFile(at('open'), '');
      await chmod(at('closed'), 0);
      const scan = await scanFolder(root, MANY);
      expect(kinds(scan)).toEqual({ closed: 'folder', open: 'file' });
      expect(scan.incomplete).toBe('unreadable');
      await chmod(at('closed'), 0o700);
    });
  });

  test.each([0, 0o100, 0o200, 0o400, 0o077])(
    'can open folders of mode %i that a program has closed, and none behind a link',
    async (mode) => {
      const outside = await mkdtemp(path.join(os.tmpdir(), 'outside-'));
      await chmod(outside, 0o777);
      try {
        await asUnprivileged(async () => {
          await mkdir(at('a', 'b'), { recursive: true });
          await writeFile(at('a', 'b', 'f'), '');
          await mkdir(path.join(outside, 'closed'), { mode });
          await symlink(path.join(outside, 'closed'), at('link'));
          for (const folder of [at('a', 'b'), at('a')]) await chmod(folder, mode);
          const scan = await scanFolder(root, MANY, true);
          expect(kinds(scan)).toEqual({ a: 'folder', 'a/b': 'folder', 'a/b/f': 'file', link: 'link' });
          expect(scan.incomplete).toBeUndefined();
          expect((await lstat(path.join(outside, 'closed'))).mode & 0o777).toBe(mode & ~0o022);
        });
      } finally {
        await removeHostile(outside);
      }
    },
  );

  test('says that a tree is too deep also when something else could not be looked into', async () => {
    makeDeepTree(root, 2500);
    execFileSync('chmod', ['-R', 'a+rwX', at('d')]);
    await asUnprivileged(async () => {
      // On either side of the deep tree, whatever order the folders are looked at.
      for (const name of ['a-closed', 'z-closed']) await mkdir(at(name), { mode: 0 });
      expect(await readdir(root)).toHaveLength(3);
      expect((await scanFolder(root, MANY)).incomplete).toBe('too-deep');
    });
  });
});

describeWith('Linux', 'diffScans', () => {
  const diff = async (act: () => Promise<void>): Promise<unknown> => {
    const before = await scanFolder(root, MANY);
    await act();
    return diffScans(before, await scanFolder(root, MANY));
  };

  test('lists what was created or changed, by name, and neither folders nor what is gone', async () => {
    for (const name of ['kept', 'gone', 'changed']) await writeFile(at(name), 'old');
    const changes = await diff(async () => {
      await mkdir(at('sub'));
      await writeFile(at('sub', 'new'), 'abc');
      await writeFile(at('changed'), 'newer');
      await symlink('kept', at('link'));
      execFileSync('rm', [at('gone')]);
    });
    expect(changes).toEqual([
      { path: 'changed', bytes: 5, change: 'changed' },
      { path: 'link', bytes: 4, change: 'created' },
      { path: 'sub/new', bytes: 3, change: 'created' },
    ]);
  });

  test('sees a change of which size and time were set back', async () => {
    await writeFile(at('f'), 'old');
    const changes = await diff(async () => {
      const code = `import os, sys
s = os.stat(sys.argv[1])
open(sys.argv[1], 'w').write('new')
os.utime(sys.argv[1], ns=(s.st_atime_ns, s.st_mtime_ns))`;
      execFileSync('python3', ['-I', '-c', code, at('f')]);
      await Promise.resolve();
    });
    expect(changes).toEqual([{ path: 'f', bytes: 3, change: 'changed' }]);
  });

  test('sees a file that another one was put in place of', async () => {
    await writeFile(at('f'), 'old');
    const changes = await diff(async () => {
      await writeFile(at('g'), 'old');
      execFileSync('mv', [at('g'), at('f')]);
    });
    expect(changes).toEqual([{ path: 'f', bytes: 3, change: 'changed' }]);
  });

  test('sees a file that became a link', async () => {
    await writeFile(at('f'), 'old');
    const changes = await diff(async () => {
      execFileSync('ln', ['-sf', '/etc/passwd', at('f')]);
      await Promise.resolve();
    });
    expect(changes).toEqual([{ path: 'f', bytes: 11, change: 'changed' }]);
  });

  test('finds nothing when nothing was done', async () => {
    await writeFile(at('f'), 'old');
    expect(await diff(() => Promise.resolve())).toEqual([]);
  });

  test('shows bytes that are not UTF-8 as replacement characters, and names as they are', async () => {
    const changes = await diff(async () => {
      await writeFile(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0x66, 0xff])]), '');
      await writeFile(at('größe\n::error::x'), '');
    });
    expect(changes).toEqual([
      { path: 'f\ufffd', bytes: 0, change: 'created' },
      { path: 'größe\n::error::x', bytes: 0, change: 'created' },
    ]);
  });
});

describeWith('Linux', 'scanFolder, while the tree changes,', () => {
  test('fails at nothing, and never leaves the tree', async () => {
    const code = `import os, sys, itertools
os.chdir(sys.argv[1])
print('runs', flush=True)
for i in itertools.count():
    os.makedirs('d/e/f')
    open('d/e/f/g', 'w').close()
    os.remove('d/e/f/g')
    os.removedirs('d/e/f')
    os.symlink('/etc', 'd')
    os.remove('d')
    os.makedirs('keep', exist_ok=True)`;
    const churn = spawn('python3', ['-I', '-c', code, root], { stdio: ['ignore', 'pipe', 'ignore'] });
    try {
      await once(churn.stdout, 'data');
      const seen = new Set<string>();
      for (let round = 0; round < 500 || !seen.has('d/e/f'); round++) {
        await turn();
        const scan = await scanFolder(root, MANY);
        expect(scan.incomplete).toBeUndefined();
        for (const name of scan.entries.keys()) seen.add(name);
      }
      expect(churn.exitCode).toBeNull();
      expect([...seen].filter((name) => !['d', 'd/e', 'd/e/f', 'd/e/f/g', 'keep'].includes(name))).toEqual([]);
    } finally {
      churn.kill('SIGKILL');
      await once(churn, 'exit');
    }
  });
});
