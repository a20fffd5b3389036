import { worst } from './build-report.js';
import type { SourceOf } from './text.js';
import type { ReportedRun, ReportStatus, RunReport } from './run-report.js';

/** A picture that a program made, for pages. */
export interface ReportImage {
  /** Relative to the working directory; untrusted. */
  readonly path: string;
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly content: Buffer;
}

/** What one environment came to, among others in the same report. */
export interface ReportPart {
  /** Tells the environment from the others. */
  readonly label: string;
  readonly report: RunReport;
  /** Source texts, where they are there. */
  readonly sources: SourceOf;
  /** By the index of the run in the report; they may be missing. */
  readonly images?: ReadonlyMap<number, readonly ReportImage[]>;
}

/** A run with the part that it belongs to. */
export interface PlacedRun {
  readonly run: ReportedRun;
  readonly part: ReportPart;
  /** Among the parts, and among the runs of its part. */
  readonly partIndex: number;
  readonly runIndex: number;
}

/** What an environment is called when nobody gave it a name. */
export function labelOf({ environment }: RunReport): string {
  return environment === null ? 'not prepared' : `Python ${environment.pythonVersion}`;
}

/** The verdict over all parts. */
export function statusOfParts(parts: readonly ReportPart[]): ReportStatus {
  return worst(parts.map(({ report }) => report.status));
}

/**
 * All runs, those that did not pass first; programs in the order in which they first appear, the same program in several
 * environments side by side.
 */
export function failuresFirst(parts: readonly ReportPart[]): PlacedRun[] {
  const order = new Map<string, number>();
  const placed = parts.flatMap((part, partIndex) =>
    part.report.runs.map((run, runIndex): PlacedRun => {
      if (!order.has(run.id)) order.set(run.id, order.size);
      return { run, part, partIndex, runIndex };
    }),
  );
  const rank = ({ run }: PlacedRun): number => Number(run.status === 'passed');
  const place = ({ run }: PlacedRun): number => order.get(run.id) ?? 0;
  return placed.sort((a, b) => rank(a) - rank(b) || place(a) - place(b) || a.partIndex - b.partIndex);
}

/** The runs that took longest, at most so many, the longest first. */
export function slowest<T extends { readonly durationMs: number }>(runs: readonly T[], most: number): T[] {
  return [...runs].sort((a, b) => b.durationMs - a.durationMs).slice(0, most);
}
