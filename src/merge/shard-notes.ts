import { quoteInline } from '../report/neutralise.js';
import { namePythons } from './group-failures.js';
import type { ShardResult } from './read-result.js';

const MAX_LENGTH = 500;
/** Of a result or a run. */
const MAX_EACH = 10;
/** Of all shards together. */
const MAX_NOTES = 50;

const NONE: readonly string[] = [];

/** A copy, since a part of a text keeps the whole of it in memory. */
function cut(text: string): string {
  if (text.length <= MAX_LENGTH) return text;
  return Buffer.from(`${text.slice(0, MAX_LENGTH)}…`.toWellFormed()).toString();
}

/** The texts of a list that may be forged, each on a line of its own, within bounds; what is none is dropped. Pure. */
export function readNotes(value: unknown): readonly string[] {
  if (!Array.isArray(value) || value.length === 0) return NONE;
  const texts = value.slice(0, MAX_EACH).filter((one) => typeof one === 'string');
  return texts.map((one) => quoteInline(cut(one)));
}

/** A note as what it is, so that no report shows it as words of ours. Pure. */
export function quoteShard(note: string, where = ''): string {
  return `a shard says${where === '' ? '' : ` (${where})`}: ${note}`;
}

/** What shards say of themselves, each once, with the Pythons of the shards that say it. */
export class ShardNotes {
  private readonly said = new Map<string, Set<number>>();

  constructor(private readonly pythonVersions: readonly (string | null)[]) {}

  take({ version, notes }: Pick<ShardResult, 'version' | 'notes'>): void {
    for (const note of notes) {
      const versions = this.said.get(note);
      if (versions !== undefined) versions.add(version);
      else if (this.said.size < MAX_NOTES) this.said.set(note, new Set([version]));
    }
  }

  lines(): string[] {
    return [...this.said].map(([note, said]) => {
      const versions = this.pythonVersions.filter((_, version) => said.has(version));
      return quoteShard(note, namePythons(versions.flatMap((one) => one ?? [])));
    });
  }
}
