import type { Limits } from '../inputs/settings.js';
import type { Program } from '../programs/program.js';
import type { ChosenPython } from '../python/find-python.js';

/** Who enforces a limit on a process; `none` means that nobody does, and the report says so. */
export type Enforcer = 'cgroup' | 'rlimit' | 'none';

/** What contains the program. It ends up in the report as it is. */
export interface IsolationPlan {
  readonly kind: 'none';
  readonly network: 'none' | 'full';
  readonly memory: Enforcer;
  readonly processes: Enforcer;
  /** As root the code runs as an unprivileged user; otherwise as the caller. */
  readonly identity: 'unprivileged' | 'caller';
}

/** Everything is decided: environments and executors only obey. */
export interface RunPlan {
  readonly environment: {
    readonly kind: 'system';
    readonly python: ChosenPython;
    readonly pythonVersion: string | undefined;
  };
  readonly isolation: IsolationPlan;
  readonly programs: readonly Program[];
  readonly args: readonly string[];
  readonly stdin: string | undefined;
  readonly env: Readonly<Record<string, string>>;
  readonly limits: Limits;
  /** Absolute, or undefined for a fresh one below `tempFolder`. */
  readonly workingDirectory: string | undefined;
  /** Absolute. */
  readonly tempFolder: string;
  readonly platform: NodeJS.Platform;
  readonly platformEnv: Readonly<Record<string, string>>;
  /** Programs at the same time. */
  readonly jobs: number;
}
