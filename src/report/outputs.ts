import { countPrograms } from './describe-conversation.js';
import type { ReportedRun, RunReport } from './run-report.js';

/** The outputs of the action, with their descriptions for action.yml and the README. */
export const OUTPUTS = {
  status:
    'the worst of the programs: `passed`, `failed`, `timed-out`, `out-of-memory`, `output-limit`, `disk-limit`, `cancelled`, or `error` when the tool itself failed',
  'exit-code': 'exit code of the program; empty when it was ended by a signal or a limit',
  stdout: 'standard output, cut to 65536 characters',
  stderr: 'standard error, cut to 65536 characters',
  truncated: '`true` when stdout or stderr is not whole',
  'stdout-file': 'path of a file with the captured standard output',
  'stderr-file': 'path of a file with the captured standard error',
  'duration-ms': 'run time of the program in milliseconds',
  result: 'the result as JSON, without the output of the programs',
  'result-file': 'path of result.json, the whole result',
  'python-version': 'version of the interpreter',
  'python-path': 'path of the interpreter',
  'cache-hit': '`true` when the packages were there from an earlier run or job',
  isolation: 'the isolation that was in force',
  'working-directory': 'where the program ran; kept until the job ends',
  'script-path': 'path of the program that was run',
  'artifact-id': 'number of the uploaded artifact; empty without one',
  'artifact-url': 'address of the uploaded artifact; empty without one',
  'junit-file': 'path of the JUnit XML; empty unless `junit-file` is given',
  'sarif-file': 'path of the SARIF file; empty unless `sarif-file` is given',
  'html-file': 'path of the page; empty unless `html-file` is given',
  'patch-file': 'path of the patch with what `repair` came to; empty unless `patch-file` is given',
  'patch-artifact-id': 'number of the artifact with `repair.patch`; empty when there is nothing to apply',
  repaired: 'how many of the programs that did not pass were repaired; 0 without `repair`',
  code: 'the last program of a conversation, cut to 65536 characters',
  'code-file': 'path of a file with it; empty without a conversation',
  turns: 'how many turns a conversation took',
  answer: 'what the model said last, cut to 65536 characters',
  usage: 'tokens of a conversation as JSON: `promptTokens`, `completionTokens`, `totalTokens`, `requests`, `estimated`',
  'transcript-file': 'path of transcript.md, the whole conversation; beside it lies transcript.jsonl',
} as const;

/** Outputs of a job may hold 1 MB, counted in UTF-16; this leaves room for those of other steps. */
const MAX_STREAM = 64 * 1024;
const MAX_RESULT = 32 * 1024;
const MAX_MESSAGE = 4 * 1024;

/**
 * The run that the outputs speak of: the first that decided the status, which for a single program is that one; of a
 * conversation the last program.
 */
export function decidingRun(report: RunReport): ReportedRun | undefined {
  const { conversation, runs } = report;
  if (conversation !== null) return runs[conversation.turns.findLast(({ run }) => run !== null)?.run ?? -1];
  return report.runs.find(({ status }) => status === report.status) ?? report.runs[0];
}

function cut(text: string): string {
  return text.length <= MAX_STREAM ? text : text.slice(0, MAX_STREAM).toWellFormed();
}

function smallResult(report: RunReport): string {
  const runs = report.runs.map(({ id, status, outcome, durationMs, error }) => ({
    id,
    status,
    outcome,
    durationMs,
    line: error?.line ?? null,
  }));
  const base = {
    schemaVersion: report.schemaVersion,
    status: report.status,
    error: report.error === null ? null : { ...report.error, message: report.error.message.slice(0, MAX_MESSAGE) },
    programs: report.conversation === null ? report.runs.length : countPrograms(report.conversation),
  };
  const whole = JSON.stringify({ ...base, runs });
  return whole.length <= MAX_RESULT ? whole : JSON.stringify(base);
}

/** Where reports were written. Absolute; what was not asked for is undefined. */
export interface ReportPaths {
  readonly junit?: string | undefined;
  readonly sarif?: string | undefined;
  readonly html?: string | undefined;
  readonly patch?: string | undefined;
}

/** Where the host has written whole results. Absolute. */
export interface ResultFiles extends ReportPaths {
  readonly result: string;
  readonly stdout: string;
  readonly stderr: string;
  /** Undefined without a conversation. */
  readonly transcript?: string | undefined;
  readonly code?: string | undefined;
}

/** The outputs of the action, in the words of action.yml. Pure. */
export function buildOutputs(report: RunReport, files: ResultFiles): Record<keyof typeof OUTPUTS, string> {
  const run = decidingRun(report);
  const stdout = cut(run?.stdout ?? '');
  const stderr = cut(run?.stderr ?? '');
  const isCut = stdout !== (run?.stdout ?? '') || stderr !== (run?.stderr ?? '');
  return {
    status: report.status,
    'exit-code': run?.outcome.kind === 'exited' ? String(run.outcome.exitCode) : '',
    stdout,
    stderr,
    truncated: String(isCut || run?.stdoutTruncated === true || run?.stderrTruncated === true),
    'stdout-file': files.stdout,
    'stderr-file': files.stderr,
    'duration-ms': run === undefined ? '' : String(Math.round(run.durationMs)),
    result: smallResult(report),
    'result-file': files.result,
    'python-version': report.environment?.pythonVersion ?? '',
    'python-path': report.environment?.pythonPath ?? '',
    'cache-hit': report.environment === null ? '' : String(report.environment.cacheHit),
    isolation: report.isolation?.kind ?? '',
    'working-directory': report.workingDirectory ?? '',
    'script-path': run?.scriptPath ?? '',
    'artifact-id': String(report.artifacts?.id ?? ''),
    'artifact-url': report.artifacts?.url ?? '',
    'junit-file': files.junit ?? '',
    'sarif-file': files.sarif ?? '',
    'html-file': files.html ?? '',
    'patch-file': files.patch ?? '',
    'patch-artifact-id': String(report.patch?.id ?? ''),
    repaired: String((report.repairs ?? []).filter(({ outcome }) => outcome === 'repaired').length),
    code: cut(report.conversation?.code ?? ''),
    'code-file': files.code ?? '',
    turns: report.conversation === null ? '' : String(report.conversation.turns.length),
    answer: cut(report.conversation?.answer ?? ''),
    usage: report.conversation === null ? '' : JSON.stringify(report.conversation.usage),
    'transcript-file': files.transcript ?? '',
  };
}
