import { describe, expect, test } from '@jest/globals';
import { conversationSummary } from '../../src/report/conversation-summary.js';
import type { ReportedConversation } from '../../src/report/run-report.js';
import { buildSummary } from '../../src/report/summary.js';
import { transcriptLines, transcriptMarkdown } from '../../src/report/transcript.js';
import { aFailure, aReport, aRun } from '../fixtures/sources/a-report.js';

const runs = [aFailure({ id: 'attempt-1.py', error: null }), aRun({ id: 'attempt-2.py' }), aRun({ id: 'check' })];
const sources = new Map([
  ['attempt-1.py', 'print("x"\nsame\n'],
  ['attempt-2.py', 'print("x")\nsame\n'],
  ['check', 'pass'],
]);
const turn = {
  reply: '',
  toolCalls: [],
  run: null,
  runs: [],
  refused: [],
  saysDone: false,
  check: null,
  modelMs: 1500,
};
const conversation: ReportedConversation = {
  ...{ model: 'm', task: 'do `it`', stopped: 'done', answer: '<b>It</b> is ```done```. @everybody' },
  usage: { promptTokens: 1000, completionTokens: 234, totalTokens: 1234, requests: 3, estimated: false },
  code: 'print("x")',
  turns: [
    { ...turn, runs: [0], run: 0 },
    { ...turn, runs: [1], run: 1, refused: ['Error: `x` is not permitted'] },
    { ...turn, saysDone: true, check: 2, reply: 'done' },
  ],
};

describe('a conversation in the summary', () => {
  const text = conversationSummary({ conversation, runs, sources }).join('\n\n');

  test('has a line for each turn, with what came of it', () => {
    expect(text).toContain('Model ` m `: the task is done; 3 turns, 1,234 tokens');
    expect(text).toContain('| 1 | 1.5 s | ` attempt-1.py ` exit code 1 (12 ms) |');
    expect(text).toContain('| 2 | 1.5 s | ` attempt-2.py ` exit code 0 (12 ms); refused |');
    expect(text).toContain('| 3 | 1.5 s | ` check ` exit code 0 (12 ms); says that it is done |');
  });

  test('has the first program whole, and of each further one what changed', () => {
    expect(text).toContain('<summary>code of attempt-1.py</summary>\n\n```python\nprint("x"\nsame\n');
    expect(text).toMatch(/changes from attempt-1\.py to attempt-2\.py[^]*-print\("x"\n\+print\("x"\)\n same/);
  });

  test('has programs whole that have little in common, and takes no time to find that out', () => {
    const [one, other] = [0, 1].map((n) => Array.from({ length: 20_000 }, (_, line) => `x${n}${line}`).join('\n'));
    const texts = new Map([
      ['attempt-1.py', one],
      ['attempt-2.py', other],
    ]);
    const parts = conversationSummary({ conversation, runs, sources: texts }).join('\n');
    expect(parts).toContain('code of attempt-2.py');
  });

  test('quotes the answer, whatever is in it', () => {
    expect(text).toContain('````markdown\n<b>It</b> is ```done```. @everybody\n````');
  });

  test('stands in place of the overview, and before the programs in their order', () => {
    const whole = buildSummary(aReport(runs, { conversation }), [], [text]);
    const places = ['Model ` m `', '### ❌ ` attempt-1.py `', '### ✅ ` attempt-2.py `', '### ✅ ` check `'];
    const found = places.map((one) => whole.indexOf(one));
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect([found.includes(-1), whole.includes('| program |')]).toEqual([false, false]);
  });

  test('fits, however long it gets', () => {
    const long = { ...conversation, turns: Array.from({ length: 500 }, () => ({ ...turn, runs: [0], run: 0 })) };
    const huge = new Map([['attempt-1.py', 'x = 1\n'.repeat(100_000)]]);
    const parts = conversationSummary({ conversation: long, runs, sources: huge });
    expect(Buffer.byteLength(buildSummary(aReport(runs, { conversation: long }), [], parts))).toBeLessThan(900 * 1024);
    expect(parts.join('\n')).toContain('and 450 more turns');
  });
});

describe('the transcript', () => {
  test('quotes the task, the replies and what was printed', () => {
    const markdown = transcriptMarkdown({ conversation, runs });
    expect(markdown).toContain('## Task\n\n```markdown\ndo `it`\n```');
    expect(markdown).toContain('## Turn 3\n\n```markdown\ndone\n```\n\nCheck ` check `: exit code 0');
    expect(markdown).toContain('Not run: `` Error: `x` is not permitted ``');
  });

  test('has the turns with their runs as JSON lines', () => {
    const lines = transcriptLines({ conversation, runs }).trimEnd().split('\n');
    const [about, first, , last] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(about).toMatchObject({ task: 'do `it`', stopped: 'done' });
    expect(first).toMatchObject({ turn: 1, runs: [{ id: 'attempt-1.py' }], check: null });
    expect(last).toMatchObject({ turn: 3, runs: [], check: { id: 'check' } });
  });
});
