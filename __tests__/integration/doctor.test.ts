import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { useBundle } from '../support/bundle.js';
import { describeWith } from '../support/engines.js';
import { IDENTITIES, UNPRIVILEGED } from '../support/identities.js';
import { makeFolder, removeFolders, runCli, SYSTEM_PATH } from '../support/run-cli.js';

describeWith('Linux', 'pyexec doctor', () => {
  const bundle = useBundle();
  afterEach(removeFolders);

  test.each(IDENTITIES)('lists the Pythons with version and path, $name', async (identity) => {
    const { exitCode, stdout, stderr, left, strays } = await runCli(['doctor'], { bundle, identity });
    expect([exitCode, stderr, left, strays]).toEqual([0, '', [], []]);
    expect(stdout).toMatch(/^ok +Python: 3\.\d+\.\d+ +\/\S*python3/m);
    expect(stdout).toMatch(/^ok +isolation: none: .*collects orphans.*refuses new privileges/m);
    expect(stdout).toMatch(/cgroups: /);
  });

  test('names what only looks like a Python, and why', async () => {
    const folder = await makeFolder(UNPRIVILEGED);
    const broken = path.join(folder, 'python3.12');
    await writeFile(broken, '#!/bin/sh\necho no >&2; exit 1\n', { mode: 0o755 });
    const { exitCode, stdout } = await runCli(['doctor'], {
      bundle,
      identity: UNPRIVILEGED,
      env: { PATH: `${folder}:${SYSTEM_PATH}` },
    });
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`absent  Python: ${broken} (PATH) does not start: no\n`);
    expect(stdout).toMatch(/^ok +Python: 3\.\d+\.\d+ +\/\S*python3/m);
  });

  test('refuses flags that it does not know', async () => {
    const { exitCode, stderr } = await runCli(['doctor', '--nothing'], { bundle, identity: UNPRIVILEGED });
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('--nothing')]);
  });

  test('says that no engine answers where there is none', async () => {
    const { exitCode, stdout } = await runCli(['doctor'], {
      bundle,
      identity: UNPRIVILEGED,
      env: { DOCKER_HOST: 'unix:///nowhere' },
    });
    expect([exitCode, stdout]).toEqual([
      0,
      expect.stringMatching(/absent +Docker: no container engine answers at unix:\/\/\/nowhere/),
    ]);
  });
});

describeWith('bubblewrap', 'pyexec doctor on a machine without Python', () => {
  const bundle = useBundle();
  afterEach(removeFolders);

  test('says so, how to mend it, and exits with 3', () => {
    const action = path.dirname(path.dirname(bundle.cli));
    const links = ['lib', 'lib64'].flatMap((name) => ['--symlink', `usr/${name}`, `/${name}`]);
    const shown = ['/usr/lib', '/usr/lib64', bundle.node, action].flatMap((one) => ['--ro-bind', one, one]);
    const rest = ['--proc', '/proc', '--dev', '/dev', '--tmpfs', '/empty', '--setenv', 'TMPDIR', '/empty'];
    const args = [...shown, ...links, ...rest, bundle.node, bundle.cli, 'doctor'];
    const { status, stdout } = spawnSync('bwrap', args, { encoding: 'utf8' });
    expect(stdout).toMatch(/missing Python: none found\n +fix: /);
    expect(status).toBe(3);
  });
});

describeWith('Docker', 'pyexec doctor with Docker', () => {
  const bundle = useBundle();
  afterEach(removeFolders);

  test('names the engine’s version and runtimes', async () => {
    const wanted = spawnSync('docker', ['version', '--format', '{{.Server.Version}}'], {
      encoding: 'utf8',
    }).stdout.trim();
    const identity = { name: 'as the user of the tests', user: undefined };
    const dockerHost = process.env['DOCKER_HOST'];
    const { stdout } = await runCli(['doctor'], {
      bundle,
      identity,
      env: dockerHost === undefined ? {} : { DOCKER_HOST: dockerHost },
    });
    expect(stdout).toContain(`Docker: engine ${wanted}, `);
    expect(stdout).toMatch(/^ok +Docker: .*runtimes .*runc/m);
  });
});
