import { MalformedAt, quoteReceived } from './malformed-at.js';

/** A name of PEP 508 from `lastIndex` on. It is sticky and therefore has a state: use it through `nameAt`. */
const NAME = /[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?/y;

/** The name of PEP 508 that begins at an offset; empty when none does. */
export function nameAt(text: string, offset: number): string {
  NAME.lastIndex = offset;
  return NAME.exec(text)?.[0] ?? '';
}

/** The one spelling of a name that PEP 503 compares by. For extras and dependency groups it is the same one. */
export function normaliseName(name: string): string {
  return name.replace(/[-_.]+/g, '-').toLowerCase();
}

/** Extras with a bracket at both ends as a list, as they are spelt. `offset` is where the opening one stands. */
export function parseExtras(brackets: string, offset: number): string[] {
  const inner = brackets.slice(1, -1);
  if (inner.trim() === '') return [];
  const extras = inner.split(',').map((extra) => extra.trim());
  const wrong = extras.find((extra) => extra === '' || nameAt(extra, 0) !== extra);
  if (wrong === undefined) return extras;
  throw new MalformedAt(
    `extras are names with commas between, such as [test,docs]; got ${quoteReceived(brackets)}`,
    offset,
  );
}

/** Extras as they stand behind a name; empty for none. */
export function formatExtras(extras: readonly string[]): string {
  return extras.length === 0 ? '' : `[${extras.join(',')}]`;
}
