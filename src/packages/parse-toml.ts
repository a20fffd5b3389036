import type { TomlTable } from 'smol-toml';
import { isError } from '../errors.js';

/** Thrown for a text that is no TOML. */
export class MalformedToml extends Error {
  constructor(
    message: string,
    /** In the text, from 1. */
    readonly line: number,
    readonly column: number,
  ) {
    super(message);
  }
}

function numberIn(thrown: Error, key: 'line' | 'column'): number {
  const value: unknown = Reflect.get(thrown, key);
  return typeof value === 'number' ? value : 1;
}

/**
 * Parses TOML 1.0.
 *
 * @throws MalformedToml
 */
export async function parseToml(text: string): Promise<TomlTable> {
  // Loaded only when there is some: most programs have no metadata.
  const { parse } = await import('smol-toml');
  try {
    return parse(text);
  } catch (thrown) {
    if (!isError(thrown)) throw thrown;
    // What follows the first line quotes the text.
    const [message = ''] = thrown.message.split('\n', 1);
    throw new MalformedToml(message, numberIn(thrown, 'line'), numberIn(thrown, 'column'));
  }
}

/** Whether a value of TOML is a table. */
export function isTable(value: unknown): value is TomlTable {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
