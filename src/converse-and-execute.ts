import { decideGroup, type Decided } from './decide.js';
import type { Budgets, Conversation } from './conversation/conversation.js';
import type { ConversationInput } from './conversation/run-conversation.js';
import type { EnvironmentFacts, Preparing } from './environments/environment.js';
import { prepareEnvironment } from './environments/registry.js';
import { PyexecError } from './errors.js';
import type { Host } from './host/host.js';
import type { RunPlan } from './plan/run-plan.js';
import type { Program } from './programs/program.js';
import { briefly } from './report/fit-outputs.js';
import type { ReportedRun } from './report/run-report.js';
import { spareMemory } from './spare-memory.js';

type Watch = ConversationInput['watch'];

/** What a conversation has come to so far. */
export interface ConversationProgress extends Decided {
  environment?: EnvironmentFacts;
  readonly done: Map<Program, ReportedRun>;
  conversation?: Conversation;
  error?: PyexecError;
}

/** Notes programs as they run. Of all but the last less is kept, however many there are. */
function keepRuns(progress: ConversationProgress): (program: Program, run: ReportedRun) => void {
  const programs: Program[] = [];
  progress.programs = programs;
  return (program, run) => {
    const last = programs.at(-1);
    const before = last === undefined ? undefined : progress.done.get(last);
    if (last !== undefined && before !== undefined) progress.done.set(last, briefly(before));
    programs.push(program);
    progress.done.set(program, run);
  };
}

/** Has the host show what is waited for and each turn, and notes how far it came. */
function showing(host: Host, budgets: Budgets, progress: ConversationProgress): Omit<Watch, 'ran'> {
  let turn = 0;
  return {
    asks: (next) => {
      turn = next;
      host.showWaiting(turn, budgets, 'asking the model');
    },
    starts: ({ id }) => {
      host.showWaiting(turn, budgets, id === 'check' ? 'running the check' : `running ${id}`);
    },
    took: (one, soFar) => {
      progress.conversation = soFar;
      return host.showTurn(one, soFar, budgets);
    },
  };
}

/**
 * Has a model write the programs that are run. What it came to is noted after each turn, and `model-failed` when the model
 * does not answer: what its programs left is kept all the same.
 *
 * @throws PyexecError whatever environments fail with
 */
export async function converseAndExecute(
  host: Host,
  { plan, preparing }: { readonly plan: RunPlan; readonly preparing: Preparing },
  progress: ConversationProgress,
): Promise<void> {
  const { settings, brief } = progress;
  if (settings === undefined || brief === undefined) throw new Error('nothing is decided');
  // Loaded only here, and before any program runs: one of the same user could change it later.
  const { runConversation } = await import('./conversation/run-conversation.js');
  const { maxTurns, maxTokens, maxTimeMs } = settings.conversation;
  const budgets = { maxTurns, maxTokens, maxTimeMs };
  const keep = keepRuns(progress);
  await spareMemory();
  const conversation = await runConversation({
    settings,
    brief,
    facts: host.facts,
    signal: host.cancellation,
    say: preparing.say,
    prepare: async (packages, workingDirectory, signal) => {
      const needs = { requiresPython: undefined, dependencies: packages };
      const own = packages.length === 0 ? plan : await decideGroup(host, settings, { programs: plan.programs, needs });
      const environment = await prepareEnvironment({ ...own, workingDirectory }, { ...preparing, signal });
      progress.environment = environment.facts;
      return environment;
    },
    watch: { ...showing(host, budgets, progress), ran: keep },
  });
  progress.conversation = conversation;
  const { failure } = conversation;
  if (failure !== undefined) progress.error = new PyexecError('model-failed', failure);
}
