import { randomUUID } from 'node:crypto';
import type { Finish, Reply, ToolCall, Usage } from './model.js';

/** An answer that is none of this API; asking again may help, since proxies and gateways send such things when they are busy. */
export class NoReply extends Error {}

interface Choice {
  readonly message?: {
    readonly content?: unknown;
    readonly refusal?: unknown;
    readonly tool_calls?: unknown;
  } | null;
  readonly finish_reason?: unknown;
}

/** Text, or parts of which some are text. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content.map((part: { text?: unknown } | null) => (typeof part?.text === 'string' ? part.text : '')).join('');
}

function spell(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    throw new NoReply('the arguments of a call are nested too deep');
  }
}

function callOf(value: unknown): ToolCall[] {
  const { id, function: called } = (value ?? {}) as {
    id?: unknown;
    function?: { name?: unknown; arguments?: unknown } | null;
  };
  const { name, arguments: given } = called ?? {};
  if (typeof name !== 'string') return [];
  // Some servers send the object itself.
  const text = typeof given === 'string' ? given : spell(given ?? {});
  return [{ id: typeof id === 'string' && id !== '' ? id : `call_${randomUUID()}`, name, arguments: text }];
}

function finishOf(reason: unknown, isRefused: boolean): Finish {
  if (isRefused || reason === 'content_filter') return 'withheld';
  return reason === 'length' ? 'length' : 'complete';
}

/** Counts of nothing are none: a budget would never be spent. */
function usageOf(value: unknown, hasSaid: boolean): Usage | undefined {
  const { prompt_tokens: prompt, completion_tokens: completion } = (value ?? {}) as Record<string, unknown>;
  const isCount = (count: unknown): count is number => Number.isSafeInteger(count) && Number(count) >= 0;
  if (!isCount(prompt) || !isCount(completion) || prompt === 0 || (completion === 0 && hasSaid)) return undefined;
  return { promptTokens: prompt, completionTokens: completion };
}

/**
 * The reply in an answer of the chat completions API, whatever shape a server gives it. Pure, but for made-up identifiers.
 *
 * @throws NoReply when there is none
 */
export function readCompletion(answer: unknown): Reply {
  if (typeof answer !== 'object' || answer === null) throw new NoReply('the answer is no JSON object');
  const { choices, usage, error } = answer as { choices?: unknown; usage?: unknown; error?: { message?: unknown } };
  const [choice] = Array.isArray(choices) ? (choices as (Choice | null)[]) : [];
  const message = choice?.message;
  if (message === undefined || message === null) {
    const said = typeof error?.message === 'string' ? `: ${error.message.slice(0, 300)}` : '';
    throw new NoReply(`the answer has no choices${said}`);
  }
  const refusal = textOf(message.refusal);
  const calls = Array.isArray(message.tool_calls) ? message.tool_calls.flatMap(callOf) : [];
  const text = refusal === '' ? textOf(message.content) : refusal;
  return {
    text,
    toolCalls: calls,
    finish: finishOf(choice?.finish_reason, refusal !== ''),
    usage: usageOf(usage, text !== '' || calls.length > 0),
  };
}
