const LINES = /([^\r\n]*)(\r\n|\r|\n|$)/g;

/** A line of a text as it is written. */
export interface DocumentLine {
  readonly text: string;
  /** What ends it; empty for a last line without one. */
  readonly end: string;
}

/** The lines of a text; nothing of it is lost. Pure. */
export function documentLines(document: string): DocumentLine[] {
  const lines = [...document.matchAll(LINES)].map(([, text = '', end = '']) => ({ text, end }));
  return lines.at(-1)?.text === '' && lines.length > 1 ? lines.slice(0, -1) : lines;
}
