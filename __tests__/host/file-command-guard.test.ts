import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { chmod, lstat, mkdir, mkdtemp, readFile, rm, symlink, truncate, unlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FILE_COMMANDS, FileCommandGuard } from '../../src/host/file-command-guard.js';
import { asUnprivileged } from '../fixtures/sources/as-unprivileged.js';
import { removeHostile } from '../support/bundle.js';
import { describeWith } from '../support/engines.js';

let base = '';
let env: Record<string, string> = {};
const file = (name: string): string => path.join(base, name);
beforeEach(async () => {
  base = await mkdtemp(path.join(os.tmpdir(), 'guard-'));
  await chmod(base, 0o777);
  env = Object.fromEntries(FILE_COMMANDS.map((name) => [name, file(name)]));
  for (const name of FILE_COMMANDS) await writeFile(file(name), `${name} before\n`);
});
afterEach(() => removeHostile(base));

const contents = async (): Promise<string[]> => Promise.all(FILE_COMMANDS.map((name) => readFile(file(name), 'utf8')));
const BEFORE = FILE_COMMANDS.map((name) => `${name} before\n`);

describeWith('Linux', 'FileCommandGuard', () => {
  test('takes back what was appended, replaced or removed, and says how many files that were', async () => {
    const guard = FileCommandGuard.take(env);
    await writeFile(file('GITHUB_ENV'), 'BASH_ENV=/tmp/evil\n', { flag: 'a' });
    await writeFile(file('GITHUB_PATH'), '/tmp/evil\n');
    await unlink(file('GITHUB_OUTPUT'));
    expect(await guard.restore()).toBe(3);
    expect(await contents()).toEqual(BEFORE);
  });

  test('changes nothing when nothing was changed', async () => {
    const guard = FileCommandGuard.take(env);
    const { mtimeNs } = await lstat(file('GITHUB_ENV'), { bigint: true });
    expect(await guard.restore()).toBe(0);
    expect((await lstat(file('GITHUB_ENV'), { bigint: true })).mtimeNs).toBe(mtimeNs);
  });

  test('empties a file that was not there before', async () => {
    await unlink(file('GITHUB_ENV'));
    const guard = FileCommandGuard.take(env);
    await writeFile(file('GITHUB_ENV'), 'A=1\n');
    expect(await guard.restore()).toBe(1);
    expect(await readFile(file('GITHUB_ENV'), 'utf8')).toBe('');
  });

  test('keeps bytes that are not text', async () => {
    await writeFile(file('GITHUB_OUTPUT'), Buffer.from([0xff, 0, 0x0a]));
    const guard = FileCommandGuard.take(env);
    await writeFile(file('GITHUB_OUTPUT'), 'x=1\n');
    await guard.restore();
    expect(await readFile(file('GITHUB_OUTPUT'))).toEqual(Buffer.from([0xff, 0, 0x0a]));
  });

  test.each([[{}], [{ GITHUB_ENV: '' }]])('has nothing to do without the variables: %j', async (without) => {
    const guard = FileCommandGuard.take(without);
    expect(await guard.restore()).toBe(0);
  });

  /** What the runner reads of the file, which must be a file of its own. */
  const expectRestored = async (): Promise<void> => {
    expect((await lstat(file('GITHUB_ENV'))).isFile()).toBe(true);
    expect(await contents()).toEqual(BEFORE);
  };

  test('puts a file in place of a link, and does not write through it', async () => {
    const guard = FileCommandGuard.take(env);
    await writeFile(file('victim'), 'precious');
    await unlink(file('GITHUB_ENV'));
    await symlink(file('victim'), file('GITHUB_ENV'));
    await guard.restore();
    expect(await readFile(file('victim'), 'utf8')).toBe('precious');
    await expectRestored();
  });

  test('is not deceived by a link to a file with the same content, which can be changed later', async () => {
    const guard = FileCommandGuard.take(env);
    await writeFile(file('elsewhere'), 'GITHUB_ENV before\n');
    await unlink(file('GITHUB_ENV'));
    await symlink(file('elsewhere'), file('GITHUB_ENV'));
    expect(await guard.restore()).toBe(1);
    await expectRestored();
  });

  test('does not wait at a named pipe', async () => {
    const guard = FileCommandGuard.take(env);
    await unlink(file('GITHUB_ENV'));
    execFileSync('mkfifo', [file('GITHUB_ENV')]);
    const restored = guard.restore();
    const first = await Promise.race([restored, sleep(2000, 'waits', { ref: false })]);
    // Lets a reader that waits come to an end, so that only this test fails.
    if (first === 'waits') closeSync(openSync(file('GITHUB_ENV'), constants.O_WRONLY | constants.O_NONBLOCK));
    expect(first).toBe(1);
    await expectRestored();
  });

  test('puts a file in place of a folder', async () => {
    const guard = FileCommandGuard.take(env);
    await unlink(file('GITHUB_ENV'));
    await mkdir(path.join(file('GITHUB_ENV'), 'deep'), { recursive: true });
    expect(await guard.restore()).toBe(1);
    await expectRestored();
  });

  test('does not read a file that has become huge', async () => {
    const guard = FileCommandGuard.take(env);
    await truncate(file('GITHUB_ENV'), 2 ** 40);
    expect(await guard.restore()).toBe(1);
    await expectRestored();
  });

  test('restores a file that was made unreadable', async () => {
    await asUnprivileged(async () => {
      await rm(file('GITHUB_ENV'));
      await writeFile(file('GITHUB_ENV'), 'GITHUB_ENV before\n');
      const guard = FileCommandGuard.take(env);
      await chmod(file('GITHUB_ENV'), 0);
      expect(await guard.restore()).toBe(1);
    });
    await expectRestored();
  });
});
