import { valid, validRange } from '@renovatebot/pep440';

/** Thrown by a grammar; the caller adds the input's name and the received value. */
export class Malformed extends Error {}

/** Turns the text of an input into its value, or throws `Malformed` with the accepted form. */
export type Grammar<T> = (text: string) => T;

const DURATION = /^(\d{1,15}(?:\.\d{1,6})?)(ms|s|m|h)?$/;
const MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;
/** Node's timers count in 32 bits: 2^31 - 1 ms, nearly 25 days. */
const LONGEST_MS = 24 * 24 * MS.h;

const SIZE = /^(\d{1,15}(?:\.\d{1,6})?) ?(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)?$/;
const BYTES = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40 };

export const text: Grammar<string> = (raw) => raw;

/** Non-empty lines as they are, for example program arguments. */
export const lines: Grammar<string[]> = (raw) => raw.split(/\r?\n/).filter((line) => line !== '');

/** Non-empty lines without surrounding white space, for example paths. */
export const names: Grammar<string[]> = (raw) =>
  raw
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

export function choice<const T extends string>(...values: T[]): Grammar<T> {
  return (raw) => {
    const value = values.find((candidate) => candidate === raw.trim());
    if (value === undefined) throw new Malformed(`one of ${values.join(', ')}`);
    return value;
  };
}

/** The booleans of YAML 1.2's core schema, as everywhere in workflows. */
export const boolean: Grammar<boolean> = (raw) => {
  if (/^(true|True|TRUE)$/.test(raw.trim())) return true;
  if (/^(false|False|FALSE)$/.test(raw.trim())) return false;
  throw new Malformed('true or false');
};

/** A duration in milliseconds, above 0: `30`, `30s`, `500ms`, `1.5m`, `2h`. */
export const duration: Grammar<number> = (raw) => {
  const [, amount, unit] = DURATION.exec(raw.trim()) ?? [];
  const ms = Math.round(Number(amount) * MS[(unit ?? 's') as keyof typeof MS]);
  if (!(ms >= 1 && ms <= LONGEST_MS)) throw new Malformed('a duration from 1ms to 576h, such as 30, 500ms, 90s or 5m');
  return ms;
};

/** A size in bytes, above 0: `1048576`, `512MiB`, `2GB`. */
export const size: Grammar<number> = (raw) => {
  const [, amount, unit] = SIZE.exec(raw.trim()) ?? [];
  const bytes = Math.floor(Number(amount) * BYTES[(unit ?? 'B') as keyof typeof BYTES]);
  if (!(bytes >= 1 && bytes <= 2 ** 50))
    throw new Malformed('a size from 1 byte to 1024TiB, such as 1048576, 512MiB or 2GB');
  return bytes;
};

export const sizeOrNone: Grammar<number | 'none'> = (raw) => (raw.trim() === 'none' ? 'none' : size(raw));

/** An absolute address of the web. */
export const httpAddress: Grammar<string> = (raw) => {
  const given = raw.trim();
  if (!/^https?:\/\//i.test(given) || !URL.canParse(given))
    throw new Malformed('an address such as https://example.com/list.json');
  return given;
};

/** A whole number from 1 to 1,000,000. */
export const count: Grammar<number> = (raw) => {
  if (!/^[1-9]\d{0,6}$/.test(raw.trim()) || Number(raw) > 1e6) throw new Malformed('a whole number from 1 to 1000000');
  return Number(raw);
};

/** A number of processors, for example `1.5`. */
export const processors: Grammar<number> = (raw) => {
  const value = /^\d{1,4}(\.\d{1,3})?$/.test(raw.trim()) ? Number(raw) : Number.NaN;
  if (!(value >= 0.01)) throw new Malformed('a number of processors, such as 2 or 1.5');
  return value;
};

/** `3.12`, `3.x`, `3.12.4` or a PEP 440 specifier set, as a specifier set. */
export const versionRequest: Grammar<string> = (raw) => {
  const request = raw.trim();
  const [, prefix] = /^(\d+(?:\.\d+)?)(?:\.[x*])?$/.exec(request) ?? [];
  if (prefix !== undefined) return `==${prefix}.*`;
  if (valid(request) !== null) return `==${request}`;
  // `===` takes any text.
  if (request !== '' && !request.includes('===') && validRange(request)) return request;
  throw new Malformed('a Python version such as 3.12, 3.12.4, 3.x or >=3.10,<3.13');
};
