import { setByOthersWord, setOption, splitWords, type BlockOptions, type Word } from './block-options.js';

/** A mistake in a text. */
export interface Mistake {
  /** In characters, from 0. */
  readonly at: number;
  readonly what: string;
}

/** What stands behind a fence. */
export interface InfoString {
  /** In lower case; empty when none is named. */
  readonly language: string;
  /** It is a directive of MyST, whose first lines may be options of its own. */
  readonly isDirective: boolean;
  readonly options: BlockOptions;
  readonly mistakes: readonly Mistake[];
}

const OURS = 'pyexec:';
/** Directives that show code, which is in the language behind them. */
const DIRECTIVES = ['code-block', 'code', 'sourcecode'];

function nameOf(word: Word | undefined): string {
  return (word?.name ?? '').replace(/^\./, '').toLowerCase();
}

/** The words of `python a b`, `{.python a} b`, `{python, a}` or `{code-block} python a`, the language first. */
function wordsOf(info: string): { words: Word[]; isDirective: boolean } {
  const [all = '', before = '', inside = ''] = /^(\s*\{)([^}]*)\}?/.exec(info) ?? [];
  if (all === '') return { words: splitWords(info), isDirective: false };
  const moved = (words: Word[], by: number): Word[] => words.map((word) => ({ ...word, at: word.at + by }));
  const within = moved(splitWords(inside), before.length);
  const rest = moved(splitWords(info.slice(all.length)), all.length);
  const isDirective = DIRECTIVES.includes(within[0]?.name ?? '');
  return { words: isDirective ? [...rest, ...within.slice(1)] : [...within, ...rest], isDirective };
}

/** Understands an info string. Words that are not for us are left to whom they are for. Pure. */
export function parseInfoString(info: string): InfoString {
  const { words, isDirective } = wordsOf(info);
  const [first, ...others] = words;
  const isLanguage = first?.value === undefined && first?.name.startsWith(OURS) === false;
  const options: BlockOptions = {};
  const mistakes: Mistake[] = [];
  for (const word of isLanguage ? others : words) {
    if (!word.name.startsWith(OURS)) continue;
    const what = setOption(options, { name: word.name.slice(OURS.length), value: word.value });
    if (what !== undefined) mistakes.push({ at: word.at, what });
  }
  // What is said to us goes first.
  for (const word of others) setByOthersWord(options, word);
  return { language: isLanguage ? nameOf(first) : '', isDirective, options, mistakes };
}

const COMMENT = /^(\s*<!--\s*pyexec:)([\s\S]*?)-->\s*$/;

/** A comment of HTML that speaks of the block behind it; undefined when it speaks of something else. Pure. */
export function parseComment(html: string): Pick<InfoString, 'options' | 'mistakes'> | undefined {
  const [, before, inside] = COMMENT.exec(html) ?? [];
  if (before === undefined || inside === undefined) return undefined;
  const options: BlockOptions = {};
  const mistakes: Mistake[] = [];
  const words = splitWords(inside);
  if (words.length === 0) mistakes.push({ at: before.length, what: 'the comment says nothing' });
  for (const word of words) {
    const what = setOption(options, word);
    if (what !== undefined) mistakes.push({ at: before.length + word.at, what });
  }
  return { options, mistakes };
}
