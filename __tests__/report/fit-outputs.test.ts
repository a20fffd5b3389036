import { expect, test } from '@jest/globals';
import { fitOutputs, keepWithinRoom } from '../../src/report/fit-outputs.js';
import type { ReportedRun } from '../../src/report/run-report.js';
import { aRun } from '../fixtures/sources/a-report.js';

const MIB = 2 ** 20;
const lengthOf = (runs: Iterable<ReportedRun>): number =>
  [...runs].reduce((sum, { stdout, stderr }) => sum + stdout.length + stderr.length, 0);

test('the outputs of few programs are kept whole', () => {
  const done = new Map<number, ReportedRun>();
  const keep = keepWithinRoom(done, 40);
  for (let n = 0; n < 40; n++) keep(n, aRun({ stdout: 'x'.repeat(MIB) }));
  expect(lengthOf(done.values())).toBe(40 * MIB);
});

test('those of many take no more room than those of few, at any time, with head and tail of each', () => {
  const done = new Map<number, ReportedRun>();
  const keep = keepWithinRoom(done, 1000);
  const text = `first ${'x'.repeat(MIB)} last`;
  let most = 0;
  for (let n = 0; n < 1000; n++) {
    keep(n, aRun({ stdout: text, stderr: n % 2 === 0 ? text : '' }));
    if (n % 50 === 0) most = Math.max(most, lengthOf(done.values()));
  }
  expect(most).toBeLessThanOrEqual(49 * MIB);
  expect([...done.keys()]).toEqual(Array.from({ length: 1000 }, (_, n) => n));
  for (const run of [done.get(0), done.get(999)]) {
    expect(run?.stdout).toMatch(/^first x+\n\[\d+ characters left out of the report\]\nx+ last$/);
    expect(run?.stdoutTruncated).toBe(true);
  }
  expect(lengthOf(fitOutputs([...done.values()]))).toBeLessThanOrEqual(49 * MIB);
});

test('what is there from another environment counts', () => {
  const done = new Map<number, ReportedRun>([[0, aRun({ stdout: 'x'.repeat(40 * MIB) })]]);
  keepWithinRoom(done, 2)(1, aRun({ stdout: 'x'.repeat(20 * MIB) }));
  expect(lengthOf(done.values())).toBeLessThanOrEqual(49 * MIB);
});
