import { createTwoFilesPatch } from 'diff';
import { STOPPED } from './conversation-text.js';
import { codeSpan, details, fence, table } from './markdown.js';
import type { ReportedConversation, ReportedRun, ReportedTurn } from './run-report.js';
import { describeOutcome } from './wording.js';
import { formatDuration } from '../units.js';

/** More turns are in the transcript. */
const MAX_TURNS = 50;
const MAX_CODE = 20_000;
const MAX_ANSWER = 5000;
/** Of all programs together; the summary has room for what they printed as well. */
const MAX_CODE_BYTES = 300 * 1024;
const MAX_COMPARED = 200_000;
const MAX_EDITS = 1000;

interface Talk {
  readonly conversation: ReportedConversation;
  readonly runs: readonly ReportedRun[];
  /** The source of each program by its id. */
  readonly sources: ReadonlyMap<string, string | undefined>;
}

function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit)}\n… ${text.length - limit} characters left out`;
}

function cameOf(turn: ReportedTurn, runs: readonly ReportedRun[]): string {
  const all = [...turn.runs, ...(turn.check === null ? [] : [turn.check])].flatMap((one) => runs[one] ?? []);
  const ran = all.map(
    (run) => `${codeSpan(run.id)} ${describeOutcome(run.outcome)} (${formatDuration(run.durationMs)})`,
  );
  const parts = [...ran, ...turn.refused.map(() => 'refused'), ...(turn.saysDone ? ['says that it is done'] : [])];
  return parts.length === 0 ? 'nothing that could be run' : parts.join('; ');
}

function timeline({ conversation, runs }: Talk): string {
  const rows = conversation.turns
    .slice(0, MAX_TURNS)
    .map((turn, index) => [String(index + 1), formatDuration(turn.modelMs), cameOf(turn, runs)]);
  const more = conversation.turns.length - rows.length;
  return table(['turn', 'model', 'what came of it'], rows) + (more > 0 ? `\n\nand ${more} more turns` : '');
}

/** Undefined for texts that have too little in common, which would also take long. */
function compare([before, after]: [string, string], [one, other]: [string, string]): string | undefined {
  if (one.length + other.length > MAX_COMPARED) return undefined;
  return createTwoFilesPatch(before, after, one, other, undefined, undefined, { maxEditLength: MAX_EDITS });
}

/** Each program, as what changed since the one before: unified, as by diff(1). */
function codeParts({ conversation, runs, sources }: Talk): string[] {
  const ids = conversation.turns.flatMap((turn) => turn.runs.flatMap((one) => runs[one]?.id ?? []));
  return ids.slice(0, MAX_TURNS).map((id, index) => {
    const code = sources.get(id) ?? '';
    const before = ids[index - 1];
    const earlier = before === undefined ? undefined : (sources.get(before) ?? '');
    const changes = before === undefined || earlier === undefined ? undefined : compare([before, id], [earlier, code]);
    if (changes === undefined) return details(`code of ${id}`, fence(cut(code, MAX_CODE), 'python'));
    return details(`changes from ${before ?? ''} to ${id}`, fence(cut(changes, MAX_CODE), 'diff'));
  });
}

/** As many as there is room for. */
function fitting(parts: readonly string[]): string[] {
  let room = MAX_CODE_BYTES;
  const fit = parts.filter((part) => (room -= Buffer.byteLength(part)) >= 0);
  const left = parts.length - fit.length;
  return left === 0 ? fit : [...fit, `The code of ${left} more programs is in the transcript.`];
}

/** How a conversation went, as parts of the step summary. What the model wrote is quoted. Pure. */
export function conversationSummary(talk: Talk): string[] {
  const { model, stopped, turns, usage, answer } = talk.conversation;
  const tokens = `${usage.estimated ? 'about ' : ''}${usage.totalTokens.toLocaleString('en')} tokens`;
  return [
    `Model ${codeSpan(model)}: ${STOPPED[stopped]}; ${turns.length === 1 ? '1 turn' : `${turns.length} turns`}, ${tokens}`,
    ...(turns.length === 0 ? [] : [timeline(talk)]),
    ...fitting(codeParts(talk)),
    ...(answer === '' ? [] : ['**Answer**', fence(cut(answer, MAX_ANSWER), 'markdown')]),
  ];
}
