import { diffArrays } from 'diff';
import { documentLines } from '../programs/documents/document-lines.js';
import type { DocumentPlace, DocumentPrograms } from '../programs/documents/document.js';
import { findFences } from '../programs/documents/markdown-fences.js';
import type { Program } from '../programs/program.js';
import { normalise, TOO_MUCH, wrongWithChange } from './check-change.js';
import { findCodeLines, type CodeLine } from './code-lines.js';
import { applyEdits } from './line-edits.js';
import { readChanged } from './same-document.js';
import type { Change, LineEdit, Subject, Wrong } from './subject.js';
import { MAX_EDITS } from './unified-diff.js';

const NO_PLACE: Wrong = {
  wrong:
    'Error: the program stands in a fenced block of Markdown, and with this code the document would become another. Nothing ran. Write no line that could end the block.',
};

/** Lines of the program that others take the place of; one of both may be none. */
interface Group {
  readonly removed: readonly CodeLine[];
  readonly added: readonly string[];
  /** Where they stand in the program. */
  readonly index: number;
}

function groupsOf(lines: readonly CodeLine[], code: string): Group[] | undefined {
  const [before, after] = [lines.map(({ text }) => text), code.slice(0, -1).split('\n')];
  const parts = diffArrays(before, after, { maxEditLength: MAX_EDITS });
  if (parts === undefined) return undefined;
  const groups: Group[] = [];
  let index = 0;
  let open: Group | undefined;
  for (const { added, removed, value } of parts) {
    if (!added && !removed) {
      if (open !== undefined) groups.push(open);
      open = undefined;
      index += value.length;
      continue;
    }
    open ??= { removed: [], added: [], index };
    if (added) open = { ...open, added: value };
    else {
      open = { ...open, removed: lines.slice(index, index + value.length) };
      index += value.length;
    }
  }
  return open === undefined ? groups : [...groups, open];
}

/** The edits of the document: what is added goes where something was removed, or else behind the line before. */
function editsOf({ removed, added, index }: Group, lines: readonly CodeLine[]): LineEdit[] {
  const anchor = removed[0] ?? lines[index - 1] ?? lines[0];
  if (anchor === undefined) return [];
  const { prefix, end } = anchor;
  const others = added.map((text) => ({
    text: `${prefix}${text}`.replace(/^[ \t>]+$/, (blank) => blank.trimEnd()),
    end,
  }));
  if (removed.length === 0) return [{ from: index === 0 ? anchor.at : anchor.at + 1, count: 0, lines: others }];
  return removed.map(({ at }, place) => ({ from: at, count: 1, lines: place === 0 ? others : [] }));
}

interface Document {
  readonly text: string;
  readonly place: DocumentPlace;
  /** What was read of it. */
  readonly programs: DocumentPrograms;
}

function change(
  document: Document,
  index: number,
  { lines, proposed }: { lines: readonly CodeLine[]; proposed: string },
): Change | Wrong {
  const code = normalise(proposed);
  const groups = groupsOf(lines, code);
  if (groups === undefined) return TOO_MUCH;
  const edits = groups.flatMap((group) => editsOf(group, lines));
  const after = applyEdits(document.text, edits);
  const wrong = wrongWithChange(document.text, after);
  if (wrong !== undefined) return wrong;
  const { place, programs: before } = document;
  const program = readChanged(after, before, { place, codes: new Map([[index, code]]) })?.[index];
  return program === undefined ? NO_PLACE : { program, code, edits };
}

/**
 * A program that is a part of a Markdown document: what is run is what would be read of the changed document. Undefined when
 * its lines stand there in a form of their own. Pure.
 */
export function documentBlock(document: Document, index: number): Subject | undefined {
  const { text, place, programs } = document;
  const program: Program | undefined = programs.programs[index];
  const fences = findFences(text)?.fences;
  if (program?.kind !== 'file' || fences === undefined) return undefined;
  const lines = findCodeLines(fences, documentLines(text), program.text);
  const [first] = lines ?? [];
  if (lines === undefined || first === undefined) return undefined;
  return {
    code: lines.map((line) => `${line.text}\n`).join(''),
    firstLine: first.at + 1,
    name: place.id,
    text,
    file: place.path,
    why: undefined,
    part: { place, index },
    change: (proposed) => change(document, index, { lines, proposed }),
  };
}
