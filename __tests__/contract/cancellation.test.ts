import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { describeContract, signalWhenReady } from './each-environment.js';

describeContract('cancelling', (pyexec) => {
  const program = (folder: string, before = ''): string =>
    `import os, signal, time\nprint("before", flush=True)\n${before}\nopen(${JSON.stringify(path.join(folder, 'ready'))}, "w").close()\nwhile True: time.sleep(1)`;

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'by %s ends the program, prints the report and exits with 130',
    async (signal) => {
      const folder = await pyexec.folder();
      const { exitCode, report, run } = await pyexec.run(['--working-directory', folder, '--code', program(folder)], {
        during: signalWhenReady(folder, signal),
      });
      expect([exitCode, report.status, run.status, run.outcome]).toEqual([
        130,
        'cancelled',
        'cancelled',
        { kind: 'cancelled' },
      ]);
      expect(run.stdout).toBe('before\n');
    },
  );

  test('takes less than 5 s against a program that resists', async () => {
    const folder = await pyexec.folder();
    const resist = 'for n in (1, 2, 15): signal.signal(n, signal.SIG_IGN)\nif os.fork() == 0: os.setsid()';
    let sent = 0;
    const send = signalWhenReady(folder, 'SIGINT');
    const { exitCode, run } = await pyexec.run(['--working-directory', folder, '--code', program(folder, resist)], {
      during: async (pid) => {
        await send(pid);
        sent = performance.now();
      },
    });
    expect(performance.now() - sent).toBeLessThan(5000);
    expect([exitCode, run.status]).toEqual([130, 'cancelled']);
  });

  test('twice is as once', async () => {
    const folder = await pyexec.folder();
    const send = signalWhenReady(folder, 'SIGINT');
    const { exitCode, report } = await pyexec.run(
      ['--working-directory', folder, '--code', program(folder, 'signal.signal(15, signal.SIG_IGN)')],
      {
        during: async (pid) => {
          await send(pid);
          process.kill(pid, 'SIGINT');
          process.kill(pid, 'SIGTERM');
        },
      },
    );
    expect([exitCode, report.status]).toEqual([130, 'cancelled']);
  });

  test('keeps what was finished before, and starts nothing more', async () => {
    const folder = await pyexec.folder();
    await writeFile(path.join(folder, 'a.py'), 'print("done")');
    await writeFile(path.join(folder, 'b.py'), program(folder));
    await writeFile(path.join(folder, 'c.py'), 'print("never")');
    const { exitCode, report } = await pyexec.run(
      ['--jobs', '1', '--working-directory', folder, 'a.py', 'b.py', 'c.py'],
      {
        cwd: folder,
        during: signalWhenReady(folder, 'SIGINT'),
      },
    );
    expect([exitCode, report.status]).toEqual([130, 'cancelled']);
    expect(report.runs.map(({ id, status }) => [id, status])).toEqual([
      ['a.py', 'passed'],
      ['b.py', 'cancelled'],
    ]);
  });

  test('is no success even where fail-on-error is off', async () => {
    const folder = await pyexec.folder();
    const { exitCode } = await pyexec.run(
      ['--working-directory', folder, '--no-fail-on-error', '--code', program(folder)],
      {
        during: signalWhenReady(folder, 'SIGTERM'),
      },
    );
    expect(exitCode).toBe(130);
  });
});
