import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { describeWith } from '../../support/engines.js';
import { said } from '../../support/install-stage.js';
import { PackageIndex } from '../../support/package-index/package-index.js';
import { namespaceWheel } from '../../support/package-index/specimens.js';
import type { CliResult } from '../../support/run-cli.js';
import { docker, firstIdentity, PYTHON, refusal, shell, useDocker } from './docker-stage.js';

const EXAMPLES = path.join(import.meta.dirname, '..', '..', '..', 'examples', 'conversations');

/** What AG2's PythonCodeExecutionTool takes for Docker, parameter by parameter, and what it does wrong there. */
describeWith('Docker', 'in place of AG2’s Docker environment', () => {
  const stage = useDocker();
  let address = '';
  let index: PackageIndex;
  beforeAll(async () => {
    address = await docker('network', 'inspect', 'bridge', '--format', '{{(index .IPAM.Config 0).Gateway}}');
  });
  beforeEach(async () => {
    index = await PackageIndex.start({ address });
    index.add(namespaceWheel({ name: 'first', version: '1', module: 'first' }));
    index.add(namespaceWheel({ name: 'second', version: '2', module: 'second' }));
  });
  afterEach(() => index.stop());
  /** Command lines of all processes of the machine, those in containers among them. */
  const processes = (): Promise<string> => shell('ps -eo args');

  const run = (flags: string[], cwd?: string): Promise<CliResult> =>
    stage.run(['--cache', 'false', ...flags], {
      ...(cwd === undefined ? {} : { cwd }),
      env: { PIP_INDEX_URL: index.url, PIP_TRUSTED_HOST: address, PIP_RETRIES: '0' },
    });
  const code = (text: string, ...flags: string[]): Promise<CliResult> =>
    run(['--image', PYTHON, ...flags, '--code', text]);

  test('an image, pip packages, a requirements file, volumes and variables go together', async () => {
    const cwd = await stage.project({ 'requirements.txt': 'second\n', 'data/in.txt': 'from the volume\n' });
    const text =
      'import first, second, os\nprint(first.VERSION, second.VERSION, os.environ["GREETING"], open("/data/in.txt").read().strip())';
    const where = ['--image', PYTHON, '--packages', 'first', '--requirements', 'requirements.txt'];
    const given = ['--volumes', 'data:/data', '--env', 'GREETING=hello', '--code', text];
    expect(said(await run([...where, ...given], cwd))).toBe('1 2 hello from the volume');
  });

  test('its example of a conversation runs with packages', async () => {
    for (const name of ['numpy', 'pandas', 'matplotlib'])
      index.add(namespaceWheel({ name, version: '1', module: name }));
    const files = ['docker.txt', 'docker.jsonl'].map((name) => [name, readFileSync(path.join(EXAMPLES, name), 'utf8')]);
    const cwd = await stage.project(Object.fromEntries(files) as Record<string, string>);
    const packages = ['--packages', 'numpy\npandas\nmatplotlib'];
    const task = ['--prompt-file', 'docker.txt', '--replay', 'docker.jsonl'];
    const check = ['--check', 'import numpy, pandas, matplotlib\nassert open("poem.txt").read().count("\\n") == 4'];
    const { exitCode, report } = await run([...packages, ...task, ...check], cwd);
    expect([exitCode, report?.conversation?.stopped, report?.environment?.packages]).toEqual([
      0,
      'done',
      ['matplotlib==1', 'numpy==1', 'pandas==1'],
    ]);
    expect(report?.runs.at(-1)).toMatchObject({ id: 'check', status: 'passed' });
  });

  test('a Dockerfile takes build arguments', async () => {
    const cwd = await stage.project({ Dockerfile: `FROM ${PYTHON}\nARG WHAT\nRUN echo "$WHAT" > /what\n` });
    const flags = ['--dockerfile', 'Dockerfile', '--build-args', 'WHAT=built', '--code', 'print(open("/what").read())'];
    expect(said(await run(flags, cwd))).toBe('built');
  });

  test('a network is there when it is asked for, and only then', async () => {
    const { port } = new URL(index.url);
    const text = `import socket\nsocket.create_connection(("${address}", ${port}), 5)\nprint("connected")`;
    expect(said(await code(text, '--network', 'full'))).toBe('connected');
    expect((await code(text)).report?.runs[0]).toMatchObject({ status: 'failed', error: { type: 'OSError' } });
  });

  test('an image that only this machine has is used: nothing is fetched', async () => {
    const result = await code('print(1)');
    expect(said(result)).toBe('1');
    expect(result.stderr).not.toContain('fetching');
  });

  test('the working directory is mounted at its own path, and what is written belongs to the caller', async () => {
    const cwd = await stage.project({ 'in.txt': 'here' });
    const text = 'open("out.txt", "w").write(open("in.txt").read())\nimport os\nprint(os.getcwd())';
    expect(said(await run(['--image', PYTHON, '--working-directory', '.', '--code', text], cwd))).toBe(cwd);
    expect(readFileSync(path.join(cwd, 'out.txt'), 'utf8')).toBe('here');
    const uid = firstIdentity().user?.uid ?? process.getuid?.();
    expect(statSync(path.join(cwd, 'out.txt')).uid).toBe(uid);
  });

  test('the code is not root', async () => {
    expect(said(await code('import os; print(0 in os.getresuid() + os.getresgid())'))).toBe('False');
  });

  test('a failing pip fails, and no code runs without its packages', async () => {
    const result = await code('print("ran")', '--packages', 'absent');
    expect(refusal(result)).toMatchObject({ exitCode: 3, code: 'install-failed' });
    expect(result.report?.runs).toEqual([]);
  });

  test.each([0, 1, 3, 125, 137, 255])('exit code %d is told as it is', async (exitCode) => {
    const { report } = await code(`raise SystemExit(${exitCode})`);
    expect(report?.runs[0]?.outcome).toEqual({ kind: 'exited', exitCode });
  });

  test('a signal is told as one', async () => {
    const { report } = await code('import os; os.kill(os.getpid(), 11)');
    expect(report?.runs[0]?.outcome).toMatchObject({ kind: 'signalled', signal: 'SIGSEGV' });
  });

  test('a broken environment does not look like broken code', async () => {
    const result = await run(['--image', 'pyexec-test/empty', '--code', 'print(1)']);
    expect(refusal(result)).toMatchObject({ exitCode: 3, code: 'image-unavailable' });
  });

  test('what was printed before a timeout is kept, and the process is ended with its children', async () => {
    const text =
      'import subprocess, time\nprint("so far", flush=True)\nsubprocess.Popen(["sleep", "9876.54"])\ntime.sleep(99)';
    const { exitCode, report } = await code(text, '--timeout', '2s');
    expect([exitCode, report?.runs[0]?.status, report?.runs[0]?.stdout]).toEqual([1, 'timed-out', 'so far\n']);
    expect(await processes()).not.toContain('9876.54');
  });

  test('a child that holds the output open does not hold up the run', async () => {
    const { report } = await code('import subprocess\nsubprocess.Popen(["sleep", "99"])\nprint("done")');
    expect(report?.runs[0]).toMatchObject({ status: 'passed', stdout: 'done\n' });
  });

  test('the environment of the caller is not seen', async () => {
    const text = 'import os\nprint([name for name in os.environ if "PIP" in name or "DOCKER" in name])';
    expect(said(await code(text))).toBe('[]');
  });

  test('output is cut to its limit', async () => {
    const { report } = await code('print("x" * 5_000_000)', '--max-output', '1MiB');
    expect(report?.runs[0]).toMatchObject({ status: 'passed', stdoutTruncated: true, stdoutBytes: 5_000_001 });
    expect(report?.runs[0]?.stdout.length).toBeLessThanOrEqual(2 ** 20);
  });

  test('a byte that is not UTF-8 changes nothing of the verdict', async () => {
    const { report } = await code('import os\nos.write(1, b"\\xff\\n")');
    expect(report?.runs[0]).toMatchObject({ status: 'passed', stdout: '\ufffd\n' });
  });

  test('a container is kept running when that is asked for, with its files', async () => {
    const result = await code('open("/tmp/mark", "w").write("kept")', '--keep-container', 'running');
    const [, id = ''] = /docker rm -f ([0-9a-f]{12})/.exec(result.stderr) ?? [];
    try {
      expect(await docker('exec', id, 'cat', '/tmp/mark')).toBe('kept');
    } finally {
      await docker('rm', '-f', id);
    }
  });
});
