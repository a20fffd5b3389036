import { statementStarts } from './statement-starts.js';

/** What IPython understands and Python does not: `%x`, `!x`, `y = %x`, `y = !x`, `?x` and `x?`. */
const MAGIC = /^\s*(?:[%!?]|[\p{ID_Continue}.,\s[\]]+=\s*[%!]|[%\p{ID_Continue}.*]+\?{1,2}\s*$)/u;

/** The code of a cell as Python understands it. */
export interface PlainCode {
  /** As many lines as the cell has. */
  readonly lines: readonly string[];
  /** How many lines were left out; undefined when the whole cell was, for a magic of its own. */
  readonly leftOut: number | undefined;
}

/**
 * Leaves out magics and commands of the shell, with `pass` in their place. A cell that begins with `%%` is left out as a
 * whole: what follows need not be Python. Pure.
 */
export function leaveOutMagics(lines: readonly string[]): PlainCode {
  if (/^\s*%%/.test(lines.find((line) => line.trim() !== '') ?? '')) {
    return { lines: lines.map(() => ''), leftOut: undefined };
  }
  const starts = statementStarts(lines, (line) => MAGIC.test(line));
  let leftOut = 0;
  let goesOn = false;
  const plain = lines.map((line, index) => {
    const isMagic = goesOn || (starts[index] === true && MAGIC.test(line));
    const isFirst = isMagic && !goesOn;
    goesOn = isMagic && line.endsWith('\\');
    if (!isMagic) return line;
    leftOut++;
    return isFirst ? `${/^\s*/.exec(line)?.[0] ?? ''}pass` : '';
  });
  return { lines: plain, leftOut };
}
