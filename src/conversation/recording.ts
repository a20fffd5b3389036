import { PyexecError } from '../errors.js';
import { ModelFailure, type Message, type Model, type Reply, type ReplyOptions } from './model.js';

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

const FINISHES: readonly unknown[] = ['complete', 'length', 'withheld'];

function isCall(value: unknown): boolean {
  const { id, name, arguments: text } = (value ?? {}) as Record<string, unknown>;
  return [id, name, text].every((one) => typeof one === 'string');
}

function isEntry(value: unknown): value is Entry {
  const { told, reply } = (value ?? {}) as Partial<Record<keyof Entry, unknown>>;
  const { text, toolCalls, finish } = (reply ?? {}) as Partial<Record<keyof Reply, unknown>>;
  return (
    isStrings(told) &&
    typeof text === 'string' &&
    Array.isArray(toolCalls) &&
    toolCalls.every(isCall) &&
    FINISHES.includes(finish)
  );
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
    const values = text
      .split('\n')
      .map((line) => line.trim())
      .flatMap((line, index) => (line === '' ? [] : [{ value: parseLine(line, file, index + 1), line: index + 1 }]));
    const [head, ...rest] = values;
    if (head === undefined || !isHead(head.value)) throw malformed(file, 1, 'is not the beginning of a recording');
    if (head.value.task.trim() !== task.trim())
      throw malformed(file, 1, `is of another task: ${JSON.stringify(head.value.task.slice(0, 200))}`);
    const entries = rest.map(({ value, line }) => {
      if (!isEntry(value)) throw malformed(file, line, 'is no reply of a recording');
      return value;
    });
    return new ReplayModel(head.value, entries);
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

function list(gists: readonly string[]): string {
  return gists.length === 0 ? 'nothing' : gists.map((gist) => `“${gist}”`).join(', ');
}

function parseLine(line: string, file: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
    throw malformed(file, number, 'is no JSON');
  }
}
