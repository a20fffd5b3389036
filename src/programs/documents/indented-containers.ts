import type { MarkdownIt, StateBlock } from 'markdown-it';

/**
 * `!!! note`, `??? note "Title"` and `=== "Title"`: admonitions of Python-Markdown, details and tabs of PyMdown Extensions, as
 * sites made with MkDocs have them. See https://python-markdown.github.io/extensions/admonition/ and
 * https://facelessuser.github.io/pymdown-extensions/extensions/tabbed/.
 */
const OPENING = /(?:!!! ?[\w-]|\?\?\?\+? ?["\w-]|===[!+]{0,2} +")/y;
/** How much further than its opening line the content of one is indented. */
const INDENT = 4;

/** The line behind the last one that is indented that much. */
function endOf(state: StateBlock, startLine: number, [endLine, indent]: [number, number]): number {
  let line = startLine;
  while (line < endLine && (state.isEmpty(line) || (state.sCount[line] ?? 0) >= indent)) line++;
  return line;
}

function readContainer(state: StateBlock, startLine: number, [endLine, silent]: [number, boolean]): boolean {
  const indent = state.sCount[startLine] ?? 0;
  if (indent - state.blkIndent >= INDENT) return false;
  OPENING.lastIndex = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if (!OPENING.test(state.src)) return false;
  if (silent) return true;
  const { blkIndent } = state;
  state.push('container_open', 'div', 1);
  state.blkIndent = indent + INDENT;
  state.line = startLine + 1;
  // Not to the end of all: what is nested too deep hides everything up to there.
  const end = endOf(state, startLine + 1, [endLine, state.blkIndent]);
  state.md.block.tokenize(state, startLine + 1, end);
  state.blkIndent = blkIndent;
  state.push('container_close', 'div', -1);
  return true;
}

/** Lets a parser look into what CommonMark takes for indented code. */
export function useIndentedContainers(parser: MarkdownIt): void {
  parser.block.ruler.before('code', 'container', (state, startLine, ...rest) => readContainer(state, startLine, rest), {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
}
