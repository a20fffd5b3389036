import { spawn } from 'node:child_process';
import { COPIES_SOURCE, SUPERVISOR_SOURCE } from './supervisor-source.js';
import { Supervisor, type StartedSupervisor, type SupervisorOptions } from './supervisor.js';

/** What takes a process of this machine. */
export interface SpawnOptions extends Omit<SupervisorOptions, 'isOutOfReach'> {
  /** What the interpreter is started through, with the arguments in front of it. */
  readonly through?: readonly string[];
  /** Words of `supervisor.py`. */
  readonly modes?: readonly string[];
  /** The supervisor's own environment: nothing of the job's. */
  readonly env: Readonly<Record<string, string>>;
}

/** The command that makes an interpreter the supervisor. Pure. */
export function supervisorCommand(python: string, modes: readonly string[]): string[] {
  const source = modes.includes('copies') ? COPIES_SOURCE + SUPERVISOR_SOURCE : SUPERVISOR_SOURCE;
  return [python, '-I', '-S', '-B', '-c', source, ...modes];
}

/** @throws PyexecError `python-broken` */
export async function spawnSupervisor(options: SpawnOptions): Promise<StartedSupervisor> {
  const { through = [], modes = [], env, python } = options;
  const [command = '', ...args] = [...through, ...supervisorCommand(python, modes)];
  const child = spawn(command, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env,
    cwd: '/',
    // A session of its own: the terminal's Ctrl-C is for this process, which then ends the program in order.
    detached: true,
  });
  return Supervisor.over(child, { ...options, isOutOfReach: options.through !== undefined });
}
