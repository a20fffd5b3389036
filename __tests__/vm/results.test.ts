import { describe, expect, test } from '@jest/globals';
import { planOf, Results } from '../../scripts/vm/results.mjs';

function problemsAfter(...lines: string[]): string[] {
  const results = new Results(new Set(['one', 'two']));
  for (const line of lines) results.take(line);
  return results.problems();
}

describe('results of the virtual machine', () => {
  test('are a pass when every promised check reported ok and the end came', () => {
    expect(problemsAfter('# a note', 'ok one', 'ok two', 'end')).toEqual([]);
  });

  test.each([
    ['a check reports nothing', ['ok one', 'end'], ['no result: two']],
    ['the end does not come', ['ok one', 'ok two'], ['the checks did not come to their end']],
    ['a check fails', ['ok one', 'not ok two: status 1', 'end'], ['not ok two: status 1']],
    ['a check fails after it passed', ['ok one', 'ok two', 'not ok one: status 1', 'end'], ['not ok one: status 1']],
    ['a check passes twice', ['ok one', 'ok one', 'ok two', 'end'], ['reported twice: one']],
    ['somebody else passes', ['ok one', 'ok two', 'ok three', 'end'], ['nobody promised: three']],
    ['an ok is only the beginning of a name', ['ok one', 'ok tw', 'end'], ['nobody promised: tw', 'no result: two']],
    ['an ok is in a note', ['ok one', '# ok two', 'end'], ['no result: two']],
    ['a line means nothing', ['ok one', 'ok two', 'noise', 'end'], ['a line that means nothing: noise']],
  ])('are no pass when %s', (_, lines, problems) => {
    expect(problemsAfter(...lines)).toEqual(problems);
  });
});

describe('promises of check scripts', () => {
  test('are the names in the scripts', () => {
    const plan = planOf([['a.sh', "check 'one' f\n# check 'no' f\ncheck 'two' g 'x'\n"]]);
    expect([[...plan.promised], plan.problems]).toEqual([['one', 'two'], []]);
  });

  test.each([
    ['there are no scripts', [], 'there are no check scripts'],
    ['a script has no checks', [['a.sh', 'true']], 'a.sh has no checks'],
    ['a name is there twice', [['a.sh', "check 'one' f\ncheck 'one' f"]], 'two checks have the name: one'],
    ['a check may never run', [['a.sh', "check 'one' f\n  check 'two' f"]], "  check 'two' f"],
    ['a name has to be computed', [['a.sh', 'check \'one\' f\ncheck "two" f']], 'check "two" f'],
  ] as [string, [string, string][], string][])('prove nothing when %s', (_, scripts, problem) => {
    expect(planOf(scripts).problems).toEqual([expect.stringContaining(problem)]);
  });
});
