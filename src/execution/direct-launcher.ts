import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { PyexecError } from '../errors.js';
import type { Ended, Ending, Launcher, LaunchSpec, Running } from './launcher.js';
import type { StreamName } from './outcome.js';

/** After the program's end, its streams are read for at most this long: a process it left may hold them open. */
const DRAIN_MS = 1000;

/** Ends a process and everything below it. */
export type KillTree = (pid: number) => void;

/** Windows: ends the process and those that descend from it, see `taskkill /?`. */
export function taskkill(systemRoot: string): KillTree {
  return (pid) => {
    execFile(`${systemRoot}\\System32\\taskkill.exe`, ['/PID', String(pid), '/T', '/F'], () => {
      // It says that the process is gone already, or that it is ended; `exit` tells the same.
    });
  };
}

function whenSpawned(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (cause) => {
      reject(
        new PyexecError('execution-failed', {
          message: `the program could not be started: ${cause.message}`,
          hint: 'Check that the interpreter and the working directory still exist.',
          cause,
        }),
      );
    });
  });
}

/** For platforms on which Python cannot supervise: starts the program as a child of this process. */
export class DirectLauncher implements Launcher {
  readonly isUsable = true;
  private child: ChildProcess | undefined;

  constructor(private readonly killTree: KillTree) {}

  launch(spec: LaunchSpec, onOutput: (stream: StreamName, chunk: Buffer) => void): Running {
    const startedAt = performance.now();
    const stdin = openSync(spec.stdinPath, 'r');
    const [file = '', ...args] = spec.argv;
    const options = { cwd: spec.cwd, env: { ...spec.env }, windowsHide: true };
    const child = spawn(file, args, { ...options, stdio: [stdin, 'pipe', 'pipe'] });
    closeSync(stdin);
    this.child = child;
    child.stdout?.on('data', (chunk: Buffer) => {
      onOutput('stdout', chunk);
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      onOutput('stderr', chunk);
    });
    return {
      ended: watch(child, startedAt),
      // There is no polite signal for a program without a window.
      terminate: () => undefined,
      kill: () => {
        if (child.pid !== undefined) this.killTree(child.pid);
      },
    };
  }

  close(): Promise<void> {
    const { child } = this;
    if (child?.pid !== undefined && child.exitCode === null && child.signalCode === null) this.killTree(child.pid);
    return Promise.resolve();
  }
}

async function watch(child: ChildProcess, startedAt: number): Promise<Ended> {
  const closed = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
  });
  const exited = new Promise<Ending>((resolve) => {
    child.once('exit', (exitCode, signal) => {
      resolve(exitCode === null ? { kind: 'signalled', signal: signal ?? 'unknown' } : { kind: 'exited', exitCode });
    });
  });
  await whenSpawned(child);
  const ending = await exited;
  const durationMs = performance.now() - startedAt;
  await Promise.race([closed, sleep(DRAIN_MS, undefined, { ref: false })]);
  child.stdout?.destroy();
  child.stderr?.destroy();
  return { ending, durationMs, peakMemoryBytes: undefined, ranOutOfMemory: false, survivors: 0 };
}
