import type { ProgramFolders, RunFolders } from '../execution/working-directory/run-folders.js';
import type { InterpreterFacts } from '../execution/supervisor/messages.js';
import type { RunPlan } from '../plan/run-plan.js';
import type { Program } from '../programs/program.js';
import { buildProgramEnv } from './program-env.js';

/** One program that is about to be started, and all that its launch depends on. */
export interface ProgramInput {
  readonly plan: RunPlan;
  /** What `PYEXEC_RUN` begins with in this run. */
  readonly marker: string;
  readonly folders: RunFolders;
  readonly own: ProgramFolders;
  readonly interpreter: InterpreterFacts;
  /** Absolute. */
  readonly stdinPath: string;
  readonly program: Program;
  readonly index: number;
  /** Where the program is, as it sees it; undefined for a module. Absolute. */
  readonly scriptPath: string | undefined;
}

/** The command line of a program. The first one is the absolute path of the interpreter. */
export function argvOf({ program, plan, interpreter, scriptPath }: ProgramInput): string[] {
  const what = program.kind === 'module' ? ['-m', program.module] : [scriptPath ?? ''];
  return [interpreter.executable, ...what, ...plan.args];
}

/** The value of `PYEXEC_RUN` for this program alone. */
export function markerOf({ marker, index }: ProgramInput): string {
  return `${marker}.${index}.`;
}

/** The whole environment of a program. */
export function envOf(input: ProgramInput): Record<string, string> {
  const { platform, platformEnv, env: extra } = input.plan;
  const { home, temp } = input.own;
  const python = input.interpreter.executable;
  return buildProgramEnv({ platform, platformEnv, python, home, temp, marker: markerOf(input), extra });
}
