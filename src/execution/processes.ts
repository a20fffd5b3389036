import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { systemCode } from '../errors.js';

/** Carried in the environment of every program, so that what it leaves can be found again. */
export const RUN_MARKER = 'PYEXEC_RUN';

/** How a process can be recognised as left over from a run. */
export interface Belonging {
  /** How the value of `PYEXEC_RUN` in its environment starts. */
  readonly marker: string;
  /** It runs in one of these folders or below; only folders that nobody else works in. Absolute. */
  readonly folders: readonly string[];
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly belongs: boolean;
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

async function readProcess(pid: number, { marker, folders }: Belonging): Promise<Process | undefined> {
  const stat = await orUndefined(readFile(`/proc/${pid}/stat`, 'latin1'));
  if (stat === undefined) return undefined;
  const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (state === 'Z') return undefined;
  const environ = await orUndefined(readFile(`/proc/${pid}/environ`, 'latin1'));
  const cwd = await orUndefined(readlink(`/proc/${pid}/cwd`));
  const marked = environ?.split('\0').some((variable) => variable.startsWith(`${RUN_MARKER}=${marker}`)) ?? false;
  const inside = cwd !== undefined && folders.some((folder) => cwd === folder || cwd.startsWith(`${folder}/`));
  return { pid, parent: Number(parent), belongs: marked || inside };
}

async function listLinux(belonging: Belonging): Promise<Process[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const all = await Promise.all(pids.map((pid) => readProcess(pid, belonging)));
  return all.filter((process) => process !== undefined);
}

/** `ps` of macOS shows the environment of the user's own processes behind the command. */
async function listMac({ marker }: Belonging): Promise<Process[]> {
  const { stdout } = await promisify(execFile)('/bin/ps', ['-axwwE', '-o', 'pid=,ppid=,command='], {
    maxBuffer: 2 ** 26,
  });
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s(.*)$/.exec(line) ?? [];
    if (pid === undefined || command === undefined) return [];
    return [{ pid: Number(pid), parent: Number(parent), belongs: command.includes(`${RUN_MARKER}=${marker}`) }];
  });
}

/** The processes that belong to the run, with all that descend from them. */
export function selectBelonging(all: readonly Process[], ancestor: number | undefined, self: number): number[] {
  const chosen = new Set(all.filter(({ belongs, pid }) => belongs && pid !== self).map(({ pid }) => pid));
  for (let grew = true; grew;) {
    grew = false;
    for (const { pid, parent } of all) {
      if (chosen.has(pid) || pid === self || !(chosen.has(parent) || parent === ancestor)) continue;
      chosen.add(pid);
      grew = true;
    }
  }
  return [...chosen];
}

function killEach(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (thrown) {
      if (systemCode(thrown) !== 'ESRCH' && systemCode(thrown) !== 'EPERM') throw thrown;
    }
  }
}

interface SweepInput {
  readonly belonging: Belonging;
  /** What descends from this process belongs as well. */
  readonly ancestor?: number | undefined;
  readonly platform: NodeJS.Platform;
}

/** Kills what belongs to the run until nothing of it is left, for at most 3 s. Resolves to the number still there. */
export async function sweepProcesses({ belonging, ancestor, platform }: SweepInput): Promise<number> {
  if (platform === 'win32') return 0;
  const deadline = performance.now() + 3000;
  for (;;) {
    const all = platform === 'linux' ? await listLinux(belonging) : await listMac(belonging);
    const left = selectBelonging(all, ancestor, process.pid);
    if (left.length === 0 || performance.now() > deadline) return left.length;
    killEach(left);
    await sleep(5);
  }
}
