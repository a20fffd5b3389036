import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { ExecutionResult } from '../../execution/execution-result.js';
import type { RunFolders } from '../../execution/working-directory/run-folders.js';
import type { Limits } from '../../inputs/settings.js';
import type { Venv } from '../../isolation/program-input.js';
import type { HostPlan } from '../../plan/run-plan.js';
import type { Program } from '../../programs/program.js';
import type { Preparing } from '../environment.js';
import { prepareHost } from '../host/prepare-host.js';

/** Work of ours on a venv, as a Python program that may write into it and see nothing else of the run. */
export interface VenvTask {
  /** The plan of the run that it is for. */
  readonly plan: HostPlan;
  /** The run's folders: those of the task are made in them. */
  readonly folders: RunFolders;
  readonly venv: Venv;
  /** The interpreter that the venv was made from, which runs the task. Absolute. */
  readonly base: string;
  /** For its files and for messages. */
  readonly name: string;
  /** Source of the program. */
  readonly text: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly network: 'none' | 'full';
  readonly memoryBytes: number | 'none';
  /** What it may read besides. Absolute. */
  readonly readOnlyPaths: readonly string[];
}

/** What it does, it does to the venv alone, but not for ever. */
export const TASK_LIMITS: Limits = {
  timeoutMs: 30 * 60_000,
  memoryBytes: 'none',
  maxProcesses: 4096,
  maxOutputBytes: 4 * 2 ** 20,
  // No file gets larger; besides, the room that is left is watched.
  maxDiskBytes: 64 * 2 ** 30,
  cpus: undefined,
};

/** The run's isolation, with what the task needs in place of what programs get. Pure. */
function isolationFor({ plan, network, memoryBytes, readOnlyPaths }: VenvTask): HostPlan['isolation'] {
  const { isolation } = plan;
  const memory = memoryBytes === 'none' || plan.platform !== 'linux' ? 'none' : 'rlimit';
  if (isolation.kind === 'none') return { ...isolation, memory };
  const always = isolation.namespaces.filter((name) => name !== 'net');
  const namespaces = [...always, ...(network === 'none' ? ['net'] : [])];
  return { ...isolation, network, namespaces, memory, readOnlyPaths };
}

function planOf(task: VenvTask, program: Program): HostPlan {
  const { plan, folders, venv, base, args, env } = task;
  return {
    ...plan,
    environment: {
      kind: 'system',
      python: { path: base, because: 'the venv was made from it', version: undefined },
      pythonVersion: undefined,
    },
    isolation: isolationFor(task),
    programs: [program],
    args,
    stdin: undefined,
    env,
    limits: { ...TASK_LIMITS, memoryBytes: task.memoryBytes },
    workingDirectory: venv.folder,
    tempFolder: folders.base,
    jobs: 1,
  };
}

interface Watching extends Pick<Preparing, 'say' | 'signal'> {
  readonly onOutput?: (chunk: Buffer) => void;
}

/**
 * Runs the task to its end, contained as programs are. Undefined when it was cancelled before it started.
 *
 * @throws PyexecError when it could not be started
 */
export async function runInVenv(
  task: VenvTask,
  { say, signal, onOutput }: Watching,
): Promise<ExecutionResult | undefined> {
  const { folders, name, text, base } = task;
  const file = folders.place(`${name}-${randomUUID()}.py`, text);
  const program: Program = { kind: 'file', id: name, path: path.resolve(file), text };
  const supervised = { supervisor: base, venv: undefined, packages: [], cacheHit: false, task: { onOutput } };
  const host = await prepareHost(planOf(task, program), { say, onTraces: () => Promise.resolve() }, () =>
    Promise.resolve(supervised),
  );
  try {
    return await host.execute(program, 0, signal);
  } finally {
    await host.dispose();
  }
}
