import { describe, expect, test } from '@jest/globals';
import type { ExecutionResult } from '../../src/execution/execution-result.js';
import type { Outcome } from '../../src/execution/outcome.js';
import type { Expectation, Program } from '../../src/programs/program.js';
import { judge } from '../../src/report/judge.js';
import { aResult } from '../fixtures/sources/a-report.js';

function part(expectation: Partial<Expectation>): Program {
  return {
    kind: 'file',
    id: 'a.md:3',
    path: '/repo/a.md',
    text: '\n\nx\n',
    part: {
      source: { path: 'a.md', line: 3 },
      lineOf: (line) => (line === 3 ? 3 : undefined),
      isInPlace: true,
      expectation: { error: undefined, output: undefined, ...expectation },
      timeoutMs: undefined,
      notes: [],
    },
  };
}

const shows = (...texts: string[]): Expectation['output'] => ({
  blocks: texts.map((text, index) => ({
    text,
    firstLine: 10 * (index + 1),
    lastLine: 10 * (index + 1) + 3,
    prefix: '',
  })),
});
const exited = (exitCode: number): Outcome => ({ kind: 'exited', exitCode });
const stream = (text: string, truncated = false): ExecutionResult['stdout'] => ({
  text,
  bytes: text.length,
  truncated,
});
const traceback = (type: string): ExecutionResult['stderr'] =>
  stream(`Traceback (most recent call last):\n  File "/repo/a.md", line 3, in <module>\n${type}: text\n`);

function verdict(expectation: Partial<Expectation>, result: Partial<ExecutionResult>): unknown[] {
  const { status, error } = judge(aResult({ scriptPath: '/repo/a.md', ...result, program: part(expectation) }));
  return error === null ? [status] : [status, error.type, error.line];
}

describe('judge', () => {
  const fails = (type: string): Partial<ExecutionResult> => ({ outcome: exited(1), stderr: traceback(type) });
  const wants = (type?: string): Partial<Expectation> => ({ error: { type } });

  test.each<[string, Partial<Expectation>, Partial<ExecutionResult>, unknown[]]>([
    ['nothing is expected', {}, {}, ['passed']],
    ['nothing is expected, and it fails', {}, fails('E'), ['failed', 'E', 3]],
    ['any error', wants(), fails('E'), ['passed']],
    ['any error, without a traceback', wants(), { outcome: exited(3) }, ['passed']],
    ['the error', wants('E'), fails('E'), ['passed']],
    ['the error of a module', wants('E'), fails('m.E'), ['passed']],
    ['an error whose name only ends so', wants('E'), fails('NoE'), ['failed', 'NoE', 3]],
    ['another error', wants('E'), fails('F'), ['failed', 'F', 3]],
    ['no error', wants('E'), {}, ['failed', 'UnexpectedSuccess', 3]],
    ['a status', wants('SystemExit'), { outcome: exited(3) }, ['passed']],
    ['a status where an error is expected', wants('E'), { outcome: exited(3) }, ['failed']],
    ['a signal', wants(), { outcome: { kind: 'signalled', signal: 'SIGSEGV' } }, ['failed']],
    ['a timeout', wants(), { outcome: { kind: 'timed-out' } }, ['timed-out']],
    [
      'too much memory',
      wants('MemoryError'),
      { ...fails('MemoryError'), outcome: { kind: 'out-of-memory' } },
      ['out-of-memory'],
    ],
    ['the output', { output: shows('a\nb') }, { stdout: stream('a \r\nb\n\n') }, ['passed']],
    ['another output', { output: shows('a\nb') }, { stdout: stream('a\nc\n') }, ['failed', 'UnexpectedOutput', 12]],
    ['more output', { output: shows('a') }, { stdout: stream('a\nb\nc\n') }, ['failed', 'UnexpectedOutput', 13]],
    ['no output', { output: shows('a') }, { stdout: stream('') }, ['failed', 'UnexpectedOutput', 11]],
    [
      'output where none is expected',
      { output: shows('') },
      { stdout: stream('a') },
      ['failed', 'UnexpectedOutput', 13],
    ],
    ['the output of several blocks', { output: shows('a', 'b') }, { stdout: stream('a\nb') }, ['passed']],
    [
      'another in the second',
      { output: shows('a', 'b') },
      { stdout: stream('a\nc') },
      ['failed', 'UnexpectedOutput', 21],
    ],
    ['output that is cut', { output: shows('a') }, { stdout: stream('a', true) }, ['failed', 'UnexpectedOutput', 10]],
    [
      'an error and the output',
      { ...wants('E'), output: shows('a') },
      { ...fails('E'), stdout: stream('a') },
      ['passed'],
    ],
    [
      'an error and another output',
      { ...wants('E'), output: shows('a') },
      { ...fails('E'), stdout: stream('b') },
      ['failed', 'UnexpectedOutput', 11],
    ],
    ['the output of what fails', { output: shows('a') }, { ...fails('E'), stdout: stream('a') }, ['failed', 'E', 3]],
  ])('%s', (...[, expectation, result, expected]) => {
    expect(verdict(expectation, result)).toEqual(expected);
  });

  test('shows a few lines of what differs', () => {
    const program = part({
      output: shows(['same', ...Array.from({ length: 9 }, (_, at) => String(at)), 'end'].join('\n')),
    });
    expect(judge(aResult({ program, stdout: stream('same\nx\nend') })).error?.message).toBe(
      [
        'what was printed is not what the document shows',
        '-0',
        '-1',
        '-2',
        '-3',
        '-4',
        '-5',
        '-… 3 more lines',
        '+x',
      ].join('\n'),
    );
  });
});
