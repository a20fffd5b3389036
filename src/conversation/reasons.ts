import type { Reply } from './model.js';
import { callsIn, messageIn } from './read-completion.js';
import { spellJson } from './spell-json.js';

type Fields = Readonly<Record<string, unknown>>;

/** What a service said of how its model came to a call. */
export interface Reason {
  /** Fields of the call, which whoever gives them wants back. */
  readonly call: Fields;
  /** Fields of the message, which some want back, and others refuse. */
  readonly message: Fields;
}

/** By the identifiers of calls. */
export type Reasons = ReadonlyMap<string, Reason>;

/** Of Gemini: a signature without which it does not go on. */
const OF_CALLS = ['extra_content'];
const OF_MESSAGES = ['reasoning_content', 'reasoning', 'reasoning_details', 'thinking_blocks', 'extra_content'];

/** Of a field, in characters of JSON; longer ones are not kept. */
const MAX_FIELD = 2 ** 18;

function pick(value: unknown, names: readonly string[]): Fields {
  const fields = (value ?? {}) as Fields;
  const isKept = (field: unknown): boolean => field != null && (spellJson(field)?.length ?? Infinity) <= MAX_FIELD;
  return Object.fromEntries(names.flatMap((name) => (isKept(fields[name]) ? [[name, fields[name]]] : [])));
}

/** Finds the reasons in the answer that a reply was read from. They are the service's, and told to nobody else. Pure. */
export function readReasons(answer: unknown, { toolCalls }: Reply): Reasons {
  const message = messageIn(answer);
  const calls = callsIn(message);
  const ofMessage = pick(message, OF_MESSAGES);
  return new Map(toolCalls.map(({ id }, index) => [id, { call: pick(calls[index], OF_CALLS), message: ofMessage }]));
}
