import {
  lastProposed,
  type Attempt,
  type Budgets,
  type Conversation,
  type Turn,
} from '../conversation/conversation.js';
import { formatDuration } from '../units.js';
import { countOf, saysDone } from './describe-conversation.js';
import { gutterLine, quoteInline, splitLines } from './neutralise.js';
import type { ReportedConversation, ReportedRun, RunReport } from './run-report.js';
import { outcomeLine, outputLines, type Paint } from './run-text.js';

/** A conversation with what ran in it. */
export interface Talk {
  readonly conversation: ReportedConversation;
  readonly runs: readonly ReportedRun[];
}

/** Whole numbers with commas. */
function number(value: number): string {
  return value.toLocaleString('en');
}

/** What is used up of the tokens, for people. */
export function tokensText({ usage }: Pick<Conversation, 'usage'>, { maxTokens }: Pick<Budgets, 'maxTokens'>): string {
  const of = maxTokens === undefined ? '' : ` of ${number(maxTokens)}`;
  return `${usage.estimated ? 'about ' : ''}${number(usage.totalTokens)}${of} tokens`;
}

function describeAttempt(attempt: Attempt): string {
  return attempt.kind === 'ran' ? `${attempt.run.status} (${formatDuration(attempt.run.durationMs)})` : 'refused';
}

/** What came of a turn, the last of those so far. */
function describeTurn(turn: Turn, turns: readonly Turn[]): string {
  const { attempts, isRepeated, check, isDone } = turn;
  const wanted = lastProposed(turns);
  const last = wanted?.kind === 'ran' ? wanted.run.status : wanted?.kind;
  const parts = [
    ...attempts.map(describeAttempt),
    ...(isRepeated ? ['the same code again'] : []),
    ...(turn.saysDone ? [saysDone(last, check?.status ?? (isDone ? undefined : 'missing'))] : []),
  ];
  return parts.length === 0 ? 'nothing that can be run' : parts.join(', ');
}

/** One line over a turn: what came of it, how long the model took, and what is used up of the budgets. */
export function turnTitle(turn: Turn, soFar: Conversation, budgets: Budgets): string {
  const [model, elapsed, most] = [turn.modelMs, turn.elapsedMs, budgets.maxTimeMs].map(formatDuration);
  const used = `${elapsed} of ${most}, ${tokensText(soFar, budgets)}`;
  return `turn ${soFar.turns.length}/${budgets.maxTurns}: ${describeTurn(turn, soFar.turns)}; model ${model}; ${used}`;
}

function attemptLines(attempt: Attempt, paint: Paint): string[] {
  const head = outputLines('code', attempt.proposal?.code ?? '', paint);
  if (attempt.kind === 'refused')
    return [...head, quoteInline(attempt.why), ...splitLines(attempt.said ?? '').map(gutterLine)];
  const { run } = attempt;
  return [
    ...head,
    outcomeLine(run, paint),
    ...outputLines('standard output', run.stdout, paint),
    ...outputLines('standard error', run.stderr, paint),
  ];
}

/** What was said and done in a turn, as lines that are safe in a log. */
export function turnLines({ reply, attempts, check }: Turn, paint: Paint): string[] {
  const isShown =
    reply.trim() !== '' && !attempts.some(({ proposal }) => proposal !== undefined && reply.includes(proposal.code));
  return [
    ...(isShown ? outputLines('model', reply, paint) : []),
    ...attempts.flatMap((attempt) => attemptLines(attempt, paint)),
    ...(check === undefined
      ? []
      : [
          outcomeLine(check, paint),
          ...outputLines('standard output of the check', check.stdout, paint),
          ...outputLines('standard error of the check', check.stderr, paint),
        ]),
  ];
}

/** What a conversation took, in one line. Pure. */
export function costOf({ conversation, runs }: Talk): string {
  const { turns, usage } = conversation;
  const modelMs = turns.reduce((sum, turn) => sum + turn.modelMs, 0);
  const programsMs = runs.reduce((sum, { durationMs }) => sum + durationMs, 0);
  const tokens = tokensText({ usage }, { maxTokens: undefined });
  return `${countOf(turns.length, 'turn')}, ${tokens}; model ${formatDuration(modelMs)}, programs ${formatDuration(programsMs)}`;
}

/** What a conversation took and what the model said last; nothing without one. */
export function conversationLines({ conversation, runs }: RunReport, paint: Paint): string[] {
  if (conversation === null) return [];
  return [`conversation: ${costOf({ conversation, runs })}`, ...outputLines('answer', conversation.answer, paint)];
}
