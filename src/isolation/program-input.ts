import type { ProgramFolders, RunFolders } from '../execution/working-directory/run-folders.js';
import type { InterpreterFacts } from '../execution/supervisor/messages.js';
import type { RunPlan } from '../plan/run-plan.js';
import type { Program } from '../programs/program.js';
import { buildProgramEnv } from './program-env.js';

/** A virtual environment, see PEP 405. */
export interface Venv {
  /** Absolute. */
  readonly folder: string;
  /** Its interpreter. Absolute. */
  readonly python: string;
}

/** One program that is about to be started, and all that its launch depends on. */
export interface ProgramInput {
  readonly plan: RunPlan;
  /** What `PYEXEC_RUN` begins with in this run. */
  readonly marker: string;
  readonly folders: RunFolders;
  readonly own: ProgramFolders;
  /** The one that supervises, and that runs the program when there is no venv. */
  readonly interpreter: InterpreterFacts;
  readonly venv: Venv | undefined;
  /** Absolute. */
  readonly stdinPath: string;
  readonly program: Program;
  readonly index: number;
  /** Where the program is, as it sees it; undefined for a module. Absolute. */
  readonly scriptPath: string | undefined;
}

function pythonOf({ interpreter, venv }: ProgramInput): string {
  return venv?.python ?? interpreter.executable;
}

/** The command line of a program. The first one is the absolute path of the interpreter. */
export function argvOf(input: ProgramInput): string[] {
  const { program, plan, scriptPath } = input;
  const what = program.kind === 'module' ? ['-m', program.module] : [scriptPath ?? ''];
  return [pythonOf(input), ...what, ...plan.args];
}

/** The value of `PYEXEC_RUN` for this program alone. */
export function markerOf({ marker, index }: ProgramInput): string {
  return `${marker}.${index}.`;
}

/** The whole environment of a program. */
export function envOf(input: ProgramInput): Record<string, string> {
  const { platform, platformEnv, env: extra } = input.plan;
  const { home, temp } = input.own;
  const python = pythonOf(input);
  const venv = input.venv?.folder;
  return buildProgramEnv({ platform, platformEnv, python, venv, home, temp, marker: markerOf(input), extra });
}
