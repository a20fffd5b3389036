import { statusOf, type Outcome, type RunStatus } from '../execution/outcome.js';
import type { FileChange } from '../execution/working-directory/changes.js';
import type { ProgramError, ReportedRun } from '../report/run-report.js';
import { LONGEST_MS } from '../shards/durations.js';
import { isRecord, readCount, readNumber, readText } from '../json-fields.js';
import type { PlannedProgram } from '../shards/shard-plan.js';
import { readNotes } from './shard-notes.js';

const MOST = Number.MAX_SAFE_INTEGER;
/** Of each stream so much is taken. */
const MAX_STREAM = 64 * 1024;
const MAX_MESSAGE = 4096;
const MAX_FILES = 20;
const MAX_PATH = 1024;
const MAX_LINE = 100_000_000;
/** What exceptions are called, with their modules. */
const TYPE = /^[\p{ID_Start}_][\p{ID_Continue}.]{0,199}$/u;

function readOutcome(value: unknown): Outcome | undefined {
  if (!isRecord(value)) return undefined;
  const { kind, exitCode, signal, stream, bytes, entries } = value;
  switch (kind) {
    case 'exited':
      return Number.isInteger(exitCode) && Math.abs(Number(exitCode)) < 2 ** 32
        ? { kind, exitCode: Number(exitCode) }
        : undefined;
    case 'signalled':
      return typeof signal === 'string' && /^[\w+ -]{1,30}$/.test(signal) ? { kind, signal } : undefined;
    case 'output-limit':
      return stream === 'stdout' || stream === 'stderr' ? { kind, stream } : undefined;
    case 'disk-limit': {
      const [b, e] = [readCount(bytes, MOST), readCount(entries, MOST)];
      return b === undefined || e === undefined ? undefined : { kind, bytes: b, entries: e };
    }
    case 'timed-out':
    case 'out-of-memory':
    case 'cancelled':
      return { kind };
    default:
      return undefined;
  }
}

/**
 * What the outcome says, and not what the result does: that counts only where a document expects something, an error
 * (as the plan knows) or an output.
 */
function judge(outcome: Outcome, claimed: unknown, { expectsError }: PlannedProgram): RunStatus {
  const status = statusOf(outcome);
  if (outcome.kind !== 'exited') return status;
  if (expectsError) return claimed === 'passed' && status === 'failed' ? 'passed' : 'failed';
  return claimed === 'passed' ? status : 'failed';
}

/** Shortened by its middle; a copy, since parts of a text keep the whole of it in memory. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const half = Math.floor(most / 2);
  return Buffer.from(`${text.slice(0, half)}\n…\n${text.slice(-half)}`.toWellFormed()).toString();
}

function readError(value: unknown, { path }: PlannedProgram): ProgramError | null {
  if (!isRecord(value)) return null;
  const { type, message, line } = value;
  const known = typeof type === 'string' && TYPE.test(type) ? type : 'Error';
  const text = typeof message === 'string' ? cut(message, MAX_MESSAGE) : '';
  const number = value['path'] === path ? readCount(line, MAX_LINE, 1) : undefined;
  return { type: known, message: text, path: number === undefined ? null : path, line: number ?? null };
}

function readFiles(value: unknown): FileChange[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, MAX_FILES).flatMap((one): FileChange[] => {
    const { path, bytes, change } = isRecord(one) ? one : {};
    const [name, size] = [readText(path, MAX_PATH), readCount(bytes, MOST)];
    if (name === undefined || size === undefined || (change !== 'created' && change !== 'changed')) return [];
    return [{ path: name, bytes: size, change }];
  });
}

/**
 * A run of a result that may be forged, as far as it is well-formed; undefined when what decides about it is not. The
 * status follows from the outcome, the path from the plan; what is only of use on the machine of the shard is dropped. Notes
 * are on one line each. Pure.
 */
export function readRun(value: Readonly<Record<string, unknown>>, planned: PlannedProgram): ReportedRun | undefined {
  const outcome = readOutcome(value['outcome']);
  const durationMs = readNumber(value['durationMs'], LONGEST_MS);
  const [stdout, stderr] = [value['stdout'], value['stderr']];
  if (outcome === undefined || durationMs === undefined) return undefined;
  if (typeof stdout !== 'string' || typeof stderr !== 'string') return undefined;
  const status = judge(outcome, value['status'], planned);
  const files = readFiles(value['files']);
  const isWhole = Array.isArray(value['files']) && files.length === value['files'].length;
  const line = isRecord(value['source']) ? readCount(value['source']['line'], MAX_LINE, 1) : undefined;
  return {
    id: planned.id,
    source: { path: planned.path, line: line ?? 1 },
    status,
    outcome,
    stdout: cut(stdout, MAX_STREAM),
    stderr: cut(stderr, MAX_STREAM),
    stdoutBytes: readCount(value['stdoutBytes'], MOST) ?? Buffer.byteLength(stdout),
    stderrBytes: readCount(value['stderrBytes'], MOST) ?? Buffer.byteLength(stderr),
    stdoutTruncated: value['stdoutTruncated'] === true || stdout.length > MAX_STREAM,
    stderrTruncated: value['stderrTruncated'] === true || stderr.length > MAX_STREAM,
    durationMs,
    peakMemoryBytes: readCount(value['peakMemoryBytes'], MOST) ?? null,
    error: readError(value['error'], planned),
    files,
    filesTruncated: value['filesTruncated'] === true || !isWhole,
    workingDirectory: '',
    scriptPath: null,
    notes: readNotes(value['notes']),
  };
}
