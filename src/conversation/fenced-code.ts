import { findFences } from '../programs/documents/markdown-fences.js';

/** What blocks of Python are called. */
const PYTHON = /^(python3?|py3?|python-?exec)$/i;

/**
 * The fenced blocks of Python in a text of CommonMark, in their order; unless they must be named so, blocks without a
 * language count when there is none with it. None in a text of more marks of lists and quotations than can be read in no
 * time. Pure.
 */
export function fencedPython(text: string, { named: mustBeNamed = false } = {}): string[] {
  const fences = findFences(text.replaceAll('\0', '\ufffd'))?.fences ?? [];
  const named = fences.filter(({ language }) => PYTHON.test(language));
  const chosen = named.length > 0 || mustBeNamed ? named : fences.filter(({ language }) => language === '');
  return chosen.map((fence) => fence.text).filter((code) => code.trim() !== '');
}
