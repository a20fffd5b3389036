import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { removeHostile, useBundle } from '../support/bundle.js';
import { describeWith } from '../support/engines.js';
import { IDENTITIES, UNPRIVILEGED } from '../support/identities.js';
import { machinePythons, makeToolCache, minorOf } from '../support/machine-pythons.js';
import { removeFolders, runCli, SYSTEM_PATH, type CliResult } from '../support/run-cli.js';

/** The newest Python of each minor version that the machine has. */
function newestOfEach(pythons: ReturnType<typeof machinePythons>) {
  return new Map([...pythons].reverse().map((one) => [minorOf(one.version), one] as const));
}

const PROGRAM = 'import sys\nprint("%d.%d" % sys.version_info[:2])\nsys.exit(len(sys.version_info) - 5)';

describeWith('Linux', 'the Pythons of the machine', () => {
  const bundle = useBundle();
  const pythons = machinePythons();
  let cache = '';
  beforeAll(async () => {
    cache = await mkdtemp(path.join(os.tmpdir(), 'tool-cache-'));
    await chmod(cache, 0o755);
    makeToolCache(cache, pythons);
  });
  afterAll(() => removeHostile(cache));
  afterEach(removeFolders);

  describe.each(IDENTITIES)('$name', (identity) => {
    const run = async (flags: string[], env: Record<string, string> = {}): Promise<CliResult> => {
      const args = ['run', '--environment', 'system', '--isolation', 'none', '--json', ...flags, '--code', PROGRAM];
      const result = await runCli(args, { bundle, identity, env: { RUNNER_TOOL_CACHE: cache, ...env } });
      expect({ left: result.left, strays: result.strays }).toEqual({ left: [], strays: [] });
      return result;
    };

    test('are some', () => {
      expect(pythons.length).toBeGreaterThan(0);
    });

    for (const [minor, python] of newestOfEach(pythons)) {
      test(`Python ${minor} runs programs, found in the tool cache by its version`, async () => {
        const { exitCode, report, stderr } = await run(['--python-version', minor]);
        expect([exitCode, stderr]).toEqual([0, expect.stringContaining(`Python ${python.version}`)]);
        expect([report?.runs[0]?.stdout, report?.environment?.pythonVersion]).toEqual([`${minor}\n`, python.version]);
        expect(report?.environment?.pythonPath.startsWith(cache)).toBe(true);
      });
    }

    test('are chosen by the newest that matches a range', async () => {
      const newest = pythons.filter(({ version }) => ['3.8', '3.9', '3.10'].includes(minorOf(version)))[0];
      if (newest === undefined) return;
      const { report } = await run(['--python-version', '>=3.8,<3.11']);
      expect(report?.environment?.pythonVersion).toBe(newest.version);
    });

    test('are used by path, whatever the version says', async () => {
      const last = pythons.at(-1);
      if (last === undefined) return;
      const file = path.join(cache, 'Python', last.version, process.arch, 'bin', 'python3');
      const { report } = await run(['--python-path', file, '--python-version', '3.99']);
      expect(report?.runs[0]?.stdout).toBe(`${minorOf(last.version)}\n`);
    });

    test('are not used where their installation is not complete', async () => {
      const last = pythons.at(-1);
      if (last === undefined) return;
      const own = await mkdtemp(path.join(os.tmpdir(), 'tool-cache-'));
      await chmod(own, 0o755);
      makeToolCache(own, [last]);
      await rm(path.join(own, 'Python', last.version, `${process.arch}.complete`));
      const { exitCode, report } = await run(['--python-version', `==${last.version}`], {
        ...{ RUNNER_TOOL_CACHE: own, PYENV_ROOT: '/nowhere', PATH: SYSTEM_PATH },
      });
      await removeHostile(own);
      expect([exitCode, report?.error?.code]).toEqual([3, 'python-not-found']);
    });

    test('are not used when they are Python 2', async () => {
      const old = [path.join(os.homedir(), '.pyenv/versions/2.7.18/bin/python2.7'), '/usr/bin/python2'].find((file) =>
        existsSync(file),
      );
      if (old === undefined || (identity.user !== undefined && old.startsWith(os.homedir()))) return;
      const { exitCode, report } = await run(['--python-path', old]);
      expect([exitCode, report?.error?.code]).toEqual([3, 'python-broken']);
    });
  });

  test('are used as root even where only root can reach them', async () => {
    if (process.getuid?.() !== 0 || pythons[0] === undefined) return;
    const closed = await mkdtemp(path.join(os.tmpdir(), 'closed-'));
    await mkdir(path.join(closed, 'cache'));
    makeToolCache(path.join(closed, 'cache'), [pythons[0]]);
    const args = [
      'run',
      '--environment',
      'system',
      '--isolation',
      'none',
      '--json',
      '--python-version',
      `==${pythons[0].version}`,
      '--code',
      'import os\nprint(os.getuid() != 0)',
    ];
    const env = { RUNNER_TOOL_CACHE: path.join(closed, 'cache'), PATH: '/usr/bin:/bin', PYENV_ROOT: '/nowhere' };
    const asRoot = await runCli(args, { bundle, identity: { name: 'as root', user: undefined }, env });
    const asUser = await runCli(args, { bundle, identity: UNPRIVILEGED, env });
    await removeHostile(closed);
    expect([asRoot.exitCode, asRoot.report?.runs[0]?.stdout]).toEqual([0, 'True\n']);
    expect([asUser.exitCode, asUser.report?.error?.code]).toEqual([3, 'python-not-found']);
  });
});
