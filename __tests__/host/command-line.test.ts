import { describe, expect, test } from '@jest/globals';
import { parseRunArguments } from '../../src/host/command-line.js';
import { parseSettings } from '../../src/inputs/parse-settings.js';
import { INPUT_NAMES, inputSpec, isBooleanInput } from '../../src/inputs/spec.js';

const problems = (...args: string[]): readonly string[] => parseRunArguments(args).inputs.problems;

function inputs(...args: string[]): Record<string, string> {
  expect(problems(...args)).toEqual([]);
  return Object.fromEntries(parseRunArguments(args).inputs.values);
}

describe('parseRunArguments', () => {
  const table: [args: string[], expected: Record<string, string>][] = [
    [[], {}],
    [['a.py'], { files: 'a.py' }],
    [['a.py', 'b.py'], { files: 'a.py\nb.py' }],
    [['--files', 'a.py', 'b.py'], { files: 'a.py\nb.py' }],
    [['--timeout', '5m', 'a.py'], { timeout: '5m', files: 'a.py' }],
    [['a.py', '--timeout=5m'], { timeout: '5m', files: 'a.py' }],
    [['--code=a=b'], { code: 'a=b' }],
    [['--code='], { code: '' }],
    [['--code', ''], { code: '' }],
    [['--args', '-v', '--args', '--x=1'], { args: '-v\n--x=1' }],
    [['--env', 'A=1', '--env=B=2'], { env: 'A=1\nB=2' }],
    [['--code', '-'], { code: '-' }],
    [['--code', '--json'], { code: '--json' }],
    [['--summary'], { summary: 'true' }],
    [['--no-summary'], { summary: 'false' }],
    [['--summary=false'], { summary: 'false' }],
    [['--summary=maybe'], { summary: 'maybe' }],
    [['--dry-run', '--no-fail-on-error', 'a.py'], { 'dry-run': 'true', 'fail-on-error': 'false', files: 'a.py' }],
    [['--', '--timeout', '-x.py'], { files: '--timeout\n-x.py' }],
    [['--json', '--', 'a.py'], { files: 'a.py' }],
  ];
  test.each(table)('takes %j', (args, expected) => {
    expect(inputs(...args)).toEqual(expected);
  });

  test.each(INPUT_NAMES)('has a flag for the input %s', (name) => {
    if (isBooleanInput(name)) {
      expect([inputs(`--${name}`), inputs(`--no-${name}`)]).toEqual([{ [name]: 'true' }, { [name]: 'false' }]);
    } else if (inputSpec(name).variable !== undefined) {
      expect(parseRunArguments([`--${name}`, 'v']).inputs.problems).toEqual([
        expect.stringContaining(inputSpec(name).variable ?? ''),
      ]);
    } else {
      expect([inputs(`--${name}`, 'v'), inputs(`--${name}=v`)]).toEqual([{ [name]: 'v' }, { [name]: 'v' }]);
    }
  });

  test.each([
    [['--json'], true, false],
    [['--help'], false, true],
    [['-h'], false, true],
    [['--json', '-h'], true, true],
    [[], false, false],
  ])('knows the switches of %j', (args, json, help) => {
    expect(parseRunArguments(args)).toEqual({ inputs: { values: new Map(), problems: [] }, json, help });
  });

  test.each([
    [['--timeuot', '5'], '`--timeuot`: `timeuot` is not an input; did you mean `timeout`?'],
    [['--max_output=1'], '`--max_output`: `max_output` is not an input; did you mean `max-output`?'],
    [['-x'], '`-x` is not a flag'],
    [['-timeout'], '`-t` is not a flag'],
    [['--timeout'], '`--timeout` needs a value'],
    [['--timeout', '1', '--timeout', '2'], '`--timeout` is given more than once'],
    [['--summary', '--no-summary'], '`--summary` is given more than once'],
    [['--code', 'a', '--code=b'], '`--code` is given more than once'],
    [['--constructor', 'x'], '`--constructor`: `constructor` is not an input'],
    [['--__proto__=x'], '`--__proto__`: `__proto__` is not an input'],
    [['--no-timeout'], '`--no-timeout`: `no-timeout` is not an input; did you mean `timeout`?'],
    [['--no-json'], '`--no-json`: `no-json` is not an input'],
  ])('refuses %j', (args, message) => {
    expect(problems(...args)[0]).toContain(message);
    expect(() => parseSettings(parseRunArguments(['--code=pass', ...args]).inputs)).toThrow(message);
  });

  test('has no --no- for what is neither on nor off, with a value either', () => {
    const names = INPUT_NAMES.filter((name) => !isBooleanInput(name));
    const accepted = names.filter((name) => !(problems(`--no-${name}=v`)[0] ?? '').includes('is not an input'));
    expect(accepted).toEqual([]);
  });

  test('lists all problems at once', () => {
    expect(problems('--foo', '--timeout', '1', '--timeout', '2', '--memory')).toHaveLength(3);
  });

  test.each(['--no-summary=true', '--no-fail-on-error=true', '--no-summary=false', '--json=false', '--help=no'])(
    'refuses %s: that flag takes no value',
    (flag) => {
      expect(problems(flag)).toHaveLength(1);
    },
  );
});
