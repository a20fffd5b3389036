import type { Launcher, LaunchSpec } from '../execution/launcher.js';
import type { InterpreterFacts } from '../execution/supervisor/messages.js';
import type { Enforcer } from '../plan/run-plan.js';
import type { ProgramInput, Venv } from './program-input.js';

export interface Started {
  readonly launcher: Launcher;
  readonly interpreter: InterpreterFacts;
}

/** Who enforces limits on a program, as found. */
export interface Enforcers {
  readonly memory: Enforcer;
  readonly processes: Enforcer;
}

/** How host processes are contained. */
export interface Containment {
  /**
   * Starts what runs one program after the other with the given interpreter (an absolute path).
   *
   * @throws PyexecError `python-broken` or `sandbox-unavailable`
   */
  readonly start: (python: string) => Promise<Started>;
  /** What is in force, once something was started. */
  readonly enforcers: () => Enforcers;
  /**
   * Lets programs run with a venv. What is started later sees it; what was started before does when it lies in one of the
   * folders that were named then.
   *
   * @throws PyexecError `invalid-input` when programs could change it
   */
  readonly show: (venv: Venv) => void;
  /** How one program is started. */
  readonly specify: (input: ProgramInput) => LaunchSpec;
}
