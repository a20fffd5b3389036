import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { describeWith } from '../../support/engines.js';
import { EngineSocket } from '../../support/engine-socket.js';
import { IDENTITIES, UNPRIVILEGED } from '../../support/identities.js';
import { makeFolder, until } from '../../support/run-cli.js';
import { containersOf, describeContainers, docker, IMAGE } from './attack.js';

/** Takes the processor from its process 1, and wakes it up all the time. */
const STARVES = `
import os, signal
for act in (lambda: os.sched_setscheduler(1, os.SCHED_IDLE, os.sched_param(0)), lambda: os.setpriority(0, 1, 19)):
    try: act()
    except OSError: pass
for n in range(1, 65):
    try: signal.signal(n, signal.SIG_IGN)
    except (OSError, ValueError): pass
while True:
    try: os.fork()
    except OSError: pass
    os.kill(1, signal.SIGCHLD)`;

describeContainers('the walls of a container', (arena) => {
  test('end a program in time that takes the processor from what watches it', async () => {
    const { report, elapsedMs } = await arena.run(UNPRIVILEGED, ['--timeout', '1s', '--code', STARVES]);
    expect(report?.runs[0]?.outcome.kind).toBe('timed-out');
    expect(elapsedMs).toBeLessThan(15_000);
  });

  test('hide .git from the next program, however the one before it moves folders', async () => {
    const folder = await makeFolder(UNPRIVILEGED);
    await mkdir(path.join(folder, 'given', 'sub', '.git'), { recursive: true });
    await writeFile(path.join(folder, 'given', 'sub', '.git', 'config'), 'token');
    for (const made of ['given', 'given/sub', 'given/sub/.git'])
      spawnSync('chown', [`${UNPRIVILEGED.user?.uid ?? process.getuid?.() ?? 0}`, path.join(folder, made)]);
    await writeFile(path.join(folder, 'a.py'), 'import os\nos.rename("sub", "moved")');
    await writeFile(
      path.join(folder, 'b.py'),
      'import os\nprint([f for d, _, files in os.walk(".") for f in files], os.listdir("sub"))',
    );
    const files = ['a.py', 'b.py'].map((name) => path.join(folder, name));
    const { report } = await arena.run(UNPRIVILEGED, ['--working-directory', path.join(folder, 'given'), ...files]);
    expect(report?.runs.map(({ stdout, error }) => [stdout, error?.type ?? null])).toEqual([
      ['', 'OSError'],
      ["[] ['.git']\n", null],
    ]);
    expect(await readFile(path.join(folder, 'given', 'sub', '.git', 'config'), 'utf8')).toBe('token');
  });

  test.each(['volumes', 'read-only-paths', 'working-directory'])(
    'have no door by a folder with the socket of the engine in it: %s',
    async (input) => {
      const socket = await EngineSocket.open();
      try {
        const folder = path.dirname(socket.path);
        const value = input === 'volumes' ? `${folder}:/engine` : folder;
        const options = { env: { DOCKER_HOST: socket.host } };
        const { exitCode, report } = await arena.run(UNPRIVILEGED, [`--${input}`, value, '--code', '1'], options);
        expect([exitCode, report?.error?.code]).toEqual([2, 'invalid-input']);
      } finally {
        await socket.close();
      }
    },
  );

  test('keep a Dockerfile, and what lies beside it, in the workspace', async () => {
    const outside = await makeFolder(UNPRIVILEGED);
    const cwd = await makeFolder(UNPRIVILEGED);
    await writeFile(path.join(outside, 'Dockerfile'), `FROM ${IMAGE}\n`);
    const args = ['--dockerfile', path.join(outside, 'Dockerfile'), '--code', '1'];
    const { exitCode, stderr } = await arena.run(UNPRIVILEGED, args, { cwd });
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(`is not in ${cwd}`)]);
    const { report } = await arena.run(UNPRIVILEGED, args, { cwd: outside });
    expect(report?.status).toBe('passed');
  });

  describeWith('root', 'for what root has mounted', () => {
    let mounted = '';
    afterEach(() => {
      spawnSync('umount', [mounted]);
    });

    test.each(IDENTITIES)(
      'are read-only also where something is mounted in a read-only path, $name',
      async (identity) => {
        const folder = await makeFolder(identity);
        mounted = path.join(folder, 'sub');
        await mkdir(mounted);
        expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'mode=0777', 'tmpfs', mounted]).status).toBe(0);
        const code = `open(${JSON.stringify(path.join(mounted, 'written'))}, "w")`;
        const { report } = await arena.run(identity, ['--read-only-paths', folder, '--code', code]);
        expect(report?.runs[0]?.error).toMatchObject({ type: 'OSError' });
        expect(existsSync(path.join(mounted, 'written'))).toBe(false);
      },
    );
  });

  test('are not taken down by a run that counts its processes otherwise', async () => {
    const folder = await makeFolder(UNPRIVILEGED);
    const code = 'import time\nopen("ready", "w")\nwhile not __import__("os").path.exists("go"): time.sleep(0.05)';
    const { report } = await arena.run(UNPRIVILEGED, ['--working-directory', folder, '--code', code], {
      during: async (pid) => {
        await until(() => existsSync(path.join(folder, 'ready')));
        const other = [
          '-pf',
          '--mount-proc',
          arena.bundle.node,
          path.join(arena.bundle.actionFolder, 'dist', 'cli.js'),
        ];
        const ended = spawn('unshare', [...other, 'run', '--environment', 'docker', '--code', '1'], {
          stdio: 'ignore',
        });
        expect(await new Promise((resolve) => ended.once('exit', resolve))).toBe(0);
        expect(containersOf(pid)).toHaveLength(1);
        await writeFile(path.join(folder, 'go'), '');
      },
    });
    expect(report?.status).toBe('passed');
  });

  test('and images of others that were made from one of ours stay', async () => {
    const name = `pyexec-test/of-others:${process.pid}`;
    docker(['build', '--tag', name, '-'], `FROM ${IMAGE}\nLABEL pyexec.packages=1\n`);
    try {
      await arena.run(UNPRIVILEGED, ['--code', '1']);
      expect(docker(['images', '--quiet', name])).not.toBe('');
    } finally {
      docker(['rmi', name]);
    }
  });
});
