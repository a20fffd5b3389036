import type { KeptArtifacts } from '../artifacts/keep-artifacts.js';
import type { Conversation } from '../conversation/conversation.js';
import { verdictOf } from '../conversation/verdict.js';
import type { EnvironmentFacts } from '../environments/environment.js';
import type { PyexecError } from '../errors.js';
import type { ExecutionResult } from '../execution/execution-result.js';
import type { RunPlan } from '../plan/run-plan.js';
import type { SkippedProgram } from '../programs/program.js';
import { judge } from './judge.js';
import { reportConversation } from './report-conversation.js';
import type { ReportedRun, ReportStatus, RunReport } from './run-report.js';

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

/** The worst of several; passed when there are none. */
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
  readonly error?: PyexecError | undefined;
  readonly cancelled: boolean;
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

/** Text of all programs together; JSON may need six characters for one, and the longest string holds 512 Mi. */
const MAX_TEXT = 48 * 2 ** 20;

function cutStream(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const half = Math.floor(limit / 2);
  const cut = `${text.slice(0, half)}\n… ${text.length - 2 * half} characters left out of the report …\n${text.slice(-half)}`;
  // A copy: parts of a text keep the whole of it in memory.
  return Buffer.from(cut.toWellFormed()).toString();
}

/** Of programs that others followed so much is kept of each stream. */
const MAX_BRIEF = 64 * 1024;

function cutOutputs(run: ReportedRun, limit: number): ReportedRun {
  return {
    ...run,
    stdout: cutStream(run.stdout, limit),
    stderr: cutStream(run.stderr, limit),
    stdoutTruncated: run.stdoutTruncated || run.stdout.length > limit,
    stderrTruncated: run.stderrTruncated || run.stderr.length > limit,
  };
}

/** A run with less of its outputs, as for one of many attempts. Pure. */
export function briefly(run: ReportedRun): ReportedRun {
  return cutOutputs(run, MAX_BRIEF);
}

/** The runs with shorter outputs when they are too much for one report together. */
function fitOutputs(runs: readonly ReportedRun[]): readonly ReportedRun[] {
  const total = runs.reduce((sum, { stdout, stderr }) => sum + stdout.length + stderr.length, 0);
  if (total <= MAX_TEXT) return runs;
  const limit = Math.floor(MAX_TEXT / (2 * runs.length));
  return runs.map((run) => cutOutputs(run, limit));
}

/** The report of a run, also of one that failed before anything was executed. Pure. */
export function buildReport(findings: Findings): RunReport {
  const { runs, error, cancelled } = findings;
  const { conversation } = findings;
  // Attempts may fail as long as one of them is what was wanted.
  const statuses: ReportStatus[] =
    conversation === undefined ? runs.map(({ status }) => status) : [verdictOf(conversation)];
  if (error !== undefined) statuses.push('error');
  if (cancelled) statuses.push('cancelled');
  return {
    schemaVersion: 1,
    status: worst(statuses),
    environment: describeEnvironment(findings.environment),
    isolation: describeIsolation(findings),
    runs: fitOutputs(runs),
    notStarted: Math.max(0, findings.programCount - runs.length),
    notes: findings.notes ?? [],
    skipped: findings.skipped ?? [],
    artifacts: findings.artifacts ?? null,
    conversation: conversation === undefined ? null : reportConversation(conversation),
    error: error === undefined ? null : { code: error.code, message: error.message, hint: error.hint },
    workingDirectory: findings.environment?.workingDirectory ?? null,
  };
}
