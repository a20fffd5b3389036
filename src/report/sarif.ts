import { createHash } from 'node:crypto';
import { cutEnd } from './cut-text.js';
import { lastFailure } from './describe-conversation.js';
import type { ReportPart } from './report-part.js';
import type { ReportedRun, RunReport } from './run-report.js';
import { showInvisible } from './neutralise.js';
import { ruleOf, type Rule } from './sarif-rules.js';
import { describeOutcome } from './wording.js';
import { VERSION } from '../version.js';

/** GitHub's code scanning shows the first 5000 results of a run and refuses 25,000. */
const MAX_RESULTS = 5000;
const MAX_MESSAGE = 1000;
const MAX_LABELS = 20;

/** One failing place, in all environments in which it fails. */
interface Finding {
  readonly rule: Rule;
  readonly uri: string;
  readonly line: number;
  readonly message: string;
  readonly fingerprint: string;
  readonly level: 'error' | 'warning';
  readonly labels: string[];
}

/** A path as a relative reference: nothing in it is a scheme, an authority or a query. */
function uriOf(path: string): string {
  const parts = path.toWellFormed().split(/[\\/]/).map(encodeURIComponent);
  const uri = parts.join('/').replace(/^\/+/, '');
  return path.startsWith('/') ? `file:///${uri}` : uri;
}

/** Text in which nothing is a link or a placeholder for the readers of messages. */
function messageText(text: string): string {
  const shown = text
    .split('\n')
    .map(showInvisible)
    .join('\n')
    .replaceAll('](', '] (')
    .replace(/\{(?=\d+\})/g, '{ ');
  return cutEnd(shown, MAX_MESSAGE);
}

/** The same as long as the failing line is, wherever it is moved to. */
function fingerprintOf(run: ReportedRun, source: string | undefined): string {
  const line = run.error?.line ?? undefined;
  const text = line === undefined ? undefined : source?.split(/\r\n|\r|\n/)[line - 1]?.trim();
  return createHash('sha256')
    .update(text ?? run.id)
    .digest('hex')
    .slice(0, 16);
}

function findingOf(run: ReportedRun, part: ReportPart): Finding {
  const { error, source } = run;
  const what = error === null ? describeOutcome(run.outcome) : `${error.type}: ${error.message}`;
  return {
    rule: ruleOf(run),
    uri: uriOf(error?.path ?? source?.path ?? run.id),
    line: Math.max(1, error?.line ?? source?.line ?? 1),
    message: messageText(what),
    fingerprint: fingerprintOf(run, part.sources(run)),
    level: run.status === 'cancelled' ? 'warning' : 'error',
    labels: [part.label],
  };
}

/** Of a conversation what it ended with: what failed before was mended. */
function failing({ report }: ReportPart): ReportedRun[] {
  if (report.conversation === null) return report.runs.filter(({ status }) => status !== 'passed');
  const last = lastFailure(report);
  return last === undefined ? [] : [last];
}

/** What did not pass; the same in several environments once. */
function findingsOf(parts: readonly ReportPart[]): Finding[] {
  const all = new Map<string, Finding>();
  for (const part of parts) {
    const seen = new Map<string, number>();
    for (const run of failing(part)) {
      const finding = findingOf(run, part);
      const key = [finding.uri, finding.rule.id, finding.fingerprint].join('\n');
      // Equal lines of a file are told apart by their order.
      const count = (seen.get(key) ?? 0) + 1;
      seen.set(key, count);
      const known = all.get(`${key}\n${count}`);
      if (known === undefined)
        all.set(`${key}\n${count}`, { ...finding, fingerprint: `${finding.fingerprint}:${count}` });
      else known.labels.push(part.label);
    }
  }
  return [...all.values()];
}

function resultOf(finding: Finding, ruleIndex: number, isOneOfMany: boolean): object {
  const { rule, uri, line, message, fingerprint, level, labels } = finding;
  const where = isOneOfMany ? `\n(${messageText(labels.slice(0, MAX_LABELS).join(', '))})` : '';
  return {
    ruleId: rule.id,
    ruleIndex,
    level,
    message: { text: `${message}${where}` },
    locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine: line } } }],
    partialFingerprints: { primaryLocationLineHash: fingerprint },
  };
}

function notification(text: string, level: 'error' | 'warning', id?: string): object {
  return { level, message: { text: messageText(text) }, ...(id === undefined ? {} : { descriptor: { id } }) };
}

function invocationOf({ error, notStarted }: RunReport, left: number): object {
  const notes = [
    ...(error === null ? [] : [notification(`${error.message}\n${error.hint}`, 'error', error.code)]),
    ...(notStarted === 0 ? [] : [notification(`${notStarted} programs were not started.`, 'warning')]),
    ...(left === 0 ? [] : [notification(`${left} more results are left out.`, 'warning')]),
  ];
  return { executionSuccessful: error === null, ...(notes.length === 0 ? {} : { toolExecutionNotifications: notes }) };
}

/**
 * SARIF 2.1.0 with a result for each program that did not pass, at its failing line, within the limits of GitHub's code
 * scanning. Paths of sources are relative to the workspace already. Pure.
 */
export function buildSarif(parts: readonly ReportPart[]): string {
  const findings = findingsOf(parts);
  const shown = findings.slice(0, MAX_RESULTS);
  const rules = [...new Map(shown.map(({ rule }) => [rule.id, rule])).values()];
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const isOneOfMany = parts.length > 1;
  const run = {
    tool: { driver: { name: 'pyexec', version: VERSION, semanticVersion: VERSION, rules } },
    invocations: parts.map(({ report }, index) =>
      invocationOf(report, index === 0 ? findings.length - shown.length : 0),
    ),
    results: shown.map((finding) => resultOf(finding, indexes.get(finding.rule.id) ?? 0, isOneOfMany)),
    columnKind: 'utf16CodeUnits',
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, undefined, 1)}\n`;
}
