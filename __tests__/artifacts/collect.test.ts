import { describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, link, lstat, mkdir, mkdtemp, readdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import type { Collection } from '../../src/artifacts/collection.js';
import type { Protection } from '../../src/artifacts/open-folder.js';
import { asUnprivileged } from '../fixtures/sources/as-unprivileged.js';
import { makeDeepTree } from '../fixtures/sources/deep-tree.js';
import { useCollectionFolders } from '../support/collection-folders.js';
import { describeWith } from '../support/engines.js';

const MIB = 2 ** 20;
const folders = useCollectionFolders();
const { at, collect, make, staged } = folders;

const reasons = ({ skipped }: Collection): Record<string, string> =>
  Object.fromEntries(skipped.map((entry) => [entry.path, entry.reason]));

const PROTECTIONS: [Protection][] = process.platform === 'linux' ? [['descriptors'], ['comparison']] : [['comparison']];

describe.each(PROTECTIONS)('collectArtifacts with %s', (protection) => {
  test('takes what the patterns ask for, under its paths, and nothing else', async () => {
    await make({ 'a.txt': 'A', 'out/b.png': 'B', 'out/deep/c.png': 'C', 'out/d.txt': 'D', 'other/e.png': 'E' });
    const collection = await collect('*.txt\nout/**/*.png', { protection });
    expect(await staged()).toEqual({ 'a.txt': 'A', 'out/b.png': 'B', 'out/deep/c.png': 'C' });
    expect(collection).toEqual({
      files: ['a.txt', 'out/b.png', 'out/deep/c.png'].map((name) => ({ path: name, storedAs: name, bytes: 1 })),
      totalBytes: 3,
      skipped: [],
      skippedCount: 0,
      unmatched: [],
      stopped: undefined,
      protection,
    });
  });

  test('follows no link to a file, and takes the file beside it', async () => {
    await make({ 'out/real.txt': 'real' });
    const secret = path.join(folders.outside, 'secret.txt');
    for (const [index, target] of [secret, '../../outside/secret.txt', 'real.txt', '/proc/self/environ', 'x'].entries())
      await symlink(target, at('out', `link${index}.txt`));
    const collection = await collect('out/*', { protection });
    expect(await staged()).toEqual({ 'out/real.txt': 'real' });
    expect(reasons(collection)).toEqual(
      Object.fromEntries([0, 1, 2, 3, 4].map((index) => [`out/link${index}.txt`, 'symlink'])),
    );
  });

  test('follows no link to a folder, be it named by the pattern, on the way, or the working directory', async () => {
    await mkdir(at('a'));
    await symlink(folders.outside, at('out'));
    await symlink(folders.outside, at('a', 'b'));
    const collection = await collect('out/*.txt\na/b/secret.txt\n**/*.txt', { protection });
    expect(reasons(collection)).toEqual({ out: 'symlink', 'a/b': 'symlink' });
    await symlink(folders.outside, path.join(folders.base, 'moved'));
    const moved = await collect('**', {
      protection,
      roots: [{ folder: path.join(folders.base, 'moved'), storeIn: '' }],
    });
    expect(moved.files).toEqual([]);
    expect(reasons(moved)).toEqual({ '.': 'changed' });
    expect(await staged()).toEqual({});
  });

  test('takes no file that has a second name, wherever that is', async () => {
    await make({ 'own.txt': 'x', 'single.txt': 'y' });
    await link(path.join(folders.outside, 'secret.txt'), at('hard.txt'));
    await link(at('own.txt'), at('own2.txt'));
    const collection = await collect('*', { protection });
    expect(await staged()).toEqual({ 'single.txt': 'y' });
    expect(reasons(collection)).toEqual({ 'hard.txt': 'hard-link', 'own.txt': 'hard-link', 'own2.txt': 'hard-link' });
  });

  test('names lines that took nothing, and does not fail for them', async () => {
    await make({ 'a.txt': '', 'b.log': '' });
    await symlink('nowhere', at('dangling'));
    const collection = await collect('*.txt\nout/*.png\n*.log\n!*.log\ndangling', { protection });
    expect(collection.files.map((file) => file.path)).toEqual(['a.txt']);
    expect(collection.unmatched).toEqual(['out/*.png', '*.log']);
  });
});

describe('collectArtifacts', () => {
  test('of several working directories gives each a folder', async () => {
    await make({ 'one/a.txt': '1', 'two/a.txt': '2', 'two/b.log': '' });
    const roots = [
      { folder: at('one'), storeIn: '1-x.py' },
      { folder: at('two'), storeIn: '2-x.py' },
      { folder: at('missing'), storeIn: '3-x.py' },
    ];
    expect((await collect('*.txt', { roots })).skipped).toEqual([]);
    expect(await staged()).toEqual({ '1-x.py/a.txt': '1', '2-x.py/a.txt': '2' });
  });

  test('stops at the number of files, and says so', async () => {
    await make({ 'a/1': '', 'a/2': '', 'b/3': '', 'b/4': '' });
    const collection = await collect('**', { caps: { files: 3 } });
    expect(collection.files.map((file) => file.path)).toEqual(['a/1', 'a/2', 'b/3']);
    expect(collection.stopped).toBe('too-many-files');
  });

  test('takes exactly as many files as it may without saying that it stopped', async () => {
    await make({ 'a/1': '', 'a/2': '' });
    expect(await collect('**', { caps: { files: 2 } })).toMatchObject({ files: { length: 2 }, stopped: undefined });
  });

  test('stops after a number of names, wanted or not', async () => {
    await make({ 'a/1': '', 'a/2': '', 'b/3': '', 'b/4': '', 'c/5': '' });
    const collection = await collect('**/5', { caps: { names: 5 } });
    expect(collection).toMatchObject({ files: { length: 0 }, stopped: 'too-many-names' });
  });

  test('skips what is too large, alone or together, and takes what fits', async () => {
    await make({ a: 'x'.repeat(50), b: 'x'.repeat(101), c: 'x'.repeat(51), d: 'x'.repeat(50) });
    const collection = await collect('*', { caps: { fileBytes: 100, totalBytes: 100 } });
    expect(Object.keys(await staged())).toEqual(['a', 'd']);
    expect(collection.totalBytes).toBe(100);
    expect(reasons(collection)).toEqual({ b: 'too-large', c: 'total-too-large' });
  });

  test('counts a sparse file with its whole size', async () => {
    await make({ small: '' });
    await writeFile(at('giant'), '');
    await truncate(at('giant'), 2 ** 42);
    await truncate(at('small'), 3 * MIB);
    const collection = await collect('*');
    expect(reasons(collection)).toEqual({ giant: 'too-large' });
    expect(collection.totalBytes).toBe(3 * MIB);
    expect((await staged())['small']).toBe('\0'.repeat(3 * MIB));
  });

  test('takes nothing more once it is cancelled', async () => {
    await make({ a: '', b: '' });
    expect((await collect('*', { signal: AbortSignal.abort() })).files).toEqual([]);
  });

  test.each([
    ['missing', () => path.join(folders.base, 'nowhere')],
    ['a link', () => path.join(folders.base, 'link')],
    ['open to others', () => path.join(folders.base, 'open')],
    ['not empty', () => folders.outside],
  ])('refuses folders.staging that is %s', async (_, folder) => {
    await symlink(folders.staging, path.join(folders.base, 'link'));
    await mkdir(path.join(folders.base, 'open'));
    await chmod(path.join(folders.base, 'open'), 0o755);
    await chmod(folders.outside, 0o700);
    await expect(collect('*', { staging: folder() })).rejects.toMatchObject({ code: 'artifacts-failed' });
  });
});

describeWith('Linux', 'collectArtifacts in a hostile tree', () => {
  test('opens no pipe, socket or device, and does not wait for one', async () => {
    await make({ 'a.txt': 'a' });
    execFileSync('mkfifo', [at('pipe.txt')]);
    const server = createServer().listen(at('socket.txt'));
    await once(server, 'listening');
    try {
      const collection = await collect('*.txt');
      expect(Object.keys(await staged())).toEqual(['a.txt']);
      expect(reasons(collection)).toEqual({ 'pipe.txt': 'special', 'socket.txt': 'special' });
    } finally {
      server.close();
    }
  });

  test('takes set-user-id files and executables as ordinary ones', async () => {
    await make({ suid: 'x', 'folder/f': 'y' });
    await chmod(at('suid'), 0o6755);
    await chmod(at('folder'), 0o2777);
    await collect('**');
    for (const [name, mode] of [
      ['suid', 0o100600],
      ['folder/f', 0o100600],
      ['folder', 0o40700],
    ] as const) {
      expect((await lstat(path.join(folders.staging, name))).mode).toBe(mode);
    }
  });

  test('lists what it may not read, and goes on', async () => {
    await make({ 'locked/in/f': '', zero: '', 'z.txt': 'z' });
    execFileSync('chown', ['-R', '65534:65534', folders.work, folders.staging]);
    await chmod(at('zero'), 0);
    await chmod(at('locked'), 0);
    const collection = await asUnprivileged(() => collect('**'));
    expect(Object.keys(await staged())).toEqual(['z.txt']);
    expect(reasons(collection)).toEqual({ locked: 'unreadable', zero: 'unreadable' });
  });

  test('goes as deep as it may in a tree of 2,000 folders in each other', async () => {
    makeDeepTree(folders.work, 2000);
    await make({ 'd/d/f': 'f' });
    const collection = await collect('**', { caps: { depth: 5 } });
    expect(await staged()).toEqual({ 'd/d/f': 'f' });
    expect(reasons(collection)).toEqual({ 'd/d/d/d/d/d': 'too-deep' });
    expect((await collect('d/d/f/**', { staging: await mkdtemp(path.join(folders.base, 's-')) })).files).toHaveLength(
      1,
    );
  });

  test('skips paths that no artifact can have, and shortens names of which the escaped form is too long', async () => {
    makeDeepTree(folders.work, 5, 'n'.repeat(250));
    await writeFile(at('?'.repeat(255)), 'long');
    const collection = await collect('**');
    expect(collection.skipped).toEqual([{ path: expect.stringMatching(/^n{250}\/.*…$/), reason: 'name-too-long' }]);
    expect(Object.keys(await staged())).toEqual([expect.stringMatching(/^(%3F)+~[0-9a-f]{8}$/)]);
  });

  test('ends in time in a folder of 20,000 files, and leaves no descriptor open', async () => {
    execFileSync('python3', [
      '-I',
      '-c',
      'import sys\nfor i in range(20000): open(f"{sys.argv[1]}/f{i}", "w")',
      folders.work,
    ]);
    const descriptors = (await readdir('/proc/self/fd')).length;
    const start = performance.now();
    const collection = await collect('**');
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(collection).toMatchObject({ files: { length: 10_000 }, stopped: 'too-many-files' });
    expect((await readdir('/proc/self/fd')).length).toBe(descriptors);
  });

  test('lists only some of very many that it skipped, and counts all', async () => {
    execFileSync('python3', [
      '-I',
      '-c',
      'import os, sys\nfor i in range(1500): os.symlink("/etc/passwd", f"{sys.argv[1]}/{i}")',
      folders.work,
    ]);
    expect(await collect('*')).toMatchObject({ files: { length: 0 }, skipped: { length: 1000 }, skippedCount: 1500 });
  });

  test('gives names of all bytes safe ones, and says which', async () => {
    const names = [
      Buffer.from([0xff, 0x61]),
      ...['a\n::error::x', '-rf', 'c:d*e?f"g<h>i|j', 'dot.', 'CON', '..\\..\\x', '%ff', 'ü'].map((name) =>
        Buffer.from(name),
      ),
    ];
    for (const name of names) await writeFile(Buffer.concat([Buffer.from(`${folders.work}/`), name]), name);
    const { files } = await collect('*\n.*');
    expect(Object.fromEntries(files.map((file) => [file.path, file.storedAs]))).toEqual({
      '\ufffda': '%FFa',
      'a\n::error::x': 'a%0A%3A%3Aerror%3A%3Ax',
      '-rf': '%2Drf',
      'c:d*e?f"g<h>i|j': 'c%3Ad%2Ae%3Ff%22g%3Ch%3Ei%7Cj',
      'dot.': 'dot%2E',
      CON: '%43ON',
      '..\\..\\x': '..%5C..%5Cx',
      '%ff': '%25ff',
      ü: 'ü',
    });
    expect(Object.keys(await staged()).sort()).toEqual(files.map(({ storedAs }) => storedAs).sort());
  });

  test('keeps apart what is the same where case does not count, folders too', async () => {
    await make({ 'A/x': '1', 'a/x': '2', 'a/X': '3' });
    const { files } = await collect('**');
    expect(Object.values(await staged()).sort()).toEqual(['1', '2', '3']);
    expect(new Set(files.map(({ storedAs }) => storedAs.toLowerCase())).size).toBe(3);
    expect(files[0]?.storedAs).toBe('A/x');
  });
});

describeWith('root', 'collectArtifacts as root', () => {
  test('opens no device', async () => {
    execFileSync('mknod', [at('zero'), 'c', '1', '5']);
    execFileSync('mknod', [at('disk'), 'b', '7', '99']);
    await make({ file: 'f' });
    const collection = await collect('*');
    expect(reasons(collection)).toEqual({ zero: 'special', disk: 'special' });
    expect(Object.keys(await staged())).toEqual(['file']);
  });
});
