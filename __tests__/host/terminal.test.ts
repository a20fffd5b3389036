import { describe, expect, test } from '@jest/globals';
import { MAIN_HELP, runHelp } from '../../src/host/help-text.js';
import { choosePaint } from '../../src/host/terminal-host.js';
import { INPUT_GROUPS, INPUT_NAMES, inputSpec, isBooleanInput } from '../../src/inputs/spec.js';
import { coloured, plain, type Paint } from '../../src/report/run-text.js';

describe('choosePaint', () => {
  const table: [string, Record<string, string>, boolean, Paint][] = [
    ['on a terminal', {}, true, coloured],
    ['on a terminal with TERM', { TERM: 'xterm' }, true, coloured],
    ['with an empty NO_COLOR', { NO_COLOR: '' }, true, coloured],
    ['in a pipe', {}, false, plain],
    ['against the will of the user', { NO_COLOR: '1' }, true, plain],
    ['against the will of the user, who says 0', { NO_COLOR: '0' }, true, plain],
    ['on a terminal without colours', { TERM: 'dumb' }, true, plain],
  ];
  test.each(table)('%s', (_, ...[env, isTerminal, paint]) => {
    expect(choosePaint(env, isTerminal)).toBe(paint);
  });
});

describe('runHelp', () => {
  test.each(INPUT_NAMES)('names the flag of %s on a line of its own', (name) => {
    const { variable } = inputSpec(name);
    const flag = isBooleanInput(name) ? `  --[no-]${name}` : `  ${variable ?? `--${name} `}`;
    expect(
      runHelp()
        .split('\n')
        .filter((line) => line === flag || line.startsWith(flag)),
    ).toHaveLength(1);
  });

  test('has the groups in their order, and nothing that was forgotten', () => {
    const places = INPUT_GROUPS.map((group) => runHelp().indexOf(`\n${group}:\n`));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(runHelp() + MAIN_HELP).not.toMatch(/undefined|--\S+ VALUE\b|TODO/);
  });
});
