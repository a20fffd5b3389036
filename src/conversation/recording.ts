import { PyexecError } from '../errors.js';
import {
  ModelFailure,
  type Finish,
  type Message,
  type Model,
  type Reply,
  type ReplyOptions,
  type ToolCall,
  type Usage,
} from './model.js';

/** The first line of a recording. */
interface Head {
  readonly recording: 1;
  readonly task: string;
  readonly model: string;
}

/** One reply, with what the model was told since the one before. */
interface Entry {
  readonly told: readonly string[];
  readonly reply: Reply;
}

/** What a model was told since its last reply. */
function gistsOf(messages: readonly Message[]): string[] {
  const last = messages.findLastIndex(({ role }) => role === 'assistant');
  return messages.slice(last + 1).flatMap((message) => (message.role === 'assistant' ? [] : [message.gist]));
}

/** Notes down the model's side of a conversation, in JSON lines. */
export class RecordingModel implements Model {
  private readonly entries: Entry[] = [];

  constructor(
    private readonly model: Model,
    private readonly task: string,
  ) {}

  get name(): string {
    return this.model.name;
  }

  async reply(messages: readonly Message[], options: ReplyOptions): Promise<Reply> {
    const reply = await this.model.reply(messages, options);
    this.entries.push({ told: gistsOf(messages), reply });
    return reply;
  }

  /** The recording so far. */
  text(): string {
    const head: Head = { recording: 1, task: this.task, model: this.name };
    return [head, ...this.entries].map((line) => `${JSON.stringify(line)}\n`).join('');
  }
}

function malformed(file: string, line: number, what: string): PyexecError {
  return new PyexecError('invalid-input', {
    message: `\`replay\`: ${file}:${line} ${what}`,
    hint: 'Give a file that was written by `record`.',
  });
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isHead(value: unknown): value is Head {
  const { recording, task, model } = (value ?? {}) as Partial<Record<keyof Head, unknown>>;
  return recording === 1 && typeof task === 'string' && typeof model === 'string';
}

const FINISHES: readonly unknown[] = ['complete', 'length', 'withheld'] satisfies Finish[];

function isFinish(value: unknown): value is Finish {
  return FINISHES.includes(value);
}

function isCall(value: unknown): value is ToolCall {
  const { id, name, arguments: text } = (value ?? {}) as Record<string, unknown>;
  return [id, name, text].every((one) => typeof one === 'string');
}

function isUsage(value: unknown): value is Usage {
  const { promptTokens, completionTokens } = (value ?? {}) as Record<string, unknown>;
  return [promptTokens, completionTokens].every((one) => Number.isSafeInteger(one) && Number(one) >= 0);
}

/** What a line says, and nothing else that may be in it; undefined when it is none of a recording. */
function entryOf(value: unknown): Entry | undefined {
  const { told, reply } = (value ?? {}) as Partial<Record<keyof Entry, unknown>>;
  const { text, toolCalls, finish, usage } = (reply ?? {}) as Partial<Record<keyof Reply, unknown>>;
  if (!isStrings(told) || typeof text !== 'string' || !isFinish(finish)) return undefined;
  if (!Array.isArray(toolCalls) || !toolCalls.every(isCall)) return undefined;
  if (usage !== undefined && !isUsage(usage)) return undefined;
  const calls = toolCalls.map(({ id, name, arguments: given }) => ({ id, name, arguments: given }));
  const { promptTokens = 0, completionTokens = 0 } = usage ?? {};
  const counted = usage === undefined ? undefined : { promptTokens, completionTokens };
  return { told, reply: { text, toolCalls: calls, finish, usage: counted } };
}

/** One line after the other, without those that are empty, counted from 1. */
function* linesOf(text: string): Generator<{ readonly line: string; readonly number: number }> {
  for (let at = 0, number = 1; at < text.length; number++) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end === -1 ? undefined : end).trim();
    if (line !== '') yield { line, number };
    at = end === -1 ? text.length : end + 1;
  }
}

function checkHead(value: unknown, file: string, task: string): Head {
  if (!isHead(value)) throw malformed(file, 1, 'is not the beginning of a recording');
  if (value.task.trim() !== task.trim())
    throw malformed(file, 1, `is of another task: ${JSON.stringify(value.task.slice(0, 200))}`);
  return value;
}

/** Answers as a recording says, as long as the conversation takes the course that it took then. */
export class ReplayModel implements Model {
  readonly name: string;
  private next = 0;

  private constructor(
    head: Head,
    private readonly entries: readonly Entry[],
  ) {
    this.name = head.model;
  }

  /** @throws PyexecError `invalid-input` for what is no recording, or one of another task */
  static parse(text: string, file: string, task: string): ReplayModel {
    let head: Head | undefined;
    const entries: Entry[] = [];
    for (const { line, number } of linesOf(text)) {
      const value = parseLine(line, file, number);
      if (head === undefined) {
        head = checkHead(value, file, task);
        continue;
      }
      const entry = entryOf(value);
      if (entry === undefined) throw malformed(file, number, 'is no reply of a recording');
      entries.push(entry);
    }
    return new ReplayModel(head ?? checkHead(undefined, file, task), entries);
  }

  async reply(messages: readonly Message[], { signal }: ReplyOptions): Promise<Reply> {
    signal.throwIfAborted();
    return Promise.resolve(this.find(messages));
  }

  private find(messages: readonly Message[]): Reply {
    const entry = this.entries[this.next++];
    const told = gistsOf(messages);
    if (entry === undefined)
      throw new ModelFailure(`the recording ends after ${this.entries.length} replies, and the task is not done`, HINT);
    if (told.join('\n') !== entry.told.join('\n'))
      throw new ModelFailure(
        `the conversation takes another course than the recorded one before reply ${this.next}: there it was ${list(entry.told)}, here ${list(told)}`,
        HINT,
      );
    return entry.reply;
  }
}

const HINT = 'Programs end differently here than when it was recorded; record it anew with `record`.';

/** Ours are short and few. */
const MAX_GIST = 60;
const MAX_GISTS = 10;

function list(gists: readonly string[]): string {
  const shown = gists.slice(0, MAX_GISTS).map((gist) => `“${gist.slice(0, MAX_GIST)}”`);
  const more = gists.length > MAX_GISTS ? [`and ${gists.length - MAX_GISTS} more`] : [];
  return gists.length === 0 ? 'nothing' : [...shown, ...more].join(', ');
}

function parseLine(line: string, file: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
    throw malformed(file, number, 'is no JSON');
  }
}
