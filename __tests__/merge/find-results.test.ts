import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { findResults, MAX_RESULT_BYTES, readResultFile } from '../../src/merge/find-results.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'results-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function put(name: string, content: string | Buffer = '{}'): Promise<string> {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
  return file;
}

const names = (): string[] => findResults(folder).map(({ name }) => name);
const read = (): string[] => findResults(folder).map(readResultFile);

describe('results in a folder', () => {
  test('are result.json in folders and any .json beside them, and nothing else', async () => {
    for (const name of ['b/result.json', 'a.json', 'a.txt', 'plan/pyexec-plan.json', 'c/d/result.json'])
      await put(name);
    expect(names()).toEqual(['a.json', 'b/result.json']);
    expect(read()).toEqual(['{}', '{}']);
  });

  test('may have any text in them', async () => {
    const text = JSON.stringify(['[['.repeat(1000), '\\"[', '{'.repeat(1000), ','.repeat(1000)]);
    await put('a.json', text);
    expect(read()).toEqual([text]);
  });

  test('are none where there is no folder', () => {
    expect(findResults(path.join(folder, 'absent'))).toEqual([]);
  });

  test('are refused as a whole when the folder is a file, or holds too much', async () => {
    const file = await put('a.json');
    expect(() => findResults(file)).toThrow('cannot be read (ENOTDIR)');
    await Promise.all(Array.from({ length: 4096 }, (_, index) => put(`${index}.json`)));
    expect(names).toThrow('holds more than 4096 entries');
  });

  test.each([
    ['a link to a file', 'a.json', (at: string) => symlink('/etc/hostname', at)],
    ['a link to a folder', 'a', (at: string) => symlink('/etc', at)],
    ['a link without an end', 'a', (at: string) => symlink('/nowhere', at)],
    ['a link in a folder', 'x/result.json', (at: string) => symlink('/etc/hostname', at)],
    ['a folder in place of a file', 'x/result.json', (at: string) => mkdir(at)],
    ['a pipe', 'a.json', (at: string) => Promise.resolve(execFileSync('mkfifo', [at]))],
    ['a pipe in a folder', 'x/result.json', (at: string) => Promise.resolve(execFileSync('mkfifo', [at]))],
    ['what is too large', 'a.json', (at: string) => writeFile(at, '').then(() => truncate(at, MAX_RESULT_BYTES + 1))],
    ['what has too many values', 'a.json', (at: string) => writeFile(at, `[${'[],'.repeat(6_000_000)}[]]`)],
    ['what is nested too deeply', 'a.json', (at: string) => writeFile(at, `${'['.repeat(99)}${']'.repeat(99)}`)],
    ['what is not UTF-8', 'a.json', (at: string) => writeFile(at, Buffer.from([0xff]))],
  ])('are told of, and not read: %s', async (_, name, make: (at: string) => Promise<unknown>) => {
    await mkdir(path.join(folder, 'x'));
    await make(path.join(folder, name));
    expect(names()).toEqual([name]);
    expect(read).toThrow(/is no ordinary file|has more in it|is not UTF-8/);
  });
});
