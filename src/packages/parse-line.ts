import { MalformedAt, quoteReceived } from './malformed-at.js';
import { parseOption, type FoundOption } from './options.js';
import { parseMarker } from './parse-named.js';
import {
  hasScheme,
  isRepository,
  parsePlace,
  parseRequirement,
  type PlacedRequirement,
  type Requirement,
} from './parse-requirement.js';
import { quoteWord, splitWords, type Word } from './shell-words.js';

/** What a line of a requirements file asks for. Offsets are places in the line. */
export type Entry =
  | {
      readonly kind: 'item';
      readonly requirement: Requirement;
      readonly isEditable: boolean;
      /** As they are written behind it, for example `--hash=sha256:…`. */
      readonly options: readonly string[];
      readonly offset: number;
    }
  | {
      /** A nested file, or a place to look in: a path or an URL. */
      readonly kind: 'requirement' | 'constraint' | 'find-links';
      readonly reference: string;
      readonly offset: number;
    }
  | {
      readonly kind: 'option';
      /** By its long name, for example `--index-url https://example.org/simple`. */
      readonly text: string;
      readonly offset: number;
    };

/** Where options begin: a minus sign at the beginning or after white space. */
const OPTION = /(?<!\S)-/;

/** The options of an item, which are all that the words may be. */
function parseItemOptions(words: readonly Word[]): string[] {
  const options: string[] = [];
  for (let index = 0; index < words.length;) {
    const word = words[index];
    if (word === undefined) break;
    const { name, role, value = '', words: taken } = parseOption(word, words[index + 1]);
    if (role !== 'item') throw new MalformedAt(`${name} must stand on a line of its own`, word.offset);
    options.push(`${name}=${quoteWord(value)}`);
    index += taken;
  }
  return options;
}

/** An option of the line that is not followed by those of an item. */
function toEntry({ name, role, value = '', offset }: FoundOption): Entry {
  if (role === 'requirement' || role === 'constraint' || role === 'find-links') {
    return { kind: role, reference: value, offset };
  }
  if (role === 'item') throw new MalformedAt(`${name} must stand behind a requirement`, offset);
  return { kind: 'option', text: value === '' ? name : `${name} ${quoteWord(value)}`, offset };
}

/** The marker behind `-e`, as it is written, and what follows it. pip ignores such a marker, other installers do not. */
function splitMarker(text: string, words: readonly Word[], taken: number) {
  const last = words[taken - 1];
  const following = words[taken];
  const isAttached = last?.text.endsWith(';') === true;
  if (!isAttached && following?.text.startsWith(';') !== true) return { marker: undefined, rest: words.slice(taken) };
  const semicolon = isAttached ? last.end - 1 : (following?.offset ?? text.length);
  const options = words.findIndex((word, index) => index >= taken && word.text.startsWith('-'));
  const rest = options < 0 ? [] : words.slice(options);
  return { marker: parseMarker(text.slice(0, rest[0]?.offset), semicolon), rest };
}

function parseEditablePlace(target: string, offset: number): PlacedRequirement {
  if (isRepository(target) && !/\s/.test(target)) {
    return { kind: 'url', name: undefined, extras: [], reference: target, marker: undefined };
  }
  if (target !== '' && (/^file:/i.test(target) || !hasScheme(target))) return parsePlace(target);
  throw new MalformedAt(
    `-e takes a folder, such as ./package, or a repository, such as git+https://…#egg=NAME; got ${quoteReceived(target)}`,
    offset,
  );
}

function parseEditable(text: string, words: readonly Word[], { value = '', offset, words: taken }: FoundOption): Entry {
  const { marker, rest } = splitMarker(text, words, taken);
  const requirement = { ...parseEditablePlace(value.replace(/;$/, ''), offset), marker };
  return { kind: 'item', requirement, isEditable: true, options: parseItemOptions(rest), offset };
}

function parseOptionLine(text: string, words: readonly Word[]): Entry[] {
  const entries: Entry[] = [];
  for (let index = 0; index < words.length;) {
    const word = words[index];
    if (word === undefined) break;
    const option = parseOption(word, words[index + 1]);
    if (option.role === 'editable') return [...entries, parseEditable(text, words.slice(index), option)];
    entries.push(toEntry(option));
    index += option.words;
  }
  return entries;
}

/**
 * Parses a line without comment and continuation. Several options on a line become several entries.
 *
 * @throws MalformedAt
 */
export function parseLine(text: string): Entry[] {
  const start = OPTION.exec(text)?.index ?? text.length;
  const head = text.slice(0, start).trim();
  const words = splitWords(text, start);
  if (head === '') return parseOptionLine(text, words);
  const options = parseItemOptions(words);
  return [{ kind: 'item', requirement: parseRequirement(head), isEditable: false, options, offset: 0 }];
}
