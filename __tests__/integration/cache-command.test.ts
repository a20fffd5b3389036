import { execFileSync } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { useBundle } from '../support/bundle.js';
import { describeWith } from '../support/engines.js';
import { UNPRIVILEGED } from '../support/identities.js';
import { makeFolder, removeFolders, runCli } from '../support/run-cli.js';

describeWith('Linux', 'pyexec cache', () => {
  const bundle = useBundle();
  afterEach(removeFolders);

  const run = async (args: string[], cache: string) => {
    const { exitCode, stdout, stderr } = await runCli(['cache', ...args], {
      bundle,
      identity: UNPRIVILEGED,
      env: { XDG_CACHE_HOME: cache },
    });
    return { exitCode, stdout, stderr };
  };

  async function withVenv(): Promise<string> {
    const cache = await makeFolder(UNPRIVILEGED);
    const folder = path.join(cache, 'pyexec', 'venvs', `pyexec-venv-linux-x64-3.12.4-${'a'.repeat(40)}`);
    await mkdir(folder, { recursive: true });
    const manifest = { schema: 1, packages: ['numpy==2.1.0'], bytes: 2048, files: [] };
    await writeFile(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
    execFileSync('chown', ['-R', String(UNPRIVILEGED.user?.uid ?? process.getuid?.()), path.join(cache, 'pyexec')]);
    return cache;
  }

  test('lists what is kept', async () => {
    const { exitCode, stdout } = await run(['list'], await withVenv());
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /^\d{4}-\d\d-\d\d \d\d:\d\d {7}2 KiB {2}Python 3\.12\.4 {2}numpy==2\.1\.0\n1 venv, 2 KiB in /,
    );
  });

  test('lists nothing where nothing is kept', async () => {
    expect((await run(['list'], await makeFolder(UNPRIVILEGED))).stdout).toMatch(/^0 venvs, 0 B in /);
  });

  test.each([[[]], [['delete']], [['list', 'all']]])('says what it takes when it is called with %j', async (args) => {
    const { exitCode, stderr } = await run(args, await makeFolder(UNPRIVILEGED));
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('`pyexec cache` takes `list` or `clear`')]);
  });

  test('removes all of it', async () => {
    const cache = await makeFolder(UNPRIVILEGED);
    const { exitCode, stdout } = await run(['clear'], cache);
    expect([exitCode, stdout]).toEqual([0, 'removed 0 B\n']);
    expect(await readdir(path.join(cache, 'pyexec', 'venvs'))).toEqual([]);
  });
});
