import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { readPlatformVersion } from '../../../src/python/install/read-platform-version.js';

let base = '';
beforeEach(async () => {
  base = await mkdtemp(path.join(os.tmpdir(), 'os-release-'));
});
afterEach(() => rm(base, { recursive: true }));

describe('readPlatformVersion', () => {
  test.each([
    ['NAME="Ubuntu"\nVERSION_ID="24.04"\nID=ubuntu\nID_LIKE=debian\n', '24.04'],
    ["ID='ubuntu'\r\nVERSION_ID='22.04'\r\n", '22.04'],
    ['ID=ubuntu\nVERSION_ID=20.04', '20.04'],
    ['ID=debian\nVERSION_ID="12"\n', undefined],
    ['ID=linuxmint\nID_LIKE="ubuntu debian"\nVERSION_ID="22"\n', undefined],
    ['ID=ubuntu\n', undefined],
    ['', undefined],
  ])('of %j is %s', async (text, version) => {
    const file = path.join(base, 'os-release');
    await writeFile(file, text);
    expect(await readPlatformVersion('linux', file)).toBe(version);
  });

  test('is not there without the file, and on other systems', async () => {
    const file = path.join(base, 'os-release');
    expect(await readPlatformVersion('linux', file)).toBeUndefined();
    await writeFile(file, 'ID=ubuntu\nVERSION_ID=24.04\n');
    expect(await readPlatformVersion('darwin', file)).toBeUndefined();
    expect(await readPlatformVersion('win32', file)).toBeUndefined();
  });
});
