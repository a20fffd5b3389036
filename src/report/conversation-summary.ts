import { unifiedHunks } from '../repair/unified-diff.js';
import { formatDuration } from '../units.js';
import { costOf } from './conversation-text.js';
import { lastRuns, saysDone } from './describe-conversation.js';
import { ICONS } from './icons.js';
import { codeSpan, details, fence, table } from './markdown.js';
import type { ReportedConversation, ReportedRun, ReportedTurn, RunReport } from './run-report.js';
import { endParts, outputParts, runHeading } from './run-section.js';
import { describeOutcome } from './wording.js';

/** More turns are in the transcript. */
const MAX_TURNS = 50;
const MAX_CODE = 20_000;
const MAX_ANSWER = 5000;
/** Of all that is said of a conversation. */
const MAX_BYTES = 700 * 1024;
const MAX_COMPARED = 200_000;

interface Talk {
  readonly conversation: ReportedConversation;
  /** That the conversation is part of. */
  readonly report: RunReport;
  /** The source of each program by its id. */
  readonly sources: ReadonlyMap<string, string | undefined>;
}

function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit)}\n… ${text.length - limit} characters left out`;
}

/** Without the line end of the last line, which fences bring themselves. */
function fenced(text: string, info: string): string {
  return fence(cut(text.replace(/\r?\n$/, ''), MAX_CODE), info);
}

function cameOf(index: number, { conversation: { turns, stopped }, report: { runs } }: Talk): string {
  const turn = turns[index];
  if (turn === undefined) return '';
  const isLast = index === turns.length - 1;
  const { isDone } = turn;
  const all = [...turn.runs, ...(turn.check === null ? [] : [turn.check])].flatMap((one) => runs[one] ?? []);
  const ran = all.map(
    (one) => `${codeSpan(one.id)} ${describeOutcome(one.outcome)} (${formatDuration(one.durationMs)})`,
  );
  const last = isDone ? 'passed' : lastRuns(turns.slice(0, index + 1), runs).last;
  const parts = [
    ...ran,
    ...turn.refused.map(() => 'refused'),
    ...(isLast && stopped === 'repeated' ? ['the same code again'] : []),
    ...(turn.saysDone ? [saysDone(last, runs[turn.check ?? -1]?.status ?? (isDone ? undefined : 'missing'))] : []),
  ];
  return parts.length === 0 ? 'nothing that could be run' : parts.join('; ');
}

/** What was used up is counted from the beginning. */
function timeline(talk: Talk): string[] {
  const { turns } = talk.conversation;
  if (turns.length === 0) return [];
  const row = ({ modelMs, totalTokens, elapsedMs }: ReportedTurn, index: number): string[] => {
    const used = [totalTokens.toLocaleString('en'), formatDuration(elapsedMs)];
    return [String(index + 1), cameOf(index, talk), formatDuration(modelMs), ...used];
  };
  const more = turns.length - MAX_TURNS;
  const rows = turns.slice(0, MAX_TURNS).map(row);
  const head = ['turn', 'what came of it', 'model', 'tokens so far', 'time so far'];
  return [table(head, rows) + (more > 0 ? `\n\nand ${more} more turns` : '')];
}

/** Undefined for texts that have too little in common, which would also take long. */
function compare(before: string, after: string): string | undefined {
  if (before.length + after.length > MAX_COMPARED) return undefined;
  // A missing line end at the end is nothing that a reader wants to know.
  const [from, to] = [before, after].map((text) => (text === '' || text.endsWith('\n') ? text : `${text}\n`));
  return unifiedHunks(from ?? '', to ?? '');
}

/** What a program changed in the one before, unified as by diff(1); undefined where there is nothing to compare. */
function changes(
  run: ReportedRun,
  { conversation, report, sources }: Talk,
): { from: string; diff: string } | undefined {
  const ids = conversation.turns.flatMap((turn) => turn.runs.flatMap((one) => report.runs[one]?.id ?? []));
  const before = ids[ids.indexOf(run.id) - 1];
  const [earlier, code] = [sources.get(before ?? ''), sources.get(run.id)];
  if (before === undefined || earlier === undefined || code === undefined) return undefined;
  const hunks = compare(earlier, code);
  return hunks === undefined || hunks === ''
    ? undefined
    : { from: before, diff: `--- ${before}\n+++ ${run.id}\n${hunks}` };
}

/** What a conversation ended with: to be read at once, with what changed last to be opened. */
function ending(run: ReportedRun, talk: Talk): string {
  const source = talk.sources.get(run.id);
  const changed = changes(run, talk);
  return [
    runHeading(run),
    ...endParts(run, source, talk.report),
    ...(source === undefined ? [] : [details('code', fenced(source, 'python'), true)]),
    ...outputParts(run, true),
    ...(changed === undefined ? [] : [details(`changes from ${changed.from}`, fenced(changed.diff, 'diff'))]),
  ].join('\n\n');
}

/** What went before: closed, and as what changed since the program before that. Only the tool gives names here. */
function step(run: ReportedRun, talk: Talk): string {
  const source = talk.sources.get(run.id);
  const changed = changes(run, talk);
  const code = source === undefined ? [] : [fenced(source, 'python')];
  const shown =
    changed === undefined ? code : [`Changes from ${codeSpan(changed.from)}:`, fenced(changed.diff, 'diff')];
  const body = [...endParts(run, source, talk.report), ...shown, ...outputParts(run)].join('\n\n');
  return details(`${ICONS[run.status]} ${run.id}: ${describeOutcome(run.outcome)}`, body);
}

/** As many as there is room for, the last ones rather than the first. */
function fitting(runs: readonly ReportedRun[], room: number, talk: Talk): string[] {
  let left = room;
  const fit: string[] = [];
  for (const run of runs.toReversed()) {
    const part = step(run, talk);
    left -= Buffer.byteLength(part) + 2;
    if (left < 0) break;
    fit.unshift(part);
  }
  const out = runs.length - fit.length;
  const note = out === 0 ? [] : [`${out} more programs are in the transcript.`];
  return [...note, ...fit];
}

/**
 * How a conversation went, as parts of the step summary of at most 700 KiB: the turns, what it ended with, what went before,
 * and the answer. What the model wrote is quoted. Pure.
 */
export function conversationSummary(talk: Talk): string[] {
  const { conversation, report } = talk;
  const { turns, answer, model } = conversation;
  const { program, check } = lastRuns(turns, report.runs);
  const ended = [program, check].filter((run) => run !== undefined);
  const first = [
    `Model ${codeSpan(model)}: ${costOf({ conversation, runs: report.runs })}`,
    ...timeline(talk),
    ...ended.map((run) => ending(run, talk)),
  ];
  const said = answer === '' ? [] : ['### Answer', fence(cut(answer, MAX_ANSWER), 'markdown')];
  const room = MAX_BYTES - Buffer.byteLength([...first, ...said].join('\n\n'));
  const before = report.runs.filter((run) => !ended.includes(run));
  const steps = before.length === 0 ? [] : ['### What went before', ...fitting(before, room, talk)];
  return [...first, ...steps, ...said];
}
