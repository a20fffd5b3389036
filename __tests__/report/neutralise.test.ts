import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { gutterLine, quoteInline, showInvisible, splitLines } from '../../src/report/neutralise.js';
import { parseCommand, REGISTERED_COMMANDS } from '../support/runner-emulator/command-parser.js';
import { LineReader } from '../support/runner-emulator/line-reader.js';

const gutterLines = (text: string): string[] => splitLines(text).map(gutterLine);

/** What the runner reads of lines that were written to the log, whatever the chunks. */
function linesOfRunner(lines: readonly string[]): string[] {
  const reader = new LineReader();
  return [
    ...reader.push(Buffer.from(`log starts\n${lines.map((line) => `${line}\n`).join('')}`)),
    ...reader.end(),
  ].slice(1);
}

const commandsIn = (lines: readonly string[]) =>
  linesOfRunner(lines).filter((line) => parseCommand(line) !== undefined);

/** Fragments that commands are made of, and what is easily overlooked between them. */
const FRAGMENT = fc.constantFrom(
  ...[
    '::',
    ':',
    '##[',
    '##',
    '#',
    '[',
    ']',
    '\n',
    '\r',
    '\r\n',
    '\t',
    '\v',
    '\f',
    ' ',
    '\u0085',
    '\u00a0',
    '\u2028',
    '\u2029',
  ],
  ...[
    '\u0000',
    '\u001b[2K',
    '\u200b',
    '\u200d',
    '\ufeff',
    '\u00ad',
    '\u0301',
    '\ufe0f',
    '\u202e',
    '\u{e0001}',
    '\u{e0100}',
    '\ud800',
  ],
  ...['##\u200b[', '#\u00ad#[', '##\\[', '│', '%0A', '\u3164', '\u034f'],
  ...REGISTERED_COMMANDS.flatMap((name) => [name, `::${name}::x`, `##[${name}]x`, `::${name} name=a::x`]),
);
const HOSTILE = fc.oneof(
  fc.array(FRAGMENT, { maxLength: 30 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

describe('gutterLine', () => {
  test('makes no line of any text a command of the runner', () => {
    fc.assert(
      fc.property(HOSTILE, (text) => {
        expect(commandsIn(gutterLines(text))).toEqual([]);
        // Compared by the rules of a language, what has no weight is not there.
        for (const line of gutterLines(text)) expect(line.replace(/[\p{DI}\p{M}]/gu, '')).not.toContain('##[');
      }),
      { numRuns: 3000 },
    );
  });

  test('adds no line and loses none: the runner reads one for each of the program', () => {
    fc.assert(
      fc.property(HOSTILE, (text) => {
        const lines = text.split(/\r\n|\r|\n/);
        const expected = lines.at(-1) === '' ? lines.length - 1 : lines.length;
        expect(linesOfRunner(gutterLines(text))).toHaveLength(expected);
      }),
      { numRuns: 2000 },
    );
  });

  test.each(REGISTERED_COMMANDS.map((name) => [name]))('breaks %s in all forms', (name) => {
    const forms = [`::${name}::x`, `  ::${name} a=b::x`, `##[${name}]x`, `say ##[${name} a=b]x`, `\ufeff::${name}::x`];
    const plain = forms.filter((form) => parseCommand(form) !== undefined);
    expect(plain.length).toBeGreaterThanOrEqual(4); // The control: the runner obeys these.
    expect(commandsIn(gutterLines(forms.join('\n')))).toEqual([]);
  });

  test.each([
    ['a\nb', ['│ a', '│ b']],
    ['a\r\nb\rc\n', ['│ a', '│ b', '│ c']],
    ['', []],
    ['\n', ['│ ']],
    ['\n\n', ['│ ', '│ ']],
    ['\ta', ['│ \ta']],
    ['##[error]x', ['│ ##\\[error]x']],
    ['\u001b[31mred\u0007', ['│ \\x1b[31mred\\x07']],
    ['\u202egnp.exe\u2066', ['│ \\u202egnp.exe\\u2066']],
    ['a\u200bb\ufeffc\u00add', ['│ a\\u200bb\\ufeffc\\xadd']],
    ['\u{e0041}', ['│ \\U000e0041']],
    ['\u2028::error::x', ['│ \\u2028::error::x']],
    ['\u0085::error::x', ['│ \\x85::error::x']],
    ['größe 日本 😀 é', ['│ größe 日本 😀 é']],
    ['\ud83d', ['│ \\ud83d']],
  ])('shows %j', (text, lines) => {
    expect(gutterLines(text)).toEqual(lines);
  });

  test('cuts long lines and says how much is missing', () => {
    const [line = '', ...rest] = gutterLines('x'.repeat(3_000_000));
    expect(rest).toEqual([]);
    expect(line).toBe(`│ ${'x'.repeat(4000)}… (2996000 more characters)`);
    expect(gutterLines(`${'x'.repeat(3999)}😀y`)).toEqual([`│ ${'x'.repeat(3999)}\\ud83d… (2 more characters)`]);
  });
});

describe('showInvisible', () => {
  test('leaves only what can be seen, and spaces and tabs', () => {
    fc.assert(
      fc.property(fc.oneof(HOSTILE, fc.string({ unit: 'grapheme' })), (text) => {
        const shown = showInvisible(text);
        expect(shown.isWellFormed()).toBe(true);
        expect(shown.replaceAll('\t', '')).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u200b\u2060\ufeff]/u);
      }),
      { numRuns: 2000 },
    );
  });

  test('changes no ordinary text', () => {
    for (const text of ['plain', 'a b\tc', 'ñ ß 漢字 العربية 🧪', '```', '<b>@you</b>'])
      expect(showInvisible(text)).toBe(text);
  });
});

describe('quoteInline', () => {
  test('is one line, and no command anywhere but at the start of a line', () => {
    fc.assert(
      fc.property(HOSTILE, (text) => {
        const line = `said: ${quoteInline(text)}`;
        expect(linesOfRunner([line])).toEqual([line]);
        expect(parseCommand(line)).toBeUndefined();
      }),
      { numRuns: 3000 },
    );
  });
});
