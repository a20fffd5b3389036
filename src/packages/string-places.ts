import type { Position } from './logical-lines.js';

const STRING = /"([^"\\]*)"|'([^']*)'/g;

/**
 * Where texts stand below a table of a TOML document, which parsers do not tell. It is a guess, for messages: the first
 * such text in quotes, or else the table itself.
 */
export class StringPlaces {
  private readonly places = new Map<string, Position>();
  private readonly table: Position;

  constructor(document: string, table: string) {
    const lines = document.split(/\r?\n/);
    const first = Math.max(
      lines.findIndex((line) => line.trim() === `[${table}]`),
      0,
    );
    this.table = { line: first + 1, column: 1 };
    lines.slice(first).forEach((line, index) => {
      for (const { index: at, 1: basic, 2: literal } of line.matchAll(STRING)) {
        const text = basic ?? literal ?? '';
        if (!this.places.has(text)) this.places.set(text, { line: first + index + 1, column: at + 2 });
      }
    });
  }

  of(text: string): Position {
    return this.places.get(text) ?? this.table;
  }
}
