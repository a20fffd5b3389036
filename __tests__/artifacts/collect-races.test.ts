import { expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { lstatSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { readTree, useCollectionFolders } from '../support/collection-folders.js';
import { describeWith } from '../support/engines.js';

const folders = useCollectionFolders();
const { at, collect, staged } = folders;

/** Plays with the tree until it is ended. */
function race(script: string): ChildProcess {
  return spawn(
    'python3',
    [
      '-I',
      '-c',
      `import os, sys\nwork, outside = sys.argv[1:3]\nos.chdir(work)\n${script}`,
      folders.work,
      folders.outside,
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
}

async function during(child: ChildProcess, act: () => Promise<void>): Promise<void> {
  try {
    await once(child.stdout ?? child, 'data');
    await act();
  } finally {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }
}

const ROUNDS = 400;

describeWith('Linux', 'collectArtifacts while a program changes the tree', () => {
  /** Collects again and again; what was taken, with how often. */
  async function many(lines: string, rounds = ROUNDS): Promise<Map<string, number>> {
    const seen = new Map<string, number>();
    for (let round = 0; round < rounds; round++) {
      const fresh = await mkdtemp(path.join(folders.base, 's-'));
      const { files, skipped } = await collect(lines, { staging: fresh });
      const contents = Object.values(await readTree(fresh));
      expect(contents).toHaveLength(files.length);
      for (const what of [...contents, ...skipped.map(({ reason }) => reason)])
        seen.set(what, (seen.get(what) ?? 0) + 1);
      await rm(fresh, { recursive: true });
    }
    return seen;
  }

  test('never takes what a link leads to that is swapped with a file', async () => {
    const child = race(`print(flush=True)
while True:
    open('t', 'w').write('ok'); os.replace('t', 'swap.txt')
    os.symlink(outside + '/secret.txt', 'l'); os.replace('l', 'swap.txt')`);
    await during(child, async () => {
      const seen = await many('swap.txt');
      expect(seen.has('canary')).toBe(false);
      // The race took place: each side of it was met.
      expect(seen.get('symlink')).toBeGreaterThan(0);
      expect((seen.get('ok') ?? 0) + (seen.get('') ?? 0) + (seen.get('changed') ?? 0)).toBeGreaterThan(0);
    });
  });

  test('control: who looks first and then reads by the path takes what a link leads to', async () => {
    const child = race(`print(flush=True)
while True:
    open('t', 'w').write('ok'); os.replace('t', 'swap.txt')
    os.symlink(outside + '/secret.txt', 'l'); os.replace('l', 'swap.txt')`);
    await during(child, async () => {
      let isTaken = false;
      for (const end = performance.now() + 30_000; !isTaken && performance.now() < end;) {
        const isFile = lstatSync(at('swap.txt'), { throwIfNoEntry: false })?.isFile() === true;
        isTaken = isFile && readFileSync(at('swap.txt'), 'utf8') === 'canary';
        await nextTurn();
      }
      expect(isTaken).toBe(true);
    });
  });

  test('never takes what is in another folder that a folder on the way is swapped with', async () => {
    const child = race(`os.makedirs('a/b'); open('a/b/secret.txt', 'w').write('ok'); os.symlink(outside, 'link')
print(flush=True)
while True:
    os.rename('a/b', 'kept'); os.rename('link', 'a/b'); os.rename('a/b', 'link'); os.rename('kept', 'a/b')`);
    await during(child, async () => {
      const seen = await many('a/b/secret.txt');
      expect(seen.has('canary')).toBe(false);
      expect(seen.get('symlink')).toBeGreaterThan(0);
      expect(seen.get('ok')).toBeGreaterThan(0);
    });
  });

  test('never waits for a pipe that is swapped with a file', async () => {
    const child = race(`print(flush=True)
while True:
    open('t', 'w').write('ok'); os.replace('t', 'swap.txt')
    os.mkfifo('p'); os.replace('p', 'swap.txt')`);
    await during(child, async () => {
      const seen = await many('swap.txt');
      expect([...seen.keys()].filter((key) => !['ok', '', 'special', 'changed'].includes(key))).toEqual([]);
      expect(seen.get('special')).toBeGreaterThan(0);
    });
  });

  test('gives up a file that grows while it is read', async () => {
    const child = race(`f = open('grows', 'wb', buffering=0)
f.write(bytes(2 ** 24)); print(flush=True)
while f.tell() < 2 ** 30: f.write(bytes(2 ** 16))`);
    await during(child, async () => {
      const collection = await collect('*');
      expect(collection.skipped).toEqual([{ path: 'grows', reason: 'changed' }]);
      expect(await staged()).toEqual({});
    });
  });

  test('ends while folders are made faster than it looks', async () => {
    const child = race(`n = 0
print(flush=True)
while n < 60000:
    os.mkdir(str(n)); open(f'{n}/f', 'w').close(); n += 1`);
    await during(child, async () => {
      const { stopped, files } = await collect('**', { caps: { names: 3000 } });
      expect(files.length).toBeLessThanOrEqual(3000);
      expect([undefined, 'too-many-names']).toContain(stopped);
    });
  });
});
