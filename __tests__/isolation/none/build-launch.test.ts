import { describe, expect, test } from '@jest/globals';
import { buildLaunch } from '../../../src/isolation/none/build-launch.js';
import type { IsolationPlan } from '../../../src/plan/run-plan.js';

const ISOLATION: IsolationPlan = {
  kind: 'none',
  network: 'full',
  memory: 'rlimit',
  processes: 'rlimit',
  identity: 'unprivileged',
};
const INPUT = {
  isolation: ISOLATION,
  limits: {
    timeoutMs: 1500,
    memoryBytes: 2 ** 30,
    maxProcesses: 10,
    maxOutputBytes: 5,
    maxDiskBytes: 1000,
    cpus: undefined,
  },
  argv: ['/usr/bin/python3', 'a.py', '-x'],
  env: { A: '1' },
  cwd: '/w',
  stdinPath: '/dev/null',
  identity: { uid: 61_234, gid: 61_234 },
  exposure: { covers: ['/root'], binds: [{ source: '/root/a', target: '/root/a' }] },
  belonging: { marker: 'm.0.', folders: ['/w'] },
} as const;

describe('buildLaunch', () => {
  test('passes on what was decided and adds the limits of the kernel', () => {
    expect(buildLaunch(INPUT)).toEqual({
      argv: ['/usr/bin/python3', 'a.py', '-x'],
      env: { A: '1' },
      cwd: '/w',
      stdinPath: '/dev/null',
      identity: { uid: 61_234, gid: 61_234 },
      exposure: { covers: ['/root'], binds: [{ source: '/root/a', target: '/root/a' }] },
      belonging: { marker: 'm.0.', folders: ['/w'] },
      rlimits: { CORE: 0, NOFILE: 4096, FSIZE: 1000 + 65_536, CPU: 96 + 5, DATA: 2 ** 30, NPROC: 10 },
    });
  });

  const always = { CORE: 0, NOFILE: 4096, FSIZE: 66_536, CPU: 101 };
  test.each([
    [{ memory: 'none' }, 2 ** 30, { ...always, NPROC: 10 }],
    [{ processes: 'none' }, 2 ** 30, { ...always, DATA: 2 ** 30 }],
    [{}, 'none', { ...always, NPROC: 10 }],
    [{ memory: 'none', processes: 'none' }, 'none', always],
    [{ memory: 'cgroup', processes: 'cgroup' }, 2 ** 30, always],
  ] as const)('sets no limit that the plan does not name: %j, memory %s', (isolation, memoryBytes, rlimits) => {
    const limits = { ...INPUT.limits, memoryBytes };
    expect(buildLaunch({ ...INPUT, limits, isolation: { ...ISOLATION, ...isolation } }).rlimits).toEqual(rlimits);
  });

  test('has whole numbers only, also for odd durations', () => {
    const { rlimits } = buildLaunch({ ...INPUT, limits: { ...INPUT.limits, timeoutMs: 1 } });
    expect(rlimits.CPU).toBe(1 + 5);
    for (const value of Object.values(rlimits)) expect(Number.isSafeInteger(value)).toBe(true);
  });
});
