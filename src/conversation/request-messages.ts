import type { ChatCompletionMessageParam } from 'openai/resources';
import type { Dialect } from './dialect.js';
import type { Message } from './model.js';
import type { Reasons } from './reasons.js';

function spell(message: Message, reasons: Reasons, isWanted: boolean): ChatCompletionMessageParam {
  switch (message.role) {
    case 'system':
    case 'user':
      return { role: message.role, content: message.content };
    case 'tool':
      return { role: 'tool', tool_call_id: message.callId, content: message.content };
    case 'assistant': {
      const calls = message.toolCalls.map(({ id, name, arguments: text }) => {
        return { ...reasons.get(id)?.call, id, type: 'function' as const, function: { name, arguments: text } };
      });
      const [first] = message.toolCalls;
      if (first === undefined) return { role: 'assistant', content: message.content };
      const why = isWanted ? reasons.get(first.id)?.message : undefined;
      return { ...why, role: 'assistant', content: message.content, tool_calls: calls };
    }
  }
}

/** Some services refuse what says nothing. */
function saysNothing(message: Message): boolean {
  return message.role === 'assistant' && message.toolCalls.length === 0 && message.content.trim() === '';
}

/** What is told in one go is one message: the templates of many models want user and model to take turns. */
function joined(messages: readonly Message[]): Message[] {
  const all: Message[] = [];
  for (const message of messages) {
    const last = all.at(-1);
    if (message.role === 'user' && last?.role === 'user')
      all.splice(-1, 1, { ...last, content: `${last.content}\n\n${message.content}` });
    else all.push(message);
  }
  return all;
}

/** The messages as a service takes them. Pure. */
export function spellMessages(
  messages: readonly Message[],
  { instructions, reasons: isWanted }: Dialect,
  reasons: Reasons,
): ChatCompletionMessageParam[] {
  const told = messages
    .filter((message) => !saysNothing(message))
    .map((message) => (message.role === 'system' && !instructions ? { ...message, role: 'user' as const } : message));
  return joined(told).map((message) => spell(message, reasons, isWanted));
}
