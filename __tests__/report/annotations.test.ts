import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildAnnotations } from '../../src/report/annotations.js';
import { aFailure, aReport, aRun } from '../fixtures/sources/a-report.js';

const everyFile = (): boolean => true;

describe('buildAnnotations', () => {
  test('puts the failing line into the file', () => {
    expect(buildAnnotations(aReport([aRun(), aFailure()]), everyFile)).toEqual([
      { title: 'pyexec: failed', message: 'ValueError: bad', file: 'a.py', line: 3 },
    ]);
  });

  test('takes the first line where none is known, and tells how the program ended', () => {
    const run = aFailure({ status: 'timed-out', outcome: { kind: 'timed-out' }, error: null });
    expect(buildAnnotations(aReport([run]), everyFile)).toEqual([
      { title: 'pyexec: timed-out', message: 'stopped at the timeout', file: 'a.py', line: 1 },
    ]);
  });

  test('takes the first line of a program that is part of a document', () => {
    const source = { path: 'docs/a.md', line: 12 };
    const run = aFailure({
      id: 'docs/a.md:12',
      source,
      status: 'timed-out',
      outcome: { kind: 'timed-out' },
      error: null,
    });
    expect(buildAnnotations(aReport([run]), (file) => file === 'docs/a.md')).toEqual([
      { title: 'pyexec: timed-out', message: 'stopped at the timeout', file: 'docs/a.md', line: 12 },
    ]);
  });

  test('names no file that is not in the workspace, but the program in the message', () => {
    expect(buildAnnotations(aReport([aFailure()]), () => false)).toEqual([
      { title: 'pyexec: failed', message: 'a.py: ValueError: bad', file: undefined, line: undefined },
    ]);
  });

  test('of programs that passed there are none', () => {
    expect(buildAnnotations(aReport([aRun(), aRun()]), everyFile)).toEqual([]);
  });

  test.each([
    [9, 9],
    [10, 9],
    [5000, 9],
  ])('of %i failures are %i, since the runner shows ten and one is for the verdict', (failures, shown) => {
    const annotations = buildAnnotations(aReport(Array.from({ length: failures }, () => aFailure())), everyFile);
    expect(annotations).toHaveLength(shown);
    if (failures > shown) {
      expect(annotations.at(-1)).toEqual({
        title: 'pyexec',
        message: `${failures - 8} more programs did not pass; see the summary.`,
        file: undefined,
        line: undefined,
      });
    }
  });

  test('are never longer than the runner takes, and hide nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), fc.integer({ min: 1, max: 200 }), (text, times) => {
        const error = { type: 'E', message: text.repeat(times), path: null, line: null };
        const [annotation] = buildAnnotations(aReport([aFailure({ error, id: text })]), () => false);
        const message = annotation?.message ?? '';
        expect(message.length).toBeLessThanOrEqual(4000);
        expect(message).not.toMatch(/(?![\n\t])\p{Cc}|\p{Bidi_Control}|##\[/u);
      }),
    );
  });
});
