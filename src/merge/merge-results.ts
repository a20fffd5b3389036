import { worst } from '../report/build-report.js';
import { quoteInline } from '../report/neutralise.js';
import type { ReportedRun, ReportStatus } from '../report/run-report.js';
import { DurationsBook } from '../shards/durations.js';
import type { ShardPlan } from '../shards/shard-plan.js';
import type { MergedReport, MergedRun, MergedShard, MissingRun } from './merged-report.js';
import { OutputBudget } from './output-budget.js';
import type { ShardResult } from './read-result.js';
import { quoteShard, ShardNotes } from './shard-notes.js';

/** What there is of a shard so far. */
interface Slot {
  readonly version: number;
  readonly shard: number;
  readonly pythonVersion: string | null;
  readonly files: string[];
  result: ShardResult | undefined;
}

const MAX_IGNORED = 100;

/** Joins results, one after the other; of each only what the report needs is kept. */
export class ResultMerger {
  private readonly slots: readonly Slot[];
  private readonly runs: (MergedRun | undefined)[];
  private readonly ignored: string[] = [];
  private readonly budget = new OutputBudget();
  private readonly notes: ShardNotes;

  constructor(private readonly plan: ShardPlan) {
    const { pythonVersions, shards, programs } = plan;
    this.notes = new ShardNotes(pythonVersions);
    this.slots = pythonVersions.flatMap((pythonVersion, version) =>
      shards.map((_, shard): Slot => ({ version, shard, pythonVersion, files: [], result: undefined })),
    );
    this.runs = Array.from({ length: pythonVersions.length * programs.length }, () => undefined);
  }

  /** A file (its name is for people) that is no result of the plan, and why. */
  ignore(file: string, why: string): void {
    if (this.ignored.length < MAX_IGNORED) this.ignored.push(`${file} ${why}`);
  }

  /** What a file says. Of a shard that has two results, none counts: one of them may be another shard's forgery. */
  take(file: string, result: ShardResult): void {
    const slot = this.slots[result.version * this.plan.shards.length + result.shard];
    if (slot === undefined) return;
    slot.files.push(file);
    const first = slot.files.length === 1;
    for (const index of this.plan.shards[slot.shard]?.programs ?? []) {
      const run = first ? result.runs.get(index) : undefined;
      this.runs[slot.version * this.plan.programs.length + index] = run && this.keep(run, slot);
    }
    if (first) this.notes.take(result);
    // The runs are kept elsewhere, in the order of the plan and with less of their output.
    slot.result = first ? { ...result, runs: new Map(), notes: [] } : undefined;
  }

  private keep(run: ReportedRun, { pythonVersion, shard }: Slot): MergedRun {
    const fitting = this.budget.fit(run);
    // Most have none, and there may be hundreds of thousands.
    const notes = fitting.notes.length === 0 ? fitting.notes : fitting.notes.map((note) => quoteShard(note));
    return { ...fitting, notes, pythonVersion, shardIndex: shard + 1 };
  }

  private *runsOf({ version, shard }: Slot): Generator<{ index: number; run: MergedRun | undefined }> {
    for (const index of this.plan.shards[shard]?.programs ?? [])
      yield { index, run: this.runs[version * this.plan.programs.length + index] };
  }

  private describe(slot: Slot): MergedShard {
    const planned = this.plan.shards[slot.shard];
    const runs = [...this.runsOf(slot)].flatMap(({ run }) => run ?? []);
    const problem = problemOf(slot);
    const statuses = new Set<ReportStatus>(runs.map(({ status }) => status));
    if (slot.result?.isCancelled === true) statuses.add('cancelled');
    if (problem !== undefined) statuses.add('error');
    return {
      pythonVersion: slot.pythonVersion,
      index: slot.shard + 1,
      of: this.plan.shards.length,
      status: worst([...statuses]),
      programs: planned?.programs.length ?? 0,
      ran: runs.length,
      interpreter: slot.result?.interpreter ?? null,
      durationMs: runs.reduce((sum, { durationMs }) => sum + durationMs, 0),
      expectedMs: planned?.expectedMs ?? 0,
      problem: problem ?? null,
    };
  }

  private missing(): MissingRun[] {
    return this.slots.flatMap((slot) =>
      [...this.runsOf(slot)].flatMap(({ index, run }): MissingRun[] => {
        if (run !== undefined) return [];
        const id = this.plan.programs[index]?.id ?? '';
        return [{ id, pythonVersion: slot.pythonVersion, shardIndex: slot.shard + 1 }];
      }),
    );
  }

  /** The report of all that was taken. What was planned and not taken makes it an error. */
  finish(): MergedReport {
    const { id, programs, pythonVersions } = this.plan;
    const shards = this.slots.map((slot) => this.describe(slot));
    const missing = this.missing();
    return {
      schemaVersion: 1,
      status: worst(shards.map(({ status }) => status)),
      plan: { id, programs: programs.length, pythonVersions },
      shards,
      missing,
      ignored: this.ignored,
      environment: null,
      isolation: null,
      runs: this.runs.filter((run) => run !== undefined),
      notStarted: missing.length,
      // What a shard skips follows from the plan, which no job with programs has made.
      skipped: this.plan.skipped,
      notes: [...this.plan.notes, ...this.notes.lines()],
      artifacts: null,
      conversation: null,
      error: errorOf(shards),
      shard: null,
      workingDirectory: null,
    };
  }
}

function problemOf({ files, result }: Slot): string | undefined {
  if (files.length > 1) return quoteInline(`it has ${files.length} results: ${files.slice(0, 5).join(', ')}`);
  return result === undefined ? 'it has no result' : result.problem;
}

/** How a shard is called in sentences. Pure. */
export function shardName({ pythonVersion, index, of }: MergedShard): string {
  return `shard ${index}/${of}${pythonVersion === null ? '' : ` of Python ${pythonVersion}`}`;
}

const MAX_NAMED = 10;

function errorOf(shards: readonly MergedShard[]): MergedReport['error'] {
  const failed = shards.filter(({ problem }) => problem !== null);
  if (failed.length === 0) return null;
  const named = failed.slice(0, MAX_NAMED).map((shard) => `${shardName(shard)}: ${shard.problem ?? ''}`);
  if (failed.length > named.length) named.push(`and ${failed.length - named.length} more`);
  return {
    code: 'shard-failed',
    message: `${failed.length} of ${shards.length} shards have no result that can be used:\n${named.join('\n')}`,
    hint: 'Look at the jobs of these shards: each has to upload its result.json, also when its programs do not pass.',
  };
}

/** What each program took, as the median over the Python versions, for the next plan. Pure. */
export function durationsOf({ runs }: Pick<MergedReport, 'runs'>): Map<string, number> {
  const book = new DurationsBook();
  for (const { id, durationMs } of runs) book.note(id, durationMs);
  return book.medians();
}
