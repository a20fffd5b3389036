import type { OutputBlock } from '../program.js';
import { documentLines, type DocumentLine } from './document-lines.js';

const MAX_OUTPUT = 64 * 1024;

/** Another text for a block of output. */
export interface OutputChange {
  readonly block: OutputBlock;
  readonly text: string;
}

/** Why what was printed cannot stand in a document; undefined when it can. Pure. */
export function whyNotWritable(text: string): string | undefined {
  if (text.length > MAX_OUTPUT) return `it is longer than ${MAX_OUTPUT} characters`;
  if (/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.test(text.replaceAll('\r\n', '\n')))
    return 'it has control characters';
  return undefined;
}

function longestRun(text: string, mark: string): number {
  return Math.max(0, ...[...text.matchAll(mark === '~' ? /~+/g : /`+/g)].map(([run]) => run.length));
}

/** The lines of a block that shows something else; undefined when the document is not as it was read. */
function changed(lines: readonly DocumentLine[], { block, text }: OutputChange): DocumentLine[] | undefined {
  const { firstLine, lastLine, prefix } = block;
  const [opening, closing] = [lines[firstLine - 1], lines[lastLine - 1]];
  if (opening === undefined || closing === undefined || !/^[ \t>]*$/.test(prefix)) return undefined;
  const inside = lines.slice(firstLine, lastLine - 1).map((line) => line.text);
  const before = block.text === '' ? [] : block.text.split('\n');
  const [, marks = '', info = ''] = /^(`{3,}|~{3,})(.*)$/.exec(opening.text.slice(prefix.length)) ?? [];
  const isAsRead = inside.length >= before.length && before.every((line, index) => inside[index]?.endsWith(line));
  if (marks === '' || !opening.text.startsWith(prefix) || !isAsRead) return undefined;
  const shown = text.replaceAll('\r\n', '\n').trimEnd();
  const mark = marks.charAt(0);
  const fence = mark.repeat(Math.max(marks.length, longestRun(shown, mark) + 1));
  const content = shown === '' ? [] : shown.split('\n');
  return [
    { ...opening, text: `${prefix}${fence}${info}` },
    ...content.map((line) => ({ text: `${prefix}${line.trimEnd()}`.trimEnd(), end: opening.end })),
    { ...closing, text: `${prefix}${fence}` },
  ];
}

/**
 * A document with other texts in its blocks of output; undefined when it is not as it was read any more. A fence grows
 * when the text has one like it. Pure.
 */
export function rewriteOutputs(document: string, changes: readonly OutputChange[]): string | undefined {
  const lines = documentLines(document);
  // From the end, so that the numbers of lines before it hold.
  for (const change of [...changes].sort((a, b) => b.block.firstLine - a.block.firstLine)) {
    const { firstLine, lastLine } = change.block;
    const block = changed(lines, change);
    if (block === undefined) return undefined;
    lines.splice(firstLine - 1, lastLine - firstLine + 1, ...block);
  }
  return lines.map(({ text, end }) => text + end).join('');
}
