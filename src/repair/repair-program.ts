import type { Budgets, Conversation, Turn } from '../conversation/conversation.js';
import { converse } from '../conversation/loop.js';
import type { Model } from '../conversation/model.js';
import type { PreparedEnvironment } from '../environments/environment.js';
import type { Settings } from '../inputs/settings.js';
import { limitsOf } from '../programs/limits-of.js';
import { STOPPED } from '../report/describe-conversation.js';
import { findSubject } from './find-subject.js';
import type { Failure, Repair } from './repair.js';
import { RepairBench } from './repair-bench.js';
import { openRepair, repairPrompt } from './repair-opening.js';
import type { SharedBudgets } from './shared-budgets.js';

/** A longer program is too much for a model to write again. */
const MAX_CODE = 100_000;

/** What repairs of one environment have in common. */
export interface RepairShop {
  readonly environment: PreparedEnvironment;
  readonly model: Model;
  readonly settings: Settings;
  readonly budgets: SharedBudgets;
  readonly signal: AbortSignal;
  readonly nextIndex: () => number;
  readonly watch: {
    readonly asks: (turn: number, budgets: Budgets) => void;
    readonly took: (turn: Turn, soFar: Conversation, budgets: Budgets) => void | Promise<void>;
  };
}

function cameTo(conversation: Conversation, failure: Failure): Repair {
  const { stopped, turns, usage, failure: ofModel } = conversation;
  const why = STOPPED[stopped] + (ofModel === undefined ? '' : `: ${ofModel.message}`);
  if (turns.length === 0) return { ...failure, outcome: 'not-tried', why };
  return { ...failure, outcome: 'not-repaired', why, turns: turns.length, usage };
}

/** What came of it, and the conversation; undefined when there was none. */
interface Tried {
  readonly repair: Repair;
  readonly conversation: Conversation | undefined;
}

/** Has a model change a program that did not pass until it does, or a budget is spent. */
export async function repairProgram(failure: Failure, shop: RepairShop): Promise<Tried> {
  const { environment, model, settings, budgets, signal, watch } = shop;
  const { network, conversation: asked } = settings;
  const limits = limitsOf(failure.program, settings.limits, performance.now());
  const not = (why: string): Tried => {
    return { repair: { ...failure, outcome: 'not-tried', why }, conversation: undefined };
  };
  const left = budgets.left(performance.now());
  if (typeof left === 'string') return not(left);
  const subject = findSubject(failure.program, settings.limits.timeoutMs);
  if ('unfit' in subject) return not(subject.unfit);
  if (subject.code.length > MAX_CODE) return not(`it is longer than ${MAX_CODE} characters`);
  const system = asked.systemPrompt ?? repairPrompt({ environment: environment.facts, network, limits });
  const { timeoutMs } = limits;
  const bench = new RepairBench({ environment, subject, nextIndex: shop.nextIndex });
  const opening = openRepair(system, { ...failure, subject, timeoutMs });
  const task = { text: `Repair ${failure.run.id}`, opening, budgets: left, timeoutMs, endsAtPass: true };
  const conversation = await converse(task, {
    model,
    bench,
    signal,
    watch: {
      asks: (turn) => {
        watch.asks(turn, left);
      },
      took: (turn, soFar) => watch.took(turn, soFar, left),
    },
  });
  budgets.spend(conversation);
  const { passed: change } = bench;
  if (change === undefined) return { repair: cameTo(conversation, failure), conversation };
  const { turns, usage } = conversation;
  return { repair: { ...failure, outcome: 'repaired', subject, change, turns: turns.length, usage }, conversation };
}
