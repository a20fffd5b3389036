import { documentLines } from '../programs/documents/document-lines.js';
import type { LineEdit } from './subject.js';

/** A text with other lines in it. The edits are all of this text, in any order, and touch no line twice. Pure. */
export function applyEdits(text: string, edits: readonly LineEdit[]): string {
  const lines = documentLines(text);
  // From the end, so that the numbers of lines before it hold.
  for (const { from, count, lines: others } of [...edits].sort((a, b) => b.from - a.from))
    lines.splice(from, count, ...others);
  return lines.map(({ text: line, end }) => line + end).join('');
}
