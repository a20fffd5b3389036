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
 * The runner reads the old command form `##[…]` anywhere in a line, and `::…::` at its start after white space
 * (actions/runner, ActionCommand.TryParse and TryParseV2). It searches by the rules of a language, for which characters
 * without meaning and combining marks are not there.
 */
const OLD_FORM = /#[\p{DI}\p{M}]*#(?=[\p{DI}\p{M}]*\[)/gu;
const NEW_FORM = /^[\s\p{DI}\p{M}]*(?=:[\p{DI}\p{M}]*:)/u;

/** Untrusted text inside a line of ours: nothing in it is hidden, and no command can start with it. */
export function quoteInline(text: string): string {
  return showInvisible(text).replace(OLD_FORM, '##\\').replace(NEW_FORM, '$&\\');
}

const LINE_LIMIT = 4000;

function cutLine(line: string): string {
  return line.length <= LINE_LIMIT
    ? line
    : `${line.slice(0, LINE_LIMIT)}… (${line.length - LINE_LIMIT} more characters)`;
}

/** The lines of a text as the runner sees them: it splits at CR, LF and CRLF. An empty last line does not count. */
export function splitLines(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** One line of a program's output for a log: behind a gutter, so that it cannot be read as a workflow command. */
export function gutterLine(line: string): string {
  return `│ ${showInvisible(cutLine(line)).replace(OLD_FORM, '##\\')}`;
}
