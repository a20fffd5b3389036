import { closeSync, constants, openSync, realpathSync, writeFileSync } from 'node:fs';
import { systemCode } from './errors.js';
import { rewriteOutputs, whyNotWritable, type OutputChange } from './programs/documents/rewrite-output.js';
import type { OutputBlock, Program } from './programs/program.js';
import { readSource } from './programs/read-source.js';
import { relativeBelow } from './programs/relative-path.js';
import { UNEXPECTED_OUTPUT } from './report/judge.js';
import type { ReportedRun } from './report/run-report.js';

/** Programs that ran, with what came of them. */
interface Ran {
  readonly programs?: readonly Program[];
  readonly done: Map<Program, ReportedRun>;
}

/** A program that passed but for what it printed. */
interface Outdated extends OutputChange {
  readonly program: Program & { kind: 'file' };
  readonly run: ReportedRun;
}

/** What would be judged as passed, had the document shown it: the error is ours, since the program ended well. */
function blocksToWrite(program: Program, run: ReportedRun): readonly OutputBlock[] {
  const { outcome, error, status } = run;
  const hasEndedWell = outcome.kind === 'exited' && outcome.exitCode === 0;
  if (program.kind !== 'file' || !hasEndedWell || status !== 'failed' || error?.type !== UNEXPECTED_OUTPUT) return [];
  return program.part?.expectation.output?.blocks ?? [];
}

/** Writes through no link and to no place out of the workspace; says why not. */
function write(file: string, changes: readonly Outdated[], workspace: string): string | undefined {
  const problems: string[] = [];
  const text = readSource(file, 'it', problems);
  if (text === undefined) return problems[0];
  const rewritten = rewriteOutputs(text, changes);
  if (rewritten === undefined) return 'the document has changed meanwhile, or its blocks stand in an unusual place';
  try {
    const real = realpathSync(file);
    if (relativeBelow(realpathSync(workspace), real) === undefined) return 'it does not lie in the current folder';
    const { O_WRONLY, O_TRUNC, O_NOFOLLOW } = constants;
    const descriptor = openSync(real, O_WRONLY | O_TRUNC | (O_NOFOLLOW || 0));
    try {
      writeFileSync(descriptor, rewritten);
    } finally {
      closeSync(descriptor);
    }
    return undefined;
  } catch (thrown) {
    const code = systemCode(thrown);
    if (code === undefined) throw thrown;
    return `it cannot be written (${code})`;
  }
}

/**
 * Writes what programs printed into the documents that they are parts of, and counts them as passed then; where that
 * cannot be, a note says why. Called when nothing untrusted lives.
 *
 * @returns what was done, one line for each document
 */
export function updateDocuments({ programs = [], done }: Ran, workspace: string): string[] {
  const said: string[] = [];
  const byFile = new Map<string, Outdated[]>();
  const note = (program: Program, run: ReportedRun, what: string): void => {
    done.set(program, { ...run, notes: [...run.notes, `The document was not updated: ${what}.`] });
  };
  for (const program of programs) {
    const run = done.get(program);
    const [block, second] = run === undefined ? [] : blocksToWrite(program, run);
    if (run === undefined || block === undefined || program.kind !== 'file') continue;
    const isShared = second === undefined ? undefined : 'several blocks show what this program prints';
    const why = isShared ?? (run.stdoutTruncated ? 'more was printed than is kept' : whyNotWritable(run.stdout));
    if (why !== undefined) note(program, run, why);
    else byFile.set(program.path, [...(byFile.get(program.path) ?? []), { program, run, block, text: run.stdout }]);
  }
  for (const [file, outdated] of byFile) {
    const why = write(file, outdated, workspace);
    if (why === undefined)
      said.push(`${file}: updated ${outdated.length === 1 ? '1 block' : `${outdated.length} blocks`} of output`);
    for (const { program, run, block } of outdated) {
      if (why !== undefined) note(program, run, why);
      else {
        const notes = [...run.notes, `The output in line ${block.firstLine} of the document was updated.`];
        done.set(program, { ...run, status: 'passed', error: null, notes });
      }
    }
  }
  return said;
}
