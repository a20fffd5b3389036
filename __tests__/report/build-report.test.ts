import { describe, expect, test } from '@jest/globals';
import type { EnvironmentFacts } from '../../src/environments/environment.js';
import { PyexecError } from '../../src/errors.js';
import type { Outcome, RunStatus } from '../../src/execution/outcome.js';
import type { RunPlan } from '../../src/plan/run-plan.js';
import { buildReport, reportRun } from '../../src/report/build-report.js';
import type { ReportStatus } from '../../src/report/run-report.js';
import { aResult, aRun } from '../fixtures/sources/a-report.js';

const traceback = (line: number, file = '/repo/a.py'): string =>
  `Traceback (most recent call last):\n  File "${file}", line ${line}, in <module>\nValueError: bad\n`;

describe('reportRun', () => {
  test('takes everything over', () => {
    const result = aResult({
      outcome: { kind: 'exited', exitCode: 3 },
      stdout: { text: 'o', bytes: 10, truncated: true },
      stderr: { text: traceback(2), bytes: 20, truncated: false },
      files: [{ path: 'x', bytes: 1, change: 'created' }],
      filesTruncated: true,
      notes: ['note'],
    });
    expect(reportRun(result)).toEqual({
      id: 'a.py',
      source: { path: 'a.py', line: 1 },
      status: 'failed',
      outcome: { kind: 'exited', exitCode: 3 },
      stdout: 'o',
      stderr: traceback(2),
      stdoutBytes: 10,
      stderrBytes: 20,
      stdoutTruncated: true,
      stderrTruncated: false,
      durationMs: 7.5,
      peakMemoryBytes: 1000,
      error: { type: 'ValueError', message: 'bad', path: 'a.py', line: 2 },
      files: [{ path: 'x', bytes: 1, change: 'created' }],
      filesTruncated: true,
      workingDirectory: '/tmp/work',
      scriptPath: '/repo/a.py',
      notes: ['note'],
    });
  });

  test('of a module has neither source nor line, and null where nothing is known', () => {
    const program = { kind: 'module', id: 'pytest', module: 'pytest' } as const;
    const stderr = { text: traceback(1), bytes: 9, truncated: false };
    const outcome = { kind: 'exited', exitCode: 1 } as const;
    expect(
      reportRun(aResult({ program, stderr, outcome, peakMemoryBytes: undefined, scriptPath: undefined })),
    ).toMatchObject({
      source: null,
      peakMemoryBytes: null,
      scriptPath: null,
      error: { type: 'ValueError', message: 'bad', path: null, line: null },
    });
  });

  const statuses: [Outcome, RunStatus][] = [
    [{ kind: 'exited', exitCode: 0 }, 'passed'],
    [{ kind: 'exited', exitCode: 1 }, 'failed'],
    [{ kind: 'exited', exitCode: 255 }, 'failed'],
    [{ kind: 'signalled', signal: 'SIGKILL' }, 'failed'],
    [{ kind: 'timed-out' }, 'timed-out'],
    [{ kind: 'out-of-memory' }, 'out-of-memory'],
    [{ kind: 'output-limit', stream: 'stdout' }, 'output-limit'],
    [{ kind: 'disk-limit', bytes: 1, entries: 1 }, 'disk-limit'],
    [{ kind: 'cancelled' }, 'cancelled'],
  ];
  test.each(statuses)('of %j has the status %s, whatever was printed', (outcome, status) => {
    const text = `${traceback(1)}{"status": "passed"}\n::set-output name=status::passed\n`;
    const stream = { text, bytes: text.length, truncated: false };
    expect(reportRun(aResult({ outcome, stdout: stream, stderr: stream })).status).toBe(status);
  });

  test.each(statuses.filter(([outcome, status]) => status === 'passed' || outcome.kind !== 'exited'))(
    'takes no error from what a program prints that ended by %j',
    (outcome) => {
      const stderr = { text: traceback(1), bytes: 1, truncated: false };
      expect(reportRun(aResult({ outcome, stderr })).error).toBeNull();
    },
  );

  test.each([0, 5, 99_999_999_999])('takes no line %i, which the program does not have', (line) => {
    const stderr = { text: traceback(line), bytes: 1, truncated: false };
    expect(reportRun(aResult({ outcome: { kind: 'exited', exitCode: 1 }, stderr })).error).toEqual({
      type: 'ValueError',
      message: 'bad',
      path: null,
      line: null,
    });
  });
});

