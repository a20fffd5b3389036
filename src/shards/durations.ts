import { isRecord, parseJson, readNumber } from '../json-fields.js';

/** What a program is expected to take when nothing is known of any. */
const UNKNOWN_MS = 1000;
/** Nothing takes longer than a timeout may be, 24 days. */
export const LONGEST_MS = 24 * 24 * 3_600_000;

/** The middle value of at least one; of an even number of values the mean of the two in the middle. Pure. */
export function median(values: readonly number[]): number {
  if (values.length === 1) return values[0] ?? 0;
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}

/** What each program takes in ms, at least 1: as known, else as the median of the known ones. Pure. */
export function expectDurations(ids: readonly string[], known: ReadonlyMap<string, number>): number[] {
  const found = ids.flatMap((id) => known.get(id) ?? []);
  const otherwise = found.length === 0 ? UNKNOWN_MS : median(found);
  return ids.map((id) => Math.max(1, known.get(id) ?? otherwise));
}

/** Collects what programs took, in any number of runs. */
export class DurationsBook {
  private readonly all = new Map<string, number[]>();

  note(id: string, ms: number): void {
    const before = this.all.get(id);
    if (before === undefined) this.all.set(id, [ms]);
    else before.push(ms);
  }

  /** The median of each. */
  medians(): Map<string, number> {
    return new Map([...this.all].map(([id, values]) => [id, median(values)]));
  }

  /**
   * Takes what a file of an earlier run says: `durations.json`, or `result.json` of a run or of several that were merged.
   * Gives what is wrong with it, or undefined. What is no duration is left out.
   */
  noteFile(text: string): string | undefined {
    const content = parseJson(text);
    if (!isRecord(content) || content['schemaVersion'] !== 1) return 'is neither durations.json nor result.json';
    const { durations, runs } = content;
    if (isRecord(durations)) for (const [id, ms] of Object.entries(durations)) this.noteAny(id, ms);
    else if (Array.isArray(runs))
      for (const run of runs)
        if (isRecord(run)) this.noteAny(run['id'], run['durationMs']);
        else return 'holds neither durations nor runs';
    return undefined;
  }

  private noteAny(id: unknown, ms: unknown): void {
    const duration = readNumber(ms, LONGEST_MS);
    if (typeof id === 'string' && duration !== undefined) this.note(id, duration);
  }
}

/** The text of `durations.json`. Pure. */
export function formatDurations(medians: ReadonlyMap<string, number>): string {
  const lines = [...medians].map(([id, ms]) => `${JSON.stringify(id)}:${Math.round(ms * 10) / 10}`);
  return `{"schemaVersion":1,"durations":{\n${lines.join(',\n')}\n}}\n`;
}
