import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { codeSpan, details, fence, table } from '../../src/report/markdown.js';

// GitHub's renderer, cmark-gfm, differs from the specification in two limits, which whoever wants out of a code block
// or span can use. `blocks.c` keeps the length of a fence in one byte: `fence_length = (matched > 255) ? 255 : matched`.
// `inlines.c` knows no code span of more than `MAXBACKTICKS` (80) backticks: what stands in it is then ordinary Markdown.
const LONGEST_FENCE = 255;
const LONGEST_SPAN = 80;

/** The lines inside of a fenced block, and what stands behind its end; by CommonMark 4.5 with the limit of cmark-gfm. */
function readFence(markdown: string): { inside: string[]; behind: string[] } {
  const [open = '', ...lines] = markdown.split('\n');
  const [, marks = ''] = /^(`{3,})[a-z]*$/.exec(open) ?? [];
  const needed = Math.min(marks.length, LONGEST_FENCE);
  const end = lines.findIndex((line) => {
    const [, close = ''] = /^ {0,3}(`{3,})[ \t]*$/.exec(line) ?? [];
    return close.length >= needed && needed > 0;
  });
  return end === -1 ? { inside: lines, behind: [] } : { inside: lines.slice(0, end), behind: lines.slice(end + 1) };
}

/** What a code span shows, and what stands behind it; undefined when there is no span. By CommonMark 6.1. */
function readSpan(markdown: string): { inside: string; behind: string } | undefined {
  const [marks = ''] = /^`+/.exec(markdown) ?? [];
  if (marks === '' || marks.length > LONGEST_SPAN) return undefined;
  for (const match of markdown.slice(marks.length).matchAll(/`+/g)) {
    if (match[0].length !== marks.length) continue;
    const inside = markdown.slice(marks.length, marks.length + match.index);
    return { inside, behind: markdown.slice(2 * marks.length + match.index) };
  }
  return undefined;
}

const TICKS = fc.oneof(
  fc.integer({ min: 1, max: 400 }).map((length) => '`'.repeat(length)),
  fc.constantFrom(
    '`',
    '```',
    '`'.repeat(79),
    '`'.repeat(80),
    '`'.repeat(81),
    '`'.repeat(254),
    '`'.repeat(255),
    '`'.repeat(256),
  ),
);
const MARKUP = fc.constantFrom(
  ...[
    '\n',
    '\r',
    '\r\n',
    ' ',
    '   ',
    '    ',
    '\t',
    '~~~',
    '|',
    '\\',
    '\\|',
    '</details>',
    '<img src=x>',
    '@octocat',
    '#1',
  ],
  ...[
    '[a](http://b)',
    '![a](b)',
    '&lt;',
    '**',
    '\u0000',
    '\u202e',
    '\u2028',
    '😀',
    '> ',
    '- ',
    '# ',
    '---',
    '<!--',
    ']]>',
  ],
);
const HOSTILE = fc
  .array(fc.oneof(TICKS, MARKUP, fc.string({ maxLength: 5 })), { maxLength: 20 })
  .map((parts) => parts.join(''));

describe('fence', () => {
  test.each([
    ['a\nb', '```text\na\nb\n```'],
    ['', '```text\n\n```'],
    ['a\n', '```text\na\n\n```'],
    ['a\r\nb\rc', '```text\na\nb\nc\n```'],
    ['```\nx', '````text\n```\nx\n````'],
    ['a`````b', '``````text\na`````b\n``````'],
    ['~~~', '```text\n~~~\n```'],
    ['\u0000\u001b\u202e', '```text\n\\x00\\x1b\\u202e\n```'],
    ['</details>', '```text\n</details>\n```'],
  ])('of %j', (text, expected) => {
    expect(fence(text)).toBe(expected);
  });

  test('names the language', () => {
    expect(fence('x = 1', 'python')).toBe('```python\nx = 1\n```');
  });

  test('is ended by nothing inside, as GitHub reads it', () => {
    fc.assert(
      fc.property(HOSTILE, (text) => {
        const { inside, behind } = readFence(`${fence(text)}\nbehind`);
        expect(behind).toEqual(['behind']);
        expect(inside).toHaveLength(text.split(/\r\n|\r|\n/).length);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([254, 255, 256, 300, 5000])('is not ended by a line of %i backticks', (length) => {
    const text = `${'`'.repeat(length)}\n<img src="https://example.com/x">\n@octocat`;
    expect(readFence(`${fence(text)}\nbehind`).behind).toEqual(['behind']);
  });

  test('control: a fence of fixed length would be ended', () => {
    expect(readFence('```text\n```\n@octocat\n```').behind).toEqual(['@octocat', '```']);
  });
});

describe('codeSpan', () => {
  test.each([
    ['a', '` a `'],
    ['', '` `'],
    ['  ', '` `'],
    ['a`b', '`` a`b ``'],
    ['`', '`` ` ``'],
    ['a|b', '` a\\|b `'],
    ['a\nb', '` a\\x0ab `'],
    ['\u202e', '` \\u202e `'],
    ['@octocat <b>', '` @octocat <b> `'],
    ['x'.repeat(201), `\` ${'x'.repeat(200)}… \``],
  ])('of %j', (text, expected) => {
    expect(codeSpan(text)).toBe(expected);
  });

  test('keeps everything inside, as GitHub reads it', () => {
    fc.assert(
      fc.property(HOSTILE, fc.constantFrom(200, 1000), (text, maxLength) => {
        const span = codeSpan(text, maxLength);
        expect(span).not.toMatch(/[\r\n]/);
        expect(readSpan(`${span} behind`)?.behind).toBe(' behind');
      }),
      { numRuns: 2000 },
    );
  });

  test.each([79, 80, 81, 150])('is one span around a run of %i backticks', (length) => {
    expect(readSpan(`${codeSpan(`${'`'.repeat(length)} <img src=x> @octocat`)} behind`)?.behind).toBe(' behind');
  });

  test('is one cell of a table: no `|` without a backslash', () => {
    fc.assert(
      fc.property(HOSTILE, (text) => {
        expect(codeSpan(text)).not.toMatch(/(?<!\\)\|/);
      }),
    );
  });
});

describe('details and table', () => {
  test('leave blank lines around the body, so that it is Markdown', () => {
    expect(details('a', 'b')).toBe('<details><summary>a</summary>\n\nb\n\n</details>');
  });

  test('has a row for each entry', () => {
    expect(
      table(
        ['a', 'b'],
        [
          ['1', '2'],
          ['3', '4'],
        ],
      ),
    ).toBe('| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |');
  });
});
