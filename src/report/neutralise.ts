/**
 * Control characters other than tab, and everything that changes how text around it is shown: C0, DEL, C1, soft hyphen,
 * bidi marks and overrides, zero-width characters, line and paragraph separators, tag characters, lone surrogates.
 */
const INVISIBLE =
  /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]|[\u{e0000}-\u{e0fff}]|\p{Surrogate}/gu;

function escapeOne(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`;
}

/** Text on one line in which nothing is hidden: invisible and control characters, line ends too, are shown as escapes. */
export function showInvisible(text: string): string {
  return text.replace(INVISIBLE, escapeOne);
}

/**
 * The runner reads the old command form `##[…]` anywhere in a line (actions/runner, ActionCommand.TryParse) and `::…::`
 * at its start after white space; the first is broken here, the second by what `gutterLines` puts in front. The runner
 * searches by the rules of a language, for which characters without meaning and combining marks are not there.
 */
function breakCommands(line: string): string {
  return line.replace(/#[\p{DI}\p{M}]*#(?=[\p{DI}\p{M}]*\[)/gu, '##\\');
}

/** One line of ours that quotes untrusted text, safe anywhere but at the start of a line of the log. */
export function quoteInline(text: string): string {
  return breakCommands(showInvisible(text));
}

const LINE_LIMIT = 4000;

function cutLine(line: string): string {
  return line.length <= LINE_LIMIT
    ? line
    : `${line.slice(0, LINE_LIMIT)}… (${line.length - LINE_LIMIT} more characters)`;
}

/**
 * Output of a program as lines for a log. Split where the runner splits (CR, LF, CRLF), each behind a gutter, so that
 * no line can be read as a workflow command.
 */
export function gutterLines(text: string, gutter = '│ '): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => gutter + quoteInline(cutLine(line)));
}
