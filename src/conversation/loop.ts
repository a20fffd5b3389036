import { answerTo, checkMessage, notDoneMessage, unusableMessage } from './answers.js';
import type { Bench } from './bench.js';
import {
  lastAttempt,
  lastRun,
  standing,
  type Attempt,
  type Budgets,
  type Conversation,
  type Measured,
  type Proposal,
  type Stopped,
  type TotalUsage,
  type Turn,
} from './conversation.js';
import { ModelFailure, type Message, type Model, type Reply } from './model.js';
import { readReply, type Wish } from './read-reply.js';
import { addUsage, NO_USAGE } from './reckoning.js';
import { stopReason } from './stop-conditions.js';

/** What a conversation is about, and within what. Nothing that is said in it changes any of this. */
export interface Task {
  /** What the user wants. */
  readonly text: string;
  /** The first messages. */
  readonly opening: readonly Message[];
  readonly budgets: Budgets;
  /** Of each program. */
  readonly timeoutMs: number;
  /** The first program that passes is the end, whatever the model says; otherwise it also has to say so. */
  readonly endsAtPass?: boolean;
}

interface Talk {
  readonly model: Model;
  readonly bench: Bench;
  /** Aborted when the user cancels. */
  readonly signal: AbortSignal;
  /** Called before a reply is waited for, and after each turn. */
  readonly watch: {
    readonly asks: (turn: number) => void;
    readonly took: (turn: Turn, soFar: Conversation) => void | Promise<void>;
  };
}

/** What came of a turn, and what is said to the model about it. */
interface Taken {
  readonly turn: Omit<Turn, Measured>;
  readonly answers: readonly Message[];
}

/** A model writes, the executor runs, and so on until it is done or a budget is spent. */
export async function converse(task: Task, talk: Talk): Promise<Conversation> {
  const started = performance.now();
  const deadline = AbortSignal.timeout(task.budgets.maxTimeMs);
  const signal = AbortSignal.any([talk.signal, deadline]);
  const messages = [...task.opening];
  const turns: Turn[] = [];
  let usage = NO_USAGE;
  const about = { model: talk.model.name, task: task.text };
  const end = (stopped: Stopped, failure?: ModelFailure): Conversation => {
    return { ...about, stopped, turns: [...turns], usage, failure };
  };
  for (;;) {
    const elapsedMs = deadline.aborted ? Infinity : performance.now() - started;
    const { budgets, endsAtPass = false } = task;
    const stopped = stopReason({ turns, usage, elapsedMs, budgets, isCancelled: talk.signal.aborted, endsAtPass });
    if (stopped !== undefined) return end(stopped);
    talk.watch.asks(turns.length + 1);
    const asked = performance.now();
    let reply: Reply;
    try {
      const remainingMs = task.budgets.maxTimeMs - elapsedMs;
      reply = await talk.model.reply(messages, {
        signal,
        remainingMs,
        maxTokens: tokensLeft(task.budgets, usage),
      });
    } catch (thrown) {
      if (signal.aborted) continue;
      if (thrown instanceof ModelFailure) return end('model-error', thrown);
      throw thrown;
    }
    const modelMs = performance.now() - asked;
    usage = addUsage(usage, messages, reply);
    const { turn, answers } = await takeTurn(reply, { task, talk, turns, signal });
    messages.push({ role: 'assistant', content: reply.text, toolCalls: reply.toolCalls }, ...answers);
    const measured = { modelMs, elapsedMs: performance.now() - started, totalTokens: usage.totalTokens };
    turns.push({ ...turn, ...measured });
    await talk.watch.took({ ...turn, ...measured }, end('error'));
  }
}

function tokensLeft({ maxTokens }: Budgets, { totalTokens }: TotalUsage): number | undefined {
  return maxTokens === undefined ? undefined : maxTokens - totalTokens;
}

interface At {
  readonly task: Task;
  readonly talk: Talk;
  readonly turns: readonly Turn[];
  readonly signal: AbortSignal;
}

async function takeTurn(reply: Reply, at: At): Promise<Taken> {
  const usesTools = at.turns.some(({ toolCalls }) => toolCalls.length > 0);
  const read = readReply(reply, { usesTools, standing: standing(at.turns) });
  const base = {
    reply: reply.text,
    toolCalls: reply.toolCalls.map(({ name, arguments: text }) => ({ name, arguments: text })),
    attempts: [],
    saysDone: false,
    check: undefined,
    isRepeated: false,
  };
  switch (read.kind) {
    case 'unusable':
      return { turn: base, answers: [unusableMessage(read.why)] };
    case 'wishes':
      return fulfil(base, read.wishes, at);
    case 'done':
      return judge({ ...base, saysDone: true }, at);
  }
}

/** The model says that it is done: whether that is so is for the last program and the check to say. */
async function judge(turn: Taken['turn'], { task, talk, turns, signal }: At): Promise<Taken> {
  const last = lastRun(turns);
  if (last?.status !== 'passed') return { turn, answers: [notDoneMessage(last)] };
  const check = await talk.bench.check(signal);
  if (check === undefined || check.status === 'passed') return { turn: { ...turn, check }, answers: [] };
  return { turn: { ...turn, check }, answers: [checkMessage(check, task.timeoutMs)] };
}

async function fulfil(turn: Taken['turn'], wishes: readonly Wish[], { task, talk, turns, signal }: At): Promise<Taken> {
  const attempts: Attempt[] = [];
  const answers: Message[] = [];
  for (const { callId, asked } of wishes) {
    const before = lastAttempt([...turns, { attempts }]);
    if (!('wrong' in asked) && before !== undefined && isSame(asked, before.proposal))
      return { turn: { ...turn, attempts, isRepeated: true }, answers };
    const attempt: Attempt | undefined =
      'wrong' in asked
        ? { kind: 'refused', proposal: undefined, why: asked.wrong }
        : await talk.bench.attempt(asked, signal);
    if (attempt === undefined) break;
    attempts.push(attempt);
    answers.push(answerTo(attempt, callId, task.timeoutMs));
    if (task.endsAtPass === true && attempt.kind === 'ran' && attempt.run.status === 'passed') break;
  }
  return { turn: { ...turn, attempts }, answers };
}

function isSame(one: Proposal, other: Proposal): boolean {
  return one.code.trim() === other.code.trim() && one.libraries.join() === other.libraries.join();
}
