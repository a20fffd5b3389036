import type { Decided } from './decide.js';
import type { EnvironmentFacts, PreparedEnvironment } from './environments/environment.js';
import { forEachInOrder } from './execution/for-each-in-order.js';
import type { Host } from './host/host.js';
import { findScriptBlocks } from './packages/script-blocks.js';
import type { RunPlan } from './plan/run-plan.js';
import type { Program } from './programs/program.js';
import { reportRun } from './report/build-report.js';
import { keepWithinRoom } from './report/fit-outputs.js';
import type { ReportedRun } from './report/run-report.js';
import { spareMemory } from './spare-memory.js';

/** What came of the programs so far. */
export interface BatchProgress extends Decided {
  readonly done: Map<Program, ReportedRun>;
  /** The time for all programs was over before all had been started, or ended. */
  isOutOfTime?: boolean;
}

/** Of so many programs the reports take much for a moment, and starting is no part of the time any more. */
const MANY = 1000;

interface Batch {
  readonly plan: RunPlan;
  readonly environment: PreparedEnvironment;
  readonly progress: BatchProgress;
}

/** What a program got that asked for an environment of its own. */
function noteOnMetadata(
  program: Program,
  { environment }: RunPlan,
  { pythonVersion, packages }: EnvironmentFacts,
): string | undefined {
  if (environment.kind === 'system') {
    const isPart = program.kind === 'file' && program.part !== undefined;
    const isIgnored = program.kind !== 'module' && !isPart && findScriptBlocks(program.text).length > 0;
    return isIgnored ? 'Its inline metadata was not used: `environment: system` is taken as it is.' : undefined;
  }
  if (!environment.isOnDemand) return undefined;
  const list = packages.length === 0 ? 'no packages' : packages.join(', ');
  return `By its inline metadata it ran with Python ${pythonVersion} and ${list}.`;
}

const OUT_OF_TIME = 'The time for all programs (`total-timeout`) was over.';

/** What is said of a program beyond what it came to itself. */
function notesOn(run: ReportedRun, program: Program, { plan, environment, progress }: Batch): string[] {
  const metadata = noteOnMetadata(program, plan, environment.facts);
  const isCutShort = run.status === 'timed-out' && isOutOfTime(plan);
  if (isCutShort) progress.isOutOfTime = true;
  return [...(metadata === undefined ? [] : [metadata]), ...(isCutShort ? [OUT_OF_TIME] : [])];
}

function isOutOfTime({ limits: { totalTimeoutMs = Infinity } }: RunPlan): boolean {
  return performance.now() >= totalTimeoutMs;
}

/** Runs the programs of a plan in its environment, several at the same time, and notes them in their order. */
export async function executeBatch(host: Host, batch: Batch): Promise<void> {
  const { plan, environment, progress } = batch;
  const total = progress.programs?.length ?? 0;
  if (total > MANY) await spareMemory();
  const before = progress.done.size;
  const keep = keepWithinRoom(progress.done, total);
  let ended = 0;
  let hasFailed = [...progress.done.values()].some(({ status }) => status !== 'passed');
  const mayEndEarly = progress.settings?.failFast === true || plan.limits.totalTimeoutMs !== undefined;
  // None is prepared then while others run: it could not be taken back.
  const atOnce = mayEndEarly ? Math.min(environment.width, plan.jobs) : environment.width;
  await forEachInOrder(plan.programs, atOnce, {
    isOver: () => {
      const isLate = isOutOfTime(plan);
      if (isLate) progress.isOutOfTime = true;
      return isLate || host.cancellation.aborted || (hasFailed && progress.settings?.failFast === true);
    },
    work: async (program, index) => {
      const result = await environment.execute(program, index, host.cancellation);
      if (result === undefined) return undefined;
      const reported = reportRun(result);
      const run = { ...reported, notes: [...reported.notes, ...notesOn(reported, program, batch)] };
      hasFailed ||= run.status !== 'passed';
      host.showProgress(run, before + ++ended, total);
      return { program, run };
    },
    take: ({ program, run }) => {
      keep(program, run);
    },
  });
}
