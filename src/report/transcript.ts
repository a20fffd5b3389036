import { describeOutcome } from './wording.js';
import { STOPPED } from './conversation-text.js';
import { codeSpan, fence } from './markdown.js';
import type { ReportedConversation, ReportedRun, ReportedTurn, RunReport } from './run-report.js';
import { formatDuration } from '../units.js';

interface Talk {
  readonly conversation: ReportedConversation;
  readonly runs: readonly ReportedRun[];
}

function runParts(title: string, run: ReportedRun): string[] {
  return [
    `${title} ${codeSpan(run.id)}: ${describeOutcome(run.outcome)} after ${formatDuration(run.durationMs)}`,
    ...(run.stdout === '' ? [] : ['Standard output:', fence(run.stdout)]),
    ...(run.stderr === '' ? [] : ['Standard error:', fence(run.stderr)]),
  ];
}

function callParts({ toolCalls }: ReportedTurn): string[] {
  return toolCalls.flatMap(({ name, arguments: text }) => [`Calls ${codeSpan(name)}:`, fence(text, 'json')]);
}

function turnParts(turn: ReportedTurn, index: number, runs: readonly ReportedRun[]): string[] {
  const check = turn.check === null ? undefined : runs[turn.check];
  return [
    `## Turn ${index + 1}`,
    ...(turn.reply.trim() === '' ? [] : [fence(turn.reply, 'markdown')]),
    ...callParts(turn),
    ...turn.runs.flatMap((one) => (runs[one] === undefined ? [] : runParts('Ran', runs[one]))),
    ...turn.refused.map((why) => `Not run: ${codeSpan(why, 1000)}`),
    ...(check === undefined ? [] : runParts('Check', check)),
  ];
}

/** The conversation to read, in Markdown. Everything that the model and its programs wrote is quoted. Pure. */
export function transcriptMarkdown({ conversation, runs }: Talk): string {
  const { model, task, stopped, turns, usage, answer } = conversation;
  const count = usage.estimated ? `about ${usage.totalTokens}` : String(usage.totalTokens);
  const parts = [
    '# Conversation',
    `Model ${codeSpan(model)}; ${STOPPED[stopped]}; ${turns.length} turns, ${count} tokens`,
    '## Task',
    fence(task, 'markdown'),
    ...turns.flatMap((turn, index) => turnParts(turn, index, runs)),
    ...(answer === '' ? [] : ['## Answer', fence(answer, 'markdown')]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The same for programs: the task, then each turn with what ran in it, one JSON object in a line. Pure. */
export function transcriptLines({ conversation, runs }: Talk): string {
  const { turns, ...about } = conversation;
  const whole = turns.map(({ runs: own, check, ...turn }, index) => ({
    turn: index + 1,
    ...turn,
    runs: own.map((one) => runs[one]),
    check: check === null ? null : (runs[check] ?? null),
  }));
  return [about, ...whole].map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** What a report has to tell of a conversation; undefined when there was none. */
export function talkOf({ conversation, runs }: RunReport): Talk | undefined {
  return conversation === null ? undefined : { conversation, runs };
}
