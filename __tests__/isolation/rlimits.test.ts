import { describe, expect, test } from '@jest/globals';
import { buildRlimits } from '../../src/isolation/rlimits.js';
import type { IsolationPlan } from '../../src/plan/run-plan.js';

const ISOLATION: IsolationPlan = {
  kind: 'none',
  network: 'full',
  memory: 'rlimit',
  processes: 'rlimit',
  identity: 'unprivileged',
};
const LIMITS = {
  timeoutMs: 1500,
  memoryBytes: 2 ** 30,
  maxProcesses: 10,
  maxOutputBytes: 5,
  maxDiskBytes: 1000,
  cpus: undefined,
};

describe('buildRlimits', () => {
  const always = { CORE: 0, NOFILE: 4096, FSIZE: 66_536, CPU: 101 };
  test.each([
    [{}, 2 ** 30, { ...always, DATA: 2 ** 30, NPROC: 10 }],
    [{ memory: 'none' }, 2 ** 30, { ...always, NPROC: 10 }],
    [{ processes: 'none' }, 2 ** 30, { ...always, DATA: 2 ** 30 }],
    [{}, 'none', { ...always, NPROC: 10 }],
    [{ memory: 'none', processes: 'none' }, 'none', always],
    [{ memory: 'cgroup', processes: 'cgroup' }, 2 ** 30, always],
  ] as const)('sets no limit that the plan does not name: %j, memory %s', (isolation, memoryBytes, rlimits) => {
    expect(buildRlimits({ ...LIMITS, memoryBytes }, { ...ISOLATION, ...isolation })).toEqual(rlimits);
  });

  test('has whole numbers only, also for odd durations', () => {
    const rlimits = buildRlimits({ ...LIMITS, timeoutMs: 1 }, ISOLATION);
    expect(rlimits.CPU).toBe(1 + 5);
    for (const value of Object.values(rlimits)) expect(Number.isSafeInteger(value)).toBe(true);
  });
});
