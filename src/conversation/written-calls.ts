import { readCall, TOOL_NAME, type ReadCall } from './tool.js';

type Fields = Readonly<Record<string, unknown>>;

/** Undefined for what is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
    return undefined;
  }
}

/** What stands around the only thing in a reply, as Llama, Mistral and small models write it. */
const AROUND = /^(?:<\|python_tag\|>|\[TOOL_CALLS\]|```(?:json)?\n)|\n```$/g;

/** The parts of a text that may be calls: what Hermes and Qwen mark as such, or all of it. */
function partsOf(text: string): string[] {
  const marked = [...text.matchAll(/<tool_call>([\s\S]*?)(?:<\/tool_call>|$)/g)].map(([, part = '']) => part);
  return marked.length > 0 ? marked : [text.trim().replace(AROUND, '')];
}

/** The arguments of a call as JSON: `{"name": …, "arguments": {…}}`. */
function inJson(part: string): string[] {
  const value = parse(part);
  return (Array.isArray(value) ? (value as unknown[]) : [value]).flatMap((one) => {
    const { name, arguments: given, parameters = given } = (one ?? {}) as Fields;
    if (name !== TOOL_NAME) return [];
    return [typeof parameters === 'string' ? parameters : JSON.stringify(parameters ?? {})];
  });
}

/** The arguments of calls as Qwen's coders write them: `<function=NAME><parameter=FIELD>…</parameter></function>`. */
function inTags(part: string): string[] {
  return [...part.matchAll(/<function=(\w+)>([\s\S]*?)(?:<\/function>|$)/g)].flatMap(([, name, body = '']) => {
    if (name !== TOOL_NAME) return [];
    const fields = [...body.matchAll(/<parameter=(\w+)>\n?([\s\S]*?)\n?<\/parameter>/g)];
    if (fields.length === 0) return [body];
    return [JSON.stringify(Object.fromEntries(fields.map(([, field, text = '']) => [field, parse(text) ?? text])))];
  });
}

/**
 * The calls of the tool that a model wrote into its text, in their order: so they come from servers that do not understand
 * its way to call. Pure.
 */
export function writtenCalls(text: string): ReadCall[] {
  return partsOf(text)
    .flatMap((part) => [...inJson(part), ...inTags(part)])
    .map((given) => readCall(TOOL_NAME, given));
}
