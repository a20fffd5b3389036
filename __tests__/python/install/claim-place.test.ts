import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { claimPlace, type ReadyInstallation } from '../../../src/python/install/claim-place.js';

let base = '';
beforeEach(async () => {
  base = await mkdtemp(path.join(os.tmpdir(), 'claim-'));
});
afterEach(() => rm(base, { recursive: true }));

const place = (): string => path.join(base, '3.12.1', 'x64');
const mark = (): string => `${place()}.complete`;
const content = (): string => readFileSync(path.join(place(), 'who'), 'utf8');

async function put(folder: string, who: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'who'), who);
  return folder;
}

async function claim(who: string, different: Partial<ReadyInstallation> = {}): Promise<boolean> {
  const staged = await put(path.join(base, `.stage-${who}`, 'python'), who);
  return claimPlace({ staged, place: place(), works: () => Promise.resolve(true), patienceMs: 300, ...different });
}

describe('claimPlace', () => {
  test('moves an installation to a free place, and marks it complete', async () => {
    expect(await claim('us')).toBe(true);
    expect([content(), existsSync(mark())]).toEqual(['us', true]);
    expect(readdirSync(path.join(base, '.stage-us'))).toEqual([]);
  });

  test('takes what somebody else completed', async () => {
    await put(place(), 'them');
    await writeFile(mark(), '');
    expect(await claim('us')).toBe(false);
    expect(content()).toBe('them');
  });

  test('waits for somebody else who has begun', async () => {
    await put(place(), 'them');
    const completing = setTimeout(150).then(() => writeFile(mark(), ''));
    expect(await claim('us', { patienceMs: 10_000 })).toBe(false);
    await completing;
    expect(content()).toBe('them');
  });

  test('takes the place when somebody else gives it up', async () => {
    await put(place(), 'them');
    const leaving = setTimeout(150).then(() => rm(place(), { recursive: true }));
    expect(await claim('us', { patienceMs: 10_000 })).toBe(true);
    await leaving;
    expect([content(), existsSync(mark())]).toEqual(['us', true]);
  });

  test('replaces what was never completed', async () => {
    await put(place(), 'them');
    expect(await claim('us')).toBe(true);
    expect([content(), existsSync(mark())]).toEqual(['us', true]);
    expect(readdirSync(path.join(base, '3.12.1')).sort()).toEqual(['x64', 'x64.complete']);
  });

  test('replaces what is complete and does not work', async () => {
    await put(place(), 'them');
    await writeFile(mark(), '');
    expect(await claim('us', { works: () => Promise.resolve(false) })).toBe(true);
    expect([content(), existsSync(mark())]).toEqual(['us', true]);
  });

  test('gives the place to one of many that come at once', async () => {
    const names = Array.from({ length: 8 }, (_, index) => `job-${index}`);
    const claimed = await Promise.all(names.map((name) => claim(name, { patienceMs: 10_000 })));
    expect(claimed.filter(Boolean)).toHaveLength(1);
    expect([content(), existsSync(mark())]).toEqual([names[claimed.indexOf(true)], true]);
  });

  test('fails when nothing may be put there', async () => {
    await writeFile(path.join(base, 'file'), '');
    await expect(claim('us', { place: path.join(base, 'file', 'x64') })).rejects.toThrow(/ENOTDIR|EEXIST/);
  });
});
