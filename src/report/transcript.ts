import { readCall } from '../conversation/tool.js';
import { countOf, STOPPED } from './describe-conversation.js';
import { codeSpan, fence } from './markdown.js';
import type { ReportedConversation, ReportedRun, ReportedTurn, RunReport } from './run-report.js';
import { formatDuration } from '../units.js';
import { describeOutcome } from './wording.js';

interface Talk {
  readonly conversation: ReportedConversation;
  readonly runs: readonly ReportedRun[];
  /** The source of each program by its id. */
  readonly sources: ReadonlyMap<string, string | undefined>;
}

/** Without the line end of the last line, which fences bring themselves. */
function fenced(text: string, info?: string): string {
  return fence(text.replace(/\r?\n$/, ''), info);
}

function runParts(title: string, run: ReportedRun): string[] {
  return [
    `${title} ${codeSpan(run.id)}: ${describeOutcome(run.outcome)} after ${formatDuration(run.durationMs)}`,
    ...(run.stdout === '' ? [] : ['Standard output:', fenced(run.stdout)]),
    ...(run.stderr === '' ? [] : ['Standard error:', fenced(run.stderr)]),
  ];
}

/** What a turn asked for and what did not become a program of its own: calls that nobody understands as they are. */
function callParts({ toolCalls }: ReportedTurn, ran: readonly (string | undefined)[]): string[] {
  return toolCalls.flatMap(({ name, arguments: text }) => {
    const asked = readCall(name, text);
    if ('wrong' in asked) return [`Calls ${codeSpan(name)}:`, fence(text, 'json')];
    const { libraries } = asked;
    const needs = libraries.length === 0 ? [] : [`Asks for the libraries ${codeSpan(libraries.join(', '), 1000)}`];
    const code = asked.code.toWellFormed();
    return ran.includes(code) ? needs : [...needs, 'Asks to run:', fenced(code, 'python')];
  });
}

/** The reply; programs in it stand by themselves. */
function replyParts({ reply }: ReportedTurn, programs: readonly { id: string; code: string | undefined }[]): string[] {
  const text = programs.reduce(
    (left, { id, code = '' }) => (code.trim() === '' ? left : left.replace(code.trim(), () => `# ${id}, see below`)),
    reply,
  );
  return text.trim() === '' ? [] : [fence(text, 'markdown')];
}

function turnParts(turn: ReportedTurn, index: number, { runs, sources }: Talk): string[] {
  const check = turn.check === null ? undefined : runs[turn.check];
  const ran = turn.runs.flatMap((one) => runs[one] ?? []);
  const programs = ran.map((run) => ({ id: run.id, code: sources.get(run.id), run }));
  const codes = programs.map(({ code }) => code);
  return [
    `## Turn ${index + 1}`,
    ...replyParts(turn, programs),
    ...callParts(turn, codes),
    ...programs.flatMap(({ id, code, run }) => [
      ...(code === undefined ? [] : [`Program ${codeSpan(id)}:`, fenced(code, 'python')]),
      ...runParts('Ran', run),
    ]),
    ...turn.refused.map((why) => `Not run: ${codeSpan(why, 1000)}`),
    ...(check === undefined ? [] : runParts('Check', check)),
  ];
}

/** The conversation to read, in Markdown. Everything that the model and its programs wrote is quoted. Pure. */
export function transcriptMarkdown(talk: Talk): string {
  const { model, task, stopped, turns, usage, answer, failure } = talk.conversation;
  const tokens = `${usage.estimated ? 'about ' : ''}${usage.totalTokens.toLocaleString('en')} tokens`;
  const parts = [
    '# Conversation',
    `Model ${codeSpan(model)}; ${STOPPED[stopped]}; ${countOf(turns.length, 'turn')}, ${tokens}`,
    ...(failure === null ? [] : [fence(failure.message), `💡 ${failure.hint}`]),
    '## Task',
    fence(task, 'markdown'),
    ...turns.flatMap((turn, index) => turnParts(turn, index, talk)),
    ...(answer === '' ? [] : ['## Answer', fence(answer, 'markdown')]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The same for programs: the task, then each turn with what ran in it, one JSON object in a line. Pure. */
export function transcriptLines({ conversation, runs }: Omit<Talk, 'sources'>): string {
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
export function talkOf({ conversation, runs }: RunReport, sources: Talk['sources']): Talk | undefined {
  return conversation === null ? undefined : { conversation, runs, sources };
}
