import type { ReportedRun, ReportStatus, RunReport } from '../report/run-report.js';

/** A run of a shard. What says where on its machine it ran is left out; notes are told as words of the shard. */
export interface MergedRun extends ReportedRun {
  /** As in the plan; null stands for whatever Python there was. */
  readonly pythonVersion: string | null;
  /** From 1. */
  readonly shardIndex: number;
}

/** What became of a shard. */
export interface MergedShard {
  readonly pythonVersion: string | null;
  /** From 1. */
  readonly index: number;
  readonly of: number;
  /** The worst of its runs; `error` when its result is missing or cannot be used, or says that the tool failed. */
  readonly status: ReportStatus;
  /** How many it had to run, and of how many there is a result. */
  readonly programs: number;
  readonly ran: number;
  /** The version of the interpreter, as the shard told it; null when it did not come to it. */
  readonly interpreter: string | null;
  /** Of all its programs together, and as it was planned. */
  readonly durationMs: number;
  readonly expectedMs: number;
  /** Why it has failed, in our words and the shard's; null when it has not. */
  readonly problem: string | null;
}

/** A program of the plan without a result. */
export interface MissingRun {
  readonly id: string;
  readonly pythonVersion: string | null;
  readonly shardIndex: number;
}

/**
 * `result.json` of several shards together, schema version 1: a report like that of one run. Its runs are in the order of
 * the plan, one Python version after the other.
 */
export interface MergedReport extends RunReport {
  readonly runs: readonly MergedRun[];
  readonly plan: {
    readonly id: string;
    readonly programs: number;
    readonly pythonVersions: readonly (string | null)[];
  };
  /** All that were planned, in the order of the matrix. */
  readonly shards: readonly MergedShard[];
  readonly missing: readonly MissingRun[];
  /** Files among the results that are none of this plan, with the reason; at most 100. */
  readonly ignored: readonly string[];
}
