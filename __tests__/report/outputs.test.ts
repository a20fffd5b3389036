import { describe, expect, test } from '@jest/globals';
import { buildOutputs, decidingRun } from '../../src/report/outputs.js';
import { aConversation, aTurn } from '../fixtures/sources/a-conversation.js';
import { aFailure, aReport, aRun } from '../fixtures/sources/a-report.js';

const FILES = { result: '/r/result.json', stdout: '/r/stdout.txt', stderr: '/r/stderr.txt' };
/** What a job may have in outputs, counted in UTF-16, as GitHub does. */
const JOB_BYTES = 1024 * 1024;

const utf16Bytes = (outputs: Record<string, string>): number => 2 * Object.values(outputs).join('').length;

describe('buildOutputs', () => {
  test('has the outputs of action.yml', () => {
    const run = aFailure({ stdout: 'o', stderr: 'e', outcome: { kind: 'exited', exitCode: 3 } });
    expect(buildOutputs(aReport([run]), FILES)).toEqual({
      status: 'failed',
      'exit-code': '3',
      stdout: 'o',
      stderr: 'e',
      truncated: 'false',
      'stdout-file': '/r/stdout.txt',
      'stderr-file': '/r/stderr.txt',
      'duration-ms': '12',
      result: JSON.stringify({
        schemaVersion: 1,
        status: 'failed',
        error: null,
        programs: 1,
        runs: [{ id: 'a.py', status: 'failed', outcome: { kind: 'exited', exitCode: 3 }, durationMs: 12.4, line: 3 }],
      }),
      'result-file': '/r/result.json',
      'python-version': '3.12.4',
      'python-path': '/usr/bin/python3',
      'cache-hit': 'false',
      isolation: 'none',
      'working-directory': '/tmp/work',
      'script-path': '/repo/a.py',
      'artifact-id': '',
      'artifact-url': '',
      'junit-file': '',
      'sarif-file': '',
      'html-file': '',
      'patch-file': '',
      'patch-artifact-id': '',
      repaired: '0',
      code: '',
      'code-file': '',
      turns: '',
      answer: '',
      usage: '',
      'transcript-file': '',
    });
  });

  test('say where reports were written', () => {
    const outputs = buildOutputs(aReport([]), { ...FILES, junit: '/r/j.xml', html: '/r/p.html' });
    expect([outputs['junit-file'], outputs['sarif-file'], outputs['html-file']]).toEqual(['/r/j.xml', '', '/r/p.html']);
  });

  test('of a run that came to nothing are empty, and say error', () => {
    const error = { code: 'python-not-found', message: 'm', hint: 'h' } as const;
    const report = aReport([], { status: 'error', error, environment: null, isolation: null, workingDirectory: null });
    expect(buildOutputs(report, FILES)).toEqual({
      status: 'error',
      'exit-code': '',
      stdout: '',
      stderr: '',
      truncated: 'false',
      'stdout-file': '/r/stdout.txt',
      'stderr-file': '/r/stderr.txt',
      'duration-ms': '',
      result: JSON.stringify({ schemaVersion: 1, status: 'error', error, programs: 0, runs: [] }),
      'result-file': '/r/result.json',
      'python-version': '',
      'python-path': '',
      'cache-hit': '',
      isolation: '',
      'working-directory': '',
      'script-path': '',
      'artifact-id': '',
      'artifact-url': '',
      'junit-file': '',
      'sarif-file': '',
      'html-file': '',
      'patch-file': '',
      'patch-artifact-id': '',
      repaired: '0',
      code: '',
      'code-file': '',
      turns: '',
      answer: '',
      usage: '',
      'transcript-file': '',
    });
  });

  test.each([
    ['a signal', { kind: 'signalled', signal: 'SIGSEGV' }],
    ['the timeout', { kind: 'timed-out' }],
    ['the disk limit', { kind: 'disk-limit', bytes: 1, entries: 1 }],
  ] as const)('has no exit code for a program that ended by %s', (_, outcome) => {
    expect(buildOutputs(aReport([aFailure({ outcome })]), FILES)['exit-code']).toBe('');
  });

  test.each(['x', '😀', '\u0000', '"'])(
    'stays below what a job may have when everything is full of %j',
    (character) => {
      const long = character.repeat(1_000_000);
      const run = aFailure({ stdout: long, stderr: long, error: { type: 'E', message: long, path: null, line: null } });
      const outputs = buildOutputs(aReport([run]), FILES);
      expect(utf16Bytes(outputs)).toBeLessThan(JOB_BYTES / 2);
      expect(outputs['truncated']).toBe('true');
      expect(outputs.stdout.isWellFormed()).toBe(true);
    },
  );

  test('counts the programs of a conversation without its checks', () => {
    const turns = [aTurn({ runs: [0], run: 0 }), aTurn({ saysDone: true, check: 1 })];
    const report = aReport([aRun(), aRun({ id: 'check' })], { conversation: aConversation({ turns }) });
    expect(JSON.parse(buildOutputs(report, FILES).result)).toMatchObject({ programs: 1, runs: [{}, { id: 'check' }] });
  });

  test('has a small result for thousands of programs and for a long error', () => {
    const many = Array.from({ length: 5000 }, (_, index) => aFailure({ id: `${index}-${'x'.repeat(200)}.py` }));
    const result = buildOutputs(aReport(many), FILES).result;
    expect(JSON.parse(result)).toEqual({ schemaVersion: 1, status: 'failed', error: null, programs: 5000 });

    const message = Array.from({ length: 5000 }, (_, index) => `  - \`files\`: ${index}.py is not UTF-8`).join('\n');
    const failed = aReport([], { status: 'error', error: { code: 'invalid-program', message, hint: 'h' } });
    const long = buildOutputs(failed, FILES).result;
    expect(long.length).toBeLessThanOrEqual(32 * 1024);
    expect(JSON.parse(long)).toMatchObject({ status: 'error', error: { code: 'invalid-program' } });
  });

  test.each([
    [{ stdoutTruncated: true }, 'true'],
    [{ stderrTruncated: true }, 'true'],
    [{ stdout: 'x'.repeat(65_536) }, 'false'],
    [{ stdout: 'x'.repeat(65_537) }, 'true'],
    [{ stderr: 'x'.repeat(65_537) }, 'true'],
  ])('says whether something is missing (%#)', (different, truncated) => {
    expect(buildOutputs(aReport([aRun(different)]), FILES)['truncated']).toBe(truncated);
  });

  test('never split a character', () => {
    const outputs = buildOutputs(aReport([aRun({ stdout: `${'x'.repeat(65_535)}😀` })]), FILES);
    expect(outputs.stdout.isWellFormed()).toBe(true);
  });
});

describe('decidingRun', () => {
  test('is the first that decided the status', () => {
    const runs = [aRun({ id: '1' }), aFailure({ id: '2' }), aFailure({ id: '3' })];
    expect(decidingRun(aReport(runs))?.id).toBe('2');
    expect(decidingRun(aReport(runs, { status: 'error' }))?.id).toBe('1');
    expect(decidingRun(aReport([]))).toBeUndefined();
  });
});
