import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { IDENTITIES } from '../../support/identities.js';
import { runCli, until } from '../../support/run-cli.js';
import { describeSandbox } from './attack.js';

type Status = ReadonlyMap<string, string>;

async function statusOf(pid: string): Promise<Status> {
  const lines = (await readFile(`/proc/${pid}/status`, 'utf8')).split('\n');
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]));
}

/** What the kernel says of the processes below one. */
async function below(tool: number): Promise<readonly Status[]> {
  const all = new Map<string, Status>();
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const status = await statusOf(pid).catch(() => undefined);
    if (status !== undefined) all.set(pid, status);
  }
  const isBelow = (status: Status | undefined): boolean => {
    const parent = status?.get('PPid');
    return parent === String(tool) || (parent !== undefined && parent !== '0' && isBelow(all.get(parent)));
  };
  return [...all.values()].filter(isBelow);
}

function levelOf(status: Status): number | undefined {
  return status.get('NSpid')?.split(/\s+/).length;
}

/** The program says by its name that it runs: until then its processes are still giving up their rights. */
const NAME = 'at-work';
const PROGRAM = `import time\nopen('/proc/self/comm', 'w').write('${NAME}')\ntime.sleep(3)`;

/** CAP_DAC_OVERRIDE, CAP_KILL, CAP_SETGID, CAP_SETUID, CAP_SETPCAP, CAP_NET_ADMIN, CAP_SYS_ADMIN and CAP_SYS_RESOURCE. */
const NEEDED = [1, 5, 6, 7, 8, 12, 21, 24].reduce((mask, bit) => mask | (1n << BigInt(bit)), 0n);

describeSandbox('the processes around a program', (arena) => {
  test.each(IDENTITIES)('have no rights that they do not need, $name', async (identity) => {
    let seen: readonly Status[] = [];
    await runCli(['run', '--environment', 'system', '--code', PROGRAM], {
      bundle: arena.bundle,
      identity,
      during: (pid) =>
        until(async () => {
          seen = await below(pid);
          return seen.some((status) => status.get('Name') === NAME && levelOf(status) === 3);
        }),
    });
    const rightsAt = (level: number): bigint[] =>
      seen
        .filter((status) => levelOf(status) === level)
        .map((status) => BigInt(`0x${status.get('CapEff') ?? 'f'.repeat(16)}`));
    expect(new Set(rightsAt(3))).toEqual(new Set([0n]));
    expect(new Set(rightsAt(2).map((rights) => rights & ~NEEDED))).toEqual(new Set([0n]));
    const inside = seen.filter((status) => (levelOf(status) ?? 0) > 1);
    expect(new Set(inside.map((status) => status.get('NoNewPrivs')))).toEqual(new Set(['1']));
  });
});
