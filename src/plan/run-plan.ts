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

/** What of the machine programs may see. */
export interface ShownPaths {
  readonly identity: AnyIsolation['identity'];
  /** Where the tool was started; a program may see it, but never what is named `.git` in it. Absolute. */
  readonly workspace: string;
  /** What no folder that a program sees may hold, such as homes and workspaces. Absolute. */
  readonly secretPaths: readonly string[];
  /** Where the tool itself lies, which runs again after programs did: no program sees it. Absolute, without links. */
  readonly ownFolder: string;
  /** What the program may read besides Python. Absolute. */
  readonly readOnlyPaths: readonly string[];
}

export interface SandboxPlan extends AnyIsolation, ShownPaths {
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
}

/** A container of an engine. */
export interface ContainerPlan extends AnyIsolation, ShownPaths {
  readonly kind: 'container';
  readonly namespaces: readonly string[];
}

/** What contains the program. The report says it again. */
export type IsolationPlan = Uncontained | SandboxPlan | ContainerPlan;

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

/** Where the engine is, and who asks it, in the words of the variables of Docker's own client. */
export interface EngineAddress {
  readonly host: string | undefined;
  readonly context: string | undefined;
  readonly tlsVerify: boolean;
  /** Absolute; undefined for the usual places in `configFolder`. */
  readonly certPath: string | undefined;
  /** Where the client keeps its contexts. Absolute. */
  readonly configFolder: string;
}

/** How Docker's client logs in to registries. */
export interface RegistryPlan {
  /** Where the client keeps its logins. Absolute. */
  readonly configFolder: string;
  /** What its credential helpers get of the job's variables; may be secret. */
  readonly env: Readonly<Record<string, string>>;
}

/** A folder or file of the machine that programs see. Absolute. */
export interface VolumePlan {
  readonly host: string;
  readonly container: string;
  readonly readOnly: boolean;
}

/** A Python in a container image. */
export interface DockerPlan {
  readonly kind: 'docker';
  readonly engine: EngineAddress;
  /** Name or id; with `dockerfile` what was built has no name. */
  readonly image: string;
  readonly pull: 'missing' | 'always' | 'never';
  readonly registry: RegistryPlan;
  /** Built in place of taking `image`. */
  readonly build:
    | {
        readonly dockerfile: string;
        readonly context: string;
        readonly args: Readonly<Record<string, string>>;
        /** Where the file must be. Absolute. */
        readonly workspace: string;
      }
    | undefined;
  readonly volumes: readonly VolumePlan[];
  readonly runtime: string | undefined;
  readonly keepContainer: 'never' | 'stopped' | 'running';
  /** What was asked for, as PEP 440 specifiers; undefined for any. */
  readonly pythonVersion: string | undefined;
  /** Undefined when nothing is to be installed. */
  readonly requirements: RequirementSet | undefined;
  readonly isOnDemand: boolean;
  /** What of the job's variables the installer gets. */
  readonly installEnv: Readonly<Record<string, string>>;
  /** Packages that were installed before may be used again. */
  readonly keepsPackages: boolean;
}

/** A Python of this machine. */
export type HostEnvironmentPlan = SystemPlan | VenvPlan;

interface AnyPlan {
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

/** Programs as processes of this machine. */
export interface HostPlan extends AnyPlan {
  readonly environment: HostEnvironmentPlan;
  readonly isolation: Uncontained | SandboxPlan;
}

/** Programs in containers of an engine. */
export interface ContainersPlan extends AnyPlan {
  readonly environment: DockerPlan;
  readonly isolation: ContainerPlan;
}

/** Everything is decided: environments and executors only obey. */
export type RunPlan = HostPlan | ContainersPlan;

export function isInContainers(plan: RunPlan): plan is ContainersPlan {
  return plan.environment.kind === 'docker';
}
