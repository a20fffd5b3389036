import type { Limits } from '../../inputs/settings.js';

/** Limits on everything below one supervisor together, which itself is a part of it. */
export interface CgroupLimits {
  /** Undefined means none. */
  readonly memoryBytes: number | undefined;
  readonly maxProcesses: number;
  /** Undefined means all processors. */
  readonly cpus: number | undefined;
}

/** A control group that a supervisor is started in. */
export interface Cgroup {
  /** Stands before the command that is started in it. */
  readonly through: readonly string[];
  /** Variables that it takes. */
  readonly env: Readonly<Record<string, string>>;
  /** How often the kernel ended something in it for want of memory; `pid` is the process that was started. */
  readonly oomKills: (pid: number) => number;
  /** After the last process in it has ended. */
  readonly remove: () => void;
}

/** One way to have control groups on this machine. */
export interface CgroupWay {
  /** For `pyexec doctor`. */
  readonly name: string;
  /** A new one for each supervisor; the name is nobody else's. */
  readonly make: (name: string, limits: CgroupLimits) => Cgroup;
}

/** What bubblewrap, the supervisor and the program's process 1 need besides the program. */
const OWN_MEMORY_BYTES = 32 * 2 ** 20;
const OWN_PROCESSES = 3;

/** The program's limits with what the tool itself needs in the same group. */
export function cgroupLimits({ memoryBytes, maxProcesses, cpus }: Limits): CgroupLimits {
  return {
    memoryBytes: memoryBytes === 'none' ? undefined : memoryBytes + OWN_MEMORY_BYTES,
    maxProcesses: maxProcesses + OWN_PROCESSES,
    cpus,
  };
}

/** The number after a word at the start of a line, as in `memory.events`; 0 without it. */
export function counterOf(text: string, word: string): number {
  const line = text.split('\n').find((one) => one.startsWith(`${word} `));
  return line === undefined ? 0 : Number(line.slice(word.length + 1));
}

/** A command that enters groups before it becomes another one: their `cgroup.procs`. */
export function enterThrough(files: readonly string[]): string[] {
  const enter = files.map((_, index) => `echo 0 >"$${index + 1}"`).join(' && ');
  return ['/bin/sh', '-c', `${enter} && shift ${files.length} && exec "$@"`, 'sh', ...files];
}
