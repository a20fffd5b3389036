import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PyexecError } from '../../src/errors.js';
import { watchChanges, watchSpace, type DiskWatch } from '../../src/execution/disk-watch.js';
import { executeProgram, type Execution, type Lend } from '../../src/execution/execute-program.js';
import type { ExecutionResult } from '../../src/execution/execution-result.js';
import type { Ended, Ending, Launcher, LaunchSpec } from '../../src/execution/launcher.js';
import type { StreamName } from '../../src/execution/outcome.js';
import type { Limits } from '../../src/inputs/settings.js';
import { asUnprivileged } from '../fixtures/sources/as-unprivileged.js';
import { removeHostile } from '../support/bundle.js';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'execute-'));
  for (const name of ['work', 'home', 'temp']) await mkdir(path.join(root, name));
});
afterEach(() => removeHostile(root));

type Output = (stream: StreamName, chunk: Buffer) => void;
/** What a program does: it may print, and says how it ends; `killed` settles when it is asked to end or is killed. */
type Behaviour = (
  print: Output,
  stopped: { terminated: Promise<void>; killed: Promise<void> },
) => Promise<Partial<Ended>>;

/** Stands for the supervisor: the program is a function of the test. */
function launcherFor(behave: Behaviour): { launcher: Launcher; calls: string[] } {
  const calls: string[] = [];
  const launcher = {
    isUsable: true,
    launch: (_spec: LaunchSpec, print: Output) => {
      let onTerminate = (): void => undefined;
      let onKill = (): void => undefined;
      const terminated = new Promise<void>((resolve) => (onTerminate = resolve));
      const killed = new Promise<void>((resolve) => (onKill = resolve));
      const ended = behave(print, { terminated, killed }).then((told): Ended => {
        const ending: Ending = { kind: 'exited', exitCode: 0 };
        return { ending, durationMs: 5, peakMemoryBytes: 7, ranOutOfMemory: false, survivors: 0, ...told };
      });
      return {
        ended,
        terminate: () => {
          calls.push('terminate');
          onTerminate();
        },
        kill: () => {
          calls.push('kill');
          onKill();
        },
      };
    },
    close: () => Promise.resolve(),
  } satisfies Launcher;
  return { launcher, calls };
}

const LIMITS: Limits = {
  timeoutMs: 60_000,
  memoryBytes: 'none',
  maxProcesses: 1,
  maxOutputBytes: 100,
  maxDiskBytes: 2 ** 20,
  cpus: undefined,
};

function openChanges(isEmpty: boolean): Promise<DiskWatch> {
  const [work, home, temp] = ['work', 'home', 'temp'].map((name) => path.join(root, name)) as [string, string, string];
  const folders = { work, home, temp, onDisk: [work, home, temp], isFresh: true, identity: undefined };
  return watchChanges({ folders, limits: LIMITS, isEmpty });
}

function execution(different: Partial<Execution> = {}): Execution {
  return {
    program: { kind: 'code', id: 'script.py', text: 'pass' },
    scriptPath: '/w/script.py',
    spec: {
      argv: ['python3'],
      env: {},
      cwd: root,
      stdinPath: '/dev/null',
      identity: undefined,
      rlimits: {},
      exposure: undefined,
      sandbox: undefined,
      belonging: { marker: 'm', folders: [] },
    },
    limits: LIMITS,
    work: path.join(root, 'work'),
    openDisk: () => openChanges(false),
    signal: new AbortController().signal,
    ...different,
  };
}

/** Runs with the launcher of the test, and takes for granted that there is a result. */
async function execute(launcher: Launcher, different: Partial<Execution> = {}): Promise<ExecutionResult> {
  const lend: Lend = (work) => work(launcher);
  const result = await executeProgram(execution(different), lend);
  if (result === undefined) throw new Error('was cancelled before it started');
  return result;
}

const KILLED: Partial<Ended> = { ending: { kind: 'signalled', signal: 'SIGKILL' } };
const PASSED: Partial<Ended> = { ending: { kind: 'exited', exitCode: 0 } };

