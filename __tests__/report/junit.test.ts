import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { buildJunit } from '../../src/report/junit.js';
import { aConversation, aTurn } from '../fixtures/sources/a-conversation.js';
import { aFailure, aReport, aRun } from '../fixtures/sources/a-report.js';
import type { RunReport } from '../../src/report/run-report.js';
import { aHostilePart, aMixedPart, aPart, textsOf } from '../fixtures/sources/report-parts.js';
import { describeWith } from '../support/engines.js';

const SCHEMA = path.join(import.meta.dirname, '..', 'fixtures', 'schemas', 'junit-10.xsd');
const error = { code: 'python-not-found', message: 'none <here>', hint: 'Install it.' } as const;

describe('buildJunit', () => {
  test('has a skipped test for what a document says not to run', () => {
    const skipped = [{ id: 'docs/a.md:9', source: { path: 'docs/a.md', line: 9 }, reason: 'needs <a GPU>' }];
    const xml = buildJunit([aPart([aRun()], { report: aReport([aRun()], { skipped }) })]);
    expect(xml).toContain(
      '<testcase name="docs/a.md:9" classname="docs.a"><skipped message="needs &lt;a GPU&gt;"/></testcase>',
    );
    expect(xml).toContain('tests="2" failures="0" errors="0" skipped="1"');
  });

  test('has a suite with a test for each program', () => {
    const run = aFailure({ stdout: 'o\u0000<\n', stdoutBytes: 4, durationMs: 1234.5 });
    const part = aPart([aRun({ id: 'x/b.py', source: { path: 'x/b.py', line: 1 } }), run], {
      sources: textsOf({ 'a.py': 'one\ntwo\nthree\n' }),
    });
    expect(buildJunit([part])).toBe(
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<testsuites name="pyexec" tests="2" failures="1" errors="0" time="1.247">',
        '<testsuite name="pyexec Python 3.12.4" tests="2" failures="1" errors="0" skipped="0" time="1.247">' +
          '<properties><property name="python" value="3.12.4"/><property name="python-path" value="/usr/bin/python3"/>' +
          '<property name="isolation" value="isolation: none; network: not restricted; memory limit: rlimit; process limit: none; new privileges: refused; user: the caller&#39;s"/></properties>',
        '<testcase name="x/b.py" classname="x.b" time="0.012"/>',
        '<testcase name="a.py" classname="a" time="1.234">' +
          '<failure type="ValueError" message="ValueError: bad">ValueError: bad\nexit code 1\na.py:3\n' +
          '  1 | one\n  2 | two\n&gt; 3 | three</failure>' +
          '<system-out>o\\x00&lt;\n</system-out></testcase></testsuite>',
        '</testsuites>',
        '',
      ].join('\n'),
    );
  });

  test('has an error for what we failed to do, and a skipped test for what was not started', () => {
    const part = aPart([], { report: aReport([], { error, status: 'error', notStarted: 3, environment: null }) });
    const xml = buildJunit([part]);
    expect(xml).toContain('tests="2" failures="0" errors="1" skipped="1"');
    expect(xml).toContain(
      '<error type="python-not-found" message="none &lt;here&gt;">none &lt;here&gt;\nInstall it.</error>',
    );
    expect(xml).toContain('<skipped message="3 programs were not started"/>');
  });

  describe('of a conversation', () => {
    const tried = aFailure({
      id: 'attempt-1.py',
      error: { type: 'ValueError', message: 'bad', path: null, line: null },
    });
    const turns = [aTurn({ runs: [0], run: 0 }), aTurn({ runs: [1], run: 1 })];
    const xmlOf = (runs: ReturnType<typeof aRun>[], different: Partial<RunReport>): string => {
      const report = aReport(runs, { conversation: aConversation({ turns }), ...different });
      return buildJunit([aPart(runs, { report })]);
    };

    test('takes programs that failed for skipped when it is done, and has itself for a test', () => {
      const xml = xmlOf([tried, aRun({ id: 'attempt-2.py' })], { status: 'passed' });
      expect(xml).toContain('tests="3" failures="0" errors="0" skipped="1"');
      expect(xml).toMatch(
        /<testcase name="attempt-1\.py"[^>]*><skipped message="tried, and failed: ValueError: bad"\/><\/testcase>/,
      );
      expect(xml).toContain('<testcase name="conversation" classname="pyexec"/>');
    });

    test('fails once when it is not done, with why and what failed last', () => {
      const conversation = aConversation({ turns, stopped: 'max-turns' });
      const xml = xmlOf([tried, { ...tried, id: 'attempt-2.py' }], { status: 'failed', conversation });
      expect(xml).toContain('tests="3" failures="1" errors="0" skipped="2"');
      expect(xml).toContain(
        '<failure type="failed" message="the turns are used up (`max-turns`); the last program failed">' +
          'the turns are used up (`max-turns`); the last program failed\nValueError: bad\nexit code 1</failure>',
      );
    });

    test('fails although all that was tried passed', () => {
      const conversation = aConversation({ turns, stopped: 'max-turns' });
      const xml = xmlOf([aRun(), aRun()], { status: 'failed', conversation });
      expect(xml).toContain('tests="3" failures="1" errors="0" skipped="0"');
    });

    test('has the error alone when there is one', () => {
      const conversation = aConversation({ turns, stopped: 'model-error' });
      const xml = xmlOf([tried, aRun()], { status: 'error', conversation, error });
      expect(xml).toContain('tests="3" failures="0" errors="1" skipped="1"');
      expect(xml).not.toContain('name="conversation"');
    });
  });

  test('tells the same program in several environments apart', () => {
    const xml = buildJunit([aMixedPart('Python 3.9.1'), aMixedPart('Python 3.12.4')]);
    expect([...xml.matchAll(/<testcase name="hello\.py" classname="([^"]*)"/g)].map(([, name]) => name)).toEqual([
      'Python_3_9_1.hello',
      'Python_3_12_4.hello',
    ]);
  });

  test('stays small whatever programs print', () => {
    const runs = Array.from({ length: 2000 }, (_, index) =>
      aFailure({ id: `${index}.py`, stdout: 'x'.repeat(50_000) }),
    );
    expect(buildJunit([aPart(runs)]).length).toBeLessThan(12 * 2 ** 20);
  });
});

describeWith('xmllint', 'buildJunit', () => {
  function validate(xml: string): string {
    const args = ['--noout', '--nonet', '--huge', '--schema', SCHEMA, '-'];
    const { status, stderr } = spawnSync('xmllint', args, { input: xml, encoding: 'utf8' });
    return status === 0 ? 'valid' : stderr;
  }

  test('writes what the schema of Jenkins takes', () => {
    const failed = aPart([], { report: aReport([], { error, status: 'error', notStarted: 1 }) });
    expect(validate(buildJunit([aMixedPart(), failed]))).toBe('valid');
    expect(validate(buildJunit([]))).toBe('valid');
    const runs = [aFailure({ stdout: 'x' })];
    const talks = aConversation({ stopped: 'max-turns', turns: [aTurn({ runs: [0], run: 0 })] });
    const talked = aPart(runs, { report: aReport(runs, { conversation: talks, status: 'failed' }) });
    expect(validate(buildJunit([talked]))).toBe('valid');
  });

  test('writes what the schema takes, whatever programs say', () => {
    expect(validate(buildJunit([aHostilePart(), aMixedPart()]))).toBe('valid');
  });

  test('is held to it: what is no such report is refused', () => {
    expect(validate('<testsuites><testcase/></testsuites>')).toContain('not expected');
    expect(validate('<testsuites name="\u0001"/>')).not.toBe('valid');
  });
});
