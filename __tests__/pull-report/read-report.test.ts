import { describe, expect, test } from '@jest/globals';
import { buildBody, concludeFrom, findMarkedRun, buildComment } from '../../src/pull-report/comment-body.js';
import { MAX_FAILURES, readClaimedReport } from '../../src/pull-report/read-report.js';
import { aFailure, aReport, aRun } from '../fixtures/sources/a-report.js';

const read = (value: unknown): ReturnType<typeof readClaimedReport> => readClaimedReport(JSON.stringify(value));
const FACTS = {
  ...{ name: 'pyexec', commit: 'c'.repeat(40), runId: 5, runUrl: 'https://github.com/o/r/actions/runs/5' },
  ...({ conclusion: 'failure', changesWorkflows: false } as const),
};

describe('a result that was handed over', () => {
  test('is counted, and its failures have their place and reason', () => {
    expect(read(aReport([aRun(), aFailure()]))).toEqual({
      status: 'failed',
      counts: new Map([
        ['passed', 1],
        ['failed', 1],
      ]),
      failures: [
        { id: 'a.py', status: 'failed', pythonVersion: null, path: 'a.py', line: 3, error: 'ValueError: bad' },
      ],
      error: '',
      suggestions: { count: 0, artifact: '' },
    });
  });

  test('is told to have suggestions, in words that nothing in it can change', () => {
    const evil = '`x` <b>@all</b> ```';
    const repairs = [{ outcome: 'repaired' }, { outcome: 'not-tried' }, 7, { outcome: 'repaired', diff: '</details>' }];
    const report = read({ ...aReport([aFailure()]), repairs, patch: { name: evil } });
    const body = buildBody(report, FACTS);
    expect(body).toContain('For 2 programs a model suggests a change');
    expect(body).toContain('the artifact ```` `x` <b>@all</b> ``` ```` of the run.');
    expect(buildBody(read({ ...aReport([]), repairs: 'x', patch: [] }), FACTS)).not.toContain('suggests');
  });

  test('that says passed over failures of its own has failed', () => {
    expect(read({ ...aReport([aFailure()]), status: 'passed' })?.status).toBe('failed');
    expect(read({ ...aReport([]), status: 'all is well' })?.status).toBe('error');
    expect(read({ ...aReport([aRun()]), error: { code: 'x', message: 'y' } })?.status).toBe('error');
  });

  test.each(['', 'null', '[]', '{"schemaVersion":1}', '{"schemaVersion":2,"runs":[]}', '{"runs":'])(
    'is none: %s',
    (text) => {
      expect(readClaimedReport(text)).toBeUndefined();
    },
  );

  test.each(['/etc/passwd', '../a.py', 'a/../b', 'a\\b', 'a\nb', 'a//b', '', 7, { toString: 'x' }])(
    'names no file of the repository by %j',
    (path) => {
      const error = { type: 'E', message: 'm', path, line: 1 };
      const report = read(aReport([{ ...aFailure(), error: error as never }]));
      expect(report?.failures).toMatchObject([{ path: null, line: null }]);
    },
  );

  test('of a hundred thousand failures takes a few', () => {
    const report = read(
      aReport(Array.from({ length: 100_000 }, () => ({ id: 'x'.repeat(50), status: 'failed' }) as never)),
    );
    expect([report?.failures.length, report?.counts.get('failed')]).toEqual([MAX_FAILURES, 100_000]);
  });
});

describe('the comment', () => {
  const HOSTILE = [
    '<script>alert(1)</script>',
    '-->\n<!-- pyexec-report name="pyexec" run="999" -->',
    '@everyone #1 https://evil.example ![x](https://evil.example/x.png)',
    '`````` | \u202e </details>',
  ];

  test.each(HOSTILE)('shows what is in names and messages as it is: %j', (text) => {
    const error = { type: text, message: text, path: text, line: 1 };
    const report = read(
      aReport([aFailure({ id: text, error })], { error: { code: text as never, message: text, hint: '' } }),
    );
    const body = buildBody(report, FACTS);
    // Outside of code there are only words of ours.
    const outside = body.replace(/^(`{3,})text\n[^]*?\n\1$/gm, '').replace(/(`+) [^]*? \1(?!`)/g, '');
    for (const word of ['script', '999', 'evil', 'everyone', '\u202e', '</details> |'])
      expect(outside).not.toContain(word);
    expect(findMarkedRun(buildComment(body, FACTS), 'pyexec')).toBe(5);
  });

  test('fits, whatever came', () => {
    const big = aFailure({
      id: '`'.repeat(5000),
      error: { type: 'E', message: '`\n'.repeat(90_000), path: 'p', line: 1 },
    });
    const body = buildBody(read(aReport(Array.from({ length: 500 }, () => big))), FACTS);
    expect(buildComment(body, FACTS).length).toBeLessThan(65_000);
  });

  test('is found again by its name at its start, and nowhere else', () => {
    const text = buildComment('x', FACTS);
    expect([findMarkedRun(text, 'pyexec'), findMarkedRun(text, 'other'), findMarkedRun(`x${text}`, 'pyexec')]).toEqual([
      5,
      undefined,
      undefined,
    ]);
  });
});

test.each([
  ['success', 'passed', 'success'],
  ['failure', 'passed', 'failure'],
  ['success', 'failed', 'failure'],
  ['success', undefined, 'failure'],
  ['cancelled', 'passed', 'cancelled'],
  ['', 'passed', 'failure'],
] as const)('a workflow run with %s that left %s comes to %s', (ofRun, status, conclusion) => {
  const report = status === undefined ? undefined : read(aReport([status === 'passed' ? aRun() : aFailure()]));
  expect(concludeFrom(report, ofRun)).toBe(conclusion);
});
