import { closest } from 'fastest-levenshtein';
import { duration, Malformed } from '../../inputs/grammar.js';

/** What a document says of one of its blocks. */
export interface BlockOptions {
  /** Why it is not run; undefined when it is. */
  skip?: string;
  /** It goes on where the block before ended. */
  continues?: true;
  /** All blocks of a document with this name are one program. */
  group?: string;
  /** It has to fail, with an exception of this type when one is named. */
  error?: { readonly type: string | undefined };
  timeoutMs?: number;
}

/** One word of an info string or of a comment, with its place in that text. */
export interface Word {
  readonly name: string;
  /** Undefined without `=`. */
  readonly value: string | undefined;
  /** In characters, from 0. */
  readonly at: number;
}

const WORD = /(?:[^\s,"'=]|"[^"]*"|'[^']*'|["'])+(?:=(?:[^\s,"']|"[^"]*"|'[^']*'|["'])*)?/g;

function unquote(text: string): string {
  const [, , inside] = /^(["'])(.*)\1$/s.exec(text) ?? [];
  return inside ?? text;
}

/** Words between white space and commas; a value may be quoted. */
export function splitWords(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => {
    const equals = word.indexOf('=');
    if (equals === -1) return { name: word, value: undefined, at: index };
    return { name: word.slice(0, equals), value: unquote(word.slice(equals + 1)), at: index };
  });
}

type Setter = (options: BlockOptions, value: string | undefined) => string | undefined;

const GROUP = /^[\p{L}_][\p{L}\p{N}_.-]{0,63}$/u;
const EXCEPTION = /^[\p{ID_Start}_][\p{ID_Continue}.]{0,199}$/u;

function setTimeoutOf(options: BlockOptions, value: string | undefined): string | undefined {
  try {
    options.timeoutMs = duration(value ?? '');
    return undefined;
  } catch (thrown) {
    if (!(thrown instanceof Malformed)) throw thrown;
    return `must be ${thrown.message}`;
  }
}

/** Each sets an option, or says what is wrong with its value. */
const SETTERS: Readonly<Record<string, Setter>> = {
  skip: (options, value) => {
    options.skip = value === undefined || value.trim() === '' ? 'the document says so' : value.trim();
    return undefined;
  },
  continue: (options, value) => {
    options.continues = true;
    return value === undefined ? undefined : 'takes no value';
  },
  group: (options, value) => {
    if (value === undefined || !GROUP.test(value)) return 'must be a name of letters, digits, `_`, `.` and `-`';
    options.group = value;
    return undefined;
  },
  error: (options, value) => {
    if (value !== undefined && !EXCEPTION.test(value)) return 'must be the name of an exception';
    options.error = { type: value };
    return undefined;
  },
  timeout: setTimeoutOf,
};

const NAMES = Object.keys(SETTERS);

/** Sets one of our options, and says what is wrong with it when something is. */
export function setOption(options: BlockOptions, { name, value }: Pick<Word, 'name' | 'value'>): string | undefined {
  const set = Object.hasOwn(SETTERS, name) ? SETTERS[name] : undefined;
  if (set === undefined) return `\`${name}\` is no option; did you mean \`${closest(name, NAMES)}\`?`;
  const problem = set(options, value);
  return problem === undefined ? undefined : `\`${name}\` ${problem}`;
}

/** Words by which other tools are told the same, with what they mean here. Each stands in the documentation of its tool. */
const OF_OTHERS: Readonly<Record<string, (options: BlockOptions) => void>> = {
  // https://github.com/modal-labs/pytest-markdown-docs#usage
  notest: (options) => (options.skip ??= 'marked `notest`'),
  continuation: (options) => (options.continues = true),
  // https://doc.rust-lang.org/rustdoc/write-documentation/documentation-tests.html#attributes
  ignore: (options) => (options.skip ??= 'marked `ignore`'),
  no_run: (options) => (options.skip ??= 'marked `no_run`'),
  should_panic: (options) => (options.error ??= { type: undefined }),
};

/** Understands a word of another tool, when it is one of the few with the same meaning everywhere. */
export function setByOthersWord(options: BlockOptions, { name, value }: Word): void {
  if (value === undefined && Object.hasOwn(OF_OTHERS, name)) OF_OTHERS[name]?.(options);
  // `py {test="skip"}` or `{.py .test="skip"}`, of pydantic's pytest-examples.
  if (/^\{?\.?test$/.test(name) && /^"?skip"?\}?$/.test(value ?? '')) options.skip ??= 'marked `test="skip"`';
}
