import type { Program } from '../programs/program.js';
import type { CapturedStream } from './capture.js';
import type { Outcome } from './outcome.js';
import type { FileChange } from './working-directory/changes.js';

/** What one program did, as far as the tool knows from its own acts and from the kernel. */
export interface ExecutionResult {
  readonly program: Program;
  readonly outcome: Outcome;
  readonly stdout: CapturedStream;
  readonly stderr: CapturedStream;
  /** Wall clock from start to end of the program itself, in milliseconds, by a monotonic clock. */
  readonly durationMs: number;
  /** Largest resident size of a process of the program; undefined where the platform does not tell. */
  readonly peakMemoryBytes: number | undefined;
  /** What was created or changed in the working directory, in the order of the names, up to a limit. */
  readonly files: readonly FileChange[];
  readonly filesTruncated: boolean;
  /** Absolute; where the program ran. */
  readonly workingDirectory: string;
  /** Absolute path that Python was given; undefined for modules. */
  readonly scriptPath: string | undefined;
  /** What the reader of the report should know besides, for example that the supervisor was killed. */
  readonly notes: readonly string[];
}
