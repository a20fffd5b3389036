import { describe, expect, test } from '@jest/globals';
import { readResult } from '../../src/merge/read-result.js';
import { aFailure, aRun } from '../fixtures/sources/a-report.js';
import { aPlan } from '../fixtures/sources/a-plan.js';
import { aShardResult, runsOf } from '../fixtures/sources/a-shard-result.js';

const plan = aPlan();
const [first, second] = runsOf(plan);
if (first === undefined || second === undefined) throw new Error('a shard of the plan has two programs');

const read = (different: object) => readResult(JSON.stringify({ ...aShardResult(plan), ...different }), plan);
/** What becomes of a run with these fields; undefined when the shard has failed for it. */
const readOne = (different: object) => {
  const { problem, runs } = read({ runs: [{ ...first, ...different }, second] });
  return problem === undefined ? runs.get(0) : undefined;
};

describe('a result of a shard', () => {
  test('is read as it was written, without what is of use on its machine only', () => {
    const failed = aFailure({ id: 'a.py', stdout: 'out', stdoutBytes: 3, notes: ['a\nb'], scriptPath: '/etc/passwd' });
    const { runs, ...rest } = read({ status: 'failed', runs: [failed, second] });
    expect(rest).toEqual({
      ...{ version: 0, shard: 0, isCancelled: false, interpreter: '3.9.7', notes: [], problem: undefined },
    });
    expect(runs.get(0)).toEqual({ ...failed, notes: ['a\\x0ab'], scriptPath: null, workingDirectory: '' });
    expect(runs.get(2)?.status).toBe('passed');
  });

  test.each([
    ['no JSON', '{"schemaVersion":1', 'is no JSON object'],
    ['deeply nested', '['.repeat(1_000_000), 'is no JSON object'],
    ['empty', '', 'is no JSON object'],
    ['an array', '[]', 'is no JSON object'],
    ['of another schema', JSON.stringify({ ...aShardResult(plan), schemaVersion: 2 }), 'no result of schema version 1'],
    ['a plan', JSON.stringify(plan), 'does not say of which shard it is'],
    ['of a run of no plan', JSON.stringify(aShardResult(plan, {}, { shard: null })), 'does not say of which shard'],
    ['of another run', JSON.stringify(aShardResult(aPlan({ run: '2' }))), 'is of another plan'],
  ])('that is %s is none', (_, text, message) => {
    expect(() => readResult(text, plan)).toThrow(message);
  });

  const shard = { plan: plan.id, pythonVersion: '3.9', index: 1, of: 2 };
  test.each([
    { pythonVersion: '3.11' },
    { pythonVersion: null },
    { index: 0 },
    { index: 3 },
    { index: 1.5 },
    { index: '1' },
    { of: 3 },
    { plan: undefined },
    { plan: { toString: 1 } },
  ])('of a shard with %j was not planned', (different) => {
    expect(() => read({ shard: { ...shard, ...different } })).toThrow(
      /is of a(nother plan| shard that was not planned)/,
    );
  });

  test.each([
    ['fewer runs', { runs: [first] }, 'its result has 1 of 2 programs'],
    ['no runs', { runs: [] }, 'its result has 0 of 2 programs'],
    ['runs that are none', { runs: {} }, 'its result has no runs'],
    ['more runs', { runs: [first, second, aRun({ id: 'b.py' })] }, 'more runs than it had programs'],
    ['one run twice', { runs: [first, first] }, 'two runs of one program'],
    ['a run of another shard', { runs: [first, aRun({ id: 'b.py' })] }, 'runs of programs that were not its own'],
    ['a run of no program', { runs: [first, aRun({ id: '__proto__' })] }, 'runs of programs that were not its own'],
    ['a run that is none', { runs: [first, null] }, 'runs of programs that were not its own'],
    ['a malformed run', { runs: [first, { id: 'c.py' }] }, 'its result has malformed runs'],
    ['no environment', { environment: null }, 'does not say which Python it had'],
    ['an environment that is none', { environment: 'x' }, 'does not say which Python it had'],
    ['another Python', { environment: { pythonVersion: '3.12.1' } }, 'it ran with Python 3.12.1'],
    ['an error', { error: { code: 'internal', message: 'm', hint: '' } }, 'it says: error internal: m'],
    ['an error of several lines', { error: { code: 'x', message: 'a\n::error::b' } }, 'a\\x0a::error::b'],
    ['a strange error', { error: 7 }, 'it says: error unknown: '],
  ])('with %s fails its shard', (_, different, problem) => {
    expect(read(different).problem).toContain(problem);
  });

  test('of a shard that was given up is no other failure', () => {
    expect(read({ status: 'cancelled', runs: [first] })).toMatchObject({ isCancelled: true, problem: undefined });
  });
});

