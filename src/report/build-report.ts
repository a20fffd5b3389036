import type { KeptArtifacts } from '../artifacts/keep-artifacts.js';
import type { Conversation } from '../conversation/conversation.js';
import { verdictOf } from '../conversation/verdict.js';
import type { EnvironmentFacts } from '../environments/environment.js';
import type { PyexecError } from '../errors.js';
import type { ExecutionResult } from '../execution/execution-result.js';
import type { RunPlan } from '../plan/run-plan.js';
import type { SkippedProgram } from '../programs/program.js';
import { fitOutputs, MAX_SHARD_TEXT, MAX_TEXT } from './fit-outputs.js';
import { judge } from './judge.js';
import type { ReportedShard } from '../shards/take-shard.js';
import { reportConversation } from './report-conversation.js';
import type { ReportedPatch, ReportedRepair, ReportedRun, ReportStatus, RunReport } from './run-report.js';

/** From the best to the worst. */
export const SEVERITY: readonly ReportStatus[] = [
  'passed',
  'failed',
  'output-limit',
  'disk-limit',
  'out-of-memory',
  'timed-out',
  'cancelled',
  'error',
];

/** The worst of several; `passed` of none. */
export function worst(statuses: readonly ReportStatus[]): ReportStatus {
  return SEVERITY[Math.max(0, ...statuses.map((status) => SEVERITY.indexOf(status)))] ?? 'error';
}

function sourceOf({ program }: ExecutionResult): ReportedRun['source'] {
  if (program.kind === 'module') return null;
  return (program.kind === 'file' ? program.part?.source : undefined) ?? { path: program.id, line: 1 };
}

/** One row of the report. Pure. */
export function reportRun(result: ExecutionResult): ReportedRun {
  const { program } = result;
  const { status, error, notes } = judge(result);
  const said = (program.kind === 'file' ? program.part?.notes : undefined) ?? [];
  return {
    id: program.id,
    source: sourceOf(result),
    status,
    outcome: result.outcome,
    stdout: result.stdout.text,
    stderr: result.stderr.text,
    stdoutBytes: result.stdout.bytes,
    stderrBytes: result.stderr.bytes,
    stdoutTruncated: result.stdout.truncated,
    stderrTruncated: result.stderr.truncated,
    durationMs: result.durationMs,
    peakMemoryBytes: result.peakMemoryBytes ?? null,
    error,
    files: result.files,
    filesTruncated: result.filesTruncated,
    workingDirectory: result.workingDirectory,
    scriptPath: (program.kind === 'file' && program.part !== undefined ? program.path : result.scriptPath) ?? null,
    notes: [...result.notes, ...said, ...notes],
  };
}

/** What is known of a run; each part is missing when it did not come to it. */
export interface Findings {
  readonly plan?: RunPlan | undefined;
  /** How many programs were to run; 0 when it did not come to that. */
  readonly programCount: number;
  readonly environment?: EnvironmentFacts | undefined;
  readonly runs: readonly ReportedRun[];
  /** Of documents, what was not run. */
  readonly skipped?: readonly SkippedProgram[] | undefined;
  readonly notes?: readonly string[] | undefined;
  readonly artifacts?: KeptArtifacts | undefined;
  /** With a model, of which the runs are part. */
  readonly conversation?: Conversation | undefined;
  readonly repairs?: readonly ReportedRepair[] | undefined;
  readonly patch?: ReportedPatch | undefined;
  readonly error?: PyexecError | undefined;
  readonly cancelled: boolean;
  /** The time for all programs was over. */
  readonly isOutOfTime?: boolean | undefined;
  /** Of a plan. */
  readonly shard?: ReportedShard | undefined;
}

function describeEnvironment(facts: EnvironmentFacts | undefined): RunReport['environment'] {
  if (facts === undefined) return null;
  const { kind, pythonVersion, pythonPath, image = null, packages, cacheHit, prepareMs } = facts;
  return { kind, pythonVersion, pythonPath, image, packages, cacheHit, prepareMs };
}

function describeIsolation({ plan, environment }: Findings): RunReport['isolation'] {
  if (plan === undefined || environment === undefined) return null;
  const { kind, network, identity } = plan.isolation;
  const { noNewPrivileges, memory, processes } = environment;
  const namespaces = plan.isolation.kind === 'none' ? [] : plan.isolation.namespaces;
  const seccomp = kind !== 'none';
  return { kind, network, namespaces, seccomp, memory, processes, noNewPrivileges, user: identity };
}

/** The report of a run, also of one that failed before anything was executed. Pure. */
export function buildReport(findings: Findings): RunReport {
  const { runs, error, cancelled } = findings;
  const { conversation } = findings;
  // Attempts may fail as long as one of them is what was wanted.
  const statuses: ReportStatus[] =
    conversation === undefined ? runs.map(({ status }) => status) : [verdictOf(conversation)];
  if (error !== undefined) statuses.push('error');
  if (findings.isOutOfTime === true) statuses.push('timed-out');
  if (cancelled) statuses.push('cancelled');
  return {
    schemaVersion: 1,
    status: worst(statuses),
    environment: describeEnvironment(findings.environment),
    isolation: describeIsolation(findings),
    runs: fitOutputs(runs, findings.shard === undefined ? MAX_TEXT : MAX_SHARD_TEXT),
    notStarted: Math.max(0, findings.programCount - runs.length),
    notes: findings.notes ?? [],
    skipped: findings.skipped ?? [],
    artifacts: findings.artifacts ?? null,
    conversation: conversation === undefined ? null : reportConversation(conversation),
    repairs: findings.repairs ?? [],
    patch: findings.patch ?? null,
    error: error === undefined ? null : { code: error.code, message: error.message, hint: error.hint },
    shard: findings.shard ?? null,
    workingDirectory: findings.environment?.workingDirectory ?? null,
  };
}
