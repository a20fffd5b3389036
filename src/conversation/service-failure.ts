/** Why a service gave no reply, in a form that does not depend on the client. */
export type ServiceFailure =
  /** It answered with a status of HTTP that is none of success. */
  | {
      readonly kind: 'status';
      readonly status: number;
      /** Of the service, for example `insufficient_quota`. */
      readonly code: string;
      readonly said: string;
      /** It asks to be left alone for so long. */
      readonly retryAfterMs: number | undefined;
    }
  /** Its answer is none of this API. */
  | { readonly kind: 'no-reply'; readonly said: string }
  /** Its answer is longer than is read. */
  | { readonly kind: 'too-long'; readonly maxBytes: number }
  /** It sends us elsewhere. */
  | { readonly kind: 'redirect' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'unreachable'; readonly said: string };

/** What a service asks to wait for, in ms; undefined when it says nothing. See RFC 9110, 10.2.3. Pure. */
export function retryAfter(header: (name: string) => string | null | undefined, now: number): number | undefined {
  const ms = header('retry-after-ms') ?? '';
  if (/^\d+(\.\d+)?$/.test(ms)) return Number(ms);
  const given = header('retry-after') ?? '';
  if (/^\d+(\.\d+)?$/.test(given)) return Number(given) * 1000;
  const date = Date.parse(given);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** What a service asks to wait for in words, in ms, as Gemini and others do without a header; undefined when it says nothing. Pure. */
export function waitIn(said: string): number | undefined {
  const seconds = /\b(?:retry|try again) in (\d+(?:\.\d+)?) ?s/i.exec(said)?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}

const SPENT_CODES = [
  'insufficient_quota',
  'exceeded_current_quota_error',
  'billing_hard_limit_reached',
  'budget_exceeded',
];
const SPENT =
  /insufficient (quota|balance|credits?|funds)|exceeded your current quota|(credit )?balance is too low|budget has been exceeded|out of credits/i;

/** The key has nothing left to spend: waiting does not help. A service that says how long to wait means something else. Pure. */
export function isSpent({ status, code, said, retryAfterMs }: Extract<ServiceFailure, { kind: 'status' }>): boolean {
  if (status === 402 || SPENT_CODES.includes(code)) return true;
  return retryAfterMs === undefined && status >= 400 && status < 500 && SPENT.test(said);
}
