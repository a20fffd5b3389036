import type { Program, SkippedProgram } from '../programs/program.js';
import { balance } from './balance.js';
import { digestOf } from './digest.js';
import { expectDurations } from './durations.js';
import { resolveShardCount } from './shard-count.js';
import { MAX_SKIPPED, sealPlan, type PlannedProgram, type ShardPlan } from './shard-plan.js';

/** A program with what the plan says of it. */
export interface ProgramToPlan extends PlannedProgram {
  readonly program: Program;
}

/** Of a reason, which may be the document's own words. */
const MAX_REASON = 500;

interface PlanWishes {
  readonly programs: readonly ProgramToPlan[];
  /** At least one; null stands for whatever Python there is. */
  readonly pythonVersions: readonly (string | null)[];
  readonly shards: number | 'auto';
  /** Of earlier runs, in ms, by the ids of programs. */
  readonly durations: ReadonlyMap<string, number>;
  readonly commit: string | null;
  readonly run: string | null;
  readonly skipped?: readonly SkippedProgram[];
  readonly notes?: readonly string[];
}

/** What is not run, within bounds. */
function fitSkipped({ skipped = [], notes = [] }: PlanWishes): Pick<ShardPlan, 'skipped' | 'notes'> {
  const kept = skipped.slice(0, MAX_SKIPPED).map(({ id, source: { path, line }, reason }) => ({
    id,
    source: { path, line },
    reason: reason.length > MAX_REASON ? `${reason.slice(0, MAX_REASON)}…`.toWellFormed() : reason,
  }));
  const left = skipped.length - kept.length;
  return { skipped: kept, notes: left === 0 ? notes : [...notes, `${left} more blocks of documents are skipped.`] };
}

/**
 * Decides which job runs what. The same input gives the same plan. Pure.
 *
 * @throws PyexecError `invalid-input` for more jobs than a matrix may hold
 */
export function buildShardPlan(wishes: PlanWishes): ShardPlan {
  const { programs, pythonVersions, shards, durations, commit, run } = wishes;
  const expected = expectDurations(
    programs.map(({ id }) => id),
    durations,
  );
  const sum = (indexes: readonly number[]): number => indexes.reduce((all, index) => all + (expected[index] ?? 0), 0);
  const totalMs = expected.reduce((all, one) => all + one, 0);
  const versions = pythonVersions.length;
  const count = resolveShardCount({ shards, versions, programs: programs.length, totalMs });
  const dealt = count === 0 ? [] : balance(expected, count);
  return sealPlan({
    schemaVersion: 1,
    commit,
    run,
    pythonVersions,
    programs: programs.map(({ id, path, expectsError }) => ({ id, path, expectsError })),
    shards: dealt.map((indexes) => ({
      programs: indexes,
      expectedMs: Math.round(sum(indexes)),
      digest: digestOf(indexes.flatMap((index) => programs[index]?.program ?? [])),
    })),
    ...fitSkipped(wishes),
  });
}
