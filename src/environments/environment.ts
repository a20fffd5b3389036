import type { ExecutionResult } from '../execution/execution-result.js';
import type { EngineAddress, Enforcer, RunPlan } from '../plan/run-plan.js';
import type { Program } from '../programs/program.js';
import type { SharedCache } from '../shared-cache/shared-cache.js';

/** What is true of an environment once it is ready, for the report. */
export interface EnvironmentFacts {
  readonly kind: RunPlan['environment']['kind'];
  readonly pythonVersion: string;
  /** Absolute path of the interpreter that runs the programs. */
  readonly pythonPath: string;
  /** Name and id of the image; undefined outside containers. */
  readonly image: string | undefined;
  /** `name==version` of what was installed, sorted. */
  readonly packages: readonly string[];
  /** Others may be there: those of the machine's Python, of an image, or of a venv that was given. */
  readonly hasOtherPackages: boolean;
  /** The packages were there from an earlier run. */
  readonly cacheHit: boolean;
  readonly prepareMs: number;
  /** What was in force, as found and not as wished. */
  readonly noNewPrivileges: boolean;
  readonly memory: Enforcer;
  readonly processes: Enforcer;
  /** Absolute. */
  readonly workingDirectory: string;
}

/** An environment that is ready to run programs. */
export interface PreparedEnvironment {
  readonly facts: EnvironmentFacts;
  /** How many calls of `execute` keep all of it busy: some are prepared while others run. */
  readonly width: number;
  /**
   * Runs one program; further calls wait for their turn. Aborting the signal ends the program, and the result says
   * `cancelled`; one that had not started has no result.
   */
  execute(program: Program, index: number, signal: AbortSignal): Promise<ExecutionResult | undefined>;
  /** Ends what still runs and removes what was made, apart from what programs left in the working directory. */
  dispose(): Promise<void>;
}

/** What an environment tells the host as soon as it is known, so that a later process can clean up after a lost one. */
export interface Traces {
  /** The value of `PYEXEC_RUN` in the environment of every program. */
  readonly marker: string;
  /** The folder that was made for the run. Absolute. */
  readonly base: string;
  /** Where containers of the run are; undefined when there are none. */
  readonly engine?: EngineAddress;
}

/** Told while an environment is prepared. */
export interface Preparing {
  /** Awaited before any program runs. */
  readonly onTraces: (traces: Traces) => Promise<void>;
  /** What is being done to the machine, or takes long. */
  readonly say: (line: string) => void;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
  /** What jobs of a repository share; undefined where there is no such thing. */
  readonly sharedCache?: SharedCache | undefined;
}

export interface Environment<Plan extends RunPlan = RunPlan> {
  /** @throws PyexecError when the environment cannot be had as planned; nothing is left behind then. */
  prepare(plan: Plan, preparing: Preparing): Promise<PreparedEnvironment>;
}
