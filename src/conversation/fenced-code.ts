import type { Code, Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';

/** What blocks of Python are called. */
const PYTHON = /^(python3?|py3?|python-?exec)$/i;

function codesIn(node: Nodes): Code[] {
  if (node.type === 'code') return [node];
  return 'children' in node ? node.children.flatMap(codesIn) : [];
}

function isFenced(code: Code, text: string): boolean {
  return /^[`~]{3}/.test(text.slice(code.position?.start.offset));
}

/**
 * The fenced blocks of Python in a text of CommonMark, in their order; unless they must be named so, blocks without a
 * language count when there is none with it. Pure.
 */
export function fencedPython(text: string, { named: mustBeNamed = false } = {}): string[] {
  const fenced = codesIn(fromMarkdown(text)).filter((code) => isFenced(code, text));
  const named = fenced.filter(({ lang }) => PYTHON.test(lang ?? ''));
  const chosen = named.length > 0 || mustBeNamed ? named : fenced.filter(({ lang }) => (lang ?? '') === '');
  return chosen.map(({ value }) => value).filter((code) => code.trim() !== '');
}
