import { describe, expect, test } from '@jest/globals';
import { PyexecError } from '../../src/errors.js';
import { parseSettings } from '../../src/inputs/parse-settings.js';
import { buildPlan } from '../../src/plan/build-plan.js';
import { requireAvailable } from '../../src/plan/require-available.js';
import type { Settings } from '../../src/inputs/settings.js';
import type { MachineFacts } from '../../src/machine-facts.js';
import type { IsolationPlan, RunPlan } from '../../src/plan/run-plan.js';
import type { Program } from '../../src/programs/program.js';

const FACTS: MachineFacts = {
  platform: 'linux',
  arch: 'x64',
  uid: 1000,
  gid: 1000,
  runtimeFolder: undefined,
  kernelRelease: '6.8.0-1021-azure',
  processors: 4,
  currentFolder: '/repo',
  ownFolder: '/tool',
  tempFolder: '/tmp/t',
  homeFolder: '/home/u',
  pathFolders: ['/usr/bin'],
  toolCache: undefined,
  pyenvRoot: '/home/u/.pyenv',
  uvPythons: '/home/u/.local/share/uv/python',
  mayInstall: false,
  installEnv: {},
  cacheFolder: '/home/u/.cache/pyexec',
  packageVariables: { PIP_INDEX_URL: 'https://index.example/simple' },
  registryVariables: {},
  event: { name: undefined, ref: undefined },
  engine: {
    host: undefined,
    context: undefined,
    tlsVerify: false,
    certPath: undefined,
    configFolder: '/home/u/.docker',
  },
  platformEnv: { SYSTEMROOT: 'C:\\Windows' },
};
const PYTHON = { path: '/usr/bin/python3', because: 'python3 on PATH', version: undefined, request: '==3.12.*' };
const programs = (count: number): Program[] =>
  Array.from({ length: count }, (_, index) => ({ kind: 'code', id: `${index}.py`, text: 'pass' }));

