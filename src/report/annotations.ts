import { quoteInline } from './neutralise.js';
import type { RunReport } from './run-report.js';
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

/**
 * One annotation for each program that did not pass, at the failing line where it is known. When there are more than the
 * runner shows, the last one counts the rest. `isFile` says which sources are files of the workspace. Pure.
 */
export function buildAnnotations(report: RunReport, isFile: (path: string) => boolean): Annotation[] {
  const failing = report.runs.filter(({ status }) => status !== 'passed');
  const shown = failing.length > MAX_ANNOTATIONS ? failing.slice(0, MAX_ANNOTATIONS - 1) : failing;
  const annotations = shown.map((run): Annotation => {
    const path = run.error?.path ?? run.source?.path;
    const file = path !== undefined && isFile(path) ? path : undefined;
    const what = run.error === null ? describeOutcome(run.outcome) : `${run.error.type}: ${run.error.message}`;
    return {
      title: `pyexec: ${run.status}`,
      message: text(file === undefined ? `${run.id}: ${what}` : what),
      file,
      line: file === undefined ? undefined : (run.error?.line ?? run.source?.line ?? 1),
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
