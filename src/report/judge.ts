import type { ExecutionResult } from '../execution/execution-result.js';
import { statusOf, type RunStatus } from '../execution/outcome.js';
import { compareOutput } from '../programs/compare-output.js';
import type { DocumentPart, Program } from '../programs/program.js';
import type { ProgramError } from './run-report.js';
import { parseTraceback } from './traceback.js';

/** What is said of a program, and why. */
export interface Verdict {
  readonly status: RunStatus;
  readonly error: ProgramError | null;
  readonly notes: readonly string[];
}

/** The type of the error of a program that printed something else than its document expects. */
export const UNEXPECTED_OUTPUT = 'UnexpectedOutput';

function lineIn(program: Program, line: number | undefined): number | null {
  if (line === undefined || program.kind === 'module') return null;
  if (program.kind === 'file' && program.part !== undefined) return program.part.lineOf(line) ?? null;
  return line >= 1 && line <= program.text.split('\n').length ? line : null;
}

function pathOf(program: Program): string {
  return (program.kind === 'file' ? program.part?.source.path : undefined) ?? program.id;
}

/** What the last traceback says. */
function errorOf({ program, outcome, stderr, scriptPath }: ExecutionResult): ProgramError | null {
  if (outcome.kind !== 'exited' || outcome.exitCode === 0) return null;
  const traceback = parseTraceback(stderr.text, scriptPath);
  if (traceback === undefined) return null;
  const line = lineIn(program, traceback.line);
  return { type: traceback.type, message: traceback.message, path: line === null ? null : pathOf(program), line };
}

function judgeOutput({ stdout }: ExecutionResult, { expectation, source }: DocumentPart, notes: string[]): Verdict {
  const { output } = expectation;
  const passed: Verdict = { status: 'passed', error: null, notes };
  if (output === undefined) return passed;
  const place = { type: UNEXPECTED_OUTPUT, path: source.path };
  if (stdout.truncated) {
    const line = output.blocks[0]?.firstLine ?? source.line;
    return { ...passed, status: 'failed', error: { ...place, message: 'more was printed than is kept', line } };
  }
  const difference = compareOutput(output, stdout.text);
  if (difference === undefined) return passed;
  const message = ['what was printed is not what the document shows', ...difference.lines].join('\n');
  return { ...passed, status: 'failed', error: { ...place, message, line: difference.line } };
}

/** Whether the error is of the type that was expected, named with or without its module. */
function isWanted(told: ProgramError | null, wanted: string): boolean {
  // Leaving with a status prints no traceback.
  if (told === null) return wanted === 'SystemExit';
  return told.type === wanted || told.type.endsWith(`.${wanted}`);
}

/**
 * What is said of a program: by how it ended, as the tool and the kernel know it, and for a part of a document by what that
 * expects. What was stopped for a limit, ended by a signal or cancelled is never what was expected. Pure.
 */
export function judge(result: ExecutionResult): Verdict {
  const { program, outcome } = result;
  const told = errorOf(result);
  const plain: Verdict = { status: statusOf(outcome), error: told, notes: [] };
  const part = program.kind === 'file' ? program.part : undefined;
  if (part === undefined || outcome.kind !== 'exited') return plain;
  const wanted = part.expectation.error;
  if (wanted === undefined) return outcome.exitCode === 0 ? judgeOutput(result, part, []) : plain;
  const what = wanted.type ?? 'an error';
  if (outcome.exitCode === 0) {
    const message = `the document expects ${what}, and nothing failed`;
    return { ...plain, status: 'failed', error: { type: 'UnexpectedSuccess', message, ...part.source } };
  }
  if (wanted.type !== undefined && !isWanted(told, wanted.type))
    return { ...plain, notes: [`The document expects another error: ${what}.`] };
  return judgeOutput(result, part, [`It failed as the document expects, with ${what}.`]);
}
