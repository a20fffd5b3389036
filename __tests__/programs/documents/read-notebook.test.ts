import { describe, expect, test } from '@jest/globals';
import { readNotebook } from '../../../src/programs/documents/read-notebook.js';
import type { DocumentPrograms } from '../../../src/programs/documents/document.js';
import type { DocumentPart, Program } from '../../../src/programs/program.js';

const PLACE = { id: 'a.ipynb', path: '/repo/a.ipynb', timeoutMs: 30_000 };

interface Cell {
  readonly cell_type?: string;
  readonly source: string | readonly string[];
  readonly metadata?: unknown;
}

function notebook(cells: readonly Cell[], more: object = {}): object {
  return {
    cells: cells.map((cell) => ({ cell_type: 'code', execution_count: null, metadata: {}, outputs: [], ...cell })),
    metadata: { language_info: { name: 'python' } },
    nbformat: 4,
    nbformat_minor: 5,
    ...more,
  };
}

const read = (value: unknown, indent: number | undefined = 1): DocumentPrograms =>
  readNotebook(JSON.stringify(value, undefined, indent), PLACE);

const partOf = (program: Program | undefined): DocumentPart | undefined =>
  program?.kind === 'file' ? program.part : undefined;
const codeOf = ({ programs }: DocumentPrograms): string[] =>
  programs
    .flatMap((program) => (program.kind === 'module' ? [] : program.text.split('\n')))
    .filter((line) => line !== '');

describe('readNotebook', () => {
  test('runs the code cells in their order, each line with the number that it has in the document', () => {
    const value = notebook([
      { source: ['import os\n', 'x = """\n', '%s\n', '"""'] },
      { cell_type: 'markdown', source: ['# title'] },
      { source: ['print(\n', '  x % 1)\n'] },
    ]);
    const found = read(value);
    const document = JSON.stringify(value, undefined, 1).split('\n');
    const program = found.programs[0];
    const lines = program?.kind === 'file' ? program.text.split('\n') : [];
    expect(codeOf(found)).toEqual(['import os', 'x = """', '%s', '"""', 'print(', '  x % 1)']);
    lines.forEach((line, index) => {
      if (line !== '') expect(document[index]).toContain(JSON.stringify(line).slice(1, -1));
    });
    expect(partOf(program)).toMatchObject({ isInPlace: true, notes: [] });
    const first = document.findIndex((line) => line.includes('import os')) + 1;
    expect([partOf(program)?.source.line, partOf(program)?.lineOf(first), partOf(program)?.lineOf(1)]).toEqual([
      ...[first, first, undefined],
    ]);
  });

  test.each([
    ['one line', undefined, [{ source: ['a\n', 'b'] }, { source: 'c' }], [1, 1, 1]],
    ['one text', 1, [{ source: 'a\nb' }, { source: ['c'] }], [3, 3, 10]],
  ])('counts the lines of the code, and points at the cell, when %s holds several', (...[, indent, cells, lines]) => {
    const found = readNotebook(JSON.stringify(notebook(cells), undefined, indent), PLACE);
    const part = partOf(found.programs[0]);
    expect(codeOf(found)).toEqual(['a', 'b', 'c']);
    expect([1, 2, 3].map((line) => part?.lineOf(line))).toEqual(lines);
    expect([part?.isInPlace, part?.notes.length]).toEqual([false, 1]);
  });

  test.each([
    [['%matplotlib inline\n', 'a'], ['pass', 'a'], 1],
    [['if a:\n', '    !ls \\\n', '    -l\n', 'b'], ['if a:', '    pass', 'b'], 2],
    [
      ['files = !ls\n', 't = %timeit -o 1\n', 'a = b % c\n', 'len?\n', '# why?'],
      ['pass', 'pass', 'a = b % c', 'pass', '# why?'],
      3,
    ],
    [
      ["s = '''\n", '!x\n', "'''\n", "t = 'it\\'s' # '''\n", '!y'],
      ["s = '''", '!x', "'''", "t = 'it\\'s' # '''", 'pass'],
      1,
    ],
    [['x = [\n', '%d\n', ']'], ['x = [', '%d', ']'], 0],
    [['x = a \\\n', '% b'], ['x = a \\', '% b'], 0],
    [['x = a != b\n', 'f(a=!b)'], ['x = a != b', 'f(a=!b)'], 0],
  ])('leaves out magics and commands of the shell: %j', (source, expected, count) => {
    const found = read(notebook([{ source }]));
    const notes =
      count === 0
        ? []
        : [`Cell 1 (line 3): ${count === 1 ? '1 line' : `${count} lines`} of magics or shell commands were left out.`];
    expect([codeOf(found), partOf(found.programs[0])?.notes]).toEqual([expected, notes]);
  });

  test('leaves out cells with a magic of their own, and what their tags say', () => {
    const tagged = (...tags: string[]): object => ({ tags });
    const found = read(
      notebook([
        { source: ['\n', '%%bash\n', 'ls'] },
        { source: 'a', metadata: tagged('skip-execution') },
        { source: 'b', metadata: tagged('x', 'raises-exception') },
        { source: 'c', metadata: tagged('x') },
      ]),
    );
    expect(codeOf(found)).toEqual(['c']);
    expect(partOf(found.programs[0])?.notes).toEqual([
      expect.stringMatching(/^Cell 1 .* cell magic/),
      expect.stringMatching(/^Cell 2 .*`skip-execution`/),
      expect.stringMatching(/^Cell 3 .*`raises-exception`/),
    ]);
  });

  test.each([
    ['no code', notebook([{ cell_type: 'markdown', source: 'a' }, { source: [] }])],
    ['another language', notebook([{ source: 'a' }], { metadata: { language_info: { name: 'julia' } } })],
  ])('finds nothing in a notebook with %s', (_what, value) => {
    expect(read(value)).toEqual({ programs: [], skipped: [], mistakes: [] });
  });

  test.each([
    ['no JSON', '{\n "cells": [,]\n}', /^2:\d+ it is no JSON/],
    ['cut off', '{"cells": [{"source": "a', /^1:\d+ it is no JSON/],
    ['a comment', '// a\n{}', /^1:1 it is no JSON/],
    ['a list', '[]', /^1:1 it is no notebook/],
    ['empty', '', /^1:1 it is no JSON/],
    ['without a version', '{"cells": []}', /^1:1 it is no notebook: `nbformat` is missing/],
    ['an old format', '{"nbformat": 3, "worksheets": []}', /^1:1 it is in version 3 /],
    ['deep', '['.repeat(1e6), /nested too deeply/],
  ])('refuses what is %s', (_what, text, expected) => {
    const { programs, mistakes } = readNotebook(text, PLACE);
    expect([programs, mistakes.map(({ line, column, what }) => `${line}:${column} ${what}`)]).toEqual([
      [],
      [expect.stringMatching(expected)],
    ]);
  });
});
