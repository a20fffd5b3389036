import type { OutputBlock, Program, SkippedProgram } from '../program.js';
import type { BlockOptions } from './block-options.js';
import type { DocumentPlace, DocumentPrograms, PlacedMistake } from './document.js';
import type { Fence } from './markdown-fences.js';
import { lastLineOf, padLines, type PlacedLines } from './placed-lines.js';

const PYTHON = /^(python3?|py3?)$/;
const SESSION = /^(pycon3?|python-?console|python-repl|doctest)$/;
const OUTPUT = /^(text|output)$/;

/**
 * A line that stands for another file: of PyMdown's snippets (https://facelessuser.github.io/pymdown-extensions/extensions/snippets/),
 * and of markdown-include and mdx-include.
 */
const INCLUDE = /^[ \t]*(?:-+8<-+(?:[ \t]|$)|\{[!*].*[!*]\}[ \t]*$)/m;

interface Draft {
  name: string;
  line: number;
  blocks: PlacedLines[];
  outputs: OutputBlock[];
  error?: { readonly type: string | undefined };
  timeoutMs?: number;
}

/** What a block says of itself and what comments say of it; the last word counts. */
function optionsOf(fence: Fence): BlockOptions {
  return Object.assign({}, fence.options, ...fence.comments.map(({ options }) => options)) as BlockOptions;
}

/** The options of a MyST directive are no code. */
function codeOf({ text, isDirective }: Fence): string {
  if (!isDirective) return text;
  const [options = ''] = /^(---\n(?:.*\n)*?---(?:\n|$)|(?::[\w-]+:.*(?:\n|$))+)/.exec(text) ?? [];
  return '\n'.repeat(options.split('\n').length - 1) + text.slice(options.length);
}

/** Joins the blocks of a document to programs. */
class Composer {
  readonly skipped: SkippedProgram[] = [];
  readonly mistakes: PlacedMistake[] = [];
  readonly drafts: Draft[] = [];
  private readonly groups = new Map<string, Draft>();
  /** What a block goes on with: undefined at first, and when it was skipped. */
  private last: Draft | 'skipped' | undefined;
  /** What a block of output belongs to. */
  private before: Draft | undefined;

  constructor(private readonly id: string) {}

  add(fence: Fence): void {
    const { language } = fence;
    const before = fence.isNext ? this.before : undefined;
    this.before = undefined;
    if (PYTHON.test(language)) this.addPython(fence);
    else if (SESSION.test(language)) this.skip(fence, optionsOf(fence).skip ?? 'an interactive session');
    else if (OUTPUT.test(language) && before !== undefined) this.addOutput(before, fence);
    else this.refuseOptions(fence);
  }

  private addPython(fence: Fence): void {
    const options = optionsOf(fence);
    if (/^\s*>>> /.test(fence.text)) options.skip ??= 'an interactive session';
    if (INCLUDE.test(fence.text)) options.skip ??= 'it includes another file, which is not read';
    if (options.skip === undefined && options.continues && this.last === 'skipped')
      options.skip = 'it continues a block that is skipped';
    if (options.skip !== undefined) {
      this.skip(fence, options.skip);
      this.last = 'skipped';
      return;
    }
    const draft = this.draftFor(fence, options);
    if (draft === undefined) return;
    if (draft.error !== undefined) this.refuse(fence, 'a block that has to fail cannot be continued');
    draft.blocks.push({ line: fence.firstLine + 1, text: codeOf(fence) });
    if (options.error !== undefined) draft.error = options.error;
    if (options.timeoutMs !== undefined)
      draft.timeoutMs = Math.min(options.timeoutMs, draft.timeoutMs ?? options.timeoutMs);
    this.last = draft;
    this.before = draft;
  }

  private draftFor(fence: Fence, { continues, group }: BlockOptions): Draft | undefined {
    const { last } = this;
    if (continues === true) {
      if (group !== undefined) this.refuse(fence, '`continue` and `group` exclude each other');
      else if (last === undefined || last === 'skipped')
        this.refuse(fence, 'there is no block before that this one could continue');
      else return last;
      return undefined;
    }
    const known = group === undefined ? undefined : this.groups.get(group);
    if (known !== undefined) return known;
    const line = fence.firstLine + 1;
    const draft: Draft = { name: group ?? String(line), line, blocks: [], outputs: [] };
    this.drafts.push(draft);
    if (group !== undefined) this.groups.set(group, draft);
    return draft;
  }

  private addOutput(draft: Draft, fence: Fence): void {
    const { skip, ...others } = optionsOf(fence);
    if (Object.keys(others).length > 0) this.refuse(fence, 'only `skip` can be said of a block of output');
    else if (skip === undefined) {
      const { text, firstLine, lastLine, prefix } = fence;
      draft.outputs.push({ text, firstLine, lastLine, prefix });
    }
  }

  /** What is said of a block that is not for us has no effect, and was meant to have one. */
  private refuseOptions(fence: Fence): void {
    if (Object.keys(optionsOf(fence)).some((name) => name !== 'skip')) this.refuse(fence, 'this is no block of Python');
  }

  private skip({ firstLine }: Fence, reason: string): void {
    const line = firstLine + 1;
    this.skipped.push({ id: `${this.id}:${line}`, source: { path: this.id, line }, reason });
  }

  private refuse({ firstLine, column, comments }: Fence, what: string): void {
    const { line = firstLine, column: at = column } = comments[0] ?? {};
    this.mistakes.push({ line, column: at, what });
  }
}

function programOf({ name, line, blocks, outputs, error, timeoutMs }: Draft, place: DocumentPlace): Program {
  const { id, path } = place;
  const lastLine = lastLineOf(blocks);
  const isLonger = timeoutMs !== undefined && timeoutMs > place.timeoutMs;
  const hasMetadata = blocks.some(({ text }) => /^# \/\/\/ script$/m.test(text));
  return {
    kind: 'file',
    id: `${id}:${name}`,
    path,
    get text() {
      return padLines(blocks);
    },
    part: {
      source: { path: id, line },
      lineOf: (number) => (number >= 1 && number <= lastLine ? number : undefined),
      isInPlace: true,
      expectation: { error, output: outputs.length === 0 ? undefined : { blocks: outputs } },
      timeoutMs,
      notes: [
        ...(isLonger ? ['It asks for a longer timeout than the run allows; the one of the run was in force.'] : []),
        ...(hasMetadata ? ['Its inline metadata was not used: in documents, `packages` says what is there.'] : []),
      ],
    },
  };
}

/** The programs of a Markdown document, given its fenced blocks in their order. Pure. */
export function composePrograms(fences: readonly Fence[], place: DocumentPlace): DocumentPrograms {
  const composer = new Composer(place.id);
  for (const fence of fences) composer.add(fence);
  const { drafts, skipped, mistakes } = composer;
  return { programs: drafts.map((draft) => programOf(draft, place)), skipped, mistakes };
}
