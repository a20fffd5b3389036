import { ModelFailure, type Message, type Model, type Reply, type ToolCall } from './model.js';

/** In characters; a program may take one Mi of them, and JSON makes it longer. */
const MAX_REPLY = 2 * 2 ** 20;
/** In characters: all is kept, reported, and said again each time. */
const MAX_SAID = 16 * 2 ** 20;
/** Each has to be answered. */
const MAX_CALLS = 128;

function lengthOf({ text, toolCalls }: { text: string; toolCalls: readonly ToolCall[] }): number {
  return toolCalls.reduce(
    (sum, { id, name, arguments: given }) => sum + id.length + name.length + given.length,
    text.length,
  );
}

/** What the model has said so far. */
function saidIn(messages: readonly Message[]): number {
  const lengths = messages.map((one) =>
    one.role === 'assistant' ? lengthOf({ text: one.content, toolCalls: one.toolCalls }) : 0,
  );
  return lengths.reduce((sum, one) => sum + one, 0);
}

/** What is too much in a reply; undefined when nothing is. */
function excess(reply: Reply, messages: readonly Message[]): string | undefined {
  const length = lengthOf(reply);
  if (length > MAX_REPLY) return `the reply is too long: ${length} characters; at most ${MAX_REPLY} are taken`;
  const calls = reply.toolCalls.length;
  if (calls > MAX_CALLS) return `the reply is too large: ${calls} calls of tools; at most ${MAX_CALLS} are taken`;
  const said = saidIn(messages) + length;
  return said > MAX_SAID
    ? `the conversation is too long: the model said ${said} characters; at most ${MAX_SAID} are kept`
    : undefined;
}

/** A model whose replies take bounded memory, whatever it is that answers. */
export function withinBounds(model: Model): Model {
  return {
    name: model.name,
    reply: async (messages, options) => {
      const reply = await model.reply(messages, options);
      const what = excess(reply, messages);
      if (what === undefined) return reply;
      throw new ModelFailure(what, 'No useful reply is so long: check `model`, or lower `max-turns`.');
    },
  };
}
