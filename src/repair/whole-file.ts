import { findScriptBlocks } from '../packages/script-blocks.js';
import { documentLines } from '../programs/documents/document-lines.js';
import type { Program } from '../programs/program.js';
import { normalise, wrongWithChange } from './check-change.js';
import type { Change, Subject, Wrong } from './subject.js';

type FileProgram = Extract<Program, { kind: 'file' }>;

const MARK = '\ufeff';

/** The code as a file of this kind has it: its mark in front, its line ends, and a last one or none. */
function asIn(original: string, code: string): string {
  const end = original.includes('\r\n') ? '\r\n' : '\n';
  const text = code.replaceAll('\n', end);
  const isEnded = /[\r\n]$/.test(original);
  return (original.startsWith(MARK) ? MARK : '') + (isEnded ? text : text.slice(0, -end.length));
}

/** It lies beside its place where nothing contains it, so that the file stays as it is. */
function replaced(program: FileProgram, text: string): Program {
  const part = {
    source: { path: program.id, line: 1 },
    lineOf: (line: number) => line,
    isInPlace: true,
    expectation: { error: undefined, output: undefined },
    timeoutMs: undefined,
    notes: [],
  };
  return { kind: 'file', id: program.id, path: program.path, text, part };
}

function change(program: FileProgram, proposed: string): Change | Wrong {
  const { text } = program;
  const code = normalise(proposed);
  const after = asIn(text, code);
  const wrong = wrongWithChange(text, after);
  if (wrong !== undefined) return wrong;
  // What it needs decided about the environment that it is run in.
  if (JSON.stringify(findScriptBlocks(after)) !== JSON.stringify(findScriptBlocks(text)))
    return { wrong: 'Error: the block `# /// script` has to stay as it is. Nothing ran.' };
  const lines = documentLines(after);
  return {
    program: replaced(program, after),
    code,
    edits: [{ from: 0, count: documentLines(text).length, lines }],
  };
}

/** A program that is a whole file. Pure. */
export function wholeFile(program: FileProgram): Subject {
  return {
    code: normalise(program.text.replace(MARK, '')),
    firstLine: 1,
    name: program.id,
    text: program.text,
    file: program.path,
    why: undefined,
    part: undefined,
    change: (code) => change(program, code),
  };
}
