/** A block `# /// script` of a program. */
export interface ScriptBlock {
  /** The TOML in it. */
  readonly content: string;
  /** Of its first line, from 1. */
  readonly line: number;
}

const OPENING = /^# \/\/\/ ([a-zA-Z0-9-]+)$/;
const CLOSING = '# ///';

function isComment(line: string | undefined): boolean {
  return line !== undefined && (line === '#' || line.startsWith('# '));
}

/** For each line the last closing one of the comment lines that go on from it, or -1. */
function findClosings(lines: readonly string[]): number[] {
  const closings = new Array<number>(lines.length).fill(-1);
  for (let at = lines.length - 1; at >= 0; at--) {
    if (!isComment(lines[at])) continue;
    const later = closings[at + 1] ?? -1;
    closings[at] = later === -1 && lines[at] === CLOSING ? at : later;
  }
  return closings;
}

/**
 * The `script` blocks of a program, by the rules of the regular expression in PEP 723: a block reaches to the last
 * closing line that comment lines lead to, and holds at least one line. In JavaScript that expression would match
 * otherwise (line separators) and take quadratic time. Line ends are those of Python's text files.
 */
export function findScriptBlocks(program: string): ScriptBlock[] {
  const lines = program.split(/\r\n|\r|\n/);
  const closings = findClosings(lines);
  const blocks: ScriptBlock[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [, type] = OPENING.exec(lines[at] ?? '') ?? [];
    const end = closings[at + 1] ?? -1;
    if (type === undefined || end < at + 2) continue;
    if (type === 'script') {
      const content = lines.slice(at + 1, end).map((line) => `${line.slice(2)}\n`);
      blocks.push({ content: content.join(''), line: at + 1 });
    }
    at = end;
  }
  return blocks;
}
