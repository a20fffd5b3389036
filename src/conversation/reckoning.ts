import type { TotalUsage } from './conversation.js';
import type { Message, Reply } from './model.js';

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

/** The usage with one more reply. Where the service does not count, it is reckoned from lengths. Pure. */
export function addUsage(total: TotalUsage, asked: readonly Message[], reply: Reply): TotalUsage {
  const isCounted = reply.usage !== undefined;
  const said = lengthOf({ role: 'assistant', content: reply.text, toolCalls: reply.toolCalls });
  const { promptTokens, completionTokens } = reply.usage ?? {
    promptTokens: tokensOf(asked.reduce((sum, one) => sum + lengthOf(one), 0)),
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
