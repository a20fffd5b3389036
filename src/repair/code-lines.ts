import type { DocumentLine } from '../programs/documents/document-lines.js';
import type { Fence } from '../programs/documents/markdown-fences.js';

/** A line of a program in a document. */
export interface CodeLine {
  readonly text: string;
  /** Index of the document's line that it stands in, from 0. */
  readonly at: number;
  /** What lines of its block begin with, such as `> ` in a quotation. */
  readonly prefix: string;
  /** How the document ends its lines there. */
  readonly end: string;
}

/** What lists and quotations put in front. */
const PREFIX = /^[ \t>]*$/;

function linesOfBlock(
  { firstLine, lastLine }: Fence,
  document: readonly DocumentLine[],
  padded: readonly string[],
): CodeLine[] | undefined {
  const lines: (Omit<CodeLine, 'prefix'> & { readonly prefix: string | undefined })[] = [];
  for (let at = firstLine; at < lastLine - 1; at++) {
    const { text: whole = '', end = '\n' } = document[at] ?? {};
    const text = padded[at] ?? '';
    if (text.trim() === '') {
      if (PREFIX.test(whole)) lines.push({ text, at, prefix: undefined, end });
      // Before the code, options of a directive may stand.
      else if (lines.some((one) => one.text.trim() !== '')) return undefined;
      continue;
    }
    const prefix = whole.slice(0, whole.length - text.length);
    if (!whole.endsWith(text) || !PREFIX.test(prefix)) return undefined;
    lines.push({ text, at, prefix, end });
  }
  const usual = lines.find(({ prefix }) => prefix !== undefined)?.prefix ?? '';
  return lines.map((line) => ({ ...line, prefix: line.prefix ?? usual }));
}

/**
 * Where the lines of a program stand in a document, given its fenced blocks and the program's text, whose lines have the
 * numbers that they have there. Undefined when they stand there in another form. Pure.
 */
export function findCodeLines(
  fences: readonly Fence[],
  document: readonly DocumentLine[],
  text: string,
): CodeLine[] | undefined {
  const padded = text.split('\n');
  const all: CodeLine[] = [];
  for (const fence of fences) {
    const isPart = padded.slice(fence.firstLine, fence.lastLine - 1).some((line) => line.trim() !== '');
    if (!isPart) continue;
    const lines = linesOfBlock(fence, document, padded);
    if (lines === undefined) return undefined;
    all.push(...lines);
  }
  return all.length === 0 ? undefined : all;
}
