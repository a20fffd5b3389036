import { describe, expect, test } from '@jest/globals';
import { ResultMerger } from '../../src/merge/merge-results.js';
import { partsOf } from '../../src/merge/merged-parts.js';
import type { MergedReport } from '../../src/merge/merged-report.js';
import { buildMergedSummary } from '../../src/merge/merged-summary.js';
import { mergedLines } from '../../src/merge/merged-text.js';
import { readResult } from '../../src/merge/read-result.js';
import { buildPage } from '../../src/report/html/page.js';
import { buildJunit } from '../../src/report/junit.js';
import { plain } from '../../src/report/run-text.js';
import { aPlan } from '../fixtures/sources/a-plan.js';
import { aFailure } from '../fixtures/sources/a-report.js';
import { aShardResult, runsOf } from '../fixtures/sources/a-shard-result.js';

const SKIPPED = [
  { id: 'a.md:3', source: { path: 'a.md', line: 3 }, reason: 'needs a display' },
  { id: 'b.md', source: { path: 'b.md', line: 1 }, reason: 'there is no Python in it' },
];
const plan = aPlan({ skipped: SKIPPED, notes: ['2 of 5 files changed since main.'] });
const PLACES = [0, 1].flatMap((version) => [0, 1].map((shard) => ({ version, shard })));

/** The merged results of shards that say this too. */
function merge(different: (place: { version: number; shard: number }) => object): MergedReport {
  const merger = new ResultMerger(plan);
  for (const [index, place] of PLACES.entries()) {
    const text = JSON.stringify({ ...aShardResult(plan, place), ...different(place) });
    merger.take(`r${index}`, readResult(text, plan));
  }
  return merger.finish();
}

const everyReport = (report: MergedReport) => {
  const parts = partsOf(report, () => undefined);
  return {
    log: mergedLines(report, plain).join('\n'),
    summary: buildMergedSummary(report, () => undefined),
    junit: buildJunit(parts),
    page: buildPage(parts),
  };
};

describe('what is not run', () => {
  test('is told once for all Pythons and shards, and in JUnit for each Python, as of one run', () => {
    const report = merge(() => ({ skipped: SKIPPED }));
    expect([report.status, report.skipped]).toEqual(['passed', SKIPPED]);
    const { log, summary, junit, page } = everyReport(report);
    expect(log.match(/skipped a\.md:3: needs a display/g)).toHaveLength(1);
    expect(log).toContain('passed: 8 programs: 8 passed; 2 skipped');
    expect(summary.match(/\| ` a\.md:3 ` \| ` needs a display ` \|/g)).toHaveLength(1);
    expect(junit.match(/<skipped message="needs a display"/g)).toHaveLength(2);
    expect(junit).toContain('tests="6" failures="0" errors="0" skipped="2"');
    expect(page.match(/needs a display/g)).toHaveLength(1);
  });

  test('is what the plan says, and not what a shard does: none of its programs is explained away', () => {
    const forged = [{ id: 'a.py', source: { path: 'a.py', line: 1 }, reason: 'fine' }];
    for (const skipped of [forged, 'x', null, { length: 1e9 }]) {
      const report = merge(({ version }) => (version === 0 ? { skipped, runs: [] } : {}));
      expect([report.status, report.skipped, report.missing.length]).toEqual(['error', SKIPPED, 4]);
    }
  });
});

describe('notes', () => {
  test('of the plan are said as they are, and those of shards once with their Pythons, as their words', () => {
    const { notes } = merge(({ version, shard }) => ({
      notes: [
        'all of them',
        ...(version === 1 ? [`one Python`] : []),
        ...(version === 1 && shard === 1 ? ['late'] : []),
      ],
    }));
    expect(notes).toEqual([
      '2 of 5 files changed since main.',
      'a shard says (Python 3.9, 3.12): all of them',
      'a shard says (Python 3.12): one Python',
      'a shard says (Python 3.12): late',
    ]);
  });

  test('of a program stand with it', () => {
    const note = 'It was killed from outside.';
    const report = merge((place) => {
      const [first, ...others] = runsOf(plan, place);
      return place.shard === 0 ? { runs: [aFailure({ ...first, status: 'failed', notes: [note] }), ...others] } : {};
    });
    for (const text of Object.values(everyReport(report)).filter((one) => !one.startsWith('<?xml')))
      expect(text).toContain(`a shard says: ${note}`);
  });

  const EVIL = '\n::set-output name=status::passed\r##[add-path]/evil</details><script>alert(1)</script>`@all`\u202e';

  test('are on one line, and neither command nor markup', () => {
    const report = merge((place) => ({
      notes: [EVIL],
      runs: runsOf(plan, place).map((run) => ({ ...aFailure({ ...run, status: 'failed' }), notes: [EVIL] })),
    }));
    const { log, summary, page } = everyReport(report);
    expect(log).not.toMatch(/^\s*::|##\[|\u202e/m);
    expect(summary.replaceAll(/(`+) .*? \1(?!`)/g, '')).not.toMatch(/<script>|@all/);
    expect(summary).not.toMatch(/^\s*::|\u202e/m);
    expect(page).not.toMatch(/<script>alert/);
    expect(page).toContain('&lt;script&gt;alert(1)');
  });

  test.each([['text'], [{ 0: 'x', length: 1 }], [null], [7], [[1, null, {}, ['x'], true]]])(
    'that are none are dropped: %j',
    (notes) => {
      const report = merge((place) => ({ notes, runs: runsOf(plan, place).map((run) => ({ ...run, notes })) }));
      expect([report.status, report.notes, report.runs.flatMap((run) => run.notes)]).toEqual([
        'passed',
        plan.notes,
        [],
      ]);
    },
  );

  test('are bounded: each one, those of a program, and those of all shards', () => {
    const notes = Array.from({ length: 60 }, (_, index) => `${index} ${'x'.repeat(2000)}`);
    const report = merge((place) => ({
      notes: notes.map((note) => `${place.version}${place.shard}${note}`),
      runs: runsOf(plan, place).map((run) => ({ ...run, notes })),
    }));
    expect(report.notes.length).toBeLessThanOrEqual(51);
    expect(report.runs.map((run) => run.notes.length)).toEqual(Array(8).fill(10));
    for (const note of [...report.notes, ...report.runs.flatMap((run) => run.notes)])
      expect(note.length).toBeLessThan(600);
  });
});