describe('a run of a result', () => {
  test.each([
    [{ status: 'passed', outcome: { kind: 'exited', exitCode: 1 } }, 'failed'],
    [{ status: 'passed', outcome: { kind: 'signalled', signal: 'SIGKILL' } }, 'failed'],
    [{ status: 'passed', outcome: { kind: 'timed-out' } }, 'timed-out'],
    [{ status: 'passed', outcome: { kind: 'out-of-memory' } }, 'out-of-memory'],
    [{ status: 'passed', outcome: { kind: 'output-limit', stream: 'stdout' } }, 'output-limit'],
    [{ status: 'passed', outcome: { kind: 'disk-limit', bytes: 1, entries: 1 } }, 'disk-limit'],
    [{ status: 'passed', outcome: { kind: 'cancelled' } }, 'cancelled'],
    [{ status: 'nonsense', outcome: { kind: 'exited', exitCode: 0 } }, 'failed'],
    [{ status: 'failed', outcome: { kind: 'exited', exitCode: 0 } }, 'failed'],
    [{ status: 'passed', outcome: { kind: 'exited', exitCode: 0 } }, 'passed'],
  ])('%j is %s by its outcome', (different, status) => {
    expect(readOne(different)?.status).toBe(status);
  });

  test('that the plan expects to fail passes by failing, and not otherwise', () => {
    const expecting = aPlan({ expectsError: ['a.py'] });
    const statusOf = (different: object): string | undefined => {
      const runs = [{ ...first, ...different }, second];
      return readResult(JSON.stringify({ ...aShardResult(expecting), runs }), expecting).runs.get(0)?.status;
    };
    expect(statusOf({ status: 'passed', outcome: { kind: 'exited', exitCode: 1 } })).toBe('passed');
    expect(statusOf({ status: 'failed', outcome: { kind: 'exited', exitCode: 1 } })).toBe('failed');
    expect(statusOf({ status: 'passed', outcome: { kind: 'exited', exitCode: 0 } })).toBe('failed');
    expect(statusOf({ status: 'passed', outcome: { kind: 'signalled', signal: 'SIGSEGV' } })).toBe('failed');
    expect(statusOf({ status: 'passed', outcome: { kind: 'timed-out' } })).toBe('timed-out');
  });

  test.each([
    { outcome: null },
    { outcome: { kind: 'passed' } },
    { outcome: { kind: 'exited' } },
    { outcome: { kind: 'exited', exitCode: '0' } },
    { outcome: { kind: 'exited', exitCode: 1e300 } },
    { outcome: { kind: 'signalled', signal: '<img src=x>' } },
    { outcome: { kind: 'signalled', signal: 'S'.repeat(99) } },
    { outcome: { kind: 'output-limit', stream: 'x' } },
    { outcome: { kind: 'disk-limit', bytes: -1, entries: 0 } },
    { durationMs: -1 },
    { durationMs: 1e300 },
    { durationMs: null },
    { stdout: 7 },
    { stderr: undefined },
  ])('with %j is malformed', (different) => {
    expect(readOne(different)).toBeUndefined();
  });

  test('names no file but its own, and no line that cannot be', () => {
    const errorOf = (error: object) => readOne({ ...aFailure({ id: 'a.py' }), error })?.error;
    const error = { type: 'ValueError', message: 'm', path: 'a.py', line: 3 };
    expect(errorOf(error)).toEqual(error);
    for (const different of [
      { path: '../../etc/passwd' },
      { path: 'b.py' },
      { line: 0 },
      { line: 1e12 },
      { line: '3' },
    ])
      expect(errorOf({ ...error, ...different })).toEqual({ ...error, path: null, line: null });
    expect(errorOf({ ...error, type: '<script>' })).toMatchObject({ type: 'Error' });
    expect(errorOf({ ...error, message: 'x'.repeat(1e6) })?.message.length).toBeLessThan(5000);
  });

  test('has bounded texts and lists, and drops fields that are not known', () => {
    const files = Array.from({ length: 500 }, (_, index) => ({ path: `f${index}`, bytes: 1, change: 'created' }));
    const run = readOne({ stdout: 'x'.repeat(1e6), stdoutBytes: -5, files, extra: 'y', __proto__: { polluted: true } });
    expect(run).toMatchObject({ stdoutTruncated: true, stdoutBytes: 1e6, filesTruncated: true });
    expect([run?.files.length, (run?.stdout.length ?? 0) < 70_000]).toEqual([20, true]);
    expect(Object.keys(run ?? {}).sort()).toEqual(Object.keys(aRun()).sort());
  });
});
