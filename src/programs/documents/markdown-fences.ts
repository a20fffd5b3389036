import MarkdownIt, { type Token } from 'markdown-it';
import type { PlacedMistake } from './document.js';
import { useIndentedContainers } from './indented-containers.js';
import { parseComment, parseInfoString, type InfoString, type Mistake } from './info-string.js';

/** What a comment says of the block behind it. */
export interface BlockComment extends Pick<InfoString, 'options'> {
  readonly line: number;
  readonly column: number;
}

/** A fenced block. Lines and columns are from 1. */
export interface Fence extends Omit<InfoString, 'mistakes'> {
  /** Of the fence that opens it, and of the one that closes it. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** Of what stands behind the opening fence. */
  readonly column: number;
  /** Its lines as they mean, without what containers put in front of them, and without the last line end. */
  readonly text: string;
  /** What stands before the opening fence. */
  readonly prefix: string;
  readonly comments: readonly BlockComment[];
  /** Between it and the fenced block before is nothing but blank lines and comments. */
  readonly isNext: boolean;
}

/** What is nested deeper is not looked at. */
const MAX_NESTING = 100;
/** Lines and marks of lists and quotations together: what the parser needs time and memory for. */
const MAX_STRUCTURE = 600_000;
const MARKS = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/gm;
const MARK = />|[-+*]|\d[.)]/g;

/** Whether reading it takes bounded time and memory. */
function isReadable(text: string, lines: readonly string[]): boolean {
  let structure = lines.length;
  for (const [marks] of text.matchAll(MARKS)) structure += marks.match(MARK)?.length ?? 0;
  return structure <= MAX_STRUCTURE;
}

function place({ at, what }: Mistake, text: string, from: { line: number; column: number }): PlacedMistake {
  const before = text.slice(0, at).split('\n');
  const last = before.at(-1) ?? '';
  const isFirst = before.length === 1;
  return { line: from.line + before.length - 1, column: isFirst ? from.column + at : last.length + 1, what };
}

/** Understands the parser's tokens, one after the other. */
class Reader {
  readonly fences: Fence[] = [];
  readonly mistakes: PlacedMistake[] = [];
  private comments: BlockComment[] = [];
  private isNext = false;

  constructor(private readonly lines: readonly string[]) {}

  read(tokens: readonly Token[]): void {
    for (const token of tokens) {
      if (token.type === 'fence') this.readFence(token);
      else if (token.type !== 'html_block' || !this.readComment(token)) this.end();
    }
    this.end();
  }

  private end(): void {
    const what = 'the comment has to stand directly before a fenced block of Python';
    for (const { line, column } of this.comments) this.mistakes.push({ line, column, what });
    this.comments = [];
    this.isNext = false;
  }

  private readComment({ content, map }: Token): boolean {
    if (!/^\s*<!--[\s\S]*-->\s*$/.test(content)) return false;
    const comment = parseComment(content);
    if (comment === undefined) return true;
    const line = (map?.[0] ?? 0) + 1;
    const column = Math.max(1, (this.lines[line - 1] ?? '').indexOf('<!--') + 1);
    this.comments.push({ options: comment.options, line, column });
    const indent = content.indexOf('<!--');
    const from = { line, column: column - indent };
    this.mistakes.push(...comment.mistakes.map((mistake) => place(mistake, content, from)));
    return true;
  }

  private readFence({ content, info, map, markup }: Token): void {
    const [from, to] = map ?? [0, 0];
    const line = this.lines[from] ?? '';
    // Before it are only marks of lists and quotations.
    const before = line.indexOf(markup);
    const column = before + markup.length + 1;
    const { mistakes, ...understood } = parseInfoString(info);
    this.mistakes.push(...mistakes.map(({ at, what }) => ({ line: from + 1, column: column + at, what })));
    const isClosed = to - from === content.split('\n').length - 1 + 2;
    if (!isClosed) {
      const what = 'the block that begins here is never closed';
      this.mistakes.push({ line: from + 1, column: before + 1, what });
    }
    this.fences.push({
      ...understood,
      firstLine: from + 1,
      lastLine: to,
      column,
      text: content.replace(/\n$/, ''),
      prefix: line.slice(0, before),
      comments: this.comments,
      isNext: this.isNext,
    });
    this.comments = [];
    this.isNext = true;
  }
}

/**
 * All fenced blocks of a text of CommonMark, with the containers of MkDocs, without NUL, in the order of their lines, and what is wrong with them.
 * Undefined when it is too much to be read. Pure.
 */
export function findFences(given: string): { fences: Fence[]; mistakes: PlacedMistake[] } | undefined {
  const text = given.replace(/^\ufeff/, '');
  const lines = text.split(/\r\n|\r|\n/);
  if (!isReadable(text, lines)) return undefined;
  const parser = new MarkdownIt('commonmark', { maxNesting: MAX_NESTING });
  useIndentedContainers(parser);
  // What is inside paragraphs is of no use to find blocks, and takes longest.
  parser.core.ruler.enableOnly(['normalize', 'block']);
  const reader = new Reader(lines);
  reader.read(parser.parse(text.endsWith('\n') ? text : `${text}\n`, {}));
  return { fences: reader.fences, mistakes: reader.mistakes.sort((a, b) => a.line - b.line || a.column - b.column) };
}
