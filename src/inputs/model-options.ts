import { Malformed, type Grammar } from './grammar.js';

/** What the conversation itself decides. */
const OURS = [
  'messages',
  'model',
  'tools',
  'tool_choice',
  'functions',
  'function_call',
  'parallel_tool_calls',
  'stream',
  'stream_options',
  'n',
  'response_format',
];

/** More fields of a request, but none that the conversation decides. */
export const modelOptions: Grammar<Readonly<Record<string, unknown>>> = (raw) => {
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Malformed('a JSON object such as {"temperature": 0}');
  const taken = Object.keys(value).filter((name) => OURS.includes(name));
  if (taken.length > 0)
    throw new Malformed(`a JSON object without ${taken.join(', ')}, which the conversation decides`);
  return value as Readonly<Record<string, unknown>>;
};
