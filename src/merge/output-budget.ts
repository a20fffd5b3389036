import type { ReportedRun } from '../report/run-report.js';

/** What all runs together keep of their output: characters of those that did not pass, and of the others. */
const FAILED = 32 * 2 ** 20;
const PASSED = 8 * 2 ** 20;
/** And of notes. */
const NOTES = 4 * 2 ** 20;
/** Of a run that passed, each stream keeps so much at most. */
const MAX_PASSED_STREAM = 2048;

/** Keeps the memory that output takes bounded, however many runs there are. */
export class OutputBudget {
  private readonly left = { failed: FAILED, passed: PASSED, notes: NOTES };

  /** The run with as much of its output and notes as there is room for. */
  fit(run: ReportedRun): ReportedRun {
    const hasPassed = run.status === 'passed';
    const kind = hasPassed ? 'passed' : 'failed';
    const take = (text: string): string => {
      const short = hasPassed && text.length > MAX_PASSED_STREAM ? copyOf(text.slice(0, MAX_PASSED_STREAM)) : text;
      if (short.length > this.left[kind]) return '';
      this.left[kind] -= short.length;
      return short;
    };
    const [stdout, stderr] = [take(run.stdout), take(run.stderr)];
    const size = run.notes.join('').length;
    const notes = size > this.left.notes ? [] : run.notes;
    this.left.notes -= notes.length === 0 ? 0 : size;
    return {
      ...run,
      stdout,
      stderr,
      notes,
      stdoutTruncated: run.stdoutTruncated || stdout.length < run.stdout.length,
      stderrTruncated: run.stderrTruncated || stderr.length < run.stderr.length,
    };
  }
}

/** A part of a text keeps the whole of it in memory; a copy does not. */
function copyOf(text: string): string {
  return Buffer.from(text.toWellFormed()).toString();
}
