import { describe, expect, test } from '@jest/globals';
import { conversationSummary } from '../../src/report/conversation-summary.js';
import type { ReportedConversation } from '../../src/report/run-report.js';
import { buildSummary } from '../../src/report/summary.js';
import { aConversation, aTurn } from '../fixtures/sources/a-conversation.js';
import { aFailure, aReport, aRun } from '../fixtures/sources/a-report.js';

const error = { type: 'SyntaxError', message: "'(' was never closed", path: 'attempt-1.py', line: 1 };
const runs = [
  aFailure({ id: 'attempt-1.py', error }),
  aRun({ id: 'attempt-2.py', stdout: 'x\n', stdoutBytes: 2 }),
  aRun({ id: 'check' }),
];
const sources = new Map([
  ['attempt-1.py', 'print("x"\nsame'],
  ['attempt-2.py', 'print("x")\nsame\n'],
  ['check', 'pass'],
]);
const conversation = aConversation({
  answer: '<b>It</b> is ```done```. @everybody',
  turns: [
    aTurn({ runs: [0], run: 0, elapsedMs: 1600, totalTokens: 400 }),
    aTurn({ runs: [1], run: 1, refused: ['Error: `x` is not permitted'], elapsedMs: 3000, totalTokens: 800 }),
    aTurn({ saysDone: true, isDone: true, check: 2, reply: 'done', elapsedMs: 4600, totalTokens: 1234 }),
  ],
});

function summaryOf(different: Partial<ReportedConversation> = {}, own = runs, texts = sources): string {
  const had = { ...conversation, ...different };
  const status = had.stopped === 'done' ? 'passed' : 'failed';
  const report = aReport(own, { conversation: had, status });
  return buildSummary(report, [], conversationSummary({ conversation: had, report, sources: texts }));
}

describe('a conversation in the summary', () => {
  const text = summaryOf();

  test('begins with the status and why, and has a line for each turn with what is used up', () => {
    expect(text).toMatch(/^## ✅ pyexec: passed\n\nthe task is done; 2 programs in 3 turns\n/);
    expect(text).toContain('Model ` m `: 3 turns, 1,234 tokens; model 4.5 s, programs 37 ms');
    expect(text).toContain('| 1 | ` attempt-1.py ` exit code 1 (12 ms) | 1.5 s | 400 | 1.6 s |');
    expect(text).toContain('| 2 | ` attempt-2.py ` exit code 0 (12 ms); refused | 1.5 s | 800 | 3.0 s |');
    expect(text).toContain(
      '| 3 | ` check ` exit code 0 (12 ms); says that it is done; the check passed | 1.5 s | 1,234 | 4.6 s |',
    );
  });

  test('has what it ended with open, then what went before, then the answer', () => {
    const places = [
      '| turn |',
      '### ✅ ` attempt-2.py `',
      '<details open><summary>code</summary>\n\n```python\nprint("x")\nsame\n```',
      '<details open><summary>standard output (2 B)</summary>\n\n```text\nx\n```',
      '<details><summary>changes from attempt-1.py</summary>',
      '### ✅ ` check `',
      '### What went before',
      '<details><summary>❌ attempt-1.py: exit code 1</summary>',
      '### Answer',
    ].map((one) => text.indexOf(one));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect([places.includes(-1), text.includes('| program |')]).toEqual([false, false]);
  });

  test('has the change alone: no other rows, and nothing about the last line end', () => {
    expect(text).toContain(
      '```diff\n--- attempt-1.py\n+++ attempt-2.py\n@@ -1,2 +1,2 @@\n-print("x"\n+print("x")\n same\n```',
    );
  });

  test('says why it failed, with the line', () => {
    const turns = [aTurn({ runs: [0], run: 0 })];
    const failed = summaryOf({ stopped: 'max-turns', turns }, runs.slice(0, 1));
    expect(failed).toContain('## ❌ pyexec: failed\n\nthe turns are used up (`max-turns`); the last program failed\n');
    expect(failed).toContain("**` SyntaxError `** ` '(' was never closed `");
    expect(failed).toContain('> 1 | print("x"');
  });

  test.each([
    ['max-turns', undefined, 'says that it is done; nothing ran yet'],
    ['repeated', 'attempt-1.py', 'the same code again'],
  ] as const)('says of the last turn what it was not: %s', (stopped, ran, words) => {
    const last = aTurn({ saysDone: ran === undefined });
    const turns = ran === undefined ? [last] : [aTurn({ runs: [0], run: 0 }), last];
    expect(summaryOf({ stopped, turns }, ran === undefined ? [] : runs.slice(0, 1))).toContain(`| ${words} |`);
  });

  test('has programs whole that have little in common, and takes no time to find that out', () => {
    const [one = '', other = ''] = [0, 1].map((n) =>
      Array.from({ length: 20_000 }, (_, line) => `x${n}${line}`).join('\n'),
    );
    const texts = new Map([
      ['attempt-1.py', one],
      ['attempt-2.py', other],
    ]);
    const whole = summaryOf({}, runs, texts);
    expect([whole.includes('x1100\n'), whole.includes('changes from')]).toEqual([true, false]);
  });

  test('quotes the answer, whatever is in it', () => {
    expect(text).toContain('````markdown\n<b>It</b> is ```done```. @everybody\n````');
  });

  test('fits, however long it gets, with the last program and the answer', () => {
    const stdout = '\u0001'.repeat(100_000);
    const many = Array.from({ length: 500 }, (_, n) =>
      aRun({ id: `attempt-${n + 1}.py`, stdout, stdoutBytes: 100_000, stderr: stdout, stderrBytes: 100_000 }),
    );
    const turns = many.map((_, n) => aTurn({ runs: [n], run: n }));
    const texts = new Map(many.map(({ id }) => [id, '\u0001 = 1\n'.repeat(10_000)]));
    const long = summaryOf({ turns, stopped: 'max-turns' }, many, texts);
    expect(Buffer.byteLength(long)).toBeLessThan(900 * 1024);
    for (const one of ['and 450 more turns', 'more programs are in the transcript', '` attempt-500.py `', '### Answer'])
      expect(long).toContain(one);
  });
});
