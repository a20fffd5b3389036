import type { DocumentPlace, DocumentPrograms } from '../programs/documents/document.js';
import { readMarkdown } from '../programs/documents/read-markdown.js';
import type { Program } from '../programs/program.js';

/** What it says, wherever it stands. */
function saidBy(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .join('\n');
}

/** What a document wants of a program, wherever that stands. */
function wantedOf(program: Program): string {
  const part = program.kind === 'file' ? program.part : undefined;
  const { error, output } = part?.expectation ?? { error: undefined, output: undefined };
  return JSON.stringify([error ?? null, output?.blocks.map(({ text }) => text) ?? null, part?.timeoutMs ?? null]);
}

/**
 * The programs of a document that was changed, when nothing else of it has become another: the programs with these indexes
 * have this code, and all others, and what is expected of each, are as they were. Undefined otherwise: code could end its
 * block and go on as the document. Pure.
 */
export function readChanged(
  after: string,
  before: DocumentPrograms,
  { place, codes }: { readonly place: DocumentPlace; readonly codes: ReadonlyMap<number, string> },
): readonly Program[] | undefined {
  const { programs, skipped, mistakes } = readMarkdown(after, place);
  const isSame =
    mistakes.length === 0 &&
    programs.length === before.programs.length &&
    skipped.map(({ reason }) => reason).join('\n') === before.skipped.map(({ reason }) => reason).join('\n') &&
    programs.every((program, index) => {
      const was = before.programs[index];
      if (was === undefined || program.kind === 'module' || was.kind === 'module') return false;
      return saidBy(program.text) === saidBy(codes.get(index) ?? was.text) && wantedOf(program) === wantedOf(was);
    });
  return isSame ? programs : undefined;
}
