import path from 'node:path';
import type { Model } from './conversation/model.js';
import type { Decided } from './decide.js';
import type { PreparedEnvironment, Preparing } from './environments/environment.js';
import { prepareEnvironment } from './environments/registry.js';
import { PyexecError } from './errors.js';
import { rmdirIfEmpty } from './execution/working-directory/leftovers.js';
import { removeTree } from './execution/working-directory/remove-tree.js';
import type { Host } from './host/host.js';
import type { Settings } from './inputs/settings.js';
import type { RunPlan } from './plan/run-plan.js';
import type { Program } from './programs/program.js';
import { isFailure, type Failure, type Repair } from './repair/repair.js';
import type { RepairShop } from './repair/repair-program.js';
import type { ReportedRun } from './report/run-report.js';

/** Programs that ran, and what came of repairing those that did not pass. */
export interface RepairProgress extends Decided {
  readonly done: Map<Program, ReportedRun>;
  /** In the order of the programs; undefined when it did not come to that. */
  repairs?: readonly Repair[];
}

const NO_KEY = 'there is no `api-key`';
const NO_KEY_NOTE =
  'Nothing was repaired: `api-key` is empty, as it is where a pull request comes from a fork or from a bot.';
const CANCELLED = 'it was cancelled';
const OUT_OF_TIME = 'the time for all programs was over (`total-timeout`)';

function notTried(failures: readonly Failure[], why: string): Repair[] {
  return failures.map((failure) => ({ ...failure, outcome: 'not-tried', why }));
}

function failuresOf({ done }: RepairProgress, programs: readonly Program[]): Failure[] {
  return programs.flatMap((program) => {
    const run = done.get(program);
    return run !== undefined && isFailure(run) ? [{ program, run }] : [];
  });
}

/** One after the other, each program in a folder of its own, whichever of them it is. */
function planFor(plan: RunPlan, failures: readonly Failure[]): RunPlan {
  const [first] = plan.programs;
  const programs = failures.map(({ program }) => program);
  // The first stands for the attempts, of which there may be several.
  return { ...plan, jobs: 1, programs: first === undefined ? programs : [first, ...programs] };
}

/** Nobody asked for what attempts leave. */
async function dispose(environment: PreparedEnvironment, plan: RunPlan): Promise<void> {
  await environment.dispose();
  if (plan.workingDirectory !== undefined) return;
  const { workingDirectory } = environment.facts;
  await removeTree(workingDirectory);
  rmdirIfEmpty(path.dirname(workingDirectory));
}

/** All that does not depend on an environment. */
interface Repairing {
  readonly host: Host;
  readonly preparing: Preparing;
  readonly shop: Omit<RepairShop, 'environment' | 'nextIndex'>;
  /** What readers of the report should know. */
  readonly note: (text: string) => void;
  /** Set once the model has not answered. */
  silent: string | undefined;
}

/** Why no more programs are tried; undefined when they are. */
function whyOver({ host, shop, silent }: Repairing, plan: RunPlan): string | undefined {
  if (host.cancellation.aborted) return CANCELLED;
  const now = performance.now();
  if (now >= (plan.limits.totalTimeoutMs ?? Infinity)) return OUT_OF_TIME;
  const left = shop.budgets.left(now);
  return silent ?? (typeof left === 'string' ? left : undefined);
}

async function tryOne(failure: Failure, shop: RepairShop, repairing: Repairing): Promise<Repair> {
  const { host, note } = repairing;
  const { repairProgram } = await import('./repair/repair-program.js');
  const { id } = failure.run;
  host.say(`repairing ${id}`);
  const { repair, conversation } = await repairProgram(failure, shop);
  host.say(`${id}: ${repair.outcome}${'why' in repair ? `, ${repair.why}` : ''}`);
  if (conversation?.failure !== undefined) {
    const { message, hint } = conversation.failure;
    repairing.silent = `no reply could be had from the model: ${message}`;
    note(`No more was repaired: ${message}. ${hint}`);
  }
  return repair;
}

/** Adds what comes of it to `repairs`, one after the other. */
async function repairIn(
  plan: RunPlan,
  { failures, repairs }: { readonly failures: readonly Failure[]; readonly repairs: Repair[] },
  repairing: Repairing,
): Promise<void> {
  const environment = await prepareEnvironment(planFor(plan, failures), repairing.preparing);
  let index = 0;
  const shop = { ...repairing.shop, environment, nextIndex: () => ++index };
  try {
    for (const failure of failures) {
      if (whyOver(repairing, plan) !== undefined) return;
      repairs.push(await tryOne(failure, shop, repairing));
    }
  } finally {
    await dispose(environment, plan);
  }
}

/** What cannot be had for repairs changes nothing of what the programs came to. */
async function tryIn(plan: RunPlan, failures: readonly Failure[], repairing: Repairing): Promise<Repair[]> {
  const repairs: Repair[] = [];
  try {
    if (failures.length > 0 && whyOver(repairing, plan) === undefined)
      await repairIn(plan, { failures, repairs }, repairing);
  } catch (thrown) {
    if (whyOver(repairing, plan) !== CANCELLED) {
      if (!(thrown instanceof PyexecError) || thrown.code === 'internal') throw thrown;
      repairing.note(`Not everything was repaired: ${thrown.message}. ${thrown.hint}`);
    }
  }
  const why = whyOver(repairing, plan) ?? 'there was no environment for it';
  return [...repairs, ...notTried(failures.slice(repairs.length), why)];
}

async function shopOf(host: Host, settings: Settings, model: Model): Promise<Repairing['shop']> {
  const { SharedBudgets } = await import('./repair/shared-budgets.js');
  const { maxTurns, maxTokens, maxTimeMs } = settings.conversation;
  return {
    model,
    settings,
    budgets: new SharedBudgets({ maxTurns, maxTokens, maxTimeMs }, performance.now()),
    signal: host.cancellation,
    watch: {
      asks: (turn, budgets) => {
        host.showWaiting(turn, budgets, 'asking the model');
      },
      took: (turn, soFar, budgets) => host.showTurn(turn, soFar, budgets),
    },
  };
}

/**
 * Has a model repair the programs that did not pass, after all have ended and before anything is written: one after the
 * other, in environments of the same plans, until the budgets are spent. No verdict changes, and no file of the user.
 */
export async function repairFailures(host: Host, progress: RepairProgress, preparing: Preparing): Promise<void> {
  const { settings, plans = [], programs = [], repairModel: model } = progress;
  if (settings?.repair !== true || settings.dryRun) return;
  const failures = failuresOf(progress, programs);
  const note = (text: string): void => {
    progress.notes = [...(progress.notes ?? []), text];
  };
  if (model === undefined) {
    if (failures.length > 0) note(NO_KEY_NOTE);
    progress.repairs = notTried(failures, NO_KEY);
    return;
  }
  if (failures.length === 0) return;
  const shop = await shopOf(host, settings, model);
  const repairing: Repairing = { host, preparing, shop, note, silent: undefined };
  const repairs = new Map<Program, Repair>();
  for (const plan of plans)
    for (const repair of await tryIn(plan, failuresOf(progress, plan.programs), repairing))
      repairs.set(repair.program, repair);
  progress.repairs = failures.flatMap(({ program }) => repairs.get(program) ?? []);
}