function plan(inputs: Record<string, string>, facts: Partial<MachineFacts> = {}, count = 1): RunPlan {
  const given = { code: 'pass', environment: 'system', isolation: 'none', ...inputs };
  return buildPlan({
    settings: parseSettings({ values: new Map(Object.entries(given)), problems: [] }),
    programs: programs(count),
    requirements: undefined,
    isOnDemand: false,
    python: PYTHON,
    facts: { ...FACTS, ...facts },
    hasSharedCache: false,
  });
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

describe('the sandbox', () => {
  const sandbox = (inputs: Record<string, string> = {}, facts: Partial<MachineFacts> = {}): IsolationPlan =>
    plan({ isolation: 'sandbox', ...inputs }, { ...LINUX, ...facts }).isolation;

  test('is namespaces without a network, and limits by the kernel', () => {
    expect(sandbox()).toEqual({
      kind: 'sandbox',
      architecture: 'x64',
      network: 'none',
      namespaces: ['user', 'pid', 'mount', 'ipc', 'uts', 'cgroup', 'net'],
      memory: 'rlimit',
      processes: 'rlimit',
      identity: 'caller',
      mayInstall: false,
      installEnv: {},
      uid: 1000,
      gid: 1000,
      runtimeFolder: undefined,
      workspace: '/repo',
      ownFolder: '/tool',
      secretPaths: ['/home/u', '/repo', '/tmp/t'],
      readOnlyPaths: [],
    });
  });

  test('has a user of its own in place of a user namespace when root calls', () => {
    expect(sandbox({}, ROOT)).toMatchObject({
      identity: 'unprivileged',
      namespaces: ['pid', 'mount', 'ipc', 'uts', 'cgroup', 'net'],
    });
  });

  test('has the network that was asked for', () => {
    expect(sandbox({ network: 'full' })).toMatchObject({
      network: 'full',
      namespaces: ['user', 'pid', 'mount', 'ipc', 'uts', 'cgroup'],
    });
  });

  test('shows what may be read, from where the user is', () => {
    expect(sandbox({ 'read-only-paths': '.\n /data/set \n' })).toMatchObject({ readOnlyPaths: ['/repo', '/data/set'] });
  });

  test('has no memory limit where none is wanted', () => {
    expect(sandbox({ memory: 'none' })).toMatchObject({ memory: 'none' });
  });

  test('counts processes only where the kernel counts those of a user namespace apart', () => {
    expect(sandbox({}, { kernelRelease: '5.14.0-70.el9' })).toMatchObject({ processes: 'rlimit' });
    expect(sandbox({}, { kernelRelease: '5.4.0-200-generic' })).toMatchObject({ processes: 'none' });
    expect(sandbox({}, { ...ROOT, kernelRelease: '5.4.0-200-generic' })).toMatchObject({ processes: 'rlimit' });
    expect(refusal(() => sandbox({ 'max-processes': '7' }, { kernelRelease: '4.18.0' })).code).toBe(
      'limit-unenforceable',
    );
  });

  test('runs programs that share a folder one after the other', () => {
    const jobs = (inputs: Record<string, string>): number => plan({ isolation: 'sandbox', ...inputs }, LINUX, 8).jobs;
    expect([jobs({}), jobs({ 'working-directory': 'w' })]).toEqual([4, 1]);
  });
});

const settings = (given: Record<string, string>): Settings =>
  parseSettings({ values: new Map(Object.entries({ code: 'pass', ...given })), problems: [] });

describe('requireAvailable', () => {
  test.each([
    { environment: 'system', isolation: 'none' },
    { environment: 'system', isolation: 'sandbox' },
    { environment: 'venv', isolation: 'sandbox', packages: 'numpy', 'venv-path': 'v' },
    { environment: 'docker', image: 'python:3.12', packages: 'numpy', volumes: '/a:/b', 'keep-container': 'stopped' },
    { environment: 'docker', dockerfile: 'Dockerfile', 'docker-runtime': 'runsc', 'python-version': '3.12' },
  ])('accepts what this version can do: %j', (given) => {
    expect(() => {
      requireAvailable(settings(given), FACTS);
    }).not.toThrow();
  });

  test('asks for no sandbox where there are containers', () => {
    expect(() => {
      requireAvailable(settings({ environment: 'docker' }), { platform: 'darwin', arch: 'arm64' });
    }).not.toThrow();
  });

  test.each([
    [
      { environment: 'system', 'allow-packages': '*' },
      '`allow-packages` cannot be combined with `environment: system`',
      'Nothing is installed into the machine’s own Python; set `environment: venv`, which is the default.',
    ],
    [
      { environment: 'system', packages: 'numpy', requirements: 'r.txt', 'dependency-groups': 'dev', 'venv-path': 'v' },
      '`packages` and `requirements` and `dependency-groups` and `venv-path` cannot be combined with `environment: system`',
      'Nothing is installed into the machine’s own Python; set `environment: venv`, which is the default.',
    ],
    [
      { image: 'a', volumes: '/a:/b', 'docker-runtime': 'runsc', 'keep-container': 'running' },
      '`image` and `volumes` and `docker-runtime` and `keep-container` cannot be combined with `environment: venv`',
      'Set `environment: docker` for what has to do with containers.',
    ],
    [
      { environment: 'docker', 'python-path': '/usr/bin/python3', 'venv-path': 'v' },
      '`venv-path` and `python-path` cannot be combined with `environment: docker`',
      'A container has the Python of its image; choose it with `image` or `python-version`.',
    ],
    [
      { environment: 'docker', image: 'a', dockerfile: 'b' },
      '`image` and `dockerfile` are given; exactly one of them says what containers are made from',
      'Leave one of them out.',
    ],
  ])('refuses what does not fit together: %j', (given, message, hint) => {
    const error = refusal(() => {
      requireAvailable(settings(given), FACTS);
    });
    expect([error.code, error.message, error.hint]).toEqual(['invalid-input', message, hint]);
  });

  test.each([
    ['darwin', 'arm64'],
    ['win32', 'x64'],
    ['linux', 's390x'],
  ] as const)('refuses the sandbox on %s, %s, and does not run the code without it', (platform, arch) => {
    const error = refusal(() => {
      requireAvailable(settings({ environment: 'system' }), { platform, arch });
    });
    expect([error.code, error.message, error.hint]).toEqual([
      'sandbox-unavailable',
      `\`isolation: sandbox\` needs Linux on x64 or arm64, and this is ${platform} on ${arch}; the code is never run without it unasked`,
      'Set `isolation: none` to run the code as an ordinary process under limits, which can then reach the files and the network of its user.',
    ]);
  });
});
