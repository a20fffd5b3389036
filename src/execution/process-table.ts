import { execFile } from 'node:child_process';
import { readdir, readFile, readlink, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { systemCode } from '../errors.js';
import { isWithin } from '../is-within.js';

/** Carried in the environment of every program, so that what it leaves can be found again. */
export const RUN_MARKER = 'PYEXEC_RUN';

/** How a process can be recognised as left over from a run. */
export interface Belonging {
  /** How the value of `PYEXEC_RUN` in its environment starts. */
  readonly marker: string;
  /** It runs in one of these folders or below; only folders that nobody else works in. Absolute. */
  readonly folders: readonly string[];
}

/** One process, as far as the kernel tells. */
export interface Process {
  readonly pid: number;
  readonly parent: number;
  /** It carries the marker, or runs in one of the folders. */
  readonly belongs: boolean;
  /** It can gain no privileges, which is inherited for good (Linux, PR_SET_NO_NEW_PRIVS). */
  readonly noNewPrivileges: boolean;
  /**
   * Besides, it has the hard limits that every program of ours gets and that nothing of it can raise again: no core
   * dumps, bounded processor time and file size.
   */
  readonly limited: boolean;
}

async function orUndefined<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (thrown) {
    // The process is gone, or belongs to another user.
    if (systemCode(thrown) !== undefined) return undefined;
    throw thrown;
  }
}

/** Hard limits from /proc/<pid>/limits: `Max core file size  0  0  bytes`. */
export function hasProgramLimits(limits: string): boolean {
  const hard = (name: string): string | undefined => new RegExp(`^${name} +\\S+ +(\\S+)`, 'm').exec(limits)?.[1];
  const isBounded = (name: string): boolean => /^\d+$/.test(hard(name) ?? '');
  return hard('Max core file size') === '0' && isBounded('Max cpu time') && isBounded('Max file size');
}

async function readLimited(pid: number, uid: number): Promise<Pick<Process, 'noNewPrivileges' | 'limited'>> {
  const status = (await orUndefined(readFile(`/proc/${pid}/status`, 'latin1'))) ?? '';
  const noNewPrivileges = /^NoNewPrivs:\s*1$/m.test(status);
  const isOwn = new RegExp(`^Uid:\\s+${uid}\\s`, 'm').test(status);
  const limits = noNewPrivileges && isOwn ? await orUndefined(readFile(`/proc/${pid}/limits`, 'latin1')) : undefined;
  return { noNewPrivileges, limited: limits !== undefined && hasProgramLimits(limits) };
}

async function readProcess(pid: number, { marker, folders }: Belonging, uid: number): Promise<Process | undefined> {
  const line = await orUndefined(readFile(`/proc/${pid}/stat`, 'latin1'));
  if (line === undefined) return undefined;
  const [state, parent] = line.slice(line.lastIndexOf(')') + 2).split(' ');
  if (state === 'Z') return undefined;
  const environ = await orUndefined(readFile(`/proc/${pid}/environ`, 'latin1'));
  const cwd = await orUndefined(readlink(`/proc/${pid}/cwd`));
  const isMarked = environ?.split('\0').some((variable) => variable.startsWith(`${RUN_MARKER}=${marker}`)) ?? false;
  const isInside = cwd !== undefined && folders.some((folder) => isWithin(cwd, folder));
  return { pid, parent: Number(parent), belongs: isMarked || isInside, ...(await readLimited(pid, uid)) };
}

async function listLinux(belonging: Belonging): Promise<Process[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const { uid } = await stat('/proc/self');
  const all = await Promise.all(pids.map((pid) => readProcess(pid, belonging, uid)));
  return all.filter((process) => process !== undefined);
}

/** `ps` of macOS shows the environment of the user's own processes behind the command. */
async function listMac({ marker }: Belonging): Promise<Process[]> {
  const columns = ['-axwwE', '-o', 'pid=,ppid=,command='];
  const { stdout } = await promisify(execFile)('/bin/ps', columns, { maxBuffer: 2 ** 26 });
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s(.*)$/.exec(line) ?? [];
    if (pid === undefined || command === undefined) return [];
    const belongs = command.includes(`${RUN_MARKER}=${marker}`);
    return [{ pid: Number(pid), parent: Number(parent), belongs, noNewPrivileges: false, limited: false }];
  });
}

/** All processes that are alive; none on Windows, where no left-over can be told from others. */
export async function listProcesses(belonging: Belonging, platform: NodeJS.Platform): Promise<Process[]> {
  if (platform === 'win32') return [];
  return platform === 'linux' ? listLinux(belonging) : listMac(belonging);
}
