import type { KeptArtifacts } from '../artifacts/keep-artifacts.js';
import type { Stopped, TotalUsage } from '../conversation/conversation.js';
import type { EnvironmentFacts } from '../environments/environment.js';
import type { FileChange } from '../execution/working-directory/changes.js';
import type { Outcome, RunStatus } from '../execution/outcome.js';
import type { Enforcer, IsolationPlan } from '../plan/run-plan.js';
import type { PyexecError } from '../errors.js';
import type { SkippedProgram } from '../programs/program.js';
import type { ReportedShard } from '../shards/take-shard.js';

/** `error` is ours: the tool could not do its work. */
export type ReportStatus = RunStatus | 'error';

/**
 * Where a traceback says that a program failed: told by the program, so it is information and no verdict. Where a document
 * expects something, what is not as expected: `UnexpectedOutput` or `UnexpectedSuccess`.
 */
export interface ProgramError {
  readonly type: string;
  readonly message: string;
  /** As users know the file; null when no line of the program is in the traceback. */
  readonly path: string | null;
  readonly line: number | null;
}

export interface ReportedRun {
  readonly id: string;
  /** Where the program came from; null for a module. */
  readonly source: { readonly path: string; readonly line: number } | null;
  readonly status: RunStatus;
  readonly outcome: Outcome;
  readonly stdout: string;
  readonly stderr: string;
  readonly stdoutBytes: number;
  readonly stderrBytes: number;
  readonly stdoutTruncated: boolean;
  readonly stderrTruncated: boolean;
  readonly durationMs: number;
  readonly peakMemoryBytes: number | null;
  readonly error: ProgramError | null;
  readonly files: readonly FileChange[];
  readonly filesTruncated: boolean;
  /** Absolute. */
  readonly workingDirectory: string;
  readonly scriptPath: string | null;
  readonly notes: readonly string[];
}

/** A reply of a model, and what came of it. */
export interface ReportedTurn {
  readonly reply: string;
  readonly toolCalls: readonly { readonly name: string; readonly arguments: string }[];
  /** The last program that it had run, as an index into `runs`; null when none ran. */
  readonly run: number | null;
  /** All of them. */
  readonly runs: readonly number[];
  /** What was not run, and why. */
  readonly refused: readonly string[];
  readonly saysDone: boolean;
  /** And it is: its last program passed, and so did the check if there is one. */
  readonly isDone: boolean;
  /** The check, as an index into `runs`. */
  readonly check: number | null;
  readonly modelMs: number;
  /** Since the conversation began. */
  readonly elapsedMs: number;
  /** Of the conversation up to here. */
  readonly totalTokens: number;
}

/** How a conversation with a model went. */
export interface ReportedConversation {
  /** Its name. */
  readonly model: string;
  readonly task: string;
  readonly stopped: Stopped;
  readonly turns: readonly ReportedTurn[];
  /** What the model said last. */
  readonly answer: string;
  readonly usage: TotalUsage;
  /** The last program that ran; empty when none did. */
  readonly code: string;
  /** Why no reply could be had; null when `stopped` says something else. */
  readonly failure: { readonly message: string; readonly hint: string } | null;
}

/** What came of handing a program that did not pass to a model. */
export interface ReportedRepair {
  readonly id: string;
  /** Null where a run has none. */
  readonly source: ReportedRun['source'];
  /** `repaired`: a changed program passed by the same judgement, in a fresh environment of the same kind. */
  readonly outcome: 'repaired' | 'not-repaired' | 'not-tried';
  /** Why it was not repaired, or is not in the patch; null when it is. */
  readonly reason: string | null;
  /** Replies of the model. */
  readonly turns: number;
  /** Null when the model was not asked. */
  readonly usage: TotalUsage | null;
  /** The suggested change, unified; null when there is none or it is too long for a report. Written by a model. */
  readonly diff: string | null;
  readonly isInPatch: boolean;
}

/** The patch with all repairs that can be applied in the current folder. */
export interface ReportedPatch {
  /** Relative to the current folder. */
  readonly files: readonly string[];
  readonly bytes: number;
  /** Of the artifact; null where there is none. */
  readonly name: string | null;
  readonly id: number | null;
  readonly url: string | null;
}

/** `result.json`, schema version 1. */
export interface RunReport {
  readonly schemaVersion: 1;
  /** The worst of the runs; `error` when the tool failed. */
  readonly status: ReportStatus;
  /** Null when it could not be prepared. */
  readonly environment: {
    readonly kind: EnvironmentFacts['kind'];
    readonly pythonVersion: string;
    readonly pythonPath: string;
    /** Name and id of the image; null outside containers. */
    readonly image: string | null;
    readonly packages: readonly string[];
    readonly cacheHit: boolean;
    readonly prepareMs: number;
  } | null;
  /** What was in force; null when nothing was prepared. */
  readonly isolation: {
    readonly kind: IsolationPlan['kind'];
    readonly network: 'none' | 'full';
    readonly namespaces: readonly string[];
    readonly seccomp: boolean;
    readonly memory: Enforcer;
    readonly processes: Enforcer;
    readonly noNewPrivileges: boolean;
    /** As root the code runs as an unprivileged user. */
    readonly user: 'unprivileged' | 'caller';
  } | null;
  readonly runs: readonly ReportedRun[];
  /** Programs that were not started, since the run was cancelled or failed before. */
  readonly notStarted: number;
  /** How programs were found, where that needs words; ours, not those of programs. */
  readonly notes: readonly string[];
  /** Blocks of documents that were not run, and documents that were named and have none. */
  readonly skipped: readonly SkippedProgram[];
  /** Null when none were asked for, or it did not come to it. */
  readonly artifacts: KeptArtifacts | null;
  /** Null when no model was asked. */
  readonly conversation: ReportedConversation | null;
  /** One for each program that did not pass, where repairs were asked for. Merged reports have neither this nor a patch. */
  readonly repairs?: readonly ReportedRepair[];
  /** Null when nothing was repaired that can be applied. */
  readonly patch?: ReportedPatch | null;
  readonly error: Pick<PyexecError, 'code' | 'message' | 'hint'> | null;
  /** Which part of a plan this is; null when it is none. */
  readonly shard: ReportedShard | null;
  /** Absolute; null when it was not made. */
  readonly workingDirectory: string | null;
}
