import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, realpath, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { saveState } from '../../src/host/save-state.js';
import { sweepLostRun } from '../../src/host/sweep-lost-run.js';
import { removeHostile } from '../support/bundle.js';
import { describeWith } from '../support/engines.js';
import { parsePairs } from '../support/runner-emulator/file-commands.js';

const MARKER = '0c1d2e3f-0000-4000-8000-0123456789ab';
let root = '';
let temp = '';
beforeEach(async () => {
  root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'post-')));
  temp = path.join(root, 'temp');
  for (const folder of ['temp/pyexec-ours/work', 'temp/other', 'temp/pyexec-ours2', 'victim', 'pyexec-outside']) {
    await mkdir(path.join(root, folder), { recursive: true });
    await writeFile(path.join(root, folder, 'f'), '');
  }
});
afterEach(() => removeHostile(root));

const sweep = (base: string, marker = MARKER, tempFolder = temp): Promise<void> =>
  sweepLostRun({ STATE_marker: marker, STATE_base: base, RUNNER_TEMP: tempFolder });
const left = async (): Promise<string[]> => (await readdir(root, { recursive: true })).sort();

describeWith('Linux', 'sweepLostRun', () => {
  test('removes the folder of the run, with what is in it, and nothing else', async () => {
    const before = await left();
    await sweep(path.join(temp, 'pyexec-ours'));
    expect(await left()).toEqual(
      before.filter((name) => !name.startsWith('temp/pyexec-ours/') && name !== 'temp/pyexec-ours'),
    );
  });

  test('is content when main has removed it', async () => {
    const before = await left();
    await sweep(path.join(temp, 'pyexec-gone'));
    expect(await left()).toEqual(before);
  });

  const forged: [what: string, base: () => string, marker?: string, tempFolder?: string][] = [
    ['a folder with another name', () => path.join(temp, 'other')],
    ['the folder for temporary files itself', () => temp],
    ['a folder outside', () => path.join(root, 'victim')],
    ['a folder outside with a name of ours', () => path.join(root, 'pyexec-outside')],
    ['a way out', () => `${temp}/pyexec-ours/../../victim`],
    ['a way out that ends like ours', () => `${temp}/../pyexec-outside`],
    ['a folder of ours below another', () => `${temp}/other/pyexec-x`],
    ['nothing', () => ''],
    ['a relative path', () => 'pyexec-ours'],
    ['an empty marker', () => path.join(temp, 'pyexec-ours'), ''],
    ['a marker that everything has', () => path.join(temp, 'pyexec-ours'), '-'],
    ['a longer marker', () => path.join(temp, 'pyexec-ours'), `${MARKER}0`],
    ['no folder for temporary files', () => path.join(temp, 'pyexec-ours'), MARKER, ''],
  ];
  test.each(forged)('touches nothing when the state names %s', async (_, base, ...[marker, tempFolder]) => {
    const before = await left();
    await sweep(base(), marker, tempFolder);
    expect(await left()).toEqual(before);
  });

  test('touches nothing without a state', async () => {
    const before = await left();
    await sweepLostRun({ RUNNER_TEMP: temp });
    expect(await left()).toEqual(before);
  });

  test('does not follow a link in place of the folder', async () => {
    await symlink(path.join(root, 'victim'), path.join(temp, 'pyexec-link'));
    await sweep(path.join(temp, 'pyexec-link'));
    expect(await readdir(path.join(root, 'victim'))).toEqual(['f']);
  });

  test('ends the processes of the run, and no others', async () => {
    const start = (env: Record<string, string>) =>
      spawn('/bin/sleep', ['600'], { env, stdio: 'ignore', detached: true, cwd: '/' });
    const ours = start({ PYEXEC_RUN: `${MARKER}.0.` });
    const other = start({ PYEXEC_RUN: '11111111-0000-4000-8000-0123456789ab.0.' });
    try {
      await Promise.all([once(ours, 'spawn'), once(other, 'spawn')]);
      const ended = once(ours, 'exit');
      await sweep(path.join(temp, 'pyexec-ours'));
      expect(await ended).toEqual([null, 'SIGKILL']);
      expect(other.exitCode ?? other.signalCode).toBeNull();
    } finally {
      other.kill('SIGKILL');
      ours.kill('SIGKILL');
    }
  });
});

describeWith('Linux', 'saveState', () => {
  test('writes what the runner reads as exactly these values, behind what is there', async () => {
    const file = path.join(root, 'state');
    await writeFile(file, 'before=1\n');
    saveState({ GITHUB_STATE: file }, { marker: MARKER, base: '/t/pyexec-x' });
    expect([...parsePairs(await readFile(file, 'utf8'))]).toEqual([
      ['before', '1'],
      ['marker', MARKER],
      ['base', '/t/pyexec-x'],
    ]);
  });

  test('says when there is an engine to sweep, and not where', async () => {
    const file = path.join(root, 'state');
    const engine = {
      host: 'tcp://secret:1',
      context: undefined,
      tlsVerify: false,
      certPath: undefined,
      configFolder: '/c',
    };
    saveState({ GITHUB_STATE: file }, { marker: 'a', base: 'b', engine });
    const saved = await readFile(file, 'utf8');
    expect([...parsePairs(saved)]).toContainEqual(['engine', 'used']);
    expect(saved).not.toContain('secret');
  });

  test('has a delimiter that cannot be guessed', async () => {
    const file = path.join(root, 'state');
    saveState({ GITHUB_STATE: file }, { marker: 'a', base: 'b' });
    const delimiters = [...(await readFile(file, 'utf8')).matchAll(/<<(.*)$/gm)].map(([, delimiter]) => delimiter);
    expect(new Set(delimiters).size).toBe(2);
    for (const delimiter of delimiters) expect(delimiter).toMatch(/^ghadelimiter_[0-9a-f-]{36}$/);
  });

  test('without a file to save in does nothing', () => {
    expect(() => {
      saveState({}, { marker: 'a', base: 'b' });
      saveState({ GITHUB_STATE: '' }, { marker: 'a', base: 'b' });
    }).not.toThrow();
  });
});
