import { documentKind } from '../programs/documents/document-kind.js';
import { readMarkdown } from '../programs/documents/read-markdown.js';
import type { Program } from '../programs/program.js';
import { readSource } from '../programs/read-source.js';
import { documentBlock } from './document-block.js';
import { programAlone } from './program-alone.js';
import type { Subject } from './subject.js';
import { wholeFile } from './whole-file.js';

/** Why a program cannot be mended. */
interface Unfit {
  readonly unfit: string;
}

const CHANGED: Unfit = { unfit: 'its file has changed since it was read' };

function inDocument(program: Extract<Program, { kind: 'file' }>, text: string, timeoutMs: number): Subject | Unfit {
  const place = { id: program.part?.source.path ?? program.id, path: program.path, timeoutMs };
  const programs = readMarkdown(text, place);
  const index = programs.programs.findIndex(({ id }) => id === program.id);
  const found = programs.programs[index];
  if (found?.kind !== 'file' || found.text !== program.text) return CHANGED;
  const block = documentBlock({ text, place, programs }, index);
  return block ?? programAlone(program, 'its lines stand in the document in an unusual form');
}

/** Where a change of a program would go, as its file is now. `timeoutMs` is what the run allows. */
export function findSubject(program: Program, timeoutMs: number): Subject | Unfit {
  if (program.kind === 'module') return { unfit: 'its source is not known' };
  if (program.kind === 'code') return programAlone(program, 'it is in no file');
  if (documentKind(program.path) === 'notebook') return programAlone(program, 'cells of notebooks are not rewritten');
  const text = readSource(program.path, 'it', []);
  if (text === undefined) {
    // The text of a pull request is in none.
    return program.part === undefined ? CHANGED : programAlone(program, 'it is in no file of the current folder');
  }
  if (program.part !== undefined) return inDocument(program, text, timeoutMs);
  return text === program.text ? wholeFile(program) : CHANGED;
}
