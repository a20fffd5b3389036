import type { ProgramFolders, RunFolders } from '../execution/working-directory/run-folders.js';
import type { InterpreterFacts } from '../execution/supervisor/messages.js';
import type { RunPlan } from '../plan/run-plan.js';
import type { Program } from '../programs/program.js';

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
