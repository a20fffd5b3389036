import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { reportRun } from '../../src/report/build-report.js';
import { parseTraceback } from '../../src/report/traceback.js';
import { aResult } from '../fixtures/sources/a-report.js';
import { holds, hostileText } from './hostile.js';

const FILE = '/repo/a.py';
const line = fc.oneof(
  fc.constantFrom('1', '2', '3', '0', '4', '-1', '007', '99999999999999999999', '9'.repeat(400), '1e3', '', '3.5'),
  hostileText,
);
const frame = fc
  .tuple(fc.constantFrom(FILE, 'a.py', '<string>', ''), line)
  .map(([file, number]) => `  File "${file}", line ${number}, in f\n    x\n`);
const part = fc.oneof(
  frame,
  fc.constantFrom(
    ...[
      'Traceback (most recent call last):\n',
      '  + Exception Group Traceback (most recent call last):\n',
      '  | ',
      '  +-+-',
    ],
    ...[
      'ValueError: x\n',
      'KeyError\n',
      'a.b.C: ::error::x\n',
      'ÄError: \u202e\n',
      'SystemExit: 0\n',
      '\n',
      '\r\n',
      ' ',
    ],
  ),
  hostileText,
);
const stderr = fc.array(part, { maxLength: 20 }).map((parts) => parts.join(''));

describe('parseTraceback', () => {
  test('of any text yields a name, a bounded message and perhaps a line, or nothing', () => {
    holds(
      fc.property(stderr, fc.constantFrom(FILE, undefined), (text, file) => {
        const found = parseTraceback(text, file);
        if (found === undefined) return;
        expect(found.type).toMatch(/^[\p{ID_Start}_][\p{ID_Continue}.]*$/u);
        expect(found.message.length).toBeLessThanOrEqual(4096);
        if (file === undefined) expect(found.line).toBeUndefined();
      }),
      3000,
    );
  });

  test('points in a report at a line that the program has, or at none', () => {
    holds(
      fc.property(stderr, (text) => {
        const outcome = { kind: 'exited', exitCode: 1 } as const;
        const { error, status } = reportRun(aResult({ stderr: { text, bytes: 1, truncated: false }, outcome }));
        expect(status).toBe('failed');
        if (error?.line != null) expect([1, 2, 3, 4]).toContain(error.line);
        if (error !== null) expect(error.path).toBe(error.line === null ? null : 'a.py');
      }),
      3000,
    );
  });

  test('takes no longer for long text than for as much of anything', () => {
    const long = fc
      .tuple(part, fc.integer({ min: 1000, max: 20_000 }))
      .map(([text, times]) => text.repeat(times).slice(0, 2 ** 20));
    holds(
      fc.property(long, (text) => {
        const started = performance.now();
        parseTraceback(text, FILE);
        expect(performance.now() - started).toBeLessThan(3000);
      }),
      60,
    );
  });
});
