import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { MANIFEST, recordManifest } from '../../../src/environments/venv/manifest.js';
import { VenvStore } from '../../../src/environments/venv/venv-store.js';
import { removeHostile } from '../../support/bundle.js';

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
    await writeFile(path.join(store.folderOf(key), 'file'), Buffer.alloc(bytes));
    await store.keep(key, recordManifest(store.folderOf(key)));
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
    await store.keep('a', recordManifest(store.folderOf('a')));
    expect(await store.find('a')).toEqual({ schema: 1, packages: [], bytes: 0, files: [] });
  });

  test('lets one make a venv at a time', async () => {
    const [one, two] = [open(), open()];
    const claims = await Promise.all([one.claim('a'), two.claim('a')]);
    expect(claims.sort()).toEqual([false, true]);
    await one.abandon('a');
    expect(await two.claim('a')).toBe(true);
  });

  test('takes over what was begun more than an hour ago', async () => {
    const store = open();
    await store.claim('a');
    await writeFile(path.join(store.folderOf('a'), 'rest'), '');
    const then = new Date(Date.now() - DAY_MS);
    await utimes(store.folderOf('a'), then, then);
    expect(await store.claim('a')).toBe(true);
    expect(await readdir(store.folderOf('a'))).toEqual([]);
  });

  test.each<[string, (folder: string) => Promise<void>]>([
    ['a file is missing', (folder) => rm(path.join(folder, 'file'))],
    ['a file has another size', (folder) => writeFile(path.join(folder, 'file'), 'longer than before')],
    ['its manifest cannot be read', (folder) => writeFile(path.join(folder, MANIFEST), '{"schema":')],
    ['its manifest is of another version', (folder) => writeFile(path.join(folder, MANIFEST), '{"schema":2}')],
  ])('forgets a venv of which %s, so that it is made anew', async (_what, damage) => {
    const store = open();
    await keep(store, 'a', 3);
    await damage(store.folderOf('a'));
    expect(await store.find('a')).toBeUndefined();
    expect(await store.claim('a')).toBe(true);
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

  test('is cleared with all that is unfinished in it, and says how much that was', async () => {
    const store = open();
    await keep(store, 'a', 7);
    await store.claim('b');
    expect([await store.clear(), await readdir(path.join(root, 'venvs'))]).toEqual([7, []]);
  });

  test('is not to be had where a folder cannot be made', async () => {
    await mkdir(path.join(root, 'x'));
    await writeFile(path.join(root, 'x', 'venvs'), 'a file');
    expect(VenvStore.open(path.join(root, 'x'))).toBeUndefined();
  });
});
