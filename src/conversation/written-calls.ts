import { fieldsOf, parseJson } from '../json-fields.js';
import { readArguments, TOOL_NAME, type ReadCall } from './tool.js';

/** What stands around the only thing in a reply, as Llama, Mistral and small models write it. */
const AROUND = /^(?:<\|python_tag\|>|\[TOOL_CALLS\]|```(?:json)?\n)|\n```$/g;

/** The parts of a text that may be calls: what Hermes and Qwen mark as such, or all of it. */
function partsOf(text: string): string[] {
  const marked = [...text.matchAll(/<tool_call>([\s\S]*?)(?:<\/tool_call>|$)/g)].map(([, part = '']) => part);
  return marked.length > 0 ? marked : [text.trim().replace(AROUND, '')];
}

/** The arguments of calls as JSON: `{"name": …, "arguments": {…}}`. */
function inJson(part: string): unknown[] {
  const value = parseJson(part);
  return (Array.isArray(value) ? (value as unknown[]) : [value]).flatMap((one) => {
    const { name, arguments: given, parameters = given } = fieldsOf(one);
    if (name !== TOOL_NAME) return [];
    return [typeof parameters === 'string' ? parseJson(parameters) : parameters];
  });
}

/** What stands between marks, each with what is in the first: `<field=NAME>…</field>`. In one go, however long it is. */
function between(text: string, field: string, isEndNeeded: boolean): [name: string, inner: string][] {
  const [begin, end] = [`<${field}=`, `</${field}>`];
  const all: [string, string][] = [];
  for (let at = text.indexOf(begin); at >= 0;) {
    const opened = text.indexOf('>', at);
    const closed = opened < 0 ? -1 : text.indexOf(end, opened);
    if (opened < 0 || (closed < 0 && isEndNeeded)) break;
    const until = closed < 0 ? text.length : closed;
    all.push([text.slice(at + begin.length, opened), text.slice(opened + 1, until)]);
    at = text.indexOf(begin, until);
  }
  return all;
}

/** A program stands there as it is, and need not be JSON even if it could be. */
function fieldIn(field: string, text: string): unknown {
  const value = text.replace(/^\n|\n$/g, '');
  return field === 'code' ? value : (parseJson(value) ?? value);
}

/** The arguments of calls as Qwen's coders write them: `<function=NAME><parameter=FIELD>…</parameter></function>`. */
function inTags(part: string): unknown[] {
  return between(part, 'function', false).flatMap(([name, body]) => {
    if (name !== TOOL_NAME) return [];
    const fields = between(body, 'parameter', true);
    if (fields.length === 0) return [parseJson(body)];
    return [Object.fromEntries(fields.map(([field, text]) => [field, fieldIn(field, text)]))];
  });
}

/**
 * The calls of the tool that a model wrote into its text, in their order: so they come from servers that do not understand
 * its way to call. Pure.
 */
export function writtenCalls(text: string): ReadCall[] {
  return partsOf(text)
    .flatMap((part) => [...inJson(part), ...inTags(part)])
    .map(readArguments);
}
