import { cutEnd, cutMiddle } from './cut-text.js';
import { lastFailure } from './describe-conversation.js';
import type { ReportPart } from './report-part.js';
import type { ReportedRun, RunReport } from './run-report.js';
import { sourceContext } from './source-context.js';
import { describeIsolation, describeOutcome, describeVerdict } from './wording.js';
import { element, escapeLines } from './xml.js';

/** What is shown of each stream at most, and of all together of those that passed, and of those that did not. */
const MAX_STREAM = 64 * 1024;
const MAX_STREAMS = 8 * 2 ** 20;
const MAX_MESSAGE = 1000;

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
  readonly ms: number;
}

/** Seconds; the schema takes three digits after the point. */
function seconds(ms: number): string {
  return (Math.max(0, ms) / 1000).toFixed(3);
}

function cutMessage(text: string): string {
  return cutEnd(text, MAX_MESSAGE);
}

function whatOf({ error, outcome }: ReportedRun): string {
  return cutMessage(error === null ? describeOutcome(outcome) : `${error.type}: ${error.message}`);
}

function detailsOf(run: ReportedRun, source: string | undefined): string {
  const { error } = run;
  const place = error?.line == null ? [] : [`${error.path ?? run.id}:${error.line}`];
  const context = error?.line == null || source === undefined ? [] : sourceContext(source, error.line);
  return escapeLines([whatOf(run), describeOutcome(run.outcome), ...place, ...context].join('\n'));
}

/** Why a program is no test that passed. What a model tried is none that failed: see `conversationCase`. */
function verdict(run: ReportedRun, { report, sources }: ReportPart): string {
  if (run.status === 'passed') return '';
  if (report.conversation !== null) return element('skipped', { message: `tried, and failed: ${whatOf(run)}` });
  const type = cutMessage(run.error?.type ?? run.status);
  return element('failure', { type, message: whatOf(run) }, detailsOf(run, sources(run)));
}

function streams(run: ReportedRun, most: number): string {
  const named = { 'system-out': run.stdout, 'system-err': run.stderr };
  return Object.entries(named)
    .map(([name, text]) => (text === '' ? '' : element(name, {}, escapeLines(cutMiddle(text, most)))))
    .join('');
}

/** Services take what is before the last point for a package. */
function classNameOf(file: string): string {
  const path = file.replace(/\.\w{1,10}$/, '').replaceAll('.', '_');
  return path.split('/').filter(Boolean).join('.');
}

function className(part: ReportPart, run: ReportedRun, isOneOfMany: boolean): string {
  const name = classNameOf(run.source?.path ?? run.id);
  return isOneOfMany ? `${part.label.replace(/[^\w-]+/g, '_')}.${name}` : name;
}

/** How much of each stream there is room for. */
function roomFor(runs: readonly ReportedRun[]): (run: ReportedRun) => number {
  const passed = runs.filter(({ status }) => status === 'passed').length;
  const share = (count: number): number => Math.min(MAX_STREAM, Math.floor(MAX_STREAMS / (2 * Math.max(1, count))));
  return ({ status }) => share(status === 'passed' ? passed : runs.length - passed);
}

/** A conversation as one test, since its programs may fail as long as one of them is what was wanted. */
function conversationCase({ report, sources }: ReportPart): string[] {
  if (report.conversation === null || report.error !== null) return [];
  const about = { name: 'conversation', classname: 'pyexec' };
  if (report.status === 'passed') return [element('testcase', about)];
  const last = lastFailure(report);
  const message = describeVerdict(report);
  const details = last === undefined ? '' : `\n${detailsOf(last, sources(last))}`;
  const failure = element('failure', { type: report.status, message }, `${escapeLines(message)}${details}`);
  return [element('testcase', about, failure)];
}

/** What did not come to be run, as tests, so that no service takes what is missing for good. */
function cases({ error, notStarted, skipped }: RunReport): string[] {
  const lines = skipped.map(({ id, source, reason }) => {
    const about = { name: id, classname: classNameOf(source.path) };
    return element('testcase', about, element('skipped', { message: cutMessage(reason) }));
  });
  if (error !== null) {
    const about = { type: error.code, message: cutMessage(error.message) };
    const text = escapeLines(`${error.message}\n${error.hint}`);
    lines.push(element('testcase', { name: 'pyexec', classname: 'pyexec' }, element('error', about, text)));
  }
  if (notStarted > 0) {
    const message = `${notStarted} programs were not started`;
    lines.push(element('testcase', { name: message, classname: 'pyexec' }, element('skipped', { message })));
  }
  return lines;
}

function countsOf({ runs, error, notStarted, skipped, conversation, status }: RunReport): Counts {
  const failed = runs.filter((run) => run.status !== 'passed').length;
  const errors = Number(error !== null);
  const talks = Number(conversation !== null && error === null);
  const left = skipped.length + Number(notStarted > 0);
  return {
    tests: runs.length + talks + errors + left,
    failures: conversation === null ? failed : talks * Number(status !== 'passed'),
    errors,
    skipped: left + (conversation === null ? 0 : failed),
    ms: runs.reduce((sum, { durationMs }) => sum + durationMs, 0),
  };
}

function properties({ environment, isolation }: RunReport): string {
  if (environment === null || isolation === null) return '';
  const { pythonVersion, pythonPath, image } = environment;
  const named = {
    python: pythonVersion,
    'python-path': pythonPath,
    image,
    isolation: describeIsolation(isolation).join('; '),
  };
  const lines = Object.entries(named).map(([name, value]) =>
    value === null ? '' : element('property', { name, value }),
  );
  return element('properties', {}, lines.join(''));
}

function suite(part: ReportPart, isOneOfMany: boolean): string {
  const { report } = part;
  const room = roomFor(report.runs);
  const { tests, failures, errors, skipped, ms } = countsOf(report);
  const programs = report.runs.map((run) => {
    const about = { name: run.id, classname: className(part, run, isOneOfMany), time: seconds(run.durationMs) };
    return element('testcase', about, `${verdict(run, part)}${streams(run, room(run))}`);
  });
  return element(
    'testsuite',
    { name: `pyexec ${part.label}`, tests, failures, errors, skipped, time: seconds(ms) },
    [properties(report), ...programs, ...conversationCase(part), ...cases(report)].join('\n'),
  );
}

/**
 * JUnit XML as Jenkins, GitLab and most others read it: a suite for each part, a test for each program. What a program
 * did is a `failure`, what we failed to do an `error`. Pure.
 */
export function buildJunit(parts: readonly ReportPart[]): string {
  const counts = parts.map(({ report }) => countsOf(report));
  const sum = (name: keyof Counts): number => counts.reduce((total, count) => total + count[name], 0);
  const totals = { tests: sum('tests'), failures: sum('failures'), errors: sum('errors'), time: seconds(sum('ms')) };
  const suites = parts.map((part) => suite(part, parts.length > 1));
  const whole = element('testsuites', { name: 'pyexec', ...totals }, `\n${suites.join('\n')}\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${whole}\n`;
}
