import type { ExpectedOutput } from './program.js';

/** Where what was printed is not what was expected. */
export interface OutputDifference {
  /** Of the document, from 1. */
  readonly line: number;
  /** What differs, line by line, as `diff` shows it. */
  readonly lines: readonly string[];
}

const MAX_SHOWN = 6;

/** Lines without white space at their ends, and without blank ones in the end. */
function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.trimEnd());
  while (lines.at(-1) === '') lines.pop();
  return lines;
}

/** The line of the document that has the line of the expected output with this index, from 0. */
function placeOf({ blocks }: ExpectedOutput, index: number): number {
  let rest = index;
  for (const { text, firstLine, lastLine } of blocks) {
    const count = text === '' ? 0 : text.split('\n').length;
    if (rest < count) return Math.min(firstLine + 1 + rest, lastLine);
    rest -= count;
  }
  return blocks.at(-1)?.lastLine ?? 1;
}

function shown(sign: string, lines: readonly string[]): string[] {
  const more = lines.length > MAX_SHOWN ? [`${sign}… ${lines.length - MAX_SHOWN} more lines`] : [];
  return [...lines.slice(0, MAX_SHOWN).map((line) => `${sign}${line}`), ...more];
}

/** Compares what was printed with what a document expects; undefined when it is the same but for white space at the ends of lines. Pure. */
export function compareOutput(expected: ExpectedOutput, printed: string): OutputDifference | undefined {
  const texts = expected.blocks.map(({ text }) => text).filter((text) => text !== '');
  const [wanted, got] = [linesOf(texts.join('\n')), linesOf(printed)];
  const isSame = (index: number): boolean => wanted[index] === got[index];
  let from = 0;
  while (from < wanted.length && from < got.length && isSame(from)) from++;
  if (from === wanted.length && from === got.length) return undefined;
  let end = 0;
  const most = Math.min(wanted.length, got.length) - from;
  while (end < most && wanted[wanted.length - 1 - end] === got[got.length - 1 - end]) end++;
  return {
    line: placeOf(expected, from),
    lines: [...shown('-', wanted.slice(from, wanted.length - end)), ...shown('+', got.slice(from, got.length - end))],
  };
}
