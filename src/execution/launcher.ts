import type { StreamName } from './outcome.js';
import type { Belonging } from './process-table.js';

/** A program as the operating system gets it: everything is decided, nothing is looked up any more. */
export interface LaunchSpec {
  /** The first one is the absolute path of what is started. */
  readonly argv: readonly string[];
  /** The whole environment of the program. */
  readonly env: Readonly<Record<string, string>>;
  /** Absolute. */
  readonly cwd: string;
  /** An absolute path that is opened as standard input. */
  readonly stdinPath: string;
  /** The user and group to become; undefined means the caller's own. */
  readonly identity: Identity | undefined;
  /** Soft and hard limits by the kernel's names without `RLIMIT_`, lowered to the hard limit that is in force. */
  readonly rlimits: Readonly<Partial<Record<'CORE' | 'NOFILE' | 'FSIZE' | 'CPU' | 'DATA' | 'NPROC', number>>>;
  /** Undefined when everything can be reached as it is. */
  readonly exposure: Exposure | undefined;
  /** The sandbox that the program gets within its supervisor's; undefined without one. */
  readonly sandbox: ProgramSandbox | undefined;
  /**
   * What the program may write into its working directory, when that is a file system of its own which only the supervisor
   * sees; undefined when the tool watches.
   */
  readonly quota?: { readonly bytes: number; readonly entries: number };
  /** How what the program leaves behind is found when its supervisor is lost. */
  readonly belonging: Belonging;
}

export interface Identity {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Paths below folders that only root may enter. In a mount namespace of the program, `covers` (outermost first) become
 * empty folders in which only the `binds` exist.
 */
export interface Exposure {
  readonly covers: readonly string[];
  readonly binds: readonly { readonly source: string; readonly target: string }[];
}

/**
 * One step in making a program's root folder, which is an empty one that becomes read-only after the last step. Paths are
 * absolute; what is bound lies in the supervisor's root folder.
 */
export type RootStep =
  /** A folder or file with everything mounted below it. */
  | { readonly kind: 'bind'; readonly from: string; readonly to: string }
  /** A new file that nobody can change. */
  | { readonly kind: 'file'; readonly text: string; readonly to: string }
  /** A file system in memory, with its options, see tmpfs(5). */
  | { readonly kind: 'tmpfs'; readonly options: string; readonly to: string }
  | { readonly kind: 'proc'; readonly to: string }
  | { readonly kind: 'link'; readonly target: string; readonly to: string }
  /** What is there by then becomes read-only. */
  | { readonly kind: 'seal'; readonly to: string };

export interface ProgramSandbox {
  readonly root: readonly RootStep[];
  /** A seccomp filter for the machine's architecture, as BPF. */
  readonly filter: Buffer;
}

/** How the operating system says that the program ended. */
export type Ending =
  | { readonly kind: 'exited'; readonly exitCode: number }
  | { readonly kind: 'signalled'; readonly signal: string }
  /** The supervisor was killed or stopped, so that nobody saw the program end. It is dead all the same. */
  | { readonly kind: 'lost'; readonly signal: string };

export interface Ended {
  readonly ending: Ending;
  readonly durationMs: number;
  readonly peakMemoryBytes: number | undefined;
  /** The kernel ended something of the program for want of memory, as far as that can be known. */
  readonly ranOutOfMemory: boolean;
  /** That is known by the kernel's count for the program alone, and nobody else need be asked. */
  readonly isMemoryCounted?: boolean;
  /** Processes that could not be ended; 0 in all but broken cases. */
  readonly survivors: number;
  /** What it had written when that was more than its quota; the supervisor ended it then, unless it had ended. */
  readonly excess?: { readonly bytes: number; readonly entries: number } | undefined;
  /** What is to be said of how it ended. */
  readonly notes?: readonly string[];
}

/** A program that is being started, or runs. */
export interface Running {
  /**
   * Resolves after nothing of the program lives and its output was passed on. Rejects with a PyexecError
   * (`execution-failed`, `python-unreachable`) when it could not be started.
   */
  readonly ended: Promise<Ended>;
  /** Asks the program's process group to end (SIGTERM). */
  terminate(): void;
  /** Ends the whole tree. `ended` settles soon after, even when the program fights back. */
  kill(): void;
}

/** Starts one program at a time. */
export interface Launcher {
  /** False once it can start nothing any more. */
  readonly isUsable: boolean;
  launch(spec: LaunchSpec, onOutput: (stream: StreamName, chunk: Buffer) => void): Running;
  /** Ends what still runs. May be called twice. */
  close(): Promise<void>;
}
