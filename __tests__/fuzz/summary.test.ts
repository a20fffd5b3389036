import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildSummary } from '../../src/report/summary.js';
import type { ReportedRun } from '../../src/report/run-report.js';
import { aFailure, aReport, aRun } from '../fixtures/sources/a-report.js';
import { holds, hostileText } from './hostile.js';

// The limits of GitHub's renderer, cmark-gfm: the length of a fence is kept in one byte, and there is no code span of more
// than 80 backticks.
const LONGEST_FENCE = 255;
const LONGEST_SPAN = 80;

/** Where the fence that opens at `start` ends (CommonMark 4.5); the end of the document when nothing closes it. */
function endOfFence(lines: readonly string[], start: number): number {
  const [, marks = ''] = /^ {0,3}(`{3,}|~{3,})/.exec(lines[start] ?? '') ?? [];
  const needed = Math.min(marks.length, LONGEST_FENCE);
  for (let at = start + 1; at < lines.length; at++) {
    const [, close = ''] = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(lines[at] ?? '') ?? [];
    if (close[0] === marks[0] && close.length >= needed) return at;
  }
  return lines.length;
}

/** A paragraph in which each code span (CommonMark 6.1) is the word CODE. */
function withoutSpans(text: string): string {
  let rest = text;
  let seen = '';
  for (;;) {
    const [before = '', marks = ''] = /^((?:\\[^]|[^`\\])*)(`*)/.exec(rest)?.slice(1) ?? [];
    seen += before;
    rest = rest.slice(before.length);
    if (marks === '') return seen + rest;
    const close = [...rest.slice(marks.length).matchAll(/`+/g)].find(([run]) => run.length === marks.length);
    const isSpan = close !== undefined && marks.length <= LONGEST_SPAN;
    seen += isSpan ? 'CODE' : marks;
    rest = rest.slice(marks.length + (isSpan ? close.index + marks.length : 0));
  }
}

/** What is active in a document: everything outside of code. Cells are cut before spans are found, as in tables. */
function skeleton(markdown: string): string[] {
  const lines = markdown.split('\n');
  const active: string[] = [];
  let paragraph: string[] = [];
  const flush = (): void => {
    if (paragraph.length > 0) active.push(withoutSpans(paragraph.join('\n')));
    paragraph = [];
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (/^ {0,3}(`{3,}[^`]*$|~{3,})/.test(line)) {
      flush();
      at = endOfFence(lines, at);
      active.push('FENCE');
    } else if (line.startsWith('|')) {
      flush();
      active.push(
        line
          .split(/(?<!\\)\|/)
          .map(withoutSpans)
          .join('|'),
      );
    } else if (line === '') {
      flush();
    } else {
      paragraph.push(line);
    }
  }
  flush();
  return active;
}

/** A run in which everything that a program decides about is this text. */
function saying(text: string, passes: boolean): ReportedRun {
  const different = {
    id: text,
    stdout: text,
    stderr: text,
    stdoutBytes: 10,
    stderrBytes: 10,
    files: [{ path: text, bytes: 1, change: 'created' as const }],
  };
  if (passes) return aRun(different);
  return aFailure({ ...different, error: { type: text, message: text, path: text, line: 2 } });
}

const summaryOf = (texts: readonly string[], source: string): string => {
  const runs = texts.map((text, index) => saying(text, index % 2 === 1));
  const programs = texts.map((id) => ({ kind: 'file' as const, id, path: '/repo/a.py', text: `1\n${source}\n3` }));
  return buildSummary(aReport(runs), programs);
};

describe('the summary', () => {
  test('has the same active parts whatever a program says: nothing leaves its fence, span or cell', () => {
    holds(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 3 }), hostileText, (texts, source) => {
        // An error without a message shows none.
        const given = texts.map((text) => `x${text}`);
        const expected = skeleton(
          summaryOf(
            given.map((_, index) => `y${index}`),
            '2',
          ),
        );
        expect(skeleton(summaryOf(given, source))).toEqual(expected);
      }),
      3000,
    );
  });

  test('has the same active parts whatever an error of ours quotes', () => {
    holds(
      fc.property(hostileText, (text) => {
        const withError = (message: string): string[] =>
          skeleton(
            buildSummary(aReport([], { status: 'error', error: { code: 'invalid-input', message, hint: 'h' } }), []),
          );
        expect(withError(text)).toEqual(withError('x'));
      }),
      1500,
    );
  });

  test('has no invisible characters, and is well-formed', () => {
    holds(
      fc.property(hostileText, (text) => {
        const summary = summaryOf([text], text);
        expect(summary.isWellFormed()).toBe(true);
        expect(summary).not.toMatch(
          /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u2028\u2029\ufeff]|\p{Bidi_Control}/u,
        );
      }),
      1500,
    );
  });

  test('control: the same text written as it is would be active', () => {
    let active = 0;
    holds(
      fc.property(hostileText, (text) => {
        const naive = (said: string): string => `### said\n\n\`\`\`\n${said}\n\`\`\`\n\n\`${said}\` |\n\nbehind`;
        if (skeleton(naive(text)).join('\n\n') !== skeleton(naive('x')).join('\n\n')) active++;
      }),
      500,
    );
    expect(active).toBeGreaterThan(100);
  });
});
