import { describe, expect, test } from '@jest/globals';
import type { Program } from '../../src/programs/program.js';
import { buildSummary } from '../../src/report/summary.js';
import { aFailure, aReport, aRun } from '../fixtures/sources/a-report.js';

const LIMIT = 900 * 1024;
const program = (id: string, text = 'one\ntwo\nthree\n'): Program => ({ kind: 'file', id, path: `/repo/${id}`, text });
const bytes = (text: string): number => Buffer.byteLength(text);

/** The text outside of code: what GitHub reads as Markdown. Fences and spans of at most the lengths it can tell apart. */
function outsideCode(markdown: string): string {
  const withoutBlocks: string[] = [];
  let open = 0;
  for (const line of markdown.split('\n')) {
    const [, marks = '', rest = ''] = /^(`{3,})(.*)$/.exec(line) ?? [];
    if (open === 0 && marks !== '') open = marks.length;
    else if (open === 0) withoutBlocks.push(line);
    else if (marks.length >= Math.min(open, 255) && rest === '') open = 0;
  }
  return withoutBlocks.join('\n').replace(/(?<!`)(`{1,80})(?!`).*?(?<!`)\1(?!`)/g, '');
}

describe('buildSummary', () => {
  test('of one failing program', () => {
    const run = aFailure({ stdout: 'out\n', stdoutBytes: 4, peakMemoryBytes: 2048, notes: ['A note.'] });
    expect(buildSummary(aReport([run]), [program('a.py')])).toBe(
      [
        '## ❌ pyexec: failed',
        '1 program: 1 failed',
        "Python 3.12.4 (` /usr/bin/python3 `); isolation: none; network: not restricted; memory limit: rlimit; process limit: none; new privileges: refused; user: the caller's",
        '### ❌ ` a.py `',
        'exit code 1 after 12 ms, peak memory 2 KiB',
        'A note.',
        '**` ValueError `** ` bad `',
        '` a.py ` line 3',
        '```python\n  1 | one\n  2 | two\n> 3 | three\n```',
        '<details><summary>standard output (4 B)</summary>\n\n```text\nout\n```\n\n</details>\n',
      ].join('\n\n'),
    );
  });

  test('of several programs shows those that did not pass first', () => {
    const runs = [aRun({ id: 'p1.py' }), aFailure({ id: 'f1.py', error: null }), aRun({ id: 'p2.py' })];
    const text = buildSummary(aReport(runs), []);
    expect([...text.matchAll(/^### .* ` (.*) `$/gm)].map(([, id]) => id)).toEqual(['f1.py', 'p1.py', 'p2.py']);
    expect(text).toContain(
      '|  | program | outcome | time | line |\n| --- | --- | --- | --- | --- |\n| ❌ | ` f1.py ` | exit code 1 | 12 ms |  |',
    );
  });

  test('of many programs names the slowest', () => {
    const runs = [3, 1, 40_000, 7, 5, 9].map((durationMs) => aRun({ id: `${durationMs}.py`, durationMs }));
    const [, slowest = ''] = buildSummary(aReport(runs), []).split('<details><summary>slowest programs</summary>');
    expect([...slowest.matchAll(/^\| ✅ \| ` (\d+)\.py ` \| (.*) \|$/gm)].map(([, id, time]) => [id, time])).toEqual([
      ['40000', '40.0 s'],
      ['9', '9 ms'],
      ['7', '7 ms'],
      ['5', '5 ms'],
      ['3', '3 ms'],
    ]);
    expect(buildSummary(aReport(runs.slice(1)), [])).not.toContain('slowest');
  });

  test('of a failure of ours says code, message and hint', () => {
    const error = { code: 'python-not-found', message: 'no ```\n@you', hint: 'Install it.' } as const;
    const report = aReport([], { status: 'error', error, environment: null, isolation: null });
    expect(buildSummary(report, [])).toBe(
      '## ⚠️ pyexec: error\n\nnothing was run\n\n**python-not-found**\n\n````text\nno ```\n@you\n````\n\n💡 Install it.\n',
    );
  });

  test('cuts long output in the middle', () => {
    const stdout = `${'a'.repeat(20_000)}${'b'.repeat(20_000)}`;
    const text = buildSummary(aReport([aRun({ stdout, stdoutBytes: 40_000 })]), []);
    expect(text).toContain(`${'a'.repeat(8192)}\n… 23616 characters left out …\n${'b'.repeat(8192)}\n`);
    expect(text).not.toContain('a'.repeat(8193));
  });

  test('lists fifty files and says that there are more', () => {
    const files = Array.from({ length: 60 }, (_, index) => ({
      path: `f${index}`,
      bytes: 1,
      change: 'created' as const,
    }));
    const text = buildSummary(aReport([aRun({ files })]), []);
    expect(text.match(/^\| ` f\d+ ` \| created \| 1 B \|$/gm)).toHaveLength(50);
    expect(text).toContain('and more (60 listed in result.json)');
  });

  const hostile = [
    '`'.repeat(300),
    `\`\`\`\n</details><img src=x>@octocat #1`,
    '| a | b |\n| --- | --- |',
    '<script>alert(1)</script>',
    '[x](https://example.com) ![y](https://example.com/p.png)',
    '\u202e\u0000\u001b[31m::error::x',
    `\`\`\` ${'`'.repeat(99)} @octocat <img src=x>`,
  ];
  test.each(hostile)('shows untrusted text as code everywhere (%#)', (text) => {
    const run = aFailure({
      id: text,
      error: { type: 'E', message: text, path: text, line: 1 },
      stdout: text,
      stderr: text,
      stdoutBytes: 1,
      stderrBytes: 1,
      files: [{ path: text, bytes: 1, change: 'created' }],
    });
    const report = aReport([run, run], { error: { code: 'internal', message: text, hint: 'h' }, status: 'error' });
    const markdown = outsideCode(buildSummary(report, [program(text, text)]));
    for (const word of ['@octocat', '<img', '<script', 'example.com', '::error::', '#1'])
      expect(markdown).not.toContain(word);
  });

  const long = (id: string) => aFailure({ id, stdout: 'x'.repeat(9000), stdoutBytes: 9000, error: null });
  test('of thousands of failing programs with hostile names stays below 900 KiB', () => {
    for (const unit of ['a', '`', '|', '\u0000', '\u{e0001}', '😀', '<']) {
      const runs = Array.from({ length: 5000 }, (_, index) =>
        aFailure({ id: `${unit.repeat(500)}${index}`, stdout: unit.repeat(20_000), stdoutBytes: 1 }),
      );
      const text = buildSummary(aReport(runs), []);
      expect(bytes(text)).toBeLessThanOrEqual(LIMIT);
      expect(text).toMatch(/^Details of \d+ more programs are in result\.json\.$/m);
    }
  });

  test('of 5000 failing programs among others shows them first, with context, and folds what they printed', () => {
    const runs = Array.from({ length: 6000 }, (_, index) =>
      index % 6 === 0
        ? aRun({ id: `passed${index}.py` })
        : aFailure({ id: `failed${index}.py`, stdout: 'x'.repeat(500), stdoutBytes: 500 }),
    );
    const text = buildSummary(
      aReport(runs),
      runs.map(({ id }) => program(id)),
    );
    expect(bytes(text)).toBeLessThanOrEqual(LIMIT);
    const ids = [...text.matchAll(/^### .* ` (.*) `$/gm)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(500);
    expect(ids.every((id) => id?.startsWith('failed'))).toBe(true);
    expect(text).toContain('> 3 | three');
    expect(outsideCode(text)).not.toContain('xxx');
    expect(text.match(/<details><summary>standard output/g)).toHaveLength(ids.length);
  });

  test('stays below 900 KiB to the byte, also with the line that says what is missing', () => {
    const others = Array.from({ length: 110 }, (_, index) => long(`${index}.py`));
    const over = Array.from({ length: 150 }, (_, extra) => {
      const first = aFailure({ id: 'first', stdout: 'x'.repeat(1 + extra * 61), stdoutBytes: 1, error: null });
      return bytes(buildSummary(aReport([first, ...others]), [])) - LIMIT;
    });
    expect(Math.max(...over)).toBeLessThanOrEqual(0);
  });

  test('stays below 900 KiB when the error is longer than that', () => {
    const message = Array.from(
      { length: 20_000 },
      (_, index) => `  - \`files\`: ${'d/'.repeat(30)}${index}.py is not UTF-8`,
    );
    const error = { code: 'invalid-program', message: message.join('\n'), hint: 'h' } as const;
    expect(bytes(buildSummary(aReport([], { status: 'error', error }), []))).toBeLessThanOrEqual(LIMIT);
  });
});
