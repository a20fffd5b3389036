import { fieldsOf, parseJson } from '../json-fields.js';
import type { RunStatus } from '../execution/outcome.js';
import { SEVERITY, worst } from '../report/build-report.js';
import type { ReportStatus } from '../report/run-report.js';

/** A program that did not pass, by its own word or that of whoever wrote the file. */
export interface ClaimedFailure {
  readonly id: string;
  readonly status: RunStatus;
  /** Of a merged report. */
  readonly pythonVersion: string | null;
  /** A path of the repository; null when it is none. */
  readonly path: string | null;
  readonly line: number | null;
  /** Type and message of the error; empty when there was none. */
  readonly error: string;
}

/** What is taken of a result.json that anybody may have written. */
export interface ClaimedReport {
  readonly status: ReportStatus;
  /** How many programs there are of each status. */
  readonly counts: ReadonlyMap<ReportStatus, number>;
  /** At most `MAX_FAILURES`. */
  readonly failures: readonly ClaimedFailure[];
  /** What the tool itself failed at; empty when it did not. */
  readonly error: string;
  /** How many programs have a suggestion of a model, and the artifact with the patch; empty when there is none. */
  readonly suggestions: { readonly count: number; readonly artifact: string };
}

export const MAX_FAILURES = 50;
const MAX_TEXT = 1000;
const MAX_LINE = 10_000_000;

type Fields = Readonly<Record<string, unknown>>;

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, MAX_TEXT).toWellFormed() : '';
}

function statusOf(value: unknown): ReportStatus {
  return SEVERITY.find((one) => one === value) ?? 'error';
}

/** A path below the top of a repository, as GitHub takes it; null for any other. */
function pathOf(value: unknown): string | null {
  const path = textOf(value);
  const isOurs =
    /^[^/\\\p{C}][^\\\p{C}]*$/u.test(path) && !path.split('/').some((part) => ['', '.', '..'].includes(part));
  return isOurs ? path : null;
}

function failureOf(run: Fields, status: RunStatus): ClaimedFailure {
  const error = fieldsOf(run['error']);
  const [type, message] = [textOf(error['type']), textOf(error['message'])];
  const source = fieldsOf(run['source']);
  const path = pathOf(error['path'] ?? source['path']);
  const line = Number(error['line'] ?? source['line']);
  const isLine = path !== null && Number.isInteger(line) && line >= 1 && line <= MAX_LINE;
  return {
    id: textOf(run['id']),
    status,
    pythonVersion: textOf(run['pythonVersion']) || null,
    path,
    line: isLine ? line : null,
    error: message === '' ? type : `${type}: ${message}`,
  };
}

function suggestionsOf({ repairs, patch }: Fields): ClaimedReport['suggestions'] {
  const all: unknown[] = Array.isArray(repairs) ? repairs : [];
  const count = all.filter((one) => fieldsOf(one)['outcome'] === 'repaired').length;
  return { count, artifact: textOf(fieldsOf(patch)['name']) };
}

/**
 * Reads the text of a result.json of one run or of several that were merged. Whoever wrote it may have run code that nobody
 * has reviewed, or be that code: each field is looked at by itself and shortened, and what is not known is dropped.
 * Undefined when it is no result. Pure.
 */
export function readClaimedReport(text: string): ClaimedReport | undefined {
  const content = fieldsOf(parseJson(text));
  const { schemaVersion, runs, error } = content;
  if (schemaVersion !== 1 || !Array.isArray(runs)) return undefined;
  const counts = new Map<ReportStatus, number>();
  const failures: ClaimedFailure[] = [];
  for (const one of runs as unknown[]) {
    const run = fieldsOf(one);
    const status = statusOf(run['status']);
    counts.set(status, (counts.get(status) ?? 0) + 1);
    if (status !== 'passed' && status !== 'error' && failures.length < MAX_FAILURES)
      failures.push(failureOf(run, status));
  }
  const { code, message } = fieldsOf(error);
  const own = error === null ? '' : `${textOf(code)}: ${textOf(message)}`;
  const status = worst([statusOf(content['status']), ...counts.keys(), ...(own === '' ? [] : ['error' as const])]);
  return { status, counts, failures, error: own, suggestions: suggestionsOf(content) };
}
