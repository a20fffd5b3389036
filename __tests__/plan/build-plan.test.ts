import { describe, expect, test } from '@jest/globals';
import { PyexecError } from '../../src/errors.js';
import { parseSettings } from '../../src/inputs/parse-settings.js';
import { buildPlan, requireAvailable } from '../../src/plan/build-plan.js';
import type { MachineFacts } from '../../src/machine-facts.js';
import type { IsolationPlan, RunPlan } from '../../src/plan/run-plan.js';
import type { Program } from '../../src/programs/program.js';

const FACTS: MachineFacts = {
  platform: 'linux',
  arch: 'x64',
  uid: 1000,
  processors: 4,
  currentFolder: '/repo',
  tempFolder: '/tmp/t',
  homeFolder: '/home/u',
  pathFolders: ['/usr/bin'],
  toolCache: undefined,
  pyenvRoot: '/home/u/.pyenv',
  platformEnv: { SYSTEMROOT: 'C:\\Windows' },
};
const PYTHON = { path: '/usr/bin/python3', because: 'python3 on PATH', version: undefined };
const programs = (count: number): Program[] =>
  Array.from({ length: count }, (_, index) => ({ kind: 'code', id: `${index}.py`, text: 'pass' }));

function plan(inputs: Record<string, string>, facts: Partial<MachineFacts> = {}, count = 1): RunPlan {
  const given = { code: 'pass', environment: 'system', isolation: 'none', ...inputs };
  const settings = parseSettings({ values: new Map(Object.entries(given)), problems: [] });
  return buildPlan({ settings, programs: programs(count), python: PYTHON, facts: { ...FACTS, ...facts } });
}

function refusal(act: () => unknown): PyexecError {
  try {
    act();
  } catch (thrown) {
    if (thrown instanceof PyexecError) return thrown;
    throw thrown;
  }
  throw new Error('was accepted');
}

const LINUX = { platform: 'linux', uid: 1000 } as const;
const ROOT = { platform: 'linux', uid: 0 } as const;
const MAC = { platform: 'darwin', uid: 501 } as const;
const MAC_ROOT = { platform: 'darwin', uid: 0 } as const;
const WINDOWS = { platform: 'win32', uid: undefined } as const;

