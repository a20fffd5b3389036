import { structuredPatch } from 'diff';

/** Lines that are removed and added; more is no small change, and takes long to find. */
export const MAX_EDITS = 1000;

/** How C writes characters in a text. */
const ESCAPES: Readonly<Record<string, string>> = {
  '\u0007': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};

function octal(byte: number): string {
  return `\\${byte.toString(8).padStart(3, '0')}`;
}

/** A path in the head of a patch, as git writes it; see core.quotePath in git-config(1). Pure. */
export function quotePath(path: string): string {
  // Behind a name with a space a tab says where it ends.
  if (/^[\u0020\u0021\u0023-\u005b\u005d-\u007e]*$/.test(path)) return path.includes(' ') ? `${path}\t` : path;
  const bytes = Array.from(path, (one) => {
    const escape = ESCAPES[one];
    if (escape !== undefined) return escape;
    return /^[\u0020-\u007e]$/.test(one) ? one : [...Buffer.from(one)].map(octal).join('');
  });
  return `"${bytes.join('')}"`;
}

/** What changes from one text to another, as the hunks of a unified diff. Undefined for texts that have too little in common. Pure. */
export function unifiedHunks(before: string, after: string): string | undefined {
  const found = structuredPatch('', '', before, after, undefined, undefined, { context: 3, maxEditLength: MAX_EDITS });
  const hunks = found?.hunks.map(({ oldStart, oldLines, newStart, newLines, lines }) => {
    // Of no lines the one before is named.
    const [from, to] = [oldLines === 0 ? oldStart - 1 : oldStart, newLines === 0 ? newStart - 1 : newStart];
    return [`@@ -${from},${oldLines} +${to},${newLines} @@`, ...lines].map((line) => `${line}\n`).join('');
  });
  return hunks?.join('');
}

/**
 * What changes in a file, as a unified diff by the rules of git for one without a line of its own: its path is relative to
 * the folder in which it is applied. Undefined for texts that have too little in common. Pure.
 */
export function unifiedDiff(path: string, before: string, after: string): string | undefined {
  const hunks = unifiedHunks(before, after);
  return hunks === undefined ? undefined : `--- ${quotePath(`a/${path}`)}\n+++ ${quotePath(`b/${path}`)}\n${hunks}`;
}
