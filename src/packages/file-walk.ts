import { realpathSync } from 'node:fs';
import path from 'node:path';
import { systemCode } from '../errors.js';
import { checkCharacters } from './check-characters.js';
import { positionOf, splitLogicalLines } from './logical-lines.js';
import { MalformedAt, quoteReceived } from './malformed-at.js';
import { parseLine, type Entry } from './parse-line.js';
import { MAX_FILE_BYTES, readTextFile } from './read-text-file.js';
import { toPath } from './resolve-local.js';
import type { Place, SetBuilder } from './set-builder.js';

/** Then nothing more is read: a file of a million wrong lines is something else. */
export const MAX_PROBLEMS = 100;
/** How often files are read, counting one again that is named twice. */
const MAX_FILES = 100;
/** All files together. */
const MAX_TOTAL_CHARACTERS = 4 * MAX_FILE_BYTES;

/** Lines that stand together, in a file or in an input. */
export interface Document {
  /** As the user knows it. */
  readonly shown: string;
  /** Where nested files start, absolute. */
  readonly folder: string;
  readonly isConstraint: boolean;
  /** The files that led here, this one last, as real paths and as the user knows them. Empty for an input. */
  readonly chain: readonly { readonly real: string; readonly shown: string }[];
}

function realPathOf(file: string): string {
  try {
    return realpathSync(file);
  } catch (thrown) {
    // Reading the file says what is wrong with it.
    if (systemCode(thrown) === undefined) throw thrown;
    return file;
  }
}

/** A nested file as the user knows it: beside the one that names it, unless an input does. */
function showNested(reference: string, { chain }: Document): string {
  const parent = chain.at(-1)?.shown;
  const isAbsolute = path.isAbsolute(reference) || /^file:/i.test(reference);
  const shown = parent === undefined || isAbsolute ? reference : path.join(path.dirname(parent), reference);
  return shown.split(path.sep).join('/');
}

/** Reads requirements files with all that they name into a set. What is wrong is added to `problems`, with its place. */
export class FileWalk {
  private filesLeft = MAX_FILES;
  private charactersLeft = MAX_TOTAL_CHARACTERS;

  constructor(
    private readonly builder: SetBuilder,
    private readonly problems: string[],
  ) {}

  /** Takes the lines of a document, nested files in their place. */
  readLines(text: string, document: Document): void {
    for (const line of splitLogicalLines(text)) {
      if (this.problems.length >= MAX_PROBLEMS) return;
      const start = positionOf(line, 0).line;
      try {
        checkCharacters(line.text);
        for (const entry of parseLine(line.text)) this.take(entry, start, document);
      } catch (thrown) {
        if (!(thrown instanceof MalformedAt)) throw thrown;
        const { line: row, column } = positionOf(line, thrown.offset);
        this.problems.push(`${document.shown}:${row}:${column} ${thrown.message}`);
      }
    }
  }

  /** Takes what a line asks for. @throws MalformedAt with offsets in the line. */
  take(entry: Entry, line: number, document: Document): void {
    const { shown, isConstraint, folder } = document;
    const place = { source: { path: shown, line }, isConstraint, folder };
    try {
      this.takeAt(entry, place, document);
    } catch (thrown) {
      if (!(thrown instanceof MalformedAt)) throw thrown;
      throw new MalformedAt(thrown.message, entry.offset + thrown.offset);
    }
  }

  private takeAt(entry: Entry, place: Place, document: Document): void {
    switch (entry.kind) {
      case 'item':
        this.builder.addItem(entry, place);
        return;
      case 'option':
        this.builder.addOption(entry.text, place);
        return;
      case 'find-links':
        this.builder.addFindLinks(entry.reference, place);
        return;
      case 'requirement':
      case 'constraint':
        if (/^https?:/i.test(entry.reference)) this.builder.addRemoteFile(entry.kind, entry.reference, place);
        // As with pip, what a file of constraints requires is required.
        else this.readNested(entry.reference, entry.kind === 'constraint', document);
    }
  }

  private readNested(reference: string, isConstraint: boolean, from: Document): void {
    const { path: file } = toPath(reference, from.folder);
    const step = { real: realPathOf(file), shown: showNested(reference, from) };
    const chain = [...from.chain, step];
    const first = from.chain.findIndex(({ real }) => real === step.real);
    if (first >= 0) {
      const cycle = chain.slice(first).map(({ shown }) => shown);
      throw new MalformedAt(`the file includes itself: ${cycle.join(' → ')}`, 0);
    }
    if (--this.filesLeft < 0) throw new MalformedAt(`more than ${MAX_FILES} files are included`, 0);
    const read = readTextFile(file);
    if ('problem' in read) throw new MalformedAt(`${quoteReceived(step.shown)} ${read.problem}`, 0);
    this.charactersLeft -= read.text.length;
    if (this.charactersLeft < 0) {
      throw new MalformedAt(`all files together have more than ${MAX_TOTAL_CHARACTERS} characters`, 0);
    }
    this.readLines(read.text, { shown: step.shown, folder: path.dirname(file), isConstraint, chain });
  }
}
