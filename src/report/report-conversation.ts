import { lastAttempt, type Conversation, type Turn } from '../conversation/conversation.js';
import { answerOf } from '../conversation/answer-of.js';
import type { ReportedConversation, ReportedTurn } from './run-report.js';

function reportTurn(turn: Turn, from: number): ReportedTurn {
  const { reply, toolCalls, attempts, saysDone, isDone, check, modelMs, elapsedMs, totalTokens } = turn;
  const runs = attempts.filter(({ kind }) => kind === 'ran').map((_, index) => from + index);
  return {
    reply,
    toolCalls,
    run: runs.at(-1) ?? null,
    runs,
    refused: attempts.flatMap((one) => (one.kind === 'refused' ? [[one.why, one.said ?? ''].join(' ').trim()] : [])),
    saysDone,
    isDone,
    check: check === undefined ? null : from + runs.length,
    modelMs: Math.round(modelMs),
    elapsedMs: Math.round(elapsedMs),
    totalTokens,
  };
}

/** A conversation as the report has it; programs and checks ran in the order of the turns. Pure. */
export function reportConversation(conversation: Conversation): ReportedConversation {
  const { model, task, stopped, turns, usage, failure: ofModel } = conversation;
  const reported: ReportedTurn[] = [];
  let count = 0;
  for (const turn of turns) {
    const one = reportTurn(turn, count);
    count += one.runs.length + Number(one.check !== null);
    reported.push(one);
  }
  const answer = answerOf(turns.at(-1)?.reply ?? '');
  const code = lastAttempt(turns)?.proposal.code ?? '';
  const failure = ofModel === undefined ? null : { message: ofModel.message, hint: ofModel.hint };
  return { model, task, stopped, turns: reported, answer, usage, code, failure };
}
