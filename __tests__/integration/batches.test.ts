import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { useBundle } from '../support/bundle.js';
import { describeWith } from '../support/engines.js';
import { UNPRIVILEGED } from '../support/identities.js';
import { makeFolder, removeFolders, runCli, type CliResult } from '../support/run-cli.js';

describeWith('bubblewrap', 'a batch of programs', () => {
  const bundle = useBundle();
  afterEach(removeFolders);

  async function run(texts: readonly string[], flags: readonly string[]): Promise<CliResult> {
    const cwd = await makeFolder(UNPRIVILEGED);
    const names = texts.map((_, n) => `${n}.py`);
    await Promise.all(texts.map((text, n) => writeFile(path.join(cwd, `${n}.py`), text, { mode: 0o644 })));
    const args = ['run', '--json', '--environment', 'system', ...flags, ...names];
    const result = await runCli(args, { bundle, identity: UNPRIVILEGED, cwd });
    expect([result.left, result.strays]).toEqual([[], []]);
    return result;
  }
  const statuses = ({ report }: CliResult): string[] => report?.runs.map(({ status }) => status) ?? [];
  const SLEEPS = 'import time\nprint("begun", flush=True)\ntime.sleep(60)';

  test('goes on after one that fails, and with `fail-fast` starts no further one', async () => {
    const texts = ['print(1)', '1 / 0', 'print(2)', 'print(3)'];
    const all = await run(texts, ['--jobs', '1']);
    expect([all.exitCode, statuses(all)]).toEqual([1, ['passed', 'failed', 'passed', 'passed']]);
    const fast = await run(texts, ['--jobs', '1', '--fail-fast']);
    expect([fast.exitCode, statuses(fast)]).toEqual([1, ['passed', 'failed']]);
    expect(fast.report).toMatchObject({ status: 'failed', notStarted: 2 });
    expect(fast.stderr).toContain('2 not started');
  });

  test('is ended with its time, whatever time each has: what was begun is timed out, and the rest is told', async () => {
    const result = await run(['print("quick")', SLEEPS, 'print("never")'], ['--jobs', '1', '--total-timeout', '4s']);
    expect([result.exitCode, statuses(result)]).toEqual([1, ['passed', 'timed-out']]);
    expect(result.report).toMatchObject({ status: 'timed-out', notStarted: 1 });
    expect(result.report?.runs[1]).toMatchObject({
      stdout: 'begun\n',
      notes: [expect.stringContaining('total-timeout')],
    });
  });

  test('does not pass when its time is over before all were started', async () => {
    const result = await run(['print("quick")'], ['--total-timeout', '1ms']);
    expect([result.exitCode, result.report?.status, statuses(result)]).toEqual([1, 'timed-out', []]);
  });

  test('that has enough time is not told of it', async () => {
    const result = await run(['print("quick")', '1'], ['--total-timeout', '10m']);
    expect([result.exitCode, statuses(result)]).toEqual([0, ['passed', 'passed']]);
    expect(result.report?.runs.flatMap(({ notes }) => notes)).toEqual([]);
  });
});
