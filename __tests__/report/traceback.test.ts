import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import fc from 'fast-check';
import { HeadTailCapture } from '../../src/execution/capture.js';
import { parseTraceback } from '../../src/report/traceback.js';

const PROGRAMS = path.join(import.meta.dirname, '..', 'fixtures', 'python');

function stderrOf(name: string): { stderr: Buffer; file: string } {
  const file = path.join(PROGRAMS, name);
  const { stderr, error, status } = spawnSync('python3', ['-I', file], {
    maxBuffer: 2 ** 25,
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8', PYTHONIOENCODING: 'utf-8' },
  });
  if (error !== undefined || status === 0) throw new Error(`${name} did not fail`);
  return { stderr, file };
}

function told(name: string): ReturnType<typeof parseTraceback> {
  const { stderr, file } = stderrOf(name);
  return parseTraceback(stderr.toString(), file);
}

const version = spawnSync('python3', ['-c', 'import sys; print(sys.version_info[0] * 100 + sys.version_info[1])'], {
  encoding: 'utf8',
});
const since311 = Number(version.stdout) >= 311 ? test : test.skip;

describe('parseTraceback, of what Python itself prints,', () => {
  test.each([
    ['nested_value_error.py', { type: 'ValueError', message: 'bad value: 3 > 2', line: 6 }],
    ['chained.py', { type: 'RuntimeError', message: 'could not read', line: 8 }],
    ['multi_line_message.py', { type: '__main__.Refused', message: 'first\n  second\n\nthird: 3', line: 5 }],
    ['no_message.py', { type: 'KeyboardInterrupt', message: '', line: 1 }],
    ['unicode_type.py', { type: '__main__.Größenfehler', message: 'zu groß: 😀', line: 5 }],
    ['handled_before.py', { type: 'ZeroDivisionError', message: 'division by zero', line: 5 }],
  ])('finds type, message and line in %s', (name, expected) => {
    expect(told(name)).toEqual({
      ...expected,
      type: expect.stringMatching(new RegExp(`^(__main__\\.)?${expected.type.replace('__main__.', '')}$`)),
    });
  });

  test('finds a syntax error, which has no frame', () => {
    expect(told('syntax_error.py')).toMatchObject({ type: 'SyntaxError', line: 2 });
  });

  test('names the whole module of a type', () => {
    expect(told('dotted_type.py')).toMatchObject({ type: 'json.decoder.JSONDecodeError', line: 3 });
  });

  test('gives the line of the program, not that of a library', () => {
    expect(told('in_library.py')).toMatchObject({ type: 'json.decoder.JSONDecodeError', line: 7 });
    const { stderr } = stderrOf('in_library.py');
    expect(parseTraceback(stderr.toString(), '/elsewhere.py')).toMatchObject({
      type: 'json.decoder.JSONDecodeError',
      line: undefined,
    });
    expect(parseTraceback(stderr.toString(), undefined)).toMatchObject({ line: undefined });
  });

  test('finds the end of a deep recursion', () => {
    expect(told('recursion.py')).toMatchObject({
      type: 'RecursionError',
      message: expect.stringContaining('maximum recursion depth exceeded'),
      line: 2,
    });
  });

  since311('finds an exception group, not one of its members', () => {
    expect(told('exception_group.py')).toMatchObject({
      type: 'ExceptionGroup',
      message: expect.stringMatching(/^several \(2 sub-exceptions\)/),
      line: 12,
    });
  });

  since311('takes notes for part of the message', () => {
    expect(told('with_notes.py')).toMatchObject({
      type: 'ValueError',
      message: 'base\na note of the program',
      line: 3,
    });
  });

  test('finds the exception also when something was printed after it', () => {
    expect(told('said_afterwards.py')).toMatchObject({
      type: 'ValueError',
      message: expect.stringMatching(/^the end\b/),
      line: 4,
    });
  });

  test.each(['no_traceback.py', 'exit_message.py'])('finds nothing in %s', (name) => {
    expect(told(name)).toBeUndefined();
  });

  test('finds type and line, and cuts the message, when the message is longer than what is kept of the output', () => {
    const { stderr, file } = stderrOf('huge_message.py');
    const capture = new HeadTailCapture(2 ** 20);
    for (let start = 0; start < stderr.length; start += 65_536) capture.write(stderr.subarray(start, start + 65_536));
    const found = parseTraceback(capture.finish().text, file);
    expect(found).toMatchObject({ type: 'ValueError', line: 4 });
    expect(found?.message.length).toBeLessThanOrEqual(4096);
  });
});

describe('parseTraceback, of what a program prints,', () => {
  test('knows the lines of other systems', () => {
    const stderr =
      'Traceback (most recent call last):\r\n  File "C:\\a b\\x.py", line 3, in <module>\r\nValueError: y\r\n';
    expect(parseTraceback(stderr, 'C:\\a b\\x.py')).toEqual({ type: 'ValueError', message: 'y', line: 3 });
  });

  test('takes the last of several tracebacks', () => {
    const one = (type: string, line: number): string =>
      `Traceback (most recent call last):\n  File "x.py", line ${line}, in f\n${type}: m\n`;
    expect(parseTraceback(`${one('KeyError', 1)}\nDuring handling…\n\n${one('ValueError', 2)}`, 'x.py')).toEqual({
      type: 'ValueError',
      message: 'm',
      line: 2,
    });
  });

  test.each([
    '',
    '\n',
    'Traceback (most recent call last):',
    '  File "x.py", line 1, in f',
    'ValueError: x',
    'File "", line 1',
  ])('finds nothing in %j', (stderr) => {
    expect(parseTraceback(stderr, 'x.py')).toBeUndefined();
  });

  test('never throws, and keeps its promises about length and type, whatever the text', () => {
    const part = fc.constantFrom(
      '  File "x.py", line 1, in f\n',
      'File "',
      '", line 9',
      'ValueError: ',
      'a.b.C',
      '\n',
      '\r',
      '  | ',
      '  + ',
      '😀',
      '::error::',
    );
    const text = fc.array(fc.oneof(part, fc.string()), { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (stderr) => {
        const found = parseTraceback(stderr, 'x.py');
        if (found === undefined) return;
        expect(found.type).toMatch(/^[\p{ID_Start}_][\p{ID_Continue}.]*$/u);
        expect(found.message.length).toBeLessThanOrEqual(4096);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['dots', 'a.'.repeat(500_000)],
    ['letters', 'a'.repeat(1_000_000)],
    ['spaces', ' '.repeat(1_000_000)],
    ['bars', '| + '.repeat(250_000)],
    ['quotes', 'File "", line '.repeat(70_000)],
    ['lines', '\n'.repeat(1_000_000)],
  ])('copes with a million %s', (_, flood) => {
    const frame = '  File "x.py", line 1, in f\n';
    expect(parseTraceback(`${flood}!\n${frame}KeyError: 1\n`, 'x.py')).toEqual({
      type: 'KeyError',
      message: '1',
      line: 1,
    });
    expect(parseTraceback(`${frame}${flood}!`, 'x.py')?.type).not.toBe('KeyError');
  });
});
