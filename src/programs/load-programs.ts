import path from 'node:path';
import { listProblems, PyexecError } from '../errors.js';
import type { ProgramSource } from '../inputs/settings.js';
import type { DocumentPlace, DocumentPrograms } from './documents/document.js';
import { documentKind } from './documents/document-kind.js';
import { findFiles, type FoundFile } from './find-files.js';
import type { Program, SkippedProgram } from './program.js';
import { readSource } from './read-source.js';
import { relativeBelow } from './relative-path.js';

/** Everything that shall run, and what of documents shall not. */
export interface LoadedPrograms {
  readonly programs: readonly Program[];
  readonly skipped: readonly SkippedProgram[];
}

/** How programs are looked for. */
export interface LoadOptions {
  /** What the run allows: what a document wants to be longer gets a note. */
  readonly timeoutMs: number;
  /** Patterns that match nothing are no error, and neither is nothing to run. */
  readonly emptyAllowed?: boolean;
  /** Whether a file (absolute) is to be read; then all may be left out. Undefined means that all are. */
  readonly isWanted?: (file: string) => boolean;
}

/** The path as users know it: relative to `base` when it lies below it, with forward slashes. */
function displayPath(file: string, base: string): string {
  return (relativeBelow(base, file) ?? file).split(path.sep).join('/');
}

function whole({ id, path: file }: DocumentPlace, text: string): DocumentPrograms {
  return { programs: [{ kind: 'file', id, path: file, text }], skipped: [], mistakes: [] };
}

async function readDocument(text: string, place: DocumentPlace): Promise<DocumentPrograms> {
  const kind = documentKind(place.path);
  if (kind === 'markdown') {
    // Parsers are loaded only for documents.
    const { readMarkdown } = await import('./documents/read-markdown.js');
    return readMarkdown(text, place);
  }
  if (kind !== 'notebook') return whole(place, text);
  const { readNotebook } = await import('./documents/read-notebook.js');
  return readNotebook(text, place);
}

/** Reads one file after the other and notes what is wrong. */
class Loader {
  readonly programs: Program[] = [];
  readonly skipped: SkippedProgram[] = [];
  readonly problems: string[] = [];

  async load({ file, isByGlob }: FoundFile, place: DocumentPlace): Promise<void> {
    const shown = `\`files\`: ${place.id}`;
    const text = readSource(file, shown, this.problems);
    if (text === undefined) return;
    const { programs, skipped, mistakes } = await readDocument(text, place);
    for (const program of programs) this.programs.push(program);
    for (const one of skipped) this.skipped.push(one);
    for (const { line, column, what } of mistakes) this.problems.push(`${shown}:${line}:${column} ${what}`);
    const isEmpty = programs.length + skipped.length + mistakes.length === 0;
    // A glob finds many documents, and not all of them have code.
    if (isEmpty && !isByGlob)
      this.skipped.push({ id: place.id, source: { path: place.id, line: 1 }, reason: 'there is no Python in it' });
  }
}

/**
 * Finds and reads everything that shall run, in the order given, each file once. Relative paths start at `base`.
 *
 * @throws PyexecError `invalid-program` that lists everything that cannot be run, with the reason.
 */
export async function loadPrograms(
  source: ProgramSource,
  base: string,
  { timeoutMs, emptyAllowed = false, isWanted }: LoadOptions,
): Promise<LoadedPrograms> {
  if (source.kind === 'code') return { programs: [{ kind: 'code', id: 'script.py', text: source.code }], skipped: [] };
  if (source.kind === 'module') {
    return { programs: [{ kind: 'module', id: source.module, module: source.module }], skipped: [] };
  }
  const loader = new Loader();
  const { problems, programs, skipped } = loader;
  for (const found of await findFiles(source.patterns, base, { problems, emptyAllowed })) {
    if (isWanted?.(found.file) === false) continue;
    await loader.load(found, { id: displayPath(found.file, base), path: found.file, timeoutMs });
  }
  const mayBeEmpty = emptyAllowed || isWanted !== undefined;
  if (problems.length === 0 && programs.length === 0 && !mayBeEmpty) problems.push(nothingToRun(skipped));
  if (problems.length === 0) return { programs, skipped };
  throw new PyexecError('invalid-program', {
    message: listProblems(problems),
    hint: 'Give paths or globs of readable .py, .md or .ipynb files in UTF-8; what can be said of blocks in documents is in the README.',
  });
}

function nothingToRun(skipped: readonly SkippedProgram[]): string {
  const blocks = skipped.length === 1 ? 'one block is skipped' : `${skipped.length} blocks are skipped`;
  const [first] = skipped;
  if (first === undefined) return '`files`: nothing to run: there is no Python in the documents';
  return `\`files\`: nothing to run: ${blocks}, first ${first.id}: ${first.reason}`;
}
