import { setTimeout as sleep } from 'node:timers/promises';
import { systemCode } from '../errors.js';
import { listProcesses, type Belonging, type Process } from './process-table.js';

/** How long processes are killed again and again before it is given up. */
const SWEEP_MS = 3000;

/**
 * Whether a process without mark is an orphan of a program whose supervisor is gone: it has a program's limits, and
 * above it is no supervisor, which would be a process that can gain no privileges either.
 */
function isOrphan(process: Process, byPid: ReadonlyMap<number, Process>): boolean {
  if (!process.limited) return false;
  let top = process;
  // The table was not read at one instant, so a pid that was used again may seem to be its own ancestor.
  const seen = new Set<number>();
  for (let above = byPid.get(top.parent); above?.limited && !seen.has(above.pid); above = byPid.get(top.parent)) {
    seen.add(above.pid);
    top = above;
  }
  const above = byPid.get(top.parent);
  return top.parent <= 1 || above === undefined || !above.noNewPrivileges;
}

/** The processes that belong to the run, with all that descend from them or from the given ancestor. Pure. */
export function selectBelonging(all: readonly Process[], ancestor: number | undefined, self: number): number[] {
  const byPid = new Map(all.map((process) => [process.pid, process]));
  const others = all.filter(({ pid }) => pid !== self);
  const chosen = new Set(others.filter((one) => one.belongs || isOrphan(one, byPid)).map(({ pid }) => pid));
  for (let grew = true; grew;) {
    const more = others.filter(({ pid, parent }) => !chosen.has(pid) && (chosen.has(parent) || parent === ancestor));
    for (const { pid } of more) chosen.add(pid);
    grew = more.length > 0;
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
  const deadline = performance.now() + SWEEP_MS;
  for (;;) {
    const left = selectBelonging(await listProcesses(belonging, platform), ancestor, process.pid);
    if (left.length === 0 || performance.now() > deadline) return left.length;
    killEach(left);
    await sleep(5);
  }
}
