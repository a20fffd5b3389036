import { describe, expect, test } from '@jest/globals';
import { parsePairs, processFileCommands, type FileContent } from './file-commands.js';
import { JobContext } from './job-context.js';
import { StepLog } from './step-log.js';

describe('parsePairs', () => {
  const error = (text: string): string => {
    try {
      return `no error: ${JSON.stringify([...parsePairs(text)])}`;
    } catch (caught) {
      return String(caught);
    }
  };

  test.each([
    [
      'a=1\nb=2',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    ['a=b=c<<d\n', [['a', 'b=c<<d']]],
    ['\n\na=\n', [['a', '']]],
    ['a=1\r\n', [['a', '1\r']]],
    ['=x', [['', 'x']]],
    [
      'a<<E\n1\n\n2\nE\nb=3',
      [
        ['a', '1\n\n2'],
        ['b', '3'],
      ],
    ],
    ['a<<E\nE\n', [['a', '']]],
    ['a<<E\nb=1\n E\nE \nE', [['a', 'b=1\n E\nE ']]],
    ['a<<E=F\n1\nE=F\n', [['a', '1']]],
    ['a<<E<<F\n1\nE<<F', [['a', '1']]],
    ['a<<E\r\n1\r\nE\r\n', [['a', '1\r']]],
  ])('reads %j', (text, expected) => {
    expect([...parsePairs(text)]).toEqual(expected);
  });

  test.each([
    ['a', "Invalid format 'a'"],
    ['<<E\nE\n', 'Name must not be empty'],
    ['a<<\n\n', 'delimiter must not be empty'],
    ['a<<E', "Matching delimiter not found 'E'"],
    ['a<<E\n1\n', "Matching delimiter not found 'E'"],
    ['a<<E\n1', 'EOF marker missing new line'],
    ['a<<E\r\n1\nE\n', "Matching delimiter not found 'E\r'"],
  ])('refuses %j', (text, expected) => {
    expect(error(text)).toContain(expected);
  });
});

describe('processFileCommands', () => {
  const limit = 1024 * 1024;

  function summarise(content: FileContent) {
    const context = new JobContext({});
    const log = new StepLog(context.masker);
    const contents = { path: undefined, env: undefined, step_summary: content, state: undefined, output: undefined };
    return { ...processFileCommands(contents, { context, log, outputsKept: true }), errors: log.errors };
  }

  test('uploads a summary of 1 MiB, but nothing of a larger one, and fails no step for it', () => {
    expect(summarise(Buffer.alloc(limit, 'x')).summary).toHaveLength(limit + 1);
    const larger = summarise(Buffer.alloc(limit + 1, 'x'));
    expect([larger.summary, larger.failed]).toEqual(['', false]);
    expect(larger.errors[0]).toContain('supports content up to a size of 1024k, got 1024k');
  });

  test('passes over a missing file, and fails the step for one that cannot be read', () => {
    expect(summarise(undefined)).toEqual({ summary: '', failed: false, errors: [] });
    const context = new JobContext({});
    const log = new StepLog(context.masker);
    const contents = { path: undefined, env: { unreadable: 'denied' }, step_summary: undefined, state: undefined };
    const output = Buffer.from('a=1\n=2\nb=3\n');
    const result = processFileCommands({ ...contents, output }, { context, log, outputsKept: true });
    expect([result.failed, context.outputs.toRecord()]).toEqual([true, { a: '1' }]);
    expect(log.errors).toEqual([
      "Unable to process file command 'env' successfully.",
      'denied',
      "Unable to process file command 'output' successfully.",
      "Value cannot be null. (Parameter 'name')",
    ]);
  });
});
