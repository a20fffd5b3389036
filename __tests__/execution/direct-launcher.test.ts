import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DirectLauncher } from '../../src/execution/direct-launcher.js';
import type { LaunchSpec } from '../../src/execution/launcher.js';

const python = '/usr/bin/python3';
let work: string;

beforeEach(() => {
  work = realpathSync(mkdtempSync(path.join(tmpdir(), 'direct-')));
});
afterEach(() => {
  rmSync(work, { recursive: true, force: true });
});

function specFor(code: string, changes: Partial<LaunchSpec> = {}): LaunchSpec {
  return {
    argv: [python, '-c', code],
    env: { ONLY: 'this' },
    cwd: work,
    stdinPath: devNull,
    identity: undefined,
    rlimits: {},
    exposure: undefined,
    sandbox: undefined,
    belonging: { marker: '', folders: [] },
    ...changes,
  };
}

/** Stands for taskkill: this platform has process groups for it, Windows has trees. */
const killed: number[] = [];
const killTree = (pid: number): void => {
  killed.push(pid);
  process.kill(pid, 'SIGKILL');
};

function run(spec: LaunchSpec) {
  const output = { stdout: '', stderr: '' };
  const running = new DirectLauncher(killTree).launch(spec, (stream, chunk) => {
    output[stream] += chunk.toString();
  });
  return { running, output };
}

describe('DirectLauncher', () => {
  test('reports exit code and both streams', async () => {
    const { running, output } = run(specFor('import sys; print(1); print(2, file=sys.stderr); sys.exit(7)'));
    expect((await running.ended).ending).toEqual({ kind: 'exited', exitCode: 7 });
    expect(output).toEqual({ stdout: '1\n', stderr: '2\n' });
  });

  test('gives the program the environment, folder and standard input it was told, and nothing else', async () => {
    const stdinPath = path.join(work, 'stdin');
    writeFileSync(stdinPath, 'hello');
    const code = 'import os, sys; print(os.getcwd(), sys.stdin.read(), os.environ["ONLY"], "HOME" in os.environ)';
    const { running, output } = run(specFor(code, { stdinPath }));
    await running.ended;
    expect(output.stdout).toBe(`${work} hello this False\n`);
  });

  test('kills the tree when asked to', async () => {
    const { running } = run(specFor('import time; time.sleep(60)'));
    running.kill();
    expect((await running.ended).ending).toEqual({ kind: 'signalled', signal: 'SIGKILL' });
    expect(killed).toHaveLength(1);
  });

  test('does not wait for a process that was left behind with the pipe open', async () => {
    const code = `import os, time
if os.fork() == 0:
    open('pid', 'w').write(str(os.getpid()))
    time.sleep(60)
time.sleep(0.3)
print('done')`;
    const { running, output } = run(specFor(code));
    expect((await running.ended).ending).toEqual({ kind: 'exited', exitCode: 0 });
    expect(output.stdout).toBe('done\n');
    process.kill(Number(readFileSync(path.join(work, 'pid'), 'utf8')), 'SIGKILL');
  });

  test('says that an interpreter cannot be started', async () => {
    const spec = specFor('', { argv: [path.join(work, 'none')] });
    await expect(run(spec).running.ended).rejects.toMatchObject({ code: 'execution-failed' });
  });

  test('ends what still runs when it is closed', async () => {
    const launcher = new DirectLauncher(killTree);
    const running = launcher.launch(specFor('import time; time.sleep(60)'), () => undefined);
    await launcher.close();
    expect((await running.ended).ending).toEqual({ kind: 'signalled', signal: 'SIGKILL' });
  });
});
