/** Where a character stands in a file. Lines and columns count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A line as pip sees it: continued lines are one, comments are gone. */
export interface LogicalLine {
  /** Not empty, without white space around it. */
  readonly text: string;
  /** Where each physical line begins in `text`; the first may begin before it. */
  readonly starts: readonly { readonly offset: number; readonly line: number }[];
}

/** Where Python's `str.splitlines` splits. pip reads what we write by it, so none of these may be left in a line. */
const LINE_END = /\r\n|[\n\r\v\f\u001c-\u001e\u0085\u2028\u2029]/;
const COMMENT_LINE = /^\s*#/;
const COMMENT = /(?<!\S)#/;

/** Whether pip would take a text for more than one line. */
export function holdsLineEnd(text: string): boolean {
  return LINE_END.test(text);
}

function finish(parts: readonly string[], firstLine: number): LogicalLine | undefined {
  const joined = parts.join('');
  const content = joined.slice(0, COMMENT.exec(joined)?.index ?? joined.length);
  const indent = content.length - content.trimStart().length;
  const text = content.trim();
  if (text === '') return undefined;
  let offset = -indent;
  const starts = parts.map((part, index) => {
    const start = { offset, line: firstLine + index };
    offset += part.length;
    return start;
  });
  return { text, starts };
}

/** The lines of a requirements file that are not empty, as pip joins and trims them. */
export function splitLogicalLines(text: string): LogicalLine[] {
  const found: (LogicalLine | undefined)[] = [];
  let parts: string[] = [];
  const physicalLines = text.replace(/^\ufeff/, '').split(LINE_END);
  physicalLines.forEach((physical, index) => {
    const isComment = COMMENT_LINE.test(physical);
    const continues = !isComment && physical.endsWith('\\') && index < physicalLines.length - 1;
    // A comment ends what is continued, also when nothing but the line end separates them.
    if (isComment && parts.length > 0) parts.push(` ${physical}`);
    else parts.push(physical.endsWith('\\') && !isComment ? trimBackslashes(physical) : physical);
    if (continues) return;
    found.push(finish(parts, index + 2 - parts.length));
    parts = [];
  });
  return found.filter((line) => line !== undefined);
}

function trimBackslashes(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\\') end--;
  return text.slice(0, end);
}

/** Where a character of a logical line stands in its file. */
export function positionOf({ starts }: LogicalLine, offset: number): Position {
  const start = starts.findLast((candidate) => candidate.offset <= offset);
  return start === undefined ? { line: 1, column: 1 } : { line: start.line, column: offset - start.offset + 1 };
}
