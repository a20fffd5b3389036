import { expect, test } from '@jest/globals';
import { buildBody, type ReportFacts } from '../../src/pull-report/comment-body.js';
import { readClaimedReport } from '../../src/pull-report/read-report.js';

const FACTS: ReportFacts = {
  name: 'pyexec',
  commit: 'a'.repeat(40),
  runId: 1,
  runUrl: 'https://example.com/run',
  conclusion: 'failure',
  changesWorkflows: false,
};

const failed = (pythonVersion: string | null, message: string) => ({
  ...{ id: 'a.py', status: 'failed', pythonVersion, source: { path: 'a.py', line: 1 } },
  error: { type: 'ValueError', message, path: 'a.py', line: 3 },
});

function bodyOf(runs: readonly unknown[]): string {
  return buildBody(readClaimedReport(JSON.stringify({ schemaVersion: 1, status: 'failed', runs, error: null })), FACTS);
}

test('a program that fails in the same way with several Pythons is told once, with all of them', () => {
  const body = bodyOf([failed('3.9', 'bad'), failed('3.12', 'bad'), failed('3.13', 'worse')]);
  expect(body).toContain('Programs: 3 failed.');
  expect(body.split('\n').filter((line) => line.includes('` a.py `') && line.startsWith('|'))).toEqual([
    expect.stringContaining('` 3.9, 3.12 `'),
    expect.stringContaining('` 3.13 `'),
  ]);
  expect(body.match(/ValueError: bad/g)).toHaveLength(1);
  expect(body.match(/ValueError: worse/g)).toHaveLength(1);
});

test('a program of a single run has no Python beside it', () => {
  expect(bodyOf([failed(null, 'bad')])).toMatch(/\| ` a\.py ` \| +\| failed \| ` a\.py:3 ` \|/);
});
