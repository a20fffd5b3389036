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

/** What the kernel says of the processes below one, by how many process namespaces they are in. */
async function below(tool: number): Promise<Map<number, Status>> {
  const all = new Map<string, Status>();
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const status = await statusOf(pid).catch(() => undefined);
    if (status !== undefined) all.set(pid, status);
  }
  const isBelow = (status: Status | undefined): boolean => {
    const parent = status?.get('PPid');
    return parent === String(tool) || (parent !== undefined && parent !== '0' && isBelow(all.get(parent)));
  };
  const ours = [...all.values()].filter(isBelow);
  return new Map(ours.map((status) => [status.get('NSpid')?.split(/\s+/).length ?? 0, status]));
}

/** CAP_DAC_OVERRIDE, CAP_KILL, CAP_SETGID, CAP_SETUID, CAP_SETPCAP, CAP_NET_ADMIN, CAP_SYS_ADMIN and CAP_SYS_RESOURCE. */
const NEEDED = [1, 5, 6, 7, 8, 12, 21, 24].reduce((mask, bit) => mask | (1n << BigInt(bit)), 0n);

describeSandbox('the processes around a program', (arena) => {
  test.each(IDENTITIES)('have no rights that they do not need, $name', async (identity) => {
    let seen = new Map<number, Status>();
    await runCli(['run', '--environment', 'system', '--code', 'import time\ntime.sleep(3)'], {
      bundle: arena.bundle,
      identity,
      during: (pid) =>
        until(async () => {
          seen = await below(pid);
          return seen.has(3);
        }),
    });
    const rightsOf = (level: number): bigint => BigInt(`0x${seen.get(level)?.get('CapEff') ?? 'f'.repeat(16)}`);
    expect(rightsOf(3)).toBe(0n);
    expect([(rightsOf(2) & ~NEEDED).toString(16), seen.get(2)?.get('NoNewPrivs')]).toEqual(['0', '1']);
  });
});
