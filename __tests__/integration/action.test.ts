import { chmod, mkdir, mkdtemp, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { RunReport } from '../../src/report/run-report.js';
import { removeHostile, useBundle } from '../support/bundle.js';
import { describeWith } from '../support/engines.js';
import { IDENTITIES } from '../support/identities.js';
import { runAction, type StepOptions, type StepResult } from '../support/runner-emulator/run-action.js';
import { processesOf } from '../support/user-processes.js';

describeWith('Linux', 'the action', () => {
  const bundle = useBundle();
  const results: StepResult[] = [];
  const workspaces: string[] = [];
  afterEach(async () => {
    for (const { user } of IDENTITIES) {
      if (user !== undefined) expect([...(await processesOf(user.uid)).values()]).toEqual([]);
    }
    for (const result of results.splice(0)) await result.dispose();
    for (const workspace of workspaces.splice(0)) await removeHostile(workspace);
  });

  async function workspace(files: Record<string, string>): Promise<string> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'workspace-'));
    workspaces.push(folder);
    await chmod(folder, 0o777);
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), text);
    }
    return folder;
  }

  describe.each(IDENTITIES)('$name', ({ user }) => {
    async function step(inputs: Record<string, string>, options: Partial<StepOptions> = {}): Promise<StepResult> {
      const result = await runAction({
        actionFolder: bundle.actionFolder,
        node: bundle.node,
        inputs: { environment: 'system', isolation: 'none', ...inputs },
        ...(user === undefined ? {} : { user }),
        ...options,
      });
      results.push(result);
      return result;
    }
    const reportOf = async ({ outputs }: StepResult): Promise<RunReport> =>
      JSON.parse(await readFile(outputs['result-file'] ?? '', 'utf8')) as RunReport;

    test('succeeds with a program that passes, and tells everything in outputs', async () => {
      const result = await step({
        code: 'import sys\nprint("out")\nprint("err", file=sys.stderr)\nopen("f", "w").write("x")',
      });
      const { outputs } = result;
      expect([result.conclusion, result.main.exitCode, result.main.errors]).toEqual(['success', 0, []]);
      expect(outputs).toMatchObject({
        status: 'passed',
        'exit-code': '0',
        stdout: 'out\n',
        stderr: 'err\n',
        truncated: 'false',
        isolation: 'none',
      });
      expect(outputs['python-version']).toMatch(/^3\.\d+\.\d+/);
      expect(outputs['python-path']).toMatch(/^\/.*python3/);
      expect(outputs['duration-ms']).toMatch(/^\d+$/);
      expect(await readFile(outputs['stdout-file'] ?? '', 'utf8')).toBe('out\n');
      expect(await readFile(outputs['stderr-file'] ?? '', 'utf8')).toBe('err\n');
      expect(outputs['script-path']).toBe(path.join(outputs['working-directory'] ?? '', 'script.py'));
      const report = await reportOf(result);
      expect(report).toMatchObject({ schemaVersion: 1, status: 'passed', conversation: null, error: null });
      expect(JSON.parse(outputs['result'] ?? '')).toMatchObject({ status: 'passed', programs: 1 });
      expect(result.main.annotations).toEqual([]);
      expect(result.post?.conclusion).toBe('success');
    });

    test('keeps the working directory for later steps until post, and removes it then', async () => {
      const kept = await step({ code: 'open("f", "w").write("x")' }, { runPost: false });
      expect(await readFile(path.join(kept.outputs['working-directory'] ?? '', 'f'), 'utf8')).toBe('x');
      const removed = await step({ code: 'open("f", "w").write("x")' });
      await expect(stat(removed.outputs['working-directory'] ?? '')).rejects.toThrow('ENOENT');
      expect((await stat(removed.outputs['result-file'] ?? '')).isFile()).toBe(true);
    });

    test('annotates lines of documents, and says in the log and the summary what was skipped', async () => {
      const text =
        '```python pyexec:skip="##[error]a | b"\nx\n```\n\n```python\n1 / 0\n```\n\n```python\nprint(1)\n```\n\n```text\n2\n```\n';
      const folder = await workspace({ 'docs/a.md': text });
      const result = await step({ files: 'docs/*.md' }, { workspace: folder });
      const places = result.main.annotations.flatMap(({ file, line }) => (file === undefined ? [] : [[file, line]]));
      expect(places).toEqual([
        ['docs/a.md', 6],
        ['docs/a.md', 14],
      ]);
      expect(result.main.log).toContain('skipped docs/a.md:2: ##\\[error]a | b');
      expect(result.summary).toContain('skipped (1)');
      expect(result.summary).toContain('```diff');
    });

    test('fails with a program that fails, annotates the line, and shows it in the summary', async () => {
      const folder = await workspace({ 'scripts/bad.py': 'def f():\n    return 1 / 0\n\nf()\n' });
      const result = await step({ files: 'scripts/bad.py' }, { workspace: folder });
      expect([result.conclusion, result.main.exitCode, result.outputs['status'], result.outputs['exit-code']]).toEqual([
        'failure',
        1,
        'failed',
        '1',
      ]);
      expect(result.main.annotations).toContainEqual(
        expect.objectContaining({
          level: 'error',
          file: 'scripts/bad.py',
          line: 2,
          message: 'ZeroDivisionError: division by zero',
        }),
      );
      expect(result.summary).toMatch(/failed/);
      expect(result.summary).toContain('ZeroDivisionError');
      expect(result.summary).toContain('return 1 / 0');
      expect(result.main.log).toContain('scripts/bad.py:2');
    });

    test('annotates no file for code, and none at all where that is switched off', async () => {
      const code = 'raise ValueError("x")';
      const on = await step({ code });
      expect(on.main.annotations.filter(({ message }) => message.includes('ValueError'))).not.toEqual([]);
      expect(on.main.annotations.every(({ file }) => file === undefined)).toBe(true);
      const off = await step({ code, annotations: 'false', summary: 'false' });
      expect(off.main.annotations.filter(({ message }) => message.includes('ValueError'))).toEqual([]);
      expect([off.summary, off.conclusion]).toEqual(['', 'failure']);
    });

    test('fails with a program that is out of time, with what it printed until then', async () => {
      const result = await step({ code: 'print("before")\nwhile True: pass', timeout: '1s' });
      expect([
        result.conclusion,
        result.outputs['status'],
        result.outputs['exit-code'],
        result.outputs['stdout'],
      ]).toEqual(['failure', 'timed-out', '', 'before\n']);
      expect(result.summary).toContain('timed-out');
    });

    test('succeeds with a program that fails where fail-on-error is off, and still says so', async () => {
      const result = await step({ code: 'raise SystemExit(3)', 'fail-on-error': 'false' });
      expect([result.conclusion, result.outputs['status'], result.outputs['exit-code']]).toEqual([
        'success',
        'failed',
        '3',
      ]);
      const ours = await step({ code: 'x', 'fail-on-error': 'false', 'python-path': '/nowhere' });
      expect([ours.conclusion, ours.outputs['status']]).toEqual(['failure', 'error']);
    });

    test('runs several programs, and its outputs speak of the first that decided', async () => {
      const folder = await workspace({
        'a.py': 'print("a")',
        'b.py': 'print("b"); raise SystemExit(2)',
        'c.py': 'raise SystemExit(5)',
      });
      const result = await step({ files: '*.py' }, { workspace: folder });
      expect([
        result.conclusion,
        result.outputs['status'],
        result.outputs['exit-code'],
        result.outputs['stdout'],
      ]).toEqual(['failure', 'failed', '2', 'b\n']);
      expect((await reportOf(result)).runs.map(({ id, status }) => [id, status])).toEqual([
        ['a.py', 'passed'],
        ['b.py', 'failed'],
        ['c.py', 'failed'],
      ]);
      for (const name of ['a.py', 'b.py', 'c.py']) expect(result.summary).toContain(name);
    });

    test('resolves files and the working directory from the workspace, and leaves it as it was otherwise', async () => {
      const folder = await workspace({ 'x.py': 'import os\nprint(os.getcwd())\nopen("made", "w").close()' });
      const result = await step({ files: 'x.py', 'working-directory': 'out' }, { workspace: folder });
      expect(result.outputs['stdout']).toBe(`${path.join(folder, 'out')}\n`);
      expect((await readdir(folder)).sort()).toEqual(['out', 'x.py']);
      expect(await readdir(path.join(folder, 'out'))).toEqual(['made']);
    });

    test('shows none of the job’s secrets, whatever the runner masks', async () => {
      const secret = 'a-very-secret-value';
      const code = 'import sys\ns = "-".join(["a", "very", "secret", "value"])\nprint(s)\nsys.exit(s)';
      const hidden = await step({ code }, { env: { MY_TOKEN: secret } });
      expect(hidden.main.log + hidden.summary + JSON.stringify(hidden.outputs)).not.toContain(secret);
      const control = await step({ code }, { env: { MY_WORD: secret } });
      expect(control.outputs['stdout']).toBe(`${secret}\n`);
    });

    test('gives nothing of the job’s environment to the program', async () => {
      const env = { MY_TOKEN: 'tttttttt', PYTHONPATH: '/nowhere', OTHER: '1' };
      const result = await step({ code: 'import os\nprint(*sorted(os.environ))', env: 'MINE=1' }, { env });
      expect(result.outputs['stdout']).toBe(
        'HOME LANG LC_ALL MINE PATH PYEXEC_RUN PYTHONDONTWRITEBYTECODE PYTHONNOUSERSITE PYTHONUNBUFFERED TMPDIR\n',
      );
    });

    test('prints the plan of a dry run, and runs nothing', async () => {
      const result = await step({
        code: 'open("/tmp/never", "w")',
        'dry-run': 'true',
        env: 'NAME=value-that-is-not-shown',
        timeout: '7s',
      });
      expect([result.conclusion, result.outputs]).toEqual(['success', {}]);
      expect(result.main.log).toMatch(/timeout: 7(\.0)? s/);
      expect(result.main.log).toContain('NAME');
      expect(result.main.log).not.toContain('value-that-is-not-shown');
      expect((await readdir(result.temp)).filter((name) => name.startsWith('pyexec-'))).toEqual([]);
    });

    test('refuses an unknown input with the nearest name, and still writes a report', async () => {
      const result = await step({ code: 'print(1)', 'time-out': '3s' });
      expect([result.conclusion, result.outputs['status']]).toEqual(['failure', 'error']);
      expect(result.main.annotations.map(({ message }) => message).join('\n')).toContain('did you mean `timeout`');
      expect((await reportOf(result)).error).toMatchObject({ code: 'invalid-input' });
      expect(result.summary).toContain('invalid-input');
    });

    test('refuses to keep containers in a matrix, whose size it gets from the runner', async () => {
      const inputs = { code: 'pass', environment: 'docker', isolation: '', 'keep-container': 'stopped' };
      const result = await step(inputs, { matrixJobs: 3 });
      const { code, message } = (await reportOf(result)).error ?? {};
      expect([code, message]).toEqual(['invalid-input', expect.stringContaining('in a matrix of 3 jobs')]);
      const alone = await step({ ...inputs, 'dry-run': 'true' });
      expect(alone.conclusion).toBe('success');
    });

    test('warns of a variable that only looks like an input, and goes on', async () => {
      const result = await step({ code: 'print(1)' }, { env: { INPUT_SOMETHING_ELSE_OF_THE_JOB: 'x' } });
      expect([result.conclusion, result.outputs['status']]).toEqual(['success', 'passed']);
      const [warning, ...others] = result.main.annotations;
      expect([warning?.level, others]).toEqual(['warning', []]);
      expect(warning?.message).toContain('INPUT_SOMETHING_ELSE_OF_THE_JOB');
    });

    test('reports what it cannot do itself as an error of its own', async () => {
      const result = await step({ code: 'print(1)', 'python-version': '3.99' });
      expect([result.conclusion, result.main.exitCode, result.outputs['status'], result.outputs['stdout']]).toEqual([
        'failure',
        3,
        'error',
        '',
      ]);
      expect(result.main.annotations.map(({ message }) => message).join('\n')).toContain('python-not-found');
      expect(result.post?.conclusion).toBe('success');
    });

    test('writes outputs within 5 s of being cancelled, and post runs', async () => {
      const code =
        'import signal, time\nfor n in (1, 2, 15): signal.signal(n, signal.SIG_IGN)\nprint("before", flush=True)\nwhile True: time.sleep(1)';
      const cancelAfterMs = 1500;
      const result = await step({ code }, { cancelAfterMs });
      expect([result.conclusion, result.main.signalsSent, result.main.exitCode]).toEqual([
        'cancelled',
        ['SIGINT'],
        130,
      ]);
      expect(result.main.durationMs - cancelAfterMs).toBeLessThan(5000);
      expect(result.outputs).toMatchObject({ status: 'cancelled', stdout: 'before\n' });
      expect(result.post?.conclusion).toBe('success');
    });

    test('is swept by post when it was killed: processes, folders, and with the marks it had saved', async () => {
      const code =
        'import os, time\nif os.fork() == 0:\n    os.setsid()\nopen("f", "w").write("x")\nwhile True: time.sleep(1)';
      const result = await step({ code }, { killAfterMs: 1500 });
      expect([result.conclusion, result.main.signal, result.post?.conclusion]).toEqual([
        'failure',
        'SIGKILL',
        'success',
      ]);
      expect(Object.keys(result.state).sort()).toEqual(['base', 'marker']);
      expect((await readdir(result.temp)).filter((name) => name.startsWith('pyexec-'))).toEqual([]);
    });

    test('can run twice at the same time', async () => {
      const folder = await workspace({});
      const both = await Promise.all(
        ['1', '2'].map((n) =>
          step(
            { code: `import time\ntime.sleep(.5)\nopen("f", "w").write("${n}")\nprint(${n})` },
            { workspace: folder },
          ),
        ),
      );
      expect(both.map(({ outputs }) => [outputs['status'], outputs['stdout']])).toEqual([
        ['passed', '1\n'],
        ['passed', '2\n'],
      ]);
    });
  });
});
