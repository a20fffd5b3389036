import { createHash } from 'node:crypto';
import type { SkippedProgram } from '../programs/program.js';

/** Of blocks that are skipped; what is more is counted. */
export const MAX_SKIPPED = 10_000;

/** A program that a shard runs. */
export interface PlannedProgram {
  readonly id: string;
  /** The file that it is, or is a part of: relative to the current folder where it lies below it, with forward slashes. */
  readonly path: string;
  /** It passes by failing. */
  readonly expectsError: boolean;
}

/** What one job of each Python version runs. */
export interface PlannedShard {
  /** Indexes into the programs of the plan, ascending. */
  readonly programs: readonly number[];
  readonly expectedMs: number;
  /** Of what these programs are, see `digestOf`. */
  readonly digest: string;
}

/** `pyexec-plan.json`, schema version 1: which programs there are, and which job runs which of them. */
export interface ShardPlan {
  readonly schemaVersion: 1;
  /** A digest of everything else. */
  readonly id: string;
  /** `GITHUB_SHA` and `GITHUB_RUN_ID`; null outside of GitHub Actions. */
  readonly commit: string | null;
  readonly run: string | null;
  /** As they were given, at least one; null stands for whatever Python there is. */
  readonly pythonVersions: readonly (string | null)[];
  readonly programs: readonly PlannedProgram[];
  /** Each Python version has all of them; every program is in exactly one. */
  readonly shards: readonly PlannedShard[];
  /** What no shard runs, and why, for the report of all. */
  readonly skipped: readonly SkippedProgram[];
  /** How programs were found, where that needs words. */
  readonly notes: readonly string[];
}

/** A program as the file has it: its id alone where that says everything. */
type WrittenProgram = string | { readonly id: string; readonly path: string; readonly expectsError: boolean };

function written({ id, path, expectsError }: PlannedProgram): WrittenProgram {
  return id === path && !expectsError ? id : { id, path, expectsError };
}

function contentOf({ programs, ...rest }: Omit<ShardPlan, 'id'>): object {
  const { schemaVersion, commit, run, pythonVersions, shards, skipped, notes } = rest;
  return { schemaVersion, commit, run, pythonVersions, programs: programs.map(written), shards, skipped, notes };
}

/** A plan with its id: the same content has the same one. Pure. */
export function sealPlan(plan: Omit<ShardPlan, 'id'>): ShardPlan {
  const id = createHash('sha256')
    .update(JSON.stringify(contentOf(plan)))
    .digest('hex');
  return { ...plan, id };
}

/** The text of `pyexec-plan.json`. Pure. */
export function formatPlan(plan: ShardPlan): string {
  return `${JSON.stringify({ id: plan.id, ...contentOf(plan) })}\n`;
}
