import type { Limits } from '../inputs/settings.js';
import type { Program } from '../programs/program.js';
import type { RequirementSet } from '../packages/read-requirements.js';
import type { ChosenPython } from '../python/find-python.js';
import type { CachingDecision } from '../shared-cache/caching-policy.js';

/** Who enforces a limit on a process; `none` means that nobody does, and the report says so. */
export type Enforcer = 'cgroup' | 'rlimit' | 'none';

interface AnyIsolation {
  readonly network: 'none' | 'full';
  readonly memory: Enforcer;
  readonly processes: Enforcer;
  /** As root the code runs as an unprivileged user; otherwise as the caller. */
  readonly identity: 'unprivileged' | 'caller';
}

export interface Uncontained extends AnyIsolation {
  readonly kind: 'none';
}

export interface SandboxPlan extends AnyIsolation {
  readonly kind: 'sandbox';
  readonly architecture: 'x64' | 'arm64';
  /** The namespaces that the program has for itself, by the names of namespaces(7). */
  readonly namespaces: readonly string[];
  /** What is missing for the sandbox may be installed. */
  readonly mayInstall: boolean;
  readonly installEnv: Readonly<Record<string, string>>;
  readonly uid: number | undefined;
  readonly gid: number | undefined;
  /** Where the user's own services have their sockets. */
  readonly runtimeFolder: string | undefined;
  /** Where the tool was started; a program may see it, but never what is named `.git` in it. Absolute. */
  readonly workspace: string;
  /** What no folder that a program sees may hold, such as homes and workspaces. Absolute. */
  readonly secretPaths: readonly string[];
  /** What the program may read besides Python. Absolute. */
  readonly readOnlyPaths: readonly string[];
}

/** What contains the program. The report says it again. */
export type IsolationPlan = Uncontained | SandboxPlan;

interface AnyEnvironment {
  readonly python: ChosenPython;
  /** What was asked for, as PEP 440 specifiers; undefined for any. */
  readonly pythonVersion: string | undefined;
}

/** The machine's own Python, as it is. */
export interface SystemPlan extends AnyEnvironment {
  readonly kind: 'system';
}

/** A Python that sees its own packages only. */
export interface VenvPlan extends AnyEnvironment {
  readonly kind: 'venv';
  /** Where the venv is or shall be; undefined for one of ours. Absolute. */
  readonly venvPath: string | undefined;
  /** Undefined when nothing is to be installed. */
  readonly requirements: RequirementSet | undefined;
  /** The programs ask for it in their inline metadata. */
  readonly isOnDemand: boolean;
  readonly installer: 'auto' | 'uv' | 'pip';
  readonly caching: CachingDecision;
  /** Where what is used again is kept. Absolute. */
  readonly cacheFolder: string;
  /** What of the job's variables the installer gets. */
  readonly installEnv: Readonly<Record<string, string>>;
  /** Where `uv` may be found. */
  readonly pathFolders: readonly string[];
}

export type EnvironmentPlan = SystemPlan | VenvPlan;

/** Everything is decided: environments and executors only obey. */
export interface RunPlan {
  readonly environment: EnvironmentPlan;
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
