import { spawnSync } from 'node:child_process';
import { afterEach, expect, test } from '@jest/globals';
import { useBundle } from '../support/bundle.js';
import { describeWith } from '../support/engines.js';
import { IDENTITIES, UNPRIVILEGED } from '../support/identities.js';
import { removeFolders, runCli } from '../support/run-cli.js';

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

  test('says that no Python was found, how to mend it, and exits with 3', () => {
    // The reaper needs the usual PATH, so the folders of interpreters are taken from the tool alone.
    const { status, stdout } = spawnSync(bundle.node, [bundle.cli, 'doctor'], {
      encoding: 'utf8',
      env: { PATH: '/nowhere', HOME: '/nowhere', TMPDIR: '/tmp' },
    });
    // Pythons in the usual places are found without PATH.
    if (stdout.includes('ok      Python:')) return;
    expect(status).toBe(3);
    expect(stdout).toMatch(/missing Python: none found\n +fix: /);
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
