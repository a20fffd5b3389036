import type { Program } from '../programs/program.js';
import { documentLines } from '../programs/documents/document-lines.js';
import { normalise, wrongWithChange } from './check-change.js';
import type { Change, Subject, Wrong } from './subject.js';

type TextProgram = Exclude<Program, { kind: 'module' }>;

/** The program with another text; of a part of a document what that expects stays. */
function replaced(program: TextProgram, text: string): Program {
  if (program.kind === 'code') return { ...program, text };
  const { id, path, part } = program;
  return { kind: 'file', id, path, text, part: part === undefined ? undefined : { ...part, lineOf: (line) => line } };
}

function change(
  program: TextProgram,
  before: string,
  { proposed, blank }: { proposed: string; blank: number },
): Change | Wrong {
  const code = normalise(proposed);
  const wrong = wrongWithChange(before, code);
  if (wrong !== undefined) return wrong;
  return {
    program: replaced(program, '\n'.repeat(blank) + code),
    code,
    edits: [{ from: 0, count: documentLines(before).length, lines: documentLines(code) }],
  };
}

/** A program whose change goes into no file, with the reason: it can be suggested all the same. Pure. */
export function programAlone(program: TextProgram, why: string): Subject {
  const [padding = ''] =
    program.kind === 'file' && program.part?.isInPlace === true ? (/^\n*/.exec(program.text) ?? []) : [];
  const code = normalise(program.text.slice(padding.length));
  return {
    code,
    firstLine: padding.length + 1,
    name: program.id,
    text: code,
    file: undefined,
    why,
    part: undefined,
    change: (proposed) => change(program, code, { proposed, blank: padding.length }),
  };
}
