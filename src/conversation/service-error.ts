import { fieldsOf, parseJson } from '../json-fields.js';
import { spellJson } from './spell-json.js';

/** What a service says is wrong, as OpenAI would put it. */
export interface ServiceError {
  readonly message: string;
  /** For example `insufficient_quota`; empty when it has none. */
  readonly code: string;
  /** The field of the request that it is about; empty when it does not say. */
  readonly param: string;
}

/** What of a page may be of use. */
const MAX_WORDS = 2000;
/** No service puts its words deeper. */
const MAX_DEPTH = 6;

/** FastAPI's `detail` and Cloudflare's `errors` are lists, and so is all that Gemini says. */
function wordsOf(value: unknown, depth = 0): string {
  if (typeof value === 'string') return value;
  if (depth > MAX_DEPTH) return '';
  if (Array.isArray(value)) return value.map((one) => wordsOf(one, depth + 1)).join('; ');
  const { message, msg, loc, detail, error, errors } = fieldsOf(value);
  const said = message ?? msg ?? detail ?? error ?? errors;
  if (said === undefined || said === null) return value === undefined || value === null ? '' : (spellJson(value) ?? '');
  const words = wordsOf(said, depth + 1);
  return Array.isArray(loc) ? `${loc.map((one) => wordsOf(one, MAX_DEPTH)).join('.')}: ${words}` : words;
}

/** The first that is a name, and not only the status again. */
function nameIn(...values: readonly unknown[]): string {
  return (
    values.find((one): one is string => typeof one === 'string' && /^[a-z]\w*$/i.test(one) && one !== 'None') ?? ''
  );
}

/** Pages of gateways say what they mean in their titles. */
function ofPage(text: string): string {
  return (/<title[^>]*>([^<]*)<\/title>/i.exec(text.slice(0, 10_000))?.[1] ?? text).trim();
}

/** What a value says that stands for an error. Pure. */
export function errorIn(value: unknown): ServiceError {
  const body = fieldsOf(Array.isArray(value) ? value[0] : value);
  const error = fieldsOf(body['error'] ?? body);
  // OpenRouter passes on what the provider said.
  const { raw } = fieldsOf(error['metadata']);
  const words = [wordsOf(body), wordsOf(raw)].filter((one) => one !== '');
  return {
    message: words.join(': ').slice(0, MAX_WORDS),
    code: nameIn(error['code'], error['type'], error['status']),
    param: nameIn(error['param']),
  };
}

/** Reads the body of an answer that is none of success, whatever shape a service gives it. Pure. */
export function readServiceError(text: string): ServiceError {
  const value = parseJson(text);
  return value === undefined ? { message: ofPage(text).slice(0, MAX_WORDS), code: '', param: '' } : errorIn(value);
}

/** Has the client read each of these shapes, of which it knows only OpenAI's. */
export function tellingErrors(ask: typeof fetch): typeof fetch {
  return async (url, init) => {
    const response = await ask(url, init);
    if (response.ok) return response;
    const body = JSON.stringify({ error: readServiceError(await response.text()) });
    const headers = new Headers(response.headers);
    for (const name of ['content-length', 'content-encoding']) headers.delete(name);
    headers.set('content-type', 'application/json');
    return new Response(body, { status: response.status, headers });
  };
}
