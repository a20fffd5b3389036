import { PyexecError } from '../errors.js';
import { parseJson } from '../json-fields.js';
import type { Stopped } from './conversation.js';
import type { Finish, Message, Reply, ToolCall, Usage } from './model.js';

/** The first line of a recording. */
export interface Head {
  readonly recording: 1;
  readonly task: string;
  readonly model: string;
}

/** Why there was no reply. */
export interface RecordedFailure {
  readonly message: string;
  readonly hint: string;
}

/** What came when the model was asked, with what it was told since it was asked before. */
export type Entry =
  | { readonly told: readonly string[]; readonly reply: Reply }
  | { readonly told: readonly string[]; readonly failure: RecordedFailure };

/** The model's side of a conversation. */
export interface Recording {
  readonly head: Head;
  readonly entries: readonly Entry[];
  /** Why it ended: the last line. Undefined when that was not written, since it was interrupted. */
  readonly stopped: Stopped | undefined;
}

/** What a model was told since its last reply. */
export function gistsOf(messages: readonly Message[]): string[] {
  const last = messages.findLastIndex(({ role }) => role === 'assistant');
  return messages.slice(last + 1).flatMap((message) => (message.role === 'assistant' ? [] : [message.gist]));
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

/** What is said of a reply, and nothing else that may be there; undefined when it is none. */
function replyOf(value: unknown): Reply | undefined {
  const { text, toolCalls, finish, usage } = (value ?? {}) as Partial<Record<keyof Reply, unknown>>;
  if (typeof text !== 'string' || !isFinish(finish)) return undefined;
  if (!Array.isArray(toolCalls) || !toolCalls.every(isCall)) return undefined;
  if (usage !== undefined && !isUsage(usage)) return undefined;
  const calls = toolCalls.map(({ id, name, arguments: given }) => ({ id, name, arguments: given }));
  const { promptTokens = 0, completionTokens = 0 } = usage ?? {};
  const counted = usage === undefined ? undefined : { promptTokens, completionTokens };
  return { text, toolCalls: calls, finish, usage: counted };
}

/** Undefined when the line is none of a recording. */
function entryOf(value: unknown): Entry | undefined {
  const { told, reply: given, failure } = (value ?? {}) as Record<string, unknown>;
  if (!isStrings(told)) return undefined;
  const reply = replyOf(given);
  if (reply !== undefined) return { told, reply };
  const { message, hint } = (failure ?? {}) as Record<string, unknown>;
  return typeof message === 'string' && typeof hint === 'string' ? { told, failure: { message, hint } } : undefined;
}

const STOPPED: readonly unknown[] = [
  'done',
  'max-turns',
  'max-tokens',
  'max-time',
  'repeated',
  'model-error',
  'cancelled',
  'error',
] satisfies Stopped[];

function isStopped(value: unknown): value is Stopped {
  return STOPPED.includes(value);
}

function stoppedOf(value: unknown): Stopped | undefined {
  const { stopped } = (value ?? {}) as Record<string, unknown>;
  return isStopped(stopped) ? stopped : undefined;
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
  const { model, task: recorded } = value;
  if (recorded.trim() !== task.trim())
    throw malformed(file, 1, `is of another task: ${JSON.stringify(recorded.slice(0, 200))}`);
  return { recording: 1, task: recorded, model };
}

function parseLine(line: string, file: string, number: number): unknown {
  const value = parseJson(line);
  if (value === undefined) throw malformed(file, number, 'is no JSON');
  return value;
}

/**
 * Reads a recording, of which `file` is the name. Pure.
 *
 * @throws PyexecError `invalid-input` for what is none, or one of another task
 */
export function parseRecording(text: string, file: string, task: string): Recording {
  let head: Head | undefined;
  const entries: Entry[] = [];
  let stopped: Stopped | undefined;
  for (const { line, number } of linesOf(text)) {
    const value = parseLine(line, file, number);
    if (head === undefined) {
      head = checkHead(value, file, task);
      continue;
    }
    if (stopped !== undefined) throw malformed(file, number, 'comes after the end of the recording');
    stopped = stoppedOf(value);
    if (stopped !== undefined) continue;
    const entry = entryOf(value);
    if (entry === undefined) throw malformed(file, number, 'is no reply of a recording');
    entries.push(entry);
  }
  return { head: head ?? checkHead(undefined, file, task), entries, stopped };
}
