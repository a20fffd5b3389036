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
