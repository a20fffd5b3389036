import { escapeInline, escapeLines } from '../xml.js';

/** Markup that is safe to put into a page. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = Markup | string | number | readonly Markup[];

function render(part: Part): string {
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(({ text }) => text).join('');
  return escapeInline(String(part));
}

/** A template in which every value that is no markup already is escaped, on one line, with nothing hidden in it. */
export function markup(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(
    strings.map((text, index) => text + (index < parts.length ? render(parts[index] ?? '') : '')).join(''),
  );
}

/** Untrusted text that keeps its lines. */
export function lines(text: string): Markup {
  return new Markup(escapeLines(text));
}

export const NOTHING = new Markup('');