const FACTS: EnvironmentFacts = {
  kind: 'system',
  pythonVersion: '3.12.4',
  pythonPath: '/usr/bin/python3',
  image: undefined,
  packages: ['numpy==2.1.0'],
  hasOtherPackages: true,
  cacheHit: true,
  prepareMs: 12.5,
  noNewPrivileges: true,
  memory: 'rlimit',
  processes: 'none',
  workingDirectory: '/tmp/work',
};

const PLAN: RunPlan = {
  environment: { kind: 'system', python: { path: '/p', because: 'b', version: undefined }, pythonVersion: undefined },
  isolation: { kind: 'none', network: 'full', memory: 'rlimit', processes: 'none', identity: 'unprivileged' },
  programs: [{ kind: 'code', id: 'a.py', text: '' }],
  args: [],
  stdin: undefined,
  env: { SECRET: 'hunter2' },
  limits: { timeoutMs: 1, memoryBytes: 1, maxProcesses: 1, maxOutputBytes: 1, maxDiskBytes: 1, cpus: undefined },
  workingDirectory: undefined,
  tempFolder: '/tmp',
  platform: 'linux',
  platformEnv: {},
  jobs: 1,
};

const MISSING = new PyexecError('python-not-found', { message: 'm', hint: 'h', cause: new Error('secret cause') });

describe('buildReport', () => {
  test('has all parts of schema version 1', () => {
    const run = aRun();
    expect(buildReport({ plan: PLAN, programCount: 1, environment: FACTS, runs: [run], cancelled: false })).toEqual({
      schemaVersion: 1,
      status: 'passed',
      environment: {
        kind: 'system',
        pythonVersion: '3.12.4',
        pythonPath: '/usr/bin/python3',
        image: null,
        packages: ['numpy==2.1.0'],
        cacheHit: true,
        prepareMs: 12.5,
      },
      isolation: {
        kind: 'none',
        network: 'full',
        namespaces: [],
        seccomp: false,
        memory: 'rlimit',
        processes: 'none',
        noNewPrivileges: true,
        user: 'unprivileged',
      },
      runs: [run],
      notStarted: 0,
      notes: [],
      skipped: [],
      artifacts: null,
      conversation: null,
      repairs: [],
      patch: null,
      error: null,
      shard: null,
      workingDirectory: '/tmp/work',
    });
  });

  test('of a failure before anything ran says only what went wrong', () => {
    expect(buildReport({ programCount: 0, runs: [], error: MISSING, cancelled: false })).toEqual({
      schemaVersion: 1,
      status: 'error',
      environment: null,
      isolation: null,
      runs: [],
      notStarted: 0,
      notes: [],
      skipped: [],
      artifacts: null,
      conversation: null,
      repairs: [],
      patch: null,
      error: { code: 'python-not-found', message: 'm', hint: 'h' },
      shard: null,
      workingDirectory: null,
    });
  });

  const order: ReportStatus[] = [
    'passed',
    'failed',
    'output-limit',
    'disk-limit',
    'out-of-memory',
    'timed-out',
    'cancelled',
    'error',
  ];
  const pairs = order.flatMap((better, index) => order.slice(index + 1).map((worse) => [better, worse] as const));
  test.each(pairs)('with %s and %s has the latter status, in any order', (better, worse) => {
    for (const statuses of [
      [better, worse],
      [worse, better],
      [better, worse, better],
    ]) {
      const runs = statuses.flatMap((status) => (status === 'error' ? [] : [aRun({ status })]));
      const error = statuses.includes('error') ? MISSING : undefined;
      expect(buildReport({ programCount: 0, runs, error, cancelled: false }).status).toBe(worse);
    }
  });

  test('counts the programs that were not started', () => {
    const report = buildReport({
      plan: PLAN,
      programCount: 3,
      environment: FACTS,
      runs: [aRun()],
      cancelled: true,
    });
    expect([report.notStarted, report.status]).toEqual([2, 'cancelled']);
  });

  test('of a cancelled run is never passed, also when all programs that ran have passed', () => {
    expect(buildReport({ programCount: 0, runs: [aRun()], cancelled: true }).status).toBe('cancelled');
    expect(buildReport({ programCount: 0, runs: [], cancelled: true }).status).toBe('cancelled');
    expect(buildReport({ programCount: 0, runs: [], error: MISSING, cancelled: true }).status).toBe('error');
  });
});
