import { MalformedAt } from './malformed-at.js';

/** A word with its quotes and backslashes resolved. */
export interface Word {
  readonly text: string;
  /** Where it begins in the line, and where it has ended. */
  readonly offset: number;
  readonly end: number;
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

/** The character for a backslash at `at`, and how long the two are in the text. */
function escaped(text: string, at: number): { readonly character: string; readonly length: number } {
  const next = text[at + 1];
  if (next === undefined) throw new MalformedAt('a backslash needs a character after it', at);
  return { character: next, length: 2 };
}

/** What the quotes that open at `start` hold, and where the text goes on. */
function readQuoted(text: string, start: number): { readonly held: string; readonly next: number } {
  const quote = text[start];
  let held = '';
  for (let at = start + 1; at < text.length;) {
    const character = text[at] ?? '';
    if (character === quote) return { held, next: at + 1 };
    const following = text[at + 1];
    const isEscape = quote === '"' && character === '\\' && (following === '"' || following === '\\');
    held += isEscape ? following : character;
    at += isEscape ? 2 : 1;
  }
  throw new MalformedAt(`the quotation mark ${quote ?? ''} needs another one that closes it`, start);
}

function readWord(text: string, offset: number): Word {
  let word = '';
  let at = offset;
  while (at < text.length && !isBlank(text[at])) {
    const character = text[at] ?? '';
    if (character === '"' || character === "'") {
      const { held, next } = readQuoted(text, at);
      word += held;
      at = next;
    } else {
      const step = character === '\\' ? escaped(text, at) : { character, length: 1 };
      word += step.character;
      at += step.length;
    }
  }
  return { text: word, offset, end: at };
}

/** The words of a text from an offset on, split as by a POSIX shell; pip reads options this way. */
export function splitWords(text: string, from: number): Word[] {
  const words: Word[] = [];
  for (let at = from; at < text.length;) {
    if (isBlank(text[at])) {
      at++;
      continue;
    }
    const word = readWord(text, at);
    words.push(word);
    at = word.end;
  }
  return words;
}

/**
 * Writes a word so that `splitWords` finds it again, and so that nothing in it begins a comment. It must not end with a
 * backslash, which would continue the line.
 */
export function quoteWord(word: string): string {
  return word === '' ? "''" : word.replace(/[\s"'\\]|(?<!\S)#/g, '\\$&');
}
