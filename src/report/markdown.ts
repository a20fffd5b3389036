import { showInvisible } from './neutralise.js';

/** GitHub's parser counts backticks up to 80 in code spans and up to 255 in fences; longer runs are cut here. */
const LONGEST_RUN = 32;

function cutBackticks(text: string): string {
  return text.replace(/`{33,}/g, `${'`'.repeat(LONGEST_RUN)}…`);
}

function longestRun(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}

/** A fenced code block that nothing inside can end; invisible characters are shown as escapes. */
export function fence(text: string, info = 'text'): string {
  const safe = cutBackticks(
    text
      .split(/\r\n|\r|\n/)
      .map(showInvisible)
      .join('\n'),
  );
  const marks = '`'.repeat(Math.max(3, longestRun(safe) + 1));
  return `${marks}${info}\n${safe}\n${marks}`;
}

/**
 * Untrusted text inside a sentence or a table cell: a code span, in which mentions, references, links and HTML mean
 * nothing. A `|` would end the cell even there, so it is escaped as GitHub's tables want it.
 */
export function codeSpan(text: string, maxLength = 200): string {
  const short = text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
  const safe = cutBackticks(showInvisible(short).replaceAll('|', '\\|')).trim();
  if (safe === '') return '` `';
  const marks = '`'.repeat(longestRun(safe) + 1);
  return `${marks} ${safe} ${marks}`;
}

/** A section that can be collapsed, and is unless it is to be open; the summary must be trusted text. */
export function details(summary: string, body: string, isOpen = false): string {
  return `<details${isOpen ? ' open' : ''}><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}

/** A table of cells that are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
