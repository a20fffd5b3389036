import { answerTo, checkMessage, notDoneMessage, unusableMessage } from './answers.js';
import type { Bench } from './bench.js';
import {
  lastProposed,
  standing,
  type Attempt,
  type Budgets,
  type Conversation,
  type Measured,
  type Proposal,
  type Stopped,
  type Turn,
} from './conversation.js';
import { ModelFailure, type Message, type Model, type Reply, type ReplyOptions } from './model.js';
import { readReply, type Wish } from './read-reply.js';
import { addUsage, NO_USAGE, promptTokens, type Answered } from './reckoning.js';
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
  const { budgets, endsAtPass = false } = task;
  const deadline = AbortSignal.timeout(budgets.maxTimeMs);
  const signal = AbortSignal.any([talk.signal, deadline]);
  const messages = [...task.opening];
  const turns: Turn[] = [];
  let usage = NO_USAGE;
  let last: Answered | undefined;
  const about = { model: talk.model.name, task: task.text };
  const end = (stopped: Stopped, failure?: ModelFailure): Conversation => {
    return { ...about, stopped, turns: [...turns], usage, failure };
  };
  for (;;) {
    const elapsedMs = deadline.aborted ? Infinity : performance.now() - started;
    const nextPromptTokens = promptTokens(messages, last);
    const spent = { usage, nextPromptTokens, elapsedMs };
    const stopped = stopReason({ turns, ...spent, budgets, isCancelled: talk.signal.aborted, endsAtPass });
    if (stopped !== undefined) return end(stopped);
    talk.watch.asks(turns.length + 1);
    const asked = performance.now();
    const reply = await ask(talk.model, messages, {
      signal,
      remainingMs: budgets.maxTimeMs - elapsedMs,
      maxTokens: tokensLeft(budgets, usage.totalTokens + nextPromptTokens),
    });
    if (reply === undefined) continue;
    if (reply instanceof ModelFailure) return end('model-error', reply);
    const modelMs = performance.now() - asked;
    usage = addUsage(usage, messages, reply);
    last = { messages: messages.length, usage: reply.usage };
    const { turn, answers } = await takeTurn(reply, { task, talk, turns, signal });
    messages.push({ role: 'assistant', content: reply.text, toolCalls: reply.toolCalls }, ...answers);
    const measured = { modelMs, elapsedMs: performance.now() - started, totalTokens: usage.totalTokens };
    turns.push({ ...turn, ...measured });
    await talk.watch.took({ ...turn, ...measured }, end('error'));
  }
}

/** The reply, or why there is none; undefined when it was given up, since the time is over or the user cancels. */
async function ask(
  model: Model,
  messages: readonly Message[],
  options: ReplyOptions,
): Promise<Reply | ModelFailure | undefined> {
  try {
    return await model.reply(messages, options);
  } catch (thrown) {
    if (options.signal.aborted) return undefined;
    if (thrown instanceof ModelFailure) return thrown;
    throw thrown;
  }
}

function tokensLeft({ maxTokens }: Budgets, spent: number): number | undefined {
  return maxTokens === undefined ? undefined : maxTokens - spent;
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
    isDone: false,
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
  const last = lastProposed(turns);
  if (last?.kind !== 'ran' || last.run.status !== 'passed') return { turn, answers: [notDoneMessage(last)] };
  if (!talk.bench.hasCheck) return { turn: { ...turn, isDone: true }, answers: [] };
  const check = await talk.bench.check(signal);
  if (check === undefined) return { turn, answers: [] };
  if (check.status === 'passed') return { turn: { ...turn, check, isDone: true }, answers: [] };
  return { turn: { ...turn, check }, answers: [checkMessage(check, task.timeoutMs)] };
}

async function fulfil(turn: Taken['turn'], wishes: readonly Wish[], { task, talk, turns, signal }: At): Promise<Taken> {
  const attempts: Attempt[] = [];
  const answers: Message[] = [];
  for (const { callId, asked } of wishes) {
    const own = attempts.at(-1);
    if (own !== undefined && isSame(asked, own.proposal)) {
      answers.push(answerTo(own, callId, task.timeoutMs));
      continue;
    }
    if (own === undefined && isSame(asked, lastProposed(turns)?.proposal))
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

function isSame(one: Wish['asked'], other: Proposal | undefined): boolean {
  if ('wrong' in one || other === undefined) return false;
  return one.code.trim() === other.code.trim() && one.libraries.join() === other.libraries.join();
}