describe('executeProgram', () => {
  test('tells what the program did', async () => {
    await writeFile(path.join(root, 'work', 'old'), '');
    const { launcher, calls } = launcherFor(async (print) => {
      print('stdout', Buffer.from('out'));
      print('stderr', Buffer.from('err'));
      await writeFile(path.join(root, 'work', 'new'), 'abc');
      return { ending: { kind: 'exited', exitCode: 3 } };
    });
    expect(await execute(launcher)).toEqual({
      program: { kind: 'code', id: 'script.py', text: 'pass' },
      outcome: { kind: 'exited', exitCode: 3 },
      stdout: { text: 'out', bytes: 3, truncated: false },
      stderr: { text: 'err', bytes: 3, truncated: false },
      durationMs: 5,
      peakMemoryBytes: 7,
      files: [{ path: 'new', bytes: 3, change: 'created' }],
      filesTruncated: false,
      workingDirectory: path.join(root, 'work'),
      scriptPath: '/w/script.py',
      notes: [],
    });
    expect(calls).toEqual([]);
  });

  test.each([
    [{ kind: 'exited', exitCode: 0 }, { kind: 'exited', exitCode: 0 }, 0],
    [{ kind: 'signalled', signal: 'SIGSEGV' }, { kind: 'signalled', signal: 'SIGSEGV' }, 0],
    [{ kind: 'lost', signal: 'SIGKILL' }, { kind: 'signalled', signal: 'SIGKILL' }, 1],
  ] as const)('takes the ending %j for the outcome %j', async (ending, outcome, notes) => {
    const { launcher } = launcherFor(() => Promise.resolve({ ending }));
    const result = await execute(launcher);
    expect(result.outcome).toEqual(outcome);
    expect(result.notes).toHaveLength(notes);
  });

  test('has no result while processes of the program live', async () => {
    const { launcher } = launcherFor(() => Promise.resolve({ survivors: 2 }));
    await expect(execute(launcher)).rejects.toMatchObject({
      code: 'execution-failed',
      message: '2 processes of the program could not be ended',
    });
  });

  test('counts a program that ran past its time as that, also when the deadline was not noticed', async () => {
    const { launcher } = launcherFor(() => Promise.resolve({ ...PASSED, durationMs: 60_001 }));
    expect((await execute(launcher)).outcome).toEqual({ kind: 'timed-out' });
  });

  test('kills a program that floods, at once, and counts it as that, also when it says that all is well', async () => {
    const { launcher, calls } = launcherFor(async (print, { killed }) => {
      for (let index = 0; index < 11; index++) print('stderr', Buffer.alloc(100, 'x'));
      await killed;
      return PASSED;
    });
    const { outcome, stderr } = await execute(launcher);
    expect(outcome).toEqual({ kind: 'output-limit', stream: 'stderr' });
    expect(calls).toEqual(['kill']);
    expect(stderr).toMatchObject({ bytes: 1100, truncated: true });
    expect(stderr.text.length).toBeLessThanOrEqual(100);
  });

  test('lets a program print ten times what is kept', async () => {
    const { launcher } = launcherFor((print) => {
      for (let index = 0; index < 10; index++) print('stdout', Buffer.alloc(100, 'x'));
      return Promise.resolve(PASSED);
    });
    expect((await execute(launcher)).outcome).toEqual({ kind: 'exited', exitCode: 0 });
  });

  test('at the deadline asks, and kills what does not listen', async () => {
    const { launcher, calls } = launcherFor(async (_print, { killed }) => {
      await killed;
      return KILLED;
    });
    const limits = { ...execution().limits, timeoutMs: 20 };
    expect((await execute(launcher, { limits })).outcome).toEqual({ kind: 'timed-out' });
    expect(calls).toEqual(['terminate', 'kill']);
  });

  test('counts a program that ends politely at the deadline as timed out, and does not kill what is gone', async () => {
    const { launcher, calls } = launcherFor(async (_print, { terminated }) => {
      await terminated;
      return PASSED;
    });
    const limits = { ...execution().limits, timeoutMs: 20 };
    expect((await execute(launcher, { limits })).outcome).toEqual({ kind: 'timed-out' });
    expect(calls).toEqual(['terminate']);
  });

  test('ends a program that is cancelled, also when that was before it started', async () => {
    for (const abortFirst of [true, false]) {
      const controller = new AbortController();
      if (abortFirst) controller.abort();
      const { launcher, calls } = launcherFor(async (_print, { terminated }) => {
        controller.abort();
        await terminated;
        return PASSED;
      });
      expect((await execute(launcher, { signal: controller.signal })).outcome).toEqual({
        kind: 'cancelled',
      });
      expect(calls).toEqual(['terminate']);
    }
  });

  test('lets the first cause decide', async () => {
    const controller = new AbortController();
    const { launcher } = launcherFor(async (print, { killed }) => {
      print('stdout', Buffer.alloc(2000));
      controller.abort();
      await killed;
      return KILLED;
    });
    const { outcome } = await execute(launcher, { signal: controller.signal });
    expect(outcome).toEqual({ kind: 'output-limit', stream: 'stdout' });
  });

  test.each(['work', 'home', 'temp'])(
    'finds too much in %s also when the program has ended by itself',
    async (folder) => {
      const { launcher } = launcherFor(async () => {
        await writeFile(path.join(root, folder, 'big'), Buffer.alloc(2 ** 21, 1));
        return PASSED;
      });
      expect((await execute(launcher)).outcome).toMatchObject({ kind: 'disk-limit' });
    },
  );

  test('kills a program that fills the disk while it runs', async () => {
    const { launcher, calls } = launcherFor(async (_print, { killed }) => {
      await writeFile(path.join(root, 'temp', 'big'), Buffer.alloc(2 ** 21, 1));
      await killed;
      return KILLED;
    });
    expect((await execute(launcher)).outcome).toMatchObject({ kind: 'disk-limit' });
    expect(calls).toEqual(['kill']);
  });

  test('passes on that a program could not be started', async () => {
    const failure = new PyexecError('execution-failed', { message: 'm', hint: 'h' });
    const { launcher } = launcherFor(() => Promise.reject(failure));
    await expect(execute(launcher)).rejects.toBe(failure);
  });

  test('has no result when there was no launcher before it was cancelled', async () => {
    expect(await executeProgram(execution(), () => Promise.resolve(undefined))).toBeUndefined();
  });

  test('lists what is new in a folder that was empty, without having looked at it before', async () => {
    const { launcher } = launcherFor(async () => {
      await writeFile(path.join(root, 'work', 'new'), 'abc');
      return PASSED;
    });
    expect((await execute(launcher, { openDisk: () => openChanges(true) })).files).toEqual([
      { path: 'new', bytes: 3, change: 'created' },
    ]);
  });

  test('does not tell what work of ours wrote', async () => {
    const { launcher } = launcherFor(async () => {
      await writeFile(path.join(root, 'work', 'big'), Buffer.alloc(2 ** 21, 1));
      return PASSED;
    });
    const openDisk = (): DiskWatch => watchSpace(path.join(root, 'work'));
    expect(await execute(launcher, { openDisk })).toMatchObject({ outcome: { kind: 'exited' }, files: [] });
  });

  test('measures also what a program has closed, when the folder is ours', async () => {
    const { launcher } = launcherFor(async () => {
      const closed = path.join(root, 'work', 'closed');
      await mkdir(closed);
      await writeFile(path.join(closed, 'big'), Buffer.alloc(2 ** 21, 1));
      await chmod(closed, 0);
      return PASSED;
    });
    await chmod(root, 0o755);
    execFileSync('chmod', ['-R', 'a+rwX', root]);
    await asUnprivileged(async () => {
      await rm(path.join(root, 'work'), { recursive: true });
      await mkdir(path.join(root, 'work'));
      expect((await execute(launcher)).outcome).toMatchObject({ kind: 'disk-limit' });
    });
  });
});
