import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Protection } from '../../src/artifacts/open-folder.js';
import { readLeftFile } from '../../src/artifacts/read-files.js';
import { describeWith } from '../support/engines.js';

describeWith('Linux', 'readLeftFile', () => {
  let base = '';
  let folder = '';
  beforeEach(() => {
    base = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'left-')));
    folder = path.join(base, 'work');
    mkdirSync(path.join(folder, 'sub'), { recursive: true });
    mkdirSync(path.join(base, 'outside'));
    writeFileSync(path.join(base, 'outside', 'secret'), 'secret');
    writeFileSync(path.join(folder, 'sub', 'file'), 'content');
  });
  afterEach(() => {
    rmSync(base, { recursive: true, force: true });
  });

  const PROTECTIONS: Protection[] = ['descriptors', 'comparison'];
  const at = (name: string): string => path.join(folder, name);
  const read = (name: string, protection?: Protection, most = 100): string | undefined =>
    readLeftFile({ folder, path: name }, most, protection)?.toString();

  test.each(PROTECTIONS)('reads an ordinary file (%s)', (protection) => {
    expect(read('sub/file', protection)).toBe('content');
    expect(read('sub/file', protection, 7)).toBe('content');
  });

  test.each(PROTECTIONS)('follows no link in any part of a path (%s)', (protection) => {
    symlinkSync('../outside/secret', at('link'));
    symlinkSync('../outside', at('folder'));
    symlinkSync('sub', at('inside'));
    for (const name of ['link', 'folder/secret', 'inside/file']) expect(read(name, protection)).toBeUndefined();
  });

  test.each(PROTECTIONS)('reads nothing that has further names, is large, or is no file (%s)', (protection) => {
    linkSync(path.join(base, 'outside', 'secret'), at('hard'));
    execFileSync('mkfifo', [at('pipe')]);
    for (const name of ['hard', 'pipe', 'sub', 'absent', 'sub/file/x']) expect(read(name, protection)).toBeUndefined();
    expect(read('sub/file', protection, 6)).toBeUndefined();
  });

  test('takes no path that leads out', () => {
    for (const name of ['../outside/secret', 'sub/../../outside/secret', '/etc/passwd', './sub/file', '', 'a\0b'])
      expect(read(name)).toBeUndefined();
  });
});
