import { describe, expect, test } from '@jest/globals';
import type { RunStatus } from '../../src/execution/outcome.js';
import { buildAnnotations, buildVerdict } from '../../src/report/annotations.js';
import { countOf, describeConversation, saysDone, type Last } from '../../src/report/describe-conversation.js';
import type { ReportedTurn, RunReport } from '../../src/report/run-report.js';
import { plain } from '../../src/report/run-text.js';
import { buildText } from '../../src/report/text.js';
import { aConversation, aTurn } from '../fixtures/sources/a-conversation.js';
import { aFailure, aReport, aRun } from '../fixtures/sources/a-report.js';

const passes = aTurn({ runs: [0], run: 0 });
const fails = aTurn({ runs: [1], run: 1 });
const says = aTurn({ saysDone: true });
const checks = aTurn({ saysDone: true, check: 2 });
const refuses = aTurn({ refused: ['Error: no'] });
const checkError = { type: 'AssertionError', message: 'n is not 4', path: 'tests/c.py', line: 2 };
const runs = [
  aRun({ id: 'attempt-1.py', source: { path: 'attempt-1.py', line: 1 } }),
  aFailure({ id: 'attempt-2.py', source: { path: 'attempt-2.py', line: 1 } }),
  aFailure({ id: 'check', source: { path: 'tests/c.py', line: 1 }, error: checkError }),
];

describe('the verdict on a conversation', () => {
  test.each<[readonly ReportedTurn[], string]>([
    [[], 'nothing ran'],
    [[passes], 'the last program passed'],
    [[passes, fails], 'the last program failed'],
    [[passes, checks], 'the last program passed, the check failed'],
    [[passes, checks, says], 'the last program passed, the check failed'],
    [[passes, checks, fails], 'the last program failed'],
    [[passes, refuses], 'the last request was refused'],
  ])('says how things stood: %#', (turns, words) => {
    const had = aConversation({ stopped: 'max-turns', turns });
    expect(describeConversation(had, runs)).toBe(`the turns are used up (\`max-turns\`); ${words}`);
  });

  test('counts programs, and no checks', () => {
    const turns = [passes, checks, fails, passes, says];
    expect(describeConversation(aConversation({ turns }), runs)).toBe('the task is done; 3 programs in 5 turns');
    expect([countOf(1, 'turn'), countOf(2000, 'turn')]).toEqual(['1 turn', '2,000 turns']);
  });
});

test.each<[Last, RunStatus | 'missing' | undefined, string]>([
  ['passed', 'missing', '; it was not checked'],
  ['failed', 'missing', '; the last program had failed'],
  ['passed', undefined, ''],
  ['passed', 'passed', '; the check passed'],
  ['passed', 'timed-out', '; the check timed out'],
  ['failed', undefined, '; the last program had failed'],
  ['out-of-memory', undefined, '; the last program had run out of memory'],
  ['refused', undefined, '; the last request had been refused'],
  [undefined, undefined, '; nothing ran yet'],
])('a model says that it is done, with %s and %s', (last, check, words) => {
  expect(saysDone(last, check)).toBe(`says that it is done${words}`);
});

describe('the annotations of a conversation', () => {
  const isFile = (file: string): boolean => file === 'tests/c.py';
  const report = (turns: readonly ReportedTurn[], different: Partial<RunReport> = {}): RunReport =>
    aReport(runs, {
      status: 'failed',
      conversation: aConversation({ stopped: 'max-turns', turns }),
      ...different,
    });

  test('are none but the verdict', () => {
    expect(buildAnnotations(report([passes, fails, checks]), () => true)).toEqual([]);
    const done = report([fails, passes, says], { status: 'passed', conversation: aConversation({ turns: [fails] }) });
    expect(buildAnnotations(done, () => true)).toEqual([]);
  });

  test('say what the last failure was, in no file when that is one of the model', () => {
    expect(buildVerdict(report([passes, fails]), () => true)).toEqual({
      title: 'pyexec: failed',
      message: 'failed: the turns are used up (`max-turns`); the last program failed\nattempt-2.py: ValueError: bad',
      file: undefined,
      line: undefined,
    });
  });

  test('name the check where it is a file of the workspace', () => {
    expect(buildVerdict(report([passes, checks]), isFile)).toMatchObject({
      message: expect.stringMatching(/the last program passed, the check failed\ncheck: AssertionError: n is not 4$/),
      file: 'tests/c.py',
      line: 2,
    });
    expect(buildVerdict(report([passes, checks]), () => false)).toMatchObject({ file: undefined, line: undefined });
  });

  test('have no failure where the last program passed', () => {
    expect(buildVerdict(report([fails, passes]), isFile).message).toBe(
      'failed: the turns are used up (`max-turns`); the last program passed',
    );
  });
});

test('on a terminal what was shown turn by turn is not listed again, and what was not is', () => {
  const turns = [passes, fails];
  const lines = buildText(
    aReport([...runs.slice(0, 2), aFailure({ id: 'attempt-3.py' })], {
      status: 'error',
      conversation: aConversation({ stopped: 'error', turns, answer: 'so far' }),
    }),
    [],
    plain,
  );
  expect(lines.slice(0, 2)).toEqual(['failed attempt-3.py: exit code 1, 12 ms', 'ValueError: bad']);
  expect(lines.join('\n')).not.toContain('attempt-1.py');
  expect(lines).toContain('conversation: 2 turns, 1,234 tokens; model 3.0 s, programs 37 ms');
  expect(lines.at(-1)).toBe('error: it could not go on; the last program failed');
});
