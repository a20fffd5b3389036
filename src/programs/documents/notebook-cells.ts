import { printParseErrorCode, visit, type JSONPath } from 'jsonc-parser';
import type { PlacedMistake } from './document.js';

/** One text of a cell's source. */
export interface SourceText {
  readonly text: string;
  /** Of the document, from 1. */
  readonly line: number;
}

export interface NotebookCell {
  /** `code`, `markdown` or `raw`; whatever the document says. */
  type: string;
  /** Of its opening brace, from 1. */
  readonly line: number;
  readonly source: SourceText[];
  readonly tags: string[];
}

export interface Notebook {
  format: unknown;
  /** What its code is written in; undefined when it does not say. */
  language: string | undefined;
  readonly cells: NotebookCell[];
}

/** Deeper is nothing that a notebook needs, and the parser calls itself. */
const MAX_DEPTH = 200;

class Malformed extends Error {
  constructor(readonly mistake: PlacedMistake) {
    super(mistake.what);
  }
}

/** Takes what is of interest as the parser comes to it. */
class CellReader {
  readonly notebook: Notebook = { format: undefined, language: undefined, cells: [] };
  isObject = false;
  private depth = 0;

  enter(line: number, path: JSONPath, isArray: boolean): void {
    if (++this.depth > MAX_DEPTH) throw new Malformed({ line, column: 1, what: 'it is nested too deeply' });
    if (path.length === 0) this.isObject = !isArray;
    const [key] = path;
    if (key !== 'cells' || path.length !== 2 || isArray) return;
    this.notebook.cells.push({ type: '', line, source: [], tags: [] });
  }

  leave(): void {
    this.depth--;
  }

  take(value: unknown, line: number, path: JSONPath): void {
    const [key, , field, where] = path;
    const { notebook } = this;
    if (key === 'nbformat' && path.length === 1) notebook.format = value;
    if (key === 'metadata') this.takeLanguage(value, path);
    const cell = notebook.cells.at(-1);
    if (key !== 'cells' || cell === undefined || typeof value !== 'string') return;
    if (field === 'cell_type' && path.length === 3) cell.type = value;
    if (field === 'source' && path.length <= 4) cell.source.push({ text: value, line });
    if (field === 'metadata' && where === 'tags' && path.length === 5) cell.tags.push(value);
  }

  private takeLanguage(value: unknown, path: JSONPath): void {
    const name = path.join('.');
    const isLanguage = name === 'metadata.language_info.name' || name === 'metadata.kernelspec.language';
    if (isLanguage && typeof value === 'string') this.notebook.language = value;
  }
}

/** The parts of a notebook that say what there is to run, or what is wrong with it. Pure. */
export function readCells(text: string): Notebook | PlacedMistake {
  const reader = new CellReader();
  try {
    visit(
      text,
      {
        onObjectBegin: (...[, , line, , path]) => {
          reader.enter(line + 1, path(), false);
        },
        onArrayBegin: (...[, , line, , path]) => {
          reader.enter(line + 1, path(), true);
        },
        onObjectEnd: () => {
          reader.leave();
        },
        onArrayEnd: () => {
          reader.leave();
        },
        onLiteralValue: (value: unknown, ...[, , line, , path]) => {
          reader.take(value, line + 1, path());
        },
        onError: (...[error, , , line, column]) => {
          const what = `it is no JSON (${printParseErrorCode(error)})`;
          throw new Malformed({ line: line + 1, column: column + 1, what });
        },
      },
      { disallowComments: true },
    );
  } catch (thrown) {
    if (!(thrown instanceof Malformed)) throw thrown;
    return thrown.mistake;
  }
  return reader.isObject ? reader.notebook : { line: 1, column: 1, what: 'it is no notebook' };
}
