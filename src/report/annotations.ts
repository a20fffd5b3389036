import { cutEnd } from './cut-text.js';
import { quoteInline, splitLines } from './neutralise.js';
import { lastFailure } from './describe-conversation.js';
import { repairOf } from './repair-text.js';
import { plain } from './run-text.js';
import type { ReportedRun, RunReport } from './run-report.js';
import { verdictLines } from './text.js';
import { describeOutcome } from './wording.js';

export interface Annotation {
  readonly title: string;
  readonly message: string;
  /** Relative to the workspace; undefined when the program is no file of it. */
  readonly file: string | undefined;
  readonly line: number | undefined;
}

/** The runner shows ten of a level for each step; one is for the verdict. */
const MAX_ANNOTATIONS = 9;
/** The runner cuts longer messages. */
const MAX_MESSAGE = 4000;

function text(message: string): string {
  return message.split('\n').map(quoteInline).join('\n').slice(0, MAX_MESSAGE);
}

type IsFile = (path: string) => boolean;

/** At the failing line where it is known, else at the first one of the program. */
function placeOf(run: ReportedRun, isFile: IsFile): Pick<Annotation, 'file' | 'line'> {
  const path = run.error?.path ?? run.source?.path;
  if (path === undefined || !isFile(path)) return { file: undefined, line: undefined };
  return { file: path, line: run.error?.line ?? run.source?.line ?? 1 };
}

function failureOf({ outcome, error }: ReportedRun): string {
  return error === null ? describeOutcome(outcome) : `${error.type}: ${error.message}`;
}

/**
 * One annotation for each program that did not pass, at the failing line where it is known, else
 * at the first one of the program. When there are more than the
 * runner shows, the last one counts the rest. Of a conversation there are none: what failed in it was mended, or is told
 * with its verdict. `isFile` says which sources are files of the workspace. Pure.
 */
export function buildAnnotations(report: RunReport, isFile: IsFile): Annotation[] {
  if (report.conversation !== null) return [];
  const failing = report.runs.filter(({ status }) => status !== 'passed');
  const shown = failing.length > MAX_ANNOTATIONS ? failing.slice(0, MAX_ANNOTATIONS - 1) : failing;
  const annotations = shown.map((run): Annotation => {
    const place = placeOf(run, isFile);
    const what = failureOf(run);
    return {
      title: `pyexec: ${run.status}`,
      message: text(place.file === undefined ? `${run.id}: ${what}` : what),
      ...place,
    };
  });
  const rest = failing.length - shown.length;
  if (rest > 0)
    annotations.push({
      title: 'pyexec',
      message: `${rest} more programs did not pass; see the summary.`,
      file: undefined,
      line: undefined,
    });
  return annotations;
}

/**
 * The verdict; of a conversation with the failure that it ended with, and when that is the check's, and that is a file of
 * the workspace, in its place. Pure.
 */
export function buildVerdict(report: RunReport, isFile: IsFile): Annotation {
  const { status, conversation, runs } = report;
  const lines = verdictLines(report, plain);
  const about = { title: `pyexec: ${status}`, file: undefined, line: undefined };
  const run = lastFailure(report);
  if (run === undefined) return { ...about, message: lines.join('\n') };
  const isCheck = conversation?.turns.some(({ check }) => check !== null && runs[check] === run) === true;
  const message = text([...lines, `${run.id}: ${failureOf(run)}`].join('\n'));
  return { ...about, message, ...(isCheck ? placeOf(run, isFile) : {}) };
}

/** A longer suggestion is in the summary. */
const MAX_DIFF = 1500;

/** What of a change stands between its head and the lines around it. */
function changedLines(diff: string): string {
  const lines = splitLines(diff).slice(2);
  const text = lines.filter((line) => /^[-+]/.test(line)).join('\n');
  return cutEnd(text, MAX_DIFF);
}

/** One notice for each program that was repaired, in the place of its annotation, as many as the runner shows. Pure. */
export function buildSuggestions(report: RunReport, isFile: IsFile): Annotation[] {
  const suggestions = report.runs.flatMap((run): Annotation[] => {
    const repair = repairOf(report, run);
    if (repair?.outcome !== 'repaired') return [];
    const name = report.patch?.name ?? null;
    const where = repair.isInPatch && name !== null ? `, and in the artifact ${name}` : '';
    const change = repair.diff === null ? '' : `\n${changedLines(repair.diff)}`;
    const message = `A change by a model, with which ${run.id} passes; it is in the summary${where}.${change}`;
    return [{ title: 'pyexec: suggestion', message: text(message), ...placeOf(run, isFile) }];
  });
  return suggestions.slice(0, MAX_ANNOTATIONS);
}
