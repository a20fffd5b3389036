/** Lines that follow each other in a document. */
export interface PlacedLines {
  /** Of the first one, from 1. */
  readonly line: number;
  /** Separated by `\n`, without the last one. */
  readonly text: string;
}

/** How many lines a text has; an empty one is one line. */
export function countLines(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** Of the last line, from 1; 0 when there is none. */
export function lastLineOf(placed: readonly PlacedLines[]): number {
  const last = placed.at(-1);
  return last === undefined ? 0 : last.line + countLines(last.text) - 1;
}

/**
 * A program in which every line has the number that it has in the document: what lies between is blank. What is placed
 * must be in the order of the lines and must not overlap. Pure.
 */
export function padLines(placed: readonly PlacedLines[]): string {
  const parts: string[] = [];
  let next = 1;
  for (const { line, text } of placed) {
    parts.push('\n'.repeat(line - next), text, '\n');
    next = line + countLines(text);
  }
  return parts.join('');
}
