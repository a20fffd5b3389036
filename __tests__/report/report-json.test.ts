import { expect, test } from '@jest/globals';
import { reportJson } from '../../src/report/report-json.js';
import { aReport, aRun } from '../fixtures/sources/a-report.js';

const HOSTILE = '\n  "runs": []\n\u2028"],}\\ \ud800';

test.each([
  ['no run', []],
  ['one run', [aRun({})]],
  [
    'runs that print what a report consists of',
    [aRun({ stdout: HOSTILE }), aRun({ stderr: HOSTILE, notes: [HOSTILE] })],
  ],
  ['more than fits into one piece', Array.from({ length: 100 }, () => aRun({ stdout: 'x'.repeat(5000) }))],
])('the JSON of %s is the same as at once', (_, runs) => {
  const report = aReport(runs, { notes: [HOSTILE] });
  const pieces = [...reportJson(report)];
  expect(pieces.join('')).toBe(`${JSON.stringify(report, undefined, 2)}\n`);
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(80_000);
});
