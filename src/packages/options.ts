import { closest } from 'fastest-levenshtein';
import { MalformedAt, quoteReceived } from './malformed-at.js';
import type { Word } from './shell-words.js';

/**
 * What an option is about: `all` that is installed, the `item` that it stands behind, or, with a value of its own, a
 * nested file, a place to look in, an editable item.
 */
export type OptionRole = 'all' | 'item' | 'requirement' | 'constraint' | 'find-links' | 'editable';

interface OptionSpec {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly role: OptionRole;
  /** It stands alone. */
  readonly isFlag?: boolean;
}

/** The options of pip's requirements files. */
const SPECS: readonly OptionSpec[] = [
  { name: '--index-url', aliases: ['-i', '--pypi-url'], role: 'all' },
  { name: '--extra-index-url', role: 'all' },
  { name: '--no-index', role: 'all', isFlag: true },
  { name: '--pre', role: 'all', isFlag: true },
  { name: '--prefer-binary', role: 'all', isFlag: true },
  { name: '--require-hashes', role: 'all', isFlag: true },
  { name: '--only-binary', role: 'all' },
  { name: '--no-binary', role: 'all' },
  { name: '--trusted-host', role: 'all' },
  { name: '--use-feature', role: 'all' },
  { name: '--hash', role: 'item' },
  { name: '--config-settings', aliases: ['-C', '--config-setting'], role: 'item' },
  { name: '--global-option', role: 'item' },
  { name: '--requirement', aliases: ['-r'], role: 'requirement' },
  { name: '--constraint', aliases: ['-c'], role: 'constraint' },
  { name: '--find-links', aliases: ['-f'], role: 'find-links' },
  { name: '--editable', aliases: ['-e'], role: 'editable' },
];
const BY_NAME = new Map(SPECS.flatMap((spec) => [spec.name, ...(spec.aliases ?? [])].map((name) => [name, spec])));
const HASH = /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/;

const INDEX = /^(?:https?:\/\/\S|file:\/\/\/\S|\$\{)/i;

/** An option as it was found. */
export interface FoundOption {
  /** The long name, whichever was written. */
  readonly name: string;
  readonly role: OptionRole;
  /** Undefined for flags. */
  readonly value: string | undefined;
  /** Where the value begins, or a flag. */
  readonly offset: number;
  /** The number of words that it takes, 1 or 2. */
  readonly words: number;
}

/** `--name=value`, `-nvalue` or `-n` as name and value. */
function splitOption(text: string): { readonly name: string; readonly attached: string | undefined } {
  if (!text.startsWith('--')) return { name: text.slice(0, 2), attached: text.length > 2 ? text.slice(2) : undefined };
  const equals = text.indexOf('=');
  return equals < 0
    ? { name: text, attached: undefined }
    : { name: text.slice(0, equals), attached: text.slice(equals + 1) };
}

function describeUnknown(name: string): string {
  const known = [...BY_NAME.keys()];
  const nearest = name.length > 40 ? '' : `; did you mean ${closest(name, known)}?`;
  return `${quoteReceived(name)} is no option of requirements files${nearest}`;
}

function checkValue({ name }: OptionSpec, value: string | undefined, offset: number): string {
  if (value === undefined || value === '') throw new MalformedAt(`${name} needs a value`, offset);
  if (value.endsWith('\\')) throw new MalformedAt(`the value of ${name} ends with a backslash`, offset);
  if (name.endsWith('index-url') && !INDEX.test(value)) {
    throw new MalformedAt(`an index is an URL with https:// or file:///; got ${quoteReceived(value)}`, offset);
  }
  if (name === '--hash' && !HASH.test(value)) {
    throw new MalformedAt(
      `a hash is sha256, sha384 or sha512, a colon, and all its digits as 0-9 and a-f; got ${quoteReceived(value)}`,
      offset,
    );
  }
  return value;
}

/**
 * The option that begins with a word, with its value, perhaps the next one.
 *
 * @throws MalformedAt for anything else, one that requirements files do not have, or one without the value it needs.
 */
export function parseOption(word: Word, next: Word | undefined): FoundOption {
  if (!word.text.startsWith('-')) throw new MalformedAt(`did not expect ${quoteReceived(word.text)} here`, word.offset);
  const { name, attached } = splitOption(word.text);
  const spec = BY_NAME.get(name);
  if (spec === undefined) throw new MalformedAt(describeUnknown(name), word.offset);
  const found = { name: spec.name, role: spec.role };
  if (spec.isFlag === true) {
    if (attached !== undefined) throw new MalformedAt(`${spec.name} has no value`, word.offset);
    return { ...found, value: undefined, offset: word.offset, words: 1 };
  }
  const value = checkValue(spec, attached ?? next?.text, word.offset);
  return attached === undefined
    ? { ...found, value, offset: next?.offset ?? word.offset, words: 2 }
    : { ...found, value, offset: word.offset + word.text.length - attached.length, words: 1 };
}
