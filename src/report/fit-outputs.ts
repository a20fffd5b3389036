import type { ReportedRun } from './run-report.js';

/** Text of all programs together; JSON may need six characters for one, and the longest string holds 512 Mi. */
export const MAX_TEXT = 48 * 2 ** 20;
/** Of a shard, whose result has to fit into what is read of it. */
export const MAX_SHARD_TEXT = 8 * 2 ** 20;

function cutStream(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const half = Math.floor(limit / 2);
  // In ASCII: one character of another kind doubles what the whole text takes.
  const cut = `${text.slice(0, half)}\n[${text.length - 2 * half} characters left out of the report]\n${text.slice(-half)}`;
  // A copy: parts of a text keep the whole of it in memory.
  return Buffer.from(cut.toWellFormed()).toString();
}

/** Of programs that others followed so much is kept of each stream. */
const MAX_BRIEF = 64 * 1024;
/** And so many files, whose paths may be long. */
const MAX_BRIEF_FILES = 100;

function cutOutputs(run: ReportedRun, limit: number): ReportedRun {
  return {
    ...run,
    stdout: cutStream(run.stdout, limit),
    stderr: cutStream(run.stderr, limit),
    stdoutTruncated: run.stdoutTruncated || run.stdout.length > limit,
    stderrTruncated: run.stderrTruncated || run.stderr.length > limit,
  };
}

/** A run with less of its outputs and files, as for one of many attempts. Pure. */
export function briefly(run: ReportedRun): ReportedRun {
  const files = run.files.slice(0, MAX_BRIEF_FILES);
  const filesTruncated = run.filesTruncated || files.length < run.files.length;
  return { ...cutOutputs(run, MAX_BRIEF), files, filesTruncated };
}

/** The runs with shorter outputs when they are too much for one report together. */
export function fitOutputs(runs: readonly ReportedRun[], most = MAX_TEXT): readonly ReportedRun[] {
  const total = runs.reduce((sum, run) => sum + lengthOf(run), 0);
  if (total <= most) return runs;
  const limit = Math.floor(most / (2 * runs.length));
  return runs.map((run) => cutOutputs(run, limit));
}

function lengthOf({ stdout, stderr }: ReportedRun): number {
  return stdout.length + stderr.length;
}

/**
 * Notes the runs of a batch of so many programs. Once their outputs are too much for one report, all are cut to the same
 * room, so that the memory that they take does not grow with their number.
 */
export function keepWithinRoom<K>(done: Map<K, ReportedRun>, count: number): (key: K, run: ReportedRun) => void {
  const limit = Math.floor(MAX_TEXT / (2 * Math.max(1, count)));
  let length = [...done.values()].reduce((sum, run) => sum + lengthOf(run), 0);
  let isCutting = false;
  return (key, run) => {
    done.set(key, isCutting ? cutOutputs(run, limit) : run);
    length += lengthOf(run);
    if (isCutting || length <= MAX_TEXT) return;
    isCutting = true;
    for (const [one, kept] of done) done.set(one, cutOutputs(kept, limit));
  };
}
