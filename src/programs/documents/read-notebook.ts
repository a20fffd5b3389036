import type { DocumentPlace, DocumentPrograms, PlacedMistake } from './document.js';
import { leaveOutMagics } from './leave-out-magics.js';
import { readCells, type NotebookCell } from './notebook-cells.js';
import { padLines, type PlacedLines } from './placed-lines.js';
import type { Program } from '../program.js';

interface CodeCell {
  /** Its number among all cells, from 1. */
  readonly number: number;
  readonly line: number;
  readonly lines: readonly string[];
  /** Of the document, where the first of them is. */
  readonly firstLine: number;
  /** Each line has a line of the document for itself, one after the other. */
  readonly isSpread: boolean;
}

const LINE_END = /\r\n|\r|\n/;

function withoutLineEnd(text: string): string {
  return text.replace(/(?:\r\n|\r|\n)$/, '');
}

function codeCell({ source, line }: NotebookCell, number: number): CodeCell {
  const whole = source.map(({ text }) => text).join('');
  const lines = withoutLineEnd(whole).split(LINE_END);
  const firstLine = source[0]?.line ?? line;
  const isSpread = source.every(
    (one, index) => one.line === firstLine + index && !LINE_END.test(withoutLineEnd(one.text)),
  );
  return { number, line, lines, firstLine, isSpread };
}

function isBlank(lines: readonly string[]): boolean {
  return lines.every((line) => line.trim() === '');
}

/** The cells that are run, and what is to be said of the others. */
function chooseCells(cells: readonly NotebookCell[]): { chosen: CodeCell[]; notes: string[] } {
  const notes: string[] = [];
  const chosen: CodeCell[] = [];
  for (const [index, cell] of cells.entries()) {
    const number = index + 1;
    if (cell.type !== 'code') continue;
    const at = `Cell ${number} (line ${cell.line})`;
    if (cell.tags.includes('skip-execution')) notes.push(`${at} was left out: it has the tag \`skip-execution\`.`);
    else if (cell.tags.includes('raises-exception'))
      notes.push(
        `${at} was left out: by its tag \`raises-exception\` it fails, and the cells behind it would not run.`,
      );
    else {
      const { lines, leftOut } = leaveOutMagics(codeCell(cell, number).lines);
      if (leftOut === undefined) notes.push(`${at} was left out: it begins with a cell magic.`);
      else if (leftOut > 0)
        notes.push(
          `${at}: ${leftOut === 1 ? '1 line' : `${leftOut} lines`} of magics or shell commands were left out.`,
        );
      if (!isBlank(lines)) chosen.push({ ...codeCell(cell, number), lines });
    }
  }
  return { chosen, notes };
}

/** Whether every line of all cells has a line of the document for itself. */
function areSpread(cells: readonly CodeCell[]): boolean {
  let next = 1;
  return cells.every(({ isSpread, firstLine, lines }) => {
    const isBehind = isSpread && firstLine >= next;
    next = firstLine + lines.length;
    return isBehind;
  });
}

/** Every line of the program in its place in the document. */
function spread(cells: readonly CodeCell[]): PlacedLines[] {
  return cells.map(({ firstLine, lines }) => ({
    line: firstLine,
    text: lines.join('\n'),
  }));
}

/** As `cellLines`, for lines with the numbers that they have in the document. */
function ownLines(cells: readonly CodeCell[]): number[] {
  const lines: number[] = [];
  for (const { firstLine, lines: own } of cells)
    own.forEach((_, index) => (lines[firstLine - 1 + index] = firstLine + index));
  return lines;
}

/** Where the cells of a document with long lines are, by the lines of the program. */
function cellLines(cells: readonly CodeCell[]): number[] {
  return cells.flatMap(({ line, lines }) => lines.map(() => line));
}

function programOf(cells: readonly CodeCell[], notes: string[], { id, path }: DocumentPlace): Program {
  const isSpread = areSpread(cells);
  const placed = isSpread ? spread(cells) : [];
  const places = isSpread ? ownLines(cells) : cellLines(cells);
  if (!isSpread)
    notes.push('Its lines do not stand on lines of their own: tracebacks count the lines of the code of all cells.');
  return {
    kind: 'file',
    id,
    path,
    get text() {
      return isSpread ? padLines(placed) : cells.map(({ lines }) => `${lines.join('\n')}\n`).join('');
    },
    part: {
      source: { path: id, line: cells[0]?.firstLine ?? 1 },
      lineOf: (line) => places[line - 1],
      isInPlace: isSpread,
      expectation: { error: undefined, output: undefined },
      timeoutMs: undefined,
      notes,
    },
  };
}

function refuse(mistake: PlacedMistake): DocumentPrograms {
  return { programs: [], skipped: [], mistakes: [mistake] };
}

/** The code cells of a notebook as one program. Pure. */
export function readNotebook(text: string, place: DocumentPlace): DocumentPrograms {
  const notebook = readCells(text);
  if ('what' in notebook) return refuse(notebook);
  const { format, language, cells } = notebook;
  if (typeof format !== 'number')
    return refuse({ line: 1, column: 1, what: 'it is no notebook: `nbformat` is missing' });
  if (format !== 4) {
    const what = `it is in version ${format} of the format of notebooks, and only version 4 is understood`;
    return refuse({ line: 1, column: 1, what });
  }
  if (!/^(i?python3?)$/i.test(language ?? 'python')) return { programs: [], skipped: [], mistakes: [] };
  const { chosen, notes } = chooseCells(cells);
  return { programs: chosen.length === 0 ? [] : [programOf(chosen, notes, place)], skipped: [], mistakes: [] };
}
