/**
 * The text rules of .NET on Linux that decide what the runner takes for a command. JavaScript's own differ: its `trim`
 * removes U+FEFF, which .NET keeps, and keeps U+0085, which .NET removes.
 */

// Char.IsWhiteSpace: the categories Zs, Zl, Zp, and U+0009 to U+000D, U+0085. U+200B, U+180E and U+FEFF are none of them.
const WHITE_SPACE = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
const LEADING = new RegExp(`^${WHITE_SPACE.source}+`);
const TRAILING = new RegExp(`${WHITE_SPACE.source}+$`);

/** `String.TrimStart()`. */
export const trimStart = (text: string): string => text.replace(LEADING, '');

/** `String.Trim()`. */
export const trim = (text: string): string => trimStart(text).replace(TRAILING, '');

/** The key under which `StringComparer.OrdinalIgnoreCase` compares: simple upper case per UTF-16 unit, never into ASCII. */
export function foldCase(text: string): string {
  return Array.from({ length: text.length }, (_, index) => {
    const unit = text.charAt(index);
    const upper = unit.toUpperCase();
    return upper.length !== 1 || (unit > '\u007f' && upper <= '\u007f') ? unit : upper;
  }).join('');
}

/** A `Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)`: the first spelling of a key stays, the last value wins. */
export class IgnoreCaseMap<Value> {
  readonly #entries = new Map<string, [string, Value]>();

  get(key: string): Value | undefined {
    return this.#entries.get(foldCase(key))?.[1];
  }

  set(key: string, value: Value): void {
    const folded = foldCase(key);
    this.#entries.set(folded, [this.#entries.get(folded)?.[0] ?? key, value]);
  }

  delete(key: string): void {
    this.#entries.delete(foldCase(key));
  }

  has(key: string): boolean {
    return this.#entries.has(foldCase(key));
  }

  keys(): string[] {
    return [...this.#entries.values()].map(([key]) => key);
  }

  toRecord(): Record<string, Value> {
    return Object.fromEntries(this.#entries.values());
  }
}

/** `Boolean.TryParse`, with false for what does not parse. */
export const parseBoolean = (text: string | undefined): boolean => trim(text ?? '').toLowerCase() === 'true';

/** `Int32.TryParse` with the default styles; undefined for what does not parse. */
export function parseInt32(text: string | undefined): number | undefined {
  if (text === undefined || !/^[\t-\r ]*[+-]?[0-9]+[\t-\r ]*$/.test(text)) return undefined;
  const value = Number(text);
  return value >= -(2 ** 31) && value < 2 ** 31 ? value : undefined;
}
