import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readMarkdown } from '../../src/programs/documents/read-markdown.js';
import { readNotebook } from '../../src/programs/documents/read-notebook.js';
import { rewriteOutputs } from '../../src/programs/documents/rewrite-output.js';
import { hostileText, holds } from './hostile.js';

const PLACE = { id: 'a.md', path: '/repo/a.md', timeoutMs: 1000 };

const piece = fc.constantFrom(
  ...['```python', '```', '~~~py', '~~~', '````text', '````', '```text', '> ', '- ', '1. ', '  ', '    ', '\n', '\n\n'],
  ...['a = 1', 'print(a)', '"""', '<!-- pyexec: skip -->', '<!-- x -->', 'pyexec:continue', 'pyexec:group=g', '\r\n'],
);
const document = fc.oneof(
  fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc.array(fc.oneof(piece, hostileText), { maxLength: 20 }).map((pieces) => pieces.join('\n').replaceAll('\0', '')),
);

describe('documents', () => {
  test('have every line of a program in the place where its number says', () => {
    holds(
      fc.property(document, (text) => {
        const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
        for (const program of readMarkdown(text, PLACE).programs) {
          if (program.kind !== 'file') throw new Error('it is another kind');
          program.text.split('\n').forEach((line, index) => {
            if (line.trim() !== '')
              expect((lines[index] ?? '').endsWith(line.trim()) || (lines[index] ?? '').includes(line.trim())).toBe(
                true,
              );
          });
        }
      }),
      2000,
    );
  });

  test('keep all but the block when an output is written into them, and the block holds it then', () => {
    const output = fc.array(fc.constantFrom('a', '```', '~~~~', '`````text', '> x', '', '  b'), { maxLength: 6 });
    holds(
      fc.property(document, output, (text, printed) => {
        const block = readMarkdown(text, PLACE).programs.flatMap((program) =>
          program.kind === 'file' ? (program.part?.expectation.output?.blocks ?? []) : [],
        )[0];
        if (block === undefined) return;
        const rewritten = rewriteOutputs(text, [{ block, text: printed.join('\n') }]);
        if (rewritten === undefined) return;
        const found = readMarkdown(rewritten, PLACE).programs.flatMap((program) =>
          program.kind === 'file' ? (program.part?.expectation.output?.blocks ?? []) : [],
        );
        const shown = found.find(({ firstLine }) => firstLine === block.firstLine)?.text;
        const plain = (one: string): string =>
          one
            .split('\n')
            .map((line) => line.trimEnd())
            .join('\n')
            .trimEnd();
        expect(plain(shown ?? 'no block')).toBe(plain(printed.join('\n')));
      }),
      2000,
    );
  });

  test('are understood or refused, whatever is in a notebook', () => {
    holds(
      fc.property(
        fc.oneof(
          hostileText,
          fc.json(),
          fc.json().map((json) => `{"nbformat":4,"cells":[${json}]}`),
        ),
        (text) => {
          for (const program of readNotebook(text, PLACE).programs)
            expect(program.kind === 'file' && program.text).toBeDefined();
        },
      ),
      1000,
    );
  });
});
