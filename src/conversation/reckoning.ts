import type { TotalUsage } from './conversation.js';
import type { Message, Reply, Usage } from './model.js';

/** A rule of thumb for English and code, in both directions too low for neither. */
const CHARACTERS_PER_TOKEN = 3.5;

export const NO_USAGE: TotalUsage = {
  promptTokens: 0,
  completionTokens: 0,
  totalTokens: 0,
  requests: 0,
  estimated: false,
};

function tokensOf(characters: number): number {
  return Math.ceil(characters / CHARACTERS_PER_TOKEN);
}

function lengthOf(message: Message): number {
  const calls = message.role === 'assistant' ? message.toolCalls : [];
  return message.content.length + calls.reduce((sum, { arguments: text }) => sum + text.length, 0);
}

function reckonTokens(messages: readonly Message[]): number {
  return tokensOf(messages.reduce((sum, one) => sum + lengthOf(one), 0));
}

/** What is known of a request that was answered. */
export interface Answered {
  /** How many messages it had. */
  readonly messages: number;
  /** Undefined when the service does not count. */
  readonly usage: Usage | undefined;
}

/** What the next request takes, reckoned from lengths where nothing was counted. Pure. */
export function promptTokens(messages: readonly Message[], last: Answered | undefined): number {
  if (last?.usage === undefined) return reckonTokens(messages);
  return last.usage.promptTokens + reckonTokens(messages.slice(last.messages));
}

/** The usage with one more reply. Where the service does not count, it is reckoned from lengths. Pure. */
export function addUsage(total: TotalUsage, asked: readonly Message[], reply: Reply): TotalUsage {
  const isCounted = reply.usage !== undefined;
  const said = lengthOf({ role: 'assistant', content: reply.text, toolCalls: reply.toolCalls });
  const { promptTokens, completionTokens } = reply.usage ?? {
    promptTokens: reckonTokens(asked),
    completionTokens: tokensOf(said),
  };
  return {
    promptTokens: total.promptTokens + promptTokens,
    completionTokens: total.completionTokens + completionTokens,
    totalTokens: total.totalTokens + promptTokens + completionTokens,
    requests: total.requests + 1,
    estimated: total.estimated || !isCounted,
  };
}
