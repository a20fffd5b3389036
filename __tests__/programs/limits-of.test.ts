import { expect, test } from '@jest/globals';
import type { Limits } from '../../src/inputs/settings.js';
import { limitsOf } from '../../src/programs/limits-of.js';
import type { Program } from '../../src/programs/program.js';

const LIMITS: Limits = {
  timeoutMs: 1000,
  memoryBytes: 'none',
  maxProcesses: 1,
  maxOutputBytes: 1,
  maxDiskBytes: 1,
  cpus: undefined,
};
const CODE: Program = { kind: 'code', id: 'script.py', text: '' };

function block(timeoutMs: number | undefined): Program {
  const source = { path: 'a.md', line: 2 };
  const expectation = { error: undefined, output: undefined };
  const part = { source, lineOf: () => undefined, isInPlace: true, expectation, timeoutMs, notes: [] };
  return { kind: 'file', id: 'a.md:2', path: '/a.md', text: '', part };
}

test.each<readonly [string, Program, Partial<Limits>, number, number]>([
  ['the run allows', CODE, {}, 50_000, 1000],
  ['a document lowers it to', block(200), {}, 0, 200],
  ['the run allows, though a document asks for more,', block(5000), {}, 0, 1000],
  ['the run allows, with enough left for all,', CODE, { totalTimeoutMs: 60_000 }, 10_000, 1000],
  ['is left for all', CODE, { totalTimeoutMs: 10_400 }, 10_000, 400],
  ['is left for all, when a document asks for more,', block(900), { totalTimeoutMs: 10_400 }, 10_000, 400],
  ['is the least, when nothing is left,', CODE, { totalTimeoutMs: 10_000 }, 12_000, 1],
])('a program has the time that %s', (...[, program, different, now, expected]) => {
  expect(limitsOf(program, { ...LIMITS, ...different }, now).timeoutMs).toBe(expected);
});
