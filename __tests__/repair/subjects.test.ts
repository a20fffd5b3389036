import { describe, expect, test } from '@jest/globals';
import { readMarkdown } from '../../src/programs/documents/read-markdown.js';
import type { Program } from '../../src/programs/program.js';
import { documentBlock } from '../../src/repair/document-block.js';
import { applyEdits } from '../../src/repair/line-edits.js';
import { programAlone } from '../../src/repair/program-alone.js';
import type { Subject } from '../../src/repair/subject.js';
import { wholeFile } from '../../src/repair/whole-file.js';

const PLACE = { id: 'a.md', path: '/w/a.md', timeoutMs: 1000 };
const F = '```';

function block(text: string, index = 0): Subject {
  const subject = documentBlock({ text, place: PLACE, programs: readMarkdown(text, PLACE) }, index);
  if (subject === undefined) throw new Error('it cannot be changed');
  return subject;
}

function file(text: string): Subject {
  return wholeFile({ kind: 'file', id: 'a.py', path: '/w/a.py', text });
}

/** The text after the change, or why there is none. */
function changed(subject: Subject, code: string): string {
  const change = subject.change(code);
  return 'wrong' in change ? change.wrong : applyEdits(subject.text, change.edits);
}

function textOf(program: Program): string {
  return program.kind === 'module' ? '' : program.text;
}

describe('a block of a document', () => {
  test.each([
    ['of the plain kind', `x\n\n${F}py\n1\n2\n${F}\ny\n`, '1\n3\n', `x\n\n${F}py\n1\n3\n${F}\ny\n`],
    ['in a quotation', `> ${F}py\n> 1\n>\n> 2\n> ${F}\n`, '1\n\n\n3', `> ${F}py\n> 1\n>\n>\n> 3\n> ${F}\n`],
    [
      'in a list',
      `- a\n\n  ${F}py\n  if 1:\n      2\n  ${F}\n`,
      'if 1:\n    3\n    4',
      `- a\n\n  ${F}py\n  if 1:\n      3\n      4\n  ${F}\n`,
    ],
    ['that begins a list', `- ${F}py\n  1\n  ${F}\n`, '2\n', `- ${F}py\n  2\n  ${F}\n`],
    ['with line ends of Windows', `${F}py\r\n1\r\n2\r\n${F}\r\n`, '0\n1\n2\n', `${F}py\r\n0\r\n1\r\n2\r\n${F}\r\n`],
    [
      'with options of a directive',
      `${F}{code-block} python\n:linenos:\n\n1\n${F}\n`,
      '\n2',
      `${F}{code-block} python\n:linenos:\n\n2\n${F}\n`,
    ],
    ['at the end of the text', `${F}py\n1\n${F}`, '2', `${F}py\n2\n${F}`],
  ])('is changed in its place: one %s', (...[, text, code, expected]) => {
    const read = readMarkdown(text, PLACE);
    if (read.programs.length === 0) throw new Error(JSON.stringify(read));
    expect(changed(block(text), code)).toBe(expected);
  });

  test('that another continues is changed in both, and keeps its order', () => {
    const text = `${F}py\na = 1\nb = 2\n${F}\ntext\n${F}py pyexec:continue\nc = 3\nprint(d)\n${F}\n`;
    const subject = block(text);
    expect(subject.code).toBe('a = 1\nb = 2\nc = 3\nprint(d)\n');
    expect(changed(subject, 'a = 1\nb = 0\nc = 0\nprint(c)\n')).toBe(
      text.replace('b = 2\n', 'b = 0\nc = 0\nprint(c)\n').replace('c = 3\nprint(d)\n', ''),
    );
    expect(changed(subject, 'a = 1\nb = 2\nc = 3\nprint(c)\n')).toBe(text.replace('print(d)', 'print(c)'));
  });

  test('is run as it would be read of the changed document', () => {
    const text = `${F}py\n1\n${F}\n\n${F}py pyexec:error=KeyError\nx\n${F}\n`;
    const change = block(text, 1).change('\ny');
    if ('wrong' in change) throw new Error(change.wrong);
    expect(textOf(change.program)).toBe('\n\n\n\n\n\ny\n');
    expect(change.program).toMatchObject({ part: { expectation: { error: { type: 'KeyError' } } } });
  });

  const text = `${F}py\nprint(1)\n${F}\n\n${F}output\n2\n${F}\n\n${F}py\n3\n${F}\n`;
  test.each([
    ['ends the block', `print(2)\n${F}\n\n${F}output\n1\n${F}\n\n${F}py pyexec:skip\n`],
    ['ends the block, and begins another', `print(2)\n${F}\n${F}py\n4`],
    ['makes of its output another', `print(1)\n${F}\n\n${F}output\n1\n${F}\n\n${F}python\n`],
    ['begins what hides the others', `<!--\n${F}\n<!--`],
  ])('cannot become code that %s', (_, code) => {
    expect(changed(block(text), code)).toMatch(/Write no line that could end the block/);
  });

  test('cannot be changed where its lines stand in another form', () => {
    const tabs = `-\t${F}py\n\t\tif 1:\n\t\t\t2\n\t${F}\n`;
    const programs = readMarkdown(tabs, PLACE);
    const subject = documentBlock({ text: tabs, place: PLACE, programs }, 0);
    if (subject !== undefined) expect(changed(subject, 'if 1:\n\t3')).not.toMatch(/undefined/);
  });
});

describe('a file', () => {
  test.each([
    ['its mark and line ends', '\ufeff1\r\n2\r\n', '1\n3\n', '\ufeff1\r\n3\r\n'],
    ['no last line end', '1\n2', '1\n3\n\n', '1\n3'],
    ['blank lines in front', '\n\n1\n', '\n\n2', '\n\n2\n'],
  ])('keeps %s', (...[, before, code, after]) => {
    expect(changed(file(before), code)).toBe(after);
    const change = file(before).change(code);
    expect('program' in change && textOf(change.program)).toBe(after);
  });

  test.each([
    ['what it is', '1\n', '1', 'as it is'],
    ['what cannot be seen', '1\n', 'x = "\u202e"', '\\u202e'],
    ['control characters', '1\n', 'x = "\u001b[31m"', '\\x1b'],
    ['something else altogether', '1\n'.repeat(3000), '2\n'.repeat(3000), 'too many lines'],
    [
      'one with other needs',
      '# /// script\n# dependencies = []\n# ///\n1/0\n',
      '# /// script\n# dependencies = ["x"]\n# ///\n1\n',
      '# /// script',
    ],
  ])('does not become %s', (...[, before, code, why]) => {
    expect(changed(file(before), code)).toContain(why);
  });

  test('may keep what cannot be seen and is there', () => {
    expect(changed(file('x = "\u202e"\n1/0\n'), 'x = "\u202e"\n1\n')).toBe('x = "\u202e"\n1\n');
  });
});

describe('a program in no file', () => {
  test('keeps what its document expects and the lines that it has there', () => {
    const [program] = readMarkdown(`\n${F}py\n1\n${F}\n${F}output\n2\n${F}\n`, PLACE).programs;
    if (program === undefined || program.kind === 'module') throw new Error('there is none');
    const subject = programAlone(program, 'why');
    expect([subject.code, subject.firstLine, subject.file]).toEqual(['1\n', 3, undefined]);
    const change = subject.change('print(2)');
    expect(change).toMatchObject({
      program: { text: '\n\nprint(2)\n', part: { expectation: { output: { blocks: [{ text: '2' }] } } } },
    });
  });
});
