import { execFileSync } from 'node:child_process';
import { mkdtemp, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { markInterpreter } from '../src/environments/venv/interpreter-mark.js';
import { venvSetting } from '../src/python/venv-setting.js';
import { readOwnFile } from '../src/read-own-file.js';
import { removeHostile } from './support/bundle.js';
import { describeWith } from './support/engines.js';

describeWith('Linux', 'a file that others could have replaced', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'own-'));
  });
  afterEach(() => removeHostile(folder));
  const at = (name: string): string => path.join(folder, name);

  test('is read when it is an ordinary one of a size that is allowed', async () => {
    await writeFile(at('a'), 'text');
    expect([readOwnFile(at('a'), 4)?.toString(), readOwnFile(at('a'), 3)]).toEqual(['text', undefined]);
  });

  test.each<[string, () => unknown]>([
    ['a link', () => symlink('/etc/passwd', at('pyvenv.cfg'))],
    ['a device', () => symlink('/dev/zero', at('pyvenv.cfg'))],
    ['a pipe', () => execFileSync('mkfifo', [at('pyvenv.cfg')])],
    ['a folder', () => execFileSync('mkdir', [at('pyvenv.cfg')])],
    ['nothing', () => undefined],
  ])('is not waited for, and counts as none, when it is %s', async (_what, put) => {
    await put();
    expect(readOwnFile(at('pyvenv.cfg'), 1000)).toBeUndefined();
    expect(venvSetting(folder, 'home')).toBeUndefined();
    expect(markInterpreter({ folder, python: at('pyvenv.cfg') })).not.toContain('root:');
  });
});
