import { composePrograms } from './compose-programs.js';
import type { DocumentPlace, DocumentPrograms } from './document.js';
import { findFences } from './markdown-fences.js';

/** The programs of a Markdown document, without NUL. Pure. */
export function readMarkdown(text: string, place: DocumentPlace): DocumentPrograms {
  const found = findFences(text);
  if (found === undefined) {
    const what = 'it has too many lines, lists and quotations to be read';
    return { programs: [], skipped: [], mistakes: [{ line: 1, column: 1, what }] };
  }
  const { programs, skipped, mistakes } = composePrograms(found.fences, place);
  const all = [...found.mistakes, ...mistakes].sort((a, b) => a.line - b.line || a.column - b.column);
  return { programs, skipped, mistakes: all };
}
