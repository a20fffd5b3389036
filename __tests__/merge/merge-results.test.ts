import { describe, expect, test } from '@jest/globals';
import { durationsOf, ResultMerger } from '../../src/merge/merge-results.js';
import type { MergedReport } from '../../src/merge/merged-report.js';
import { mergedJson } from '../../src/merge/merged-json.js';
import { buildMergedSummary } from '../../src/merge/merged-summary.js';
import { mergedAnnotations, mergedLines } from '../../src/merge/merged-text.js';
import { readResult } from '../../src/merge/read-result.js';
import { exitStatus } from '../../src/report/exit-status.js';
import { plain } from '../../src/report/run-text.js';
import type { RunReport } from '../../src/report/run-report.js';
import { aPlan } from '../fixtures/sources/a-plan.js';
import { aFailure, aRun } from '../fixtures/sources/a-report.js';
import { aShardResult, runsOf } from '../fixtures/sources/a-shard-result.js';

const plan = aPlan();
const PLACES = [0, 1].flatMap((version) => [0, 1].map((shard) => ({ version, shard })));
const whole = (): RunReport[] => PLACES.map((place) => aShardResult(plan, place));

function merge(results: readonly RunReport[], of = plan): MergedReport {
  const merger = new ResultMerger(of);
  for (const [index, result] of results.entries()) merger.take(`r${index}`, readResult(JSON.stringify(result), of));
  return merger.finish();
}

describe('all shards together', () => {
  test('have passed when all have, in whatever order they come', () => {
    const report = merge(whole().reverse());
    expect([report.status, report.error, report.missing, exitStatus(report, true)]).toEqual(['passed', null, [], 0]);
    expect(report.runs.map(({ id, pythonVersion, shardIndex }) => [id, pythonVersion, shardIndex])).toEqual(
      ['3.9', '3.12'].flatMap((version) =>
        ['a.py', 'b.py', 'c.py', 'd.py'].map((id, index) => [id, version, (index % 2) + 1]),
      ),
    );
    expect(report.shards[0]).toEqual({
      ...{ pythonVersion: '3.9', index: 1, of: 2, status: 'passed', programs: 2, ran: 2, interpreter: '3.9.7' },
      ...{ durationMs: 24.8, expectedMs: 2000, problem: null },
    });
  });

  test('have not when a program has not, whatever its shard says', () => {
    const [, ...others] = whole();
    const bad = aFailure({ id: 'c.py', status: 'passed' });
    const report = merge([aShardResult(plan, {}, { status: 'passed', runs: [aRun({ id: 'a.py' }), bad] }), ...others]);
    expect([report.status, exitStatus(report, true), exitStatus(report, false)]).toEqual(['failed', 1, 0]);
    expect(report.shards.map(({ status }) => status)).toEqual(['failed', 'passed', 'passed', 'passed']);
  });

  test('are an error when one is missing, which is named with its programs', () => {
    const report = merge(whole().slice(0, 3));
    expect([report.status, exitStatus(report, true), exitStatus(report, false)]).toEqual(['error', 3, 3]);
    expect(report.error?.message).toContain('shard 2/2 of Python 3.12: it has no result');
    expect(report.missing).toEqual(['b.py', 'd.py'].map((id) => ({ id, pythonVersion: '3.12', shardIndex: 2 })));
    expect(buildMergedSummary(report, () => undefined)).toContain('shard 2/2 of Python 3.12');
  });

  test('are an error when one is given twice, and neither of both counts', () => {
    const report = merge([...whole(), aShardResult(plan)]);
    expect(report.shards[0]).toMatchObject({ status: 'error', ran: 0, problem: 'it has 2 results: r0, r4' });
    expect(report.status).toBe('error');
  });

  test('were cancelled when one was', () => {
    const [, ...others] = whole();
    const cut = aShardResult(plan, {}, { status: 'cancelled', runs: runsOf(plan).slice(0, 1) });
    const report = merge([cut, ...others]);
    expect([report.status, report.notStarted, exitStatus(report, true)]).toEqual(['cancelled', 1, 130]);
  });

  test('of a plan without programs have passed', () => {
    expect(merge([], aPlan({ ids: [] }))).toMatchObject({ status: 'passed', shards: [], runs: [], error: null });
  });

  test('are written in pieces that are the JSON of the report', () => {
    const report = merge(whole());
    expect(JSON.parse([...mergedJson(report, (part) => part)].join(''))).toEqual(report);
    const none = merge([]);
    expect(JSON.parse([...mergedJson(none, (part) => part)].join(''))).toEqual(none);
  });

  test('say what each program took, as the median over the Pythons', () => {
    const results = whole().map((result, index) => ({
      ...result,
      runs: result.runs.map((run) => ({ ...run, durationMs: index < 2 ? 10 : 20 })),
    }));
    expect(durationsOf(merge(results)).get('a.py')).toBe(15);
  });
});

describe('what people read of merged shards', () => {
  const failing = (versions: readonly number[], different: object = {}): MergedReport =>
    merge(
      PLACES.map((place) => {
        const isBad = place.shard === 0 && versions.includes(place.version);
        const [first, second] = runsOf(plan, place);
        if (first === undefined || second === undefined) throw new Error('two programs in a shard');
        return aShardResult(plan, place, {
          runs: [first, isBad ? aFailure({ ...second, ...BAD, ...different }) : second],
        });
      }),
    );
  const BAD = {
    status: 'failed',
    outcome: { kind: 'exited', exitCode: 1 },
    error: { type: 'ValueError', message: 'bad', path: 'c.py', line: 2 },
  } as const;

  test('has each failure once, with its Pythons and the code around it', () => {
    const summary = buildMergedSummary(failing([0, 1]), () => 'one\ntwo\nthree\n');
    expect(summary).toContain('## ❌ pyexec: failed');
    expect(summary.match(/### ❌/g)).toHaveLength(1);
    expect(summary).toContain('Python 3.9, 3.12');
    expect(summary).toContain('> 2 | two');
    expect(summary).toContain('| ` c.py ` | ❌ | ❌ |');
    expect(summary.indexOf('| ` c.py `')).toBeLessThan(summary.indexOf('| ` a.py `'));
  });

  test('has a mark for each program with each Python', () => {
    expect(buildMergedSummary(failing([1]), () => undefined)).toContain('| ` c.py ` | ✅ | ❌ |');
    expect(mergedLines(failing([1]), plain)).toEqual(expect.arrayContaining(['ValueError: bad', 'c.py:2']));
  });

  test('is annotated at the line, once for all Pythons', () => {
    expect(mergedAnnotations(failing([0, 1]))).toEqual([
      { title: 'pyexec: failed', message: 'ValueError: bad (Python 3.9, 3.12)', file: 'c.py', line: 2 },
    ]);
  });

  test('stays below 900 KiB with 5,000 failures, and counts the rest', () => {
    const ids = Array.from({ length: 5000 }, (_, index) => `p${index}.py`);
    const large = aPlan({ ids, shards: 1, pythonVersions: ['3.9'] });
    const runs = ids.map((id) => aFailure({ id, stderr: 'x\n'.repeat(2000), error: { ...BAD.error, message: id } }));
    const summary = buildMergedSummary(merge([aShardResult(large, {}, { runs })], large), () => undefined);
    expect(Buffer.byteLength(summary)).toBeLessThan(900 * 1024);
    expect(summary).toMatch(/Details of \d+ more failures are in result\.json/);
  });
});