describe('buildPlan', () => {
  test('decides everything', () => {
    const inputs = {
      args: '-v',
      stdin: 'in',
      env: 'A=1',
      'python-version': '3.12',
      timeout: '5s',
      memory: '2KiB',
      'max-output': '3',
      'max-disk': '4',
      'working-directory': 'out',
    };
    expect(plan(inputs)).toEqual({
      environment: { kind: 'system', python: PYTHON, pythonVersion: '==3.12.*' },
      isolation: { kind: 'none', network: 'full', memory: 'rlimit', processes: 'none', identity: 'caller' },
      programs: programs(1),
      args: ['-v'],
      stdin: 'in',
      env: { A: '1' },
      limits: {
        timeoutMs: 5000,
        memoryBytes: 2048,
        maxProcesses: 128,
        maxOutputBytes: 3,
        maxDiskBytes: 4,
        cpus: undefined,
      },
      workingDirectory: '/repo/out',
      tempFolder: '/tmp/t',
      platform: 'linux',
      platformEnv: { SYSTEMROOT: 'C:\\Windows' },
      jobs: 1,
    });
  });

  const isolations: [string, Partial<MachineFacts>, Record<string, string>, Partial<IsolationPlan>][] = [
    ['Linux', LINUX, {}, { memory: 'rlimit', processes: 'none', identity: 'caller' }],
    ['Linux as root', ROOT, {}, { memory: 'rlimit', processes: 'rlimit', identity: 'unprivileged' }],
    [
      'Linux without a memory limit',
      LINUX,
      { memory: 'none' },
      { memory: 'none', processes: 'none', identity: 'caller' },
    ],
    ['macOS', MAC, {}, { memory: 'none', processes: 'none', identity: 'caller' }],
    ['macOS as root', MAC_ROOT, {}, { memory: 'none', processes: 'none', identity: 'caller' }],
    ['Windows', WINDOWS, {}, { memory: 'none', processes: 'none', identity: 'caller' }],
  ];
  test.each(isolations)('claims on %s only what is enforced there', (_, ...[facts, inputs, expected]) => {
    expect(plan(inputs, facts).isolation).toEqual({ kind: 'none', network: 'full', ...expected });
  });

  const unenforceable: [string, Partial<MachineFacts>, Record<string, string>, string][] = [
    ['Linux', LINUX, { cpus: '2' }, '`cpus` cannot'],
    ['Linux as root', ROOT, { cpus: '2' }, '`cpus` cannot'],
    ['Linux', LINUX, { 'max-processes': '4' }, '`max-processes` cannot'],
    ['macOS', MAC, { memory: '1MiB' }, '`memory` cannot'],
    ['macOS as root', MAC_ROOT, { 'max-processes': '4' }, '`max-processes` cannot'],
    [
      'Windows',
      WINDOWS,
      { cpus: '1', memory: '1MiB', 'max-processes': '4' },
      '`cpus` and `max-processes` and `memory` cannot',
    ],
  ];
  test.each(unenforceable)('on %s refuses %j%j', (_, ...[facts, inputs, message]) => {
    const error = refusal(() => plan(inputs, facts));
    expect(error.code).toBe('limit-unenforceable');
    expect(error.message).toBe(`${message} be enforced with \`isolation: none\` here`);
    const them = Object.keys(inputs).length === 1 ? 'it' : 'them';
    expect(error.hint).toBe(`Leave ${them} out; the report says which limits are in force.`);
  });

  test.each([
    ['Linux', LINUX, { memory: '1MiB' }],
    ['Linux as root', ROOT, { memory: '1MiB', 'max-processes': '4' }],
    ['macOS', MAC, { memory: 'none' }],
    ['Windows', WINDOWS, { timeout: '1s', 'max-output': '1', 'max-disk': '1' }],
  ] as const)('on %s accepts %j%j', (_, facts, inputs) => {
    expect(() => plan(inputs, facts)).not.toThrow();
  });

  test.each([
    [{}, 1, 1],
    [{}, 3, 3],
    [{}, 9, 4],
    [{ jobs: '2' }, 9, 2],
    [{ jobs: '99' }, 9, 9],
  ])('with %j and %i programs runs %i at the same time', (inputs, count, jobs) => {
    expect(plan(inputs, {}, count).jobs).toBe(jobs);
  });

  test('takes a given working directory from where the user is, and else none', () => {
    expect(plan({ 'working-directory': '/abs' }).workingDirectory).toBe('/abs');
    expect(plan({ 'working-directory': '../up' }).workingDirectory).toBe('/up');
    expect(plan({}).workingDirectory).toBeUndefined();
  });
});

describe('requireAvailable', () => {
  test('accepts what this version can do', () => {
    expect(() => {
      requireAvailable({ environment: 'system', isolation: 'none' });
    }).not.toThrow();
  });

  test.each(['venv', 'docker'] as const)('refuses environment %s, and puts nothing in its place', (environment) => {
    const error = refusal(() => {
      requireAvailable({ environment, isolation: 'none' });
    });
    expect([error.code, error.message, error.hint]).toEqual([
      'environment-unavailable',
      `\`environment: ${environment}\` is not available in this version`,
      "Set `environment: system` to use the machine's own Python.",
    ]);
  });

  test('refuses the sandbox, and does not run the code without it', () => {
    const error = refusal(() => {
      requireAvailable({ environment: 'system', isolation: 'sandbox' });
    });
    expect([error.code, error.message, error.hint]).toEqual([
      'sandbox-unavailable',
      '`isolation: sandbox` is not available in this version, and the code is never run without it unasked',
      'Set `isolation: none` to run the code as an ordinary process under limits; it can then reach the files and the network of its user.',
    ]);
  });
});
