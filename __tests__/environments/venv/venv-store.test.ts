import { chmod, mkdir, mkdtemp, readdir, readlink, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { recordManifest } from '../../../src/environments/venv/manifest.js';
import { VenvStore } from '../../../src/environments/venv/venv-store.js';
import { removeHostile } from '../../support/bundle.js';

const MANIFEST = 'manifest.json';
const DAY_MS = 24 * 3_600_000;

describe('the store of venvs', () => {
  let root = '';
  beforeEach(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'store-'));
  });
  afterEach(() => removeHostile(root));

  function open(): VenvStore {
    const store = VenvStore.open(root);
    if (store === undefined) throw new Error('no store');
    return store;
  }

  /** A finished venv of one file. */
  async function keep(store: VenvStore, key: string, bytes: number): Promise<void> {
    expect(await store.claim(key)).toBe(true);
    await mkdir(store.venvOf(key));
    await writeFile(path.join(store.venvOf(key), 'file'), Buffer.alloc(bytes));
    await store.keep(key, recordManifest(store.venvOf(key), true));
    store.unclaim(key);
  }

  async function age(store: VenvStore, key: string, ms: number): Promise<void> {
    const then = new Date(Date.now() - ms);
    await utimes(path.join(store.folderOf(key), MANIFEST), then, then);
  }

  test('has nothing at first', async () => {
    const store = open();
    expect([await store.find('a'), store.list()]).toEqual([undefined, []]);
  });

  test('finds a venv once it is finished, and not before', async () => {
    const store = open();
    expect(await store.claim('a')).toBe(true);
    expect(await store.find('a')).toBeUndefined();
    await mkdir(store.venvOf('a'));
    await store.keep('a', recordManifest(store.venvOf('a'), true));
    expect(await store.find('a')).toEqual({ schema: 1, packages: [], bytes: 0, files: [] });
  });

  test('lets one make a venv at a time', async () => {
    const [one, two] = [open(), open()];
    const claims = await Promise.all([one.claim('a'), two.claim('a')]);
    expect(claims.sort()).toEqual([false, true]);
    await one.abandon('a');
    expect(await two.claim('a')).toBe(true);
  });

  test('takes over what was begun more than an hour ago, or by a process that is gone, or in the future', async () => {
    const store = open();
    const claimed = path.join(root, 'venvs', 'a.claim');
    for (const hours of [-2, 2]) {
      await store.claim('a');
      await writeFile(path.join(store.folderOf('a'), 'rest'), '');
      const then = new Date(Date.now() + hours * 3_600_000);
      await utimes(claimed, then, then);
      expect(await store.claim('a')).toBe(true);
      expect(await readdir(store.folderOf('a'))).toEqual([]);
      store.unclaim('a');
    }
    await writeFile(claimed, `${2 ** 22 + 1}\n${await readlink('/proc/self/ns/pid').catch(() => 'unknown')}`);
    expect(await store.claim('a')).toBe(process.platform === 'linux');
  });

  test.each<[string, (folder: string) => Promise<void>]>([
    ['a file is missing', (folder) => rm(path.join(folder, 'venv', 'file'))],
    ['a file has another size', (folder) => writeFile(path.join(folder, 'venv', 'file'), 'longer than before')],
    ['a file was changed later', (folder) => utimes(path.join(folder, 'venv', 'file'), 1, 1)],
    ['the manifest cannot be read', (folder) => writeFile(path.join(folder, MANIFEST), '{"schema":')],
    ['the manifest is of another version', (folder) => writeFile(path.join(folder, MANIFEST), '{"schema":2}')],
    [
      'the manifest lists what is no file',
      (folder) => writeFile(path.join(folder, MANIFEST), '{"schema":1,"packages":[],"bytes":0,"files":[null]}'),
    ],
    [
      'the manifest lists what is no package',
      (folder) => writeFile(path.join(folder, MANIFEST), '{"schema":1,"packages":["$(id)==1"],"bytes":0,"files":[]}'),
    ],
    [
      'the manifest is a link',
      async (folder) => {
        await rm(path.join(folder, MANIFEST));
        await symlink('/dev/zero', path.join(folder, MANIFEST));
      },
    ],
  ])('does not use a venv of which %s, and makes it anew', async (_what, damage) => {
    const store = open();
    await keep(store, 'a', 3);
    await damage(store.folderOf('a'));
    expect(await store.find('a')).toBeUndefined();
    expect(await store.claim('a')).toBe(true);
    expect(await readdir(store.folderOf('a'))).toEqual([]);
  });

  test('is not to be had where others can write', async () => {
    open();
    await chmod(path.join(root, 'venvs'), 0o777);
    expect(VenvStore.open(root)).toBeUndefined();
    await chmod(path.join(root, 'venvs'), 0o755);
    await chmod(root, 0o777);
    expect(VenvStore.open(root)).toBeUndefined();
  });

  test('leaves nothing in a venv that others can change, or that runs with the rights of its owner', async () => {
    const store = open();
    await store.claim('a');
    await mkdir(path.join(store.venvOf('a'), 'open'), { recursive: true });
    const file = path.join(store.venvOf('a'), 'open', 'file');
    await writeFile(file, '');
    await symlink('/etc/passwd', path.join(store.venvOf('a'), 'link'));
    await chmod(path.dirname(file), 0o777);
    await chmod(file, 0o6777);
    recordManifest(store.venvOf('a'), true);
    const modes = await Promise.all([path.dirname(file), file].map(async (one) => (await stat(one)).mode & 0o7777));
    expect(modes).toEqual([0o755, 0o755]);
    expect((await stat('/etc/passwd')).mode & 0o777).toBe(0o644);
  });

  test('forgets the oldest beyond its size, but nothing that was used within a day', async () => {
    const store = open();
    for (const key of ['new', 'old', 'older']) await keep(store, key, 100);
    await age(store, 'old', 2 * DAY_MS);
    await age(store, 'older', 3 * DAY_MS);
    await store.prune(250);
    expect(store.list().map(({ key }) => key)).toEqual(['new', 'old']);
    await store.prune(50);
    expect(store.list().map(({ key }) => key)).toEqual(['new']);
  });

  test('counts a venv as used when it is found', async () => {
    const store = open();
    await keep(store, 'a', 1);
    await age(store, 'a', 2 * DAY_MS);
    await store.find('a');
    expect(Date.now() - (await stat(path.join(store.folderOf('a'), MANIFEST))).mtimeMs).toBeLessThan(DAY_MS);
  });

  test('is cleared of all but what is being made, and says how much that was', async () => {
    const store = open();
    await keep(store, 'a', 7);
    await store.claim('b');
    expect([await store.clear(), await readdir(path.join(root, 'venvs'))]).toEqual([7, ['b', 'b.claim']]);
  });

  test('is not to be had where a folder cannot be made', async () => {
    await mkdir(path.join(root, 'x'));
    await writeFile(path.join(root, 'x', 'venvs'), 'a file');
    expect(VenvStore.open(path.join(root, 'x'))).toBeUndefined();
  });
});
