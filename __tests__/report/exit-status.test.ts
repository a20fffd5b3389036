import { describe, expect, test } from '@jest/globals';
import { ERROR_CODES, type ErrorCode } from '../../src/errors.js';
import { exitStatus } from '../../src/report/exit-status.js';
import type { ReportStatus } from '../../src/report/run-report.js';
import { aReport, aRun } from '../fixtures/sources/a-report.js';

const table: [ReportStatus, number, number][] = [
  ['passed', 0, 0],
  ['failed', 1, 0],
  ['timed-out', 1, 0],
  ['out-of-memory', 1, 0],
  ['output-limit', 1, 0],
  ['disk-limit', 1, 0],
  ['cancelled', 130, 130],
];

describe('exitStatus', () => {
  test.each(table)('of %s is %i, and %i when code may fail', (status, strict, lenient) => {
    const report = aReport([aRun()], { status });
    expect([exitStatus(report, true), exitStatus(report, false)]).toEqual([strict, lenient]);
  });

  const codes: [ErrorCode, 2 | 3][] = [
    ['invalid-input', 2],
    ['invalid-program', 2],
    ['limit-unenforceable', 2],
    ['environment-unavailable', 3],
    ['sandbox-unavailable', 3],
    ['python-not-found', 3],
    ['python-broken', 3],
    ['python-unreachable', 3],
    ['working-directory-unusable', 3],
    ['execution-failed', 3],
    ['publish-failed', 3],
    ['internal', 3],
  ];
  test.each(codes)('of our own error %s is %i, also when code may fail', (code, status) => {
    const report = aReport([aRun()], { status: 'error', error: { code, message: 'm', hint: 'h' } });
    expect([exitStatus(report, true), exitStatus(report, false)]).toEqual([status, status]);
  });

  test('is known for every error code', () => {
    expect(Object.keys(ERROR_CODES)).toEqual(expect.arrayContaining(codes.map(([code]) => code)));
  });

  test('of a report with an error is never 0, whatever its status says', () => {
    const report = aReport([], { status: 'passed', error: { code: 'internal', message: 'm', hint: 'h' } });
    expect(exitStatus(report, false)).toBe(3);
  });
});
