import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeWith } from '../../support/engines.js';
import { said } from '../../support/install-stage.js';
import type { CliResult } from '../../support/run-cli.js';
import { PYTHON, refusal, useDocker } from './docker-stage.js';
import { PrivateEngine } from './private-engine.js';

// A second engine needs root.
describeWith('root', 'gVisor', () => {
  describeWith('gVisor', 'as the runtime of containers', () => {
    const stage = useDocker();
    let engine: PrivateEngine;
    beforeAll(async () => {
      engine = await PrivateEngine.start({
        runsc: { path: 'runsc', runtimeArgs: ['--network=none'] },
        unlimited: { path: 'runsc', runtimeArgs: ['--network=none', '--ignore-cgroups'] },
      });
    });
    afterAll(() => engine.remove());

    const run = (flags: string[], cwd?: string): Promise<CliResult> =>
      stage.run(['--image', PYTHON, '--docker-runtime', 'runsc', ...flags], {
        ...(cwd === undefined ? {} : { cwd }),
        env: { DOCKER_HOST: engine.host },
      });

    test('programs run on its kernel, with their files both ways', async () => {
      const cwd = await stage.project({ 'in.txt': 'here' });
      const text = 'import os\nopen("out.txt", "w").write("there")\nprint(os.uname().release, open("in.txt").read())';
      // The version that gVisor feigns, see pkg/sentry/syscalls/linux/linux64.go there.
      expect(said(await run(['--working-directory', '.', '--code', text], cwd))).toBe('4.4.0 here');
      expect(said(await run(['--working-directory', '.', '--code', 'print(open("out.txt").read())'], cwd))).toBe(
        'there',
      );
    });

    test('ends are told apart, and limits hold', async () => {
      const programs = [
        ['exited', 'raise SystemExit(137)'],
        ['signalled', 'import os; os.kill(os.getpid(), 9)'],
        ['timed-out', 'while True: pass'],
        ['output-limit', 'while True: print("x" * 1000)'],
        ['disk-limit', 'f = open("big", "wb")\nwhile True: f.write(b"x" * (1 << 20))'],
      ] as const;
      const cwd = await stage.project(Object.fromEntries(programs.map(([, text], n) => [`${n}.py`, text])));
      const limits = ['--timeout', '6s', '--max-output', '100000', '--max-disk', '32MiB', '--jobs', '2'];
      const { report } = await run([...limits, ...programs.map((_, n) => `${n}.py`)], cwd);
      expect(report?.error).toBeNull();
      expect(report?.runs.map(({ outcome }) => outcome.kind)).toEqual(programs.map(([kind]) => kind));
    });

    test('a program that takes too much memory does not pass', async () => {
      const { report } = await run(['--memory', '100MB', '--code', 'x = b"x" * (1 << 30)\nprint("had it")']);
      expect(report?.runs[0]?.stdout).toBe('');
      expect(report?.status).toBe('out-of-memory');
    });

    test('is refused where the engine tells it to enforce no limits', async () => {
      const flags = ['--image', PYTHON, '--docker-runtime', 'unlimited', '--code', '1'];
      const result = await stage.run(flags, { env: { DOCKER_HOST: engine.host } });
      expect(refusal(result)).toMatchObject({ exitCode: 2, code: 'limit-unenforceable' });
    });
  });
});
