const MAX_LINE = 240;

function cut(line: string): string {
  return line.length <= MAX_LINE ? line : `${line.slice(0, MAX_LINE)}…`;
}

/** Lines around the failing one, numbered, with a mark in front of it; without blank ones at the edges. */
export function sourceContext(source: string, line: number, around = 3): string[] {
  const lines = source.split(/\r\n|\r|\n/);
  const isBlank = (number: number): boolean => (lines[number - 1] ?? '').trim() === '';
  let first = Math.max(1, line - around);
  let last = Math.min(lines.length, line + around);
  while (first < line && isBlank(first)) first++;
  while (last > line && isBlank(last)) last--;
  const width = String(last).length;
  const shown: string[] = [];
  for (let number = first; number <= last; number++) {
    shown.push(`${number === line ? '>' : ' '} ${String(number).padStart(width)} | ${cut(lines[number - 1] ?? '')}`);
  }
  return shown;
}
