import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HeadTailCapture } from '../../src/execution/capture.js';
import type { StopCause } from '../../src/execution/outcome.js';
import {
  diskExceeded,
  MAX_ENTRIES,
  outputExceeded,
  scanDisk,
  watchCancellation,
  watchDeadline,
  watchDisk,
} from '../../src/execution/stop-causes.js';
import type { Entry, Scan } from '../../src/execution/working-directory/scan.js';
import { removeHostile } from '../support/bundle.js';

const LIMITS = {
  timeoutMs: 30,
  memoryBytes: 1,
  maxProcesses: 1,
  maxOutputBytes: 10,
  maxDiskBytes: 1000,
  cpus: undefined,
};

const entry: Entry = { kind: 'file', bytes: 0, fingerprint: '' };
const scan = (usedBytes: number, entries = 0, incomplete?: Scan['incomplete']): Scan => ({
  usedBytes,
  entries: { size: entries, get: () => entry } as unknown as Scan['entries'],
  incomplete,
});

describe('outputExceeded', () => {
  test.each([
    [99, undefined],
    [100, undefined],
    [101, { kind: 'output-limit', stream: 'stderr' }],
  ])('with %i bytes and a limit of 10 is %j', (bytes, cause) => {
    const capture = new HeadTailCapture(LIMITS.maxOutputBytes);
    capture.write(Buffer.alloc(bytes));
    expect(outputExceeded('stderr', capture, LIMITS)).toEqual(cause);
  });
});

describe('diskExceeded', () => {
  const before = { folders: [], usedBytes: 100, entries: 5 };
  const limit = (bytes: number, entries: number): StopCause => ({ kind: 'disk-limit', bytes, entries });
  test.each([
    ['nothing new', [scan(100, 5)], undefined],
    ['as much as is allowed', [scan(1100, 5)], undefined],
    ['one byte more', [scan(1101, 5)], limit(1001, 0)],
    ['too much in several folders together', [scan(700), scan(300), scan(101)], limit(1001, -5)],
    ['less than before', [scan(0)], undefined],
    ['nearly too many entries', [scan(100, MAX_ENTRIES + 4)], undefined],
    ['too many entries', [scan(100, MAX_ENTRIES + 5)], limit(0, MAX_ENTRIES)],
    ['too many entries in several folders together', [scan(100, 60_000), scan(0, 40_005)], limit(0, MAX_ENTRIES)],
    ['a tree too deep to be measured', [scan(100, 5), scan(0, 0, 'too-deep')], limit(0, 0)],
  ])('with %s', (_, scans, cause) => {
    expect(diskExceeded(scans, before, LIMITS)).toEqual(cause);
  });
});

describe('watchDeadline', () => {
  test('stops at the timeout, and not after it was ended', async () => {
    const causes: StopCause[] = [];
    const watch = watchDeadline(LIMITS, (cause) => causes.push(cause));
    const ended = watchDeadline({ ...LIMITS, timeoutMs: 5 }, () => causes.push({ kind: 'cancelled' }));
    ended[Symbol.dispose]();
    while (causes.length === 0) await sleep(5);
    watch[Symbol.dispose]();
    expect(causes).toEqual([{ kind: 'timed-out' }]);
  });
});

describe('watchCancellation', () => {
  test('stops when it is cancelled, once', () => {
    const causes: StopCause[] = [];
    const controller = new AbortController();
    watchCancellation(controller.signal, (cause) => causes.push(cause));
    expect(causes).toEqual([]);
    controller.abort();
    controller.abort();
    expect(causes).toEqual([{ kind: 'cancelled' }]);
  });

  test('stops at once when it was cancelled before', () => {
    const causes: StopCause[] = [];
    watchCancellation(AbortSignal.abort(), (cause) => causes.push(cause));
    expect(causes).toEqual([{ kind: 'cancelled' }]);
  });

  test('does not stop after it was ended', () => {
    const causes: StopCause[] = [];
    const controller = new AbortController();
    watchCancellation(controller.signal, (cause) => causes.push(cause))[Symbol.dispose]();
    controller.abort();
    expect(causes).toEqual([]);
  });
});

describe('watchDisk', () => {
  let root = '';
  beforeEach(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'disk-'));
  });
  afterEach(() => removeHostile(root));

  test('stops for what is written meanwhile in any of the folders', async () => {
    const folders = [path.join(root, 'work'), path.join(root, 'home')];
    for (const folder of folders) await mkdir(folder);
    const causes: StopCause[] = [];
    const watch = watchDisk({ folders, usedBytes: 0, entries: 0 }, { ...LIMITS, maxDiskBytes: 2 ** 20 }, (cause) =>
      causes.push(cause),
    );
    await writeFile(path.join(root, 'home', 'big'), Buffer.alloc(2 ** 21, 1));
    while (causes.length === 0) await sleep(10);
    watch[Symbol.dispose]();
    expect(causes[0]).toMatchObject({ kind: 'disk-limit', entries: 1 });
  });

  test('does not stop for what was there before', async () => {
    await writeFile(path.join(root, 'big'), Buffer.alloc(2 ** 21, 1));
    const [first] = await scanDisk({ folders: [root], usedBytes: 0, entries: 0 });
    const baseline = { folders: [root], usedBytes: first?.usedBytes ?? 0, entries: first?.entries.size ?? 0 };
    expect(diskExceeded(await scanDisk(baseline), baseline, { ...LIMITS, maxDiskBytes: 1 })).toBeUndefined();
  });

  test('is over once it was ended, also in the middle of a look', async () => {
    await writeFile(path.join(root, 'big'), Buffer.alloc(2 ** 16, 1));
    const causes: StopCause[] = [];
    const watches = Array.from({ length: 20 }, () =>
      watchDisk({ folders: [root], usedBytes: 0, entries: 0 }, LIMITS, (cause) => causes.push(cause)),
    );
    for (const watch of watches) watch[Symbol.dispose]();
    await sleep(250);
    expect(causes).toEqual([]);
  });
});
