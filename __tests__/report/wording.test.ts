import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Outcome } from '../../src/execution/outcome.js';
import { describeIsolation, describeOutcome, describeTotals, hintFor } from '../../src/report/wording.js';
import { formatBytes, formatDuration } from '../../src/units.js';
import { aFailure, aReport, aRun } from '../fixtures/sources/a-report.js';

describe('formatBytes', () => {
  test.each([
    [0, '0 B'],
    [1, '1 B'],
    [1023, '1023 B'],
    [1024, '1 KiB'],
    [1536, '1.5 KiB'],
    [1_048_576, '1 MiB'],
    [9_000_000, '8.6 MiB'],
    [2 ** 30, '1 GiB'],
    [2 ** 40, '1 TiB'],
    [2 ** 50, '1024 TiB'],
  ])('%i is %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});

describe('formatDuration', () => {
  test.each([
    [0, '0 ms'],
    [12.4, '12 ms'],
    [999, '999 ms'],
    [1000, '1.0 s'],
    [1234, '1.2 s'],
    [59_900, '59.9 s'],
    [60_000, '1 min 0 s'],
    [125_000, '2 min 5 s'],
    [3_600_000, '60 min 0 s'],
  ])('%d ms is %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });

  test('never says 60 s or 1000 ms', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 4e6, noNaN: true }), (ms) => {
        expect(formatDuration(ms)).not.toMatch(/\b(60|60\.0) s$|^1000 ms/);
      }),
      { examples: [[119_700], [999.7], [59_970]] },
    );
  });
});

describe('describeOutcome', () => {
  const table: [Outcome, string][] = [
    [{ kind: 'exited', exitCode: 0 }, 'exit code 0'],
    [{ kind: 'signalled', signal: 'SIGSEGV' }, 'ended by SIGSEGV'],
    [{ kind: 'timed-out' }, 'stopped at the timeout'],
    [{ kind: 'out-of-memory' }, 'stopped at the memory limit'],
    [{ kind: 'output-limit', stream: 'stderr' }, 'stopped for too much output on stderr'],
    [{ kind: 'disk-limit', bytes: 2048, entries: 3 }, 'stopped with 2 KiB in 3 entries written'],
    [{ kind: 'disk-limit', bytes: -5, entries: -1 }, 'stopped with 0 B in 0 entries written'],
    [{ kind: 'cancelled' }, 'stopped, since the run was cancelled'],
  ];
  test.each(table)('%j', (outcome, text) => {
    expect(describeOutcome(outcome)).toBe(text);
  });
});

describe('hintFor', () => {
  const isolation = aReport([]).isolation;

  test.each([
    [{ kind: 'timed-out' } as const, 'Raise `timeout` if the program needs longer.'],
    [{ kind: 'output-limit', stream: 'stdout' } as const, 'Raise `max-output` if that much output is wanted.'],
    [
      { kind: 'disk-limit', bytes: 1, entries: 1 } as const,
      'Raise `max-disk` if the program has to write that much; more than 100000 files are refused in any case.',
    ],
    [{ kind: 'exited', exitCode: 1 } as const, undefined],
    [{ kind: 'signalled', signal: 'SIGKILL' } as const, undefined],
    [{ kind: 'cancelled' } as const, undefined],
  ])('after %j is %j', (outcome, hint) => {
    expect(hintFor(aRun({ outcome }), isolation)).toBe(hint);
  });

  test.each([
    ['sandbox', 'In the sandbox'],
    ['container', 'In a container'],
    ['none', undefined],
  ] as const)('says what of modules a program sees with isolation %s', (kind, hint) => {
    const run = aFailure({ error: { type: 'ModuleNotFoundError', message: 'x', path: null, line: null } });
    const said = hintFor(run, isolation && { ...isolation, kind });
    expect(said === undefined ? undefined : said.slice(0, 14)).toBe(hint);
  });

  test.each([
    ['a.md', 'NameError', 'Each block is a program of its own'],
    ['a.md', 'ValueError', undefined],
    ['a.py', 'NameError', undefined],
  ])('of %s that ended with %s is about the blocks before: %j', (path, type, hint) => {
    const error = { type, message: 'x', path, line: 1 };
    const said = hintFor(aFailure({ source: { path, line: 1 }, error }), isolation);
    expect(said?.slice(0, hint?.length)).toBe(hint);
  });

  test('speaks of memory only when memory was limited', () => {
    const run = aFailure({ error: { type: 'MemoryError', message: '', path: null, line: null } });
    expect(hintFor(run, isolation)).toContain('raise `memory`');
    expect(hintFor(run, isolation && { ...isolation, memory: 'none' })).toBeUndefined();
  });
});

describe('describeIsolation', () => {
  test('says what was in force and what was not', () => {
    const { isolation } = aReport([]);
    if (isolation === null) throw new Error('there is one');
    expect(describeIsolation(isolation)).toEqual([
      'isolation: none',
      'network: not restricted',
      'memory limit: rlimit',
      'process limit: none',
      'new privileges: refused',
      "user: the caller's",
    ]);
    expect(
      describeIsolation({
        ...isolation,
        network: 'none',
        noNewPrivileges: false,
        user: 'unprivileged',
        memory: 'none',
      }),
    ).toEqual([
      'isolation: none',
      'network: none',
      'memory limit: none',
      'process limit: none',
      'new privileges: possible',
      'user: an unprivileged one of its own',
    ]);
  });
});

describe('describeTotals', () => {
  test.each([
    [[], 'nothing was run'],
    [[aRun()], '1 program: 1 passed'],
    [[aRun(), aFailure(), aRun()], '3 programs: 2 passed, 1 failed'],
  ])('counts %#', (runs, text) => {
    expect(describeTotals(aReport(runs))).toBe(text);
  });

  test('counts also what was not started', () => {
    expect(describeTotals(aReport([aRun()], { notStarted: 2 }))).toBe('3 programs: 1 passed, 2 not started');
    expect(describeTotals(aReport([], { notStarted: 1 }))).toBe('1 program: 1 not started');
  });
});
