import type { Attempt, Budgets, Conversation, Turn } from '../conversation/conversation.js';
import { formatDuration } from '../units.js';
import { gutterLine, quoteInline, splitLines } from './neutralise.js';
import type { ReportedConversation } from './run-report.js';
import { outcomeLine, outputLines, type Paint } from './run-text.js';

/** Whole numbers with commas. */
function number(value: number): string {
  return value.toLocaleString('en');
}

/** What is used up of the tokens, for people. */
export function tokensText({ usage }: Pick<Conversation, 'usage'>, { maxTokens }: Pick<Budgets, 'maxTokens'>): string {
  const of = maxTokens === undefined ? '' : ` of ${number(maxTokens)}`;
  return `${usage.estimated ? 'about ' : ''}${number(usage.totalTokens)}${of} tokens`;
}

/** One line over a turn: which one, how long the model took, and what is used up of the budgets. */
export function turnTitle(turn: Turn, soFar: Conversation, budgets: Budgets): string {
  const what = turn.isRepeated
    ? 'the same code again'
    : turn.saysDone
      ? 'says that it is done'
      : describeAttempts(turn.attempts);
  return `turn ${soFar.turns.length}/${budgets.maxTurns}: ${what}; model ${formatDuration(turn.modelMs)}, ${tokensText(soFar, budgets)}`;
}

function describeAttempts(attempts: readonly Attempt[]): string {
  if (attempts.length === 0) return 'nothing that can be run';
  return attempts.map((one) => (one.kind === 'ran' ? one.run.status : 'refused')).join(', ');
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

/** Why a conversation ended, for people. */
export const STOPPED: Readonly<Record<ReportedConversation['stopped'], string>> = {
  done: 'the task is done',
  'max-turns': 'the turns are used up (`max-turns`)',
  'max-tokens': 'the tokens are used up (`max-tokens`)',
  'max-time': 'the time is over (`max-time`)',
  repeated: 'the model wrote the same code twice in a row',
  'model-error': 'the model did not answer',
  cancelled: 'it was cancelled',
  error: 'it could not go on',
};

/** How a conversation went, in a few lines. */
export function conversationLines({ stopped, turns, usage, answer }: ReportedConversation, paint: Paint): string[] {
  const count = turns.length === 1 ? '1 turn' : `${turns.length} turns`;
  return [
    `conversation: ${STOPPED[stopped]}; ${count}, ${tokensText({ usage }, { maxTokens: undefined })}`,
    ...outputLines('answer', answer, paint),
  ];
}
