import { randomBytes } from 'node:crypto';
import type { Finish, Reply, ToolCall, Usage } from './model.js';
import { errorIn } from './service-error.js';
import { spellJson } from './spell-json.js';
import { withoutThoughts } from './thoughts.js';

/** An answer that is none of this API; asking again may help, since proxies and gateways send such things when they are busy. */
export class NoReply extends Error {
  constructor(
    message: string,
    /** The status of HTTP that the answer would have, if the service had known in time; it says so itself. */
    readonly status?: number,
  ) {
    super(message);
  }
}

interface ReadMessage {
  readonly content?: unknown;
  readonly refusal?: unknown;
  readonly tool_calls?: unknown;
}

interface Choice {
  readonly message?: ReadMessage | null;
  readonly finish_reason?: unknown;
  readonly error?: unknown;
}

interface Completion {
  readonly choices?: unknown;
  readonly usage?: unknown;
  readonly error?: unknown;
}

function choiceIn(answer: unknown): Choice | undefined {
  const { choices } = (answer ?? {}) as Completion;
  return Array.isArray(choices) ? ((choices as (Choice | null)[])[0] ?? undefined) : undefined;
}

/** The message in an answer, as it is. */
export function messageIn(answer: unknown): ReadMessage | undefined {
  return choiceIn(answer)?.message ?? undefined;
}

/** Text, or parts of which some are text; what the model thinks is none. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  const isText = (type: unknown): boolean => type === undefined || type === 'text' || type === 'output_text';
  return (content as ({ type?: unknown; text?: unknown } | null)[])
    .map((part) => (isText(part?.type) && typeof part?.text === 'string' ? part.text : ''))
    .join('');
}

function spell(value: unknown): string {
  const text = spellJson(value);
  if (text === undefined) throw new NoReply('the arguments of a call are nested too deep');
  return text;
}

interface ReadCall {
  readonly id?: unknown;
  readonly function: { readonly name: string; readonly arguments?: unknown };
}

/** The calls in a message that name what they call, as they are. */
export function callsIn(message: ReadMessage | undefined): ReadCall[] {
  const calls = Array.isArray(message?.tool_calls) ? (message.tool_calls as (Partial<ReadCall> | null)[]) : [];
  return calls.filter((call): call is ReadCall => typeof call?.function?.name === 'string');
}

function callOf({ id, function: { name, arguments: given } }: ReadCall): ToolCall {
  // Some servers send the object itself.
  const text = typeof given === 'string' ? given : spell(given ?? {});
  // Mistral takes nine letters and digits, and no others.
  const made = (): string => `c${randomBytes(4).toString('hex')}`;
  return { id: typeof id === 'string' && id !== '' ? id : made(), name, arguments: text };
}

const CUT = ['length', 'model_length', 'max_tokens', 'max_output_tokens', 'model_context_window_exceeded'];
const WITHHELD = /^(content_filter|refusal|sensitive|safety|recitation|prohibited_content|blocklist)\b/i;
const BROKEN_OFF = ['error', 'network_error', 'insufficient_system_resource'];

function finishOf(reason: unknown, isRefused: boolean): Finish {
  const name = typeof reason === 'string' ? reason.toLowerCase() : '';
  if (isRefused || WITHHELD.test(name)) return 'withheld';
  return CUT.includes(name) ? 'length' : 'complete';
}

/** Counts of nothing are none: a budget would never be spent. */
function usageOf(value: unknown, hasSaid: boolean): Usage | undefined {
  const { prompt_tokens: prompt, completion_tokens: completion } = (value ?? {}) as Record<string, unknown>;
  const isCount = (count: unknown): count is number => Number.isSafeInteger(count) && Number(count) >= 0;
  if (!isCount(prompt) || !isCount(completion) || prompt === 0 || (completion === 0 && hasSaid)) return undefined;
  return { promptTokens: prompt, completionTokens: completion };
}

/** What went wrong after the service had already said that nothing would. */
function failureIn(answer: Completion): NoReply | undefined {
  const choice = choiceIn(answer);
  const error = choice?.error ?? (choice?.message == null ? answer.error : undefined);
  if (error != null) {
    const { code } = error as { code?: unknown };
    const isStatus = Number.isInteger(Number(code)) && Number(code) >= 400 && Number(code) < 600;
    const { message } = errorIn({ error });
    return new NoReply(`the answer is an error: ${message}`, isStatus ? Number(code) : undefined);
  }
  if (choice?.message == null) return new NoReply('the answer has no choices');
  const isBrokenOff = typeof choice.finish_reason === 'string' && BROKEN_OFF.includes(choice.finish_reason);
  return isBrokenOff ? new NoReply('the service broke off the reply') : undefined;
}

/**
 * The reply in an answer of the chat completions API, whatever shape a server gives it. Pure, but for made-up identifiers.
 *
 * @throws NoReply when there is none
 */
export function readCompletion(answer: unknown): Reply {
  if (typeof answer !== 'object' || answer === null) throw new NoReply('the answer is no JSON object');
  const failure = failureIn(answer);
  if (failure !== undefined) throw failure;
  const message = messageIn(answer);
  const refusal = textOf(message?.refusal);
  const text = refusal === '' ? withoutThoughts(textOf(message?.content)) : refusal;
  const toolCalls = callsIn(message).map(callOf);
  return {
    text,
    toolCalls,
    finish: finishOf(choiceIn(answer)?.finish_reason, refusal !== ''),
    usage: usageOf((answer as Completion).usage, text !== '' || toolCalls.length > 0),
  };
}
