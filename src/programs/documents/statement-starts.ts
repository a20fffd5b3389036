const QUOTE = /("""|'''|"|')/y;

/** Where in a program the scanner is. */
interface State {
  depth: number;
  /** The quotes of the text in which a line ends; undefined outside of one. */
  quotes: string | undefined;
  isContinued: boolean;
}

/** The place behind a text that begins before `from`; undefined when it goes on in the next line. */
function endOfText(line: string, from: number, quotes: string): number | undefined {
  for (let at = from; at < line.length; at++) {
    if (line[at] === '\\') at++;
    else if (line.startsWith(quotes, at)) return at + quotes.length;
  }
  return undefined;
}

function scanLine(line: string, state: State): void {
  let at = 0;
  state.isContinued = false;
  while (at < line.length) {
    if (state.quotes !== undefined) {
      const end = endOfText(line, at, state.quotes);
      // A text in single quotes ends with its line, unless the line does not end.
      if (end === undefined && state.quotes.length === 1 && !line.endsWith('\\')) state.quotes = undefined;
      if (end === undefined) return;
      state.quotes = undefined;
      at = end;
      continue;
    }
    QUOTE.lastIndex = at;
    const [quotes] = QUOTE.exec(line) ?? [];
    const character = line[at] ?? '';
    if (character === '#') return;
    if (quotes !== undefined) state.quotes = quotes;
    else if ('([{'.includes(character)) state.depth++;
    else if (')]}'.includes(character)) state.depth = Math.max(0, state.depth - 1);
    else if (character === '\\' && at === line.length - 1) state.isContinued = true;
    at += quotes?.length ?? 1;
  }
}

/**
 * For each line of Python whether a statement can begin in it: it is not inside of a text or of brackets, and does not go
 * on from the line before. `isNoPython` says which of these are none; nothing in them opens anything. Pure.
 */
export function statementStarts(lines: readonly string[], isNoPython: (line: string) => boolean): boolean[] {
  const state: State = { depth: 0, quotes: undefined, isContinued: false };
  return lines.map((line) => {
    const isStart = state.depth === 0 && state.quotes === undefined && !state.isContinued;
    if (!isStart || !isNoPython(line)) scanLine(line, state);
    return isStart;
  });
}
