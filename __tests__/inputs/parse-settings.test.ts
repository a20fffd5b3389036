import { describe, expect, test } from '@jest/globals';
import { PyexecError } from '../../src/errors.js';
import { isForeignInput, parseSettings } from '../../src/inputs/parse-settings.js';

const parse = (inputs: Record<string, string>) =>
  parseSettings({ values: new Map(Object.entries(inputs)), problems: [] });

function failure(inputs: Record<string, string>): PyexecError {
  try {
    parse(inputs);
  } catch (thrown) {
    if (thrown instanceof PyexecError) return thrown;
    throw thrown;
  }
  throw new Error('was accepted');
}

const DEFAULTS = {
  source: { kind: 'code', code: 'pass' },
  pullRequest: { changedOnly: false, base: undefined, text: false, token: undefined, targetAllowed: false },
  allowEmpty: false,
  args: [],
  stdin: undefined,
  environment: 'venv',
  pythonVersion: undefined,
  pythonPath: undefined,
  pythonVersionFile: undefined,
  pythonManifest: undefined,
  venvPath: undefined,
  packages: { packages: [], requirements: [], groups: [] },
  conversation: {
    ...{ model: undefined, apiKey: undefined, baseUrl: 'https://api.openai.com/v1', systemPrompt: undefined },
    ...{ maxTurns: 5, maxTokens: undefined, maxTimeMs: 600_000, check: undefined, modelOptions: {} },
    ...{ record: undefined, replay: undefined },
  },
  allowPackages: [],
  docker: {
    ...{ image: undefined, pull: 'missing', dockerfile: undefined, buildArgs: {}, volumes: [] },
    ...{ runtime: undefined, keepContainer: 'never' },
  },
  installer: 'auto',
  cache: 'auto',
  isolation: 'sandbox',
  network: 'none',
  limits: {
    timeoutMs: 30_000,
    totalTimeoutMs: undefined,
    memoryBytes: 2 ** 30,
    maxProcesses: 128,
    maxOutputBytes: 2 ** 20,
    maxDiskBytes: 2 ** 29,
    cpus: undefined,
  },
  readOnlyPaths: [],
  env: {},
  workingDirectory: undefined,
  artifacts: { patterns: [], name: undefined, retentionDays: undefined },
  repair: false,
  reports: { junit: undefined, sarif: undefined, html: undefined, patch: undefined },
  failFast: false,
  failOnError: true,
  summary: true,
  annotations: true,
  jobs: undefined,
  update: false,
  dryRun: false,
};

describe('parseSettings', () => {
  test('takes the safe choice for everything that is not given', () => {
    expect(parse({ code: 'pass' })).toEqual(DEFAULTS);
  });

  test('takes no two reports for one file', () => {
    expect(() => parse({ code: 'pass', 'junit-file': 'a/../r.xml', 'html-file': './r.xml' })).toThrow(
      '`junit-file` and `html-file` must be different files',
    );
  });

  describe('what of pull requests is run', () => {
    test('is nothing but their text when there are no files', () => {
      const { source, pullRequest } = parse({ 'pull-request-text': 'true' });
      expect([source, pullRequest.text]).toEqual([{ kind: 'files', patterns: [] }, true]);
    });

    test.each([
      [{ code: 'pass', 'changed-only': 'true' }, /`changed-only` needs `files`/],
      [{ files: 'a.py', base: 'main' }, /`base` means nothing/],
      [{ files: 'a.py', 'changed-only': 'true', base: '--output=x' }, /`base` must name/],
      [{ files: 'a.py', 'changed-only': 'true', base: 'a..b' }, /`base` must name/],
      [{ module: 'm', 'pull-request-text': 'true' }, /`pull-request-text` goes together with `files`/],
      [{ 'pull-request-text': 'true', update: 'true' }, /`update` cannot write/],
      [{ code: 'pass', isolation: 'none', 'github-token': 'ghs_secret' }, /`github-token` .*`isolation: none`/],
    ] as const)('is refused as %j', (given, message) => {
      expect(failure(given).message).toMatch(message);
      expect(failure(given).message).not.toContain('ghs_secret');
    });
  });

  describe('a key', () => {
    const given = { code: 'pass', 'api-key': 'sk-not-to-be-seen' };

    test('is refused where the code could find it in memory', () => {
      const { message } = failure({ ...given, isolation: 'none' });
      expect(message).toMatch(/`api-key` .*`isolation: none`.*`allow-key-exposure: true`/);
      expect(message).not.toContain('sk-not-to-be-seen');
    });

    test.each([
      ['in the sandbox', {}],
      ['where that is permitted', { isolation: 'none', 'allow-key-exposure': 'true' }],
      ['in a container, whatever the isolation of others', { isolation: 'none', environment: 'docker' }],
    ])('may be given %s', (_where, more) => {
      expect(parse({ ...given, ...more })).toMatchObject({ source: { kind: 'code' } });
    });
  });

  test('takes an empty text for not given', () => {
    const names = ['files', 'module', 'args', 'stdin', 'timeout', 'memory', 'cpus', 'env', 'isolation', 'dry-run'];
    expect(parse({ code: 'pass', ...Object.fromEntries(names.map((name) => [name, ''])) })).toEqual(DEFAULTS);
  });

  test('puts each input where it belongs', () => {
    const given = {
      files: ' a.py\nb.py ',
      args: '-v\n x',
      stdin: ' in\n',
      environment: 'system',
      'python-version': '3.12',
      'python-path': 'python3',
      'python-version-file': '.python-version',
      'python-manifest': 'https://a.example/list.json',
      'venv-path': 'v',
      packages: 'numpy >= 2\n pandas ',
      requirements: 'r.txt',
      'dependency-groups': 'test\ndocs',
      'allow-packages': 'num*\npandas',
      image: 'python:3.12',
      pull: 'never',
      dockerfile: 'Dockerfile',
      'build-args': 'A=b=c',
      volumes: '/a:/b:rw',
      'docker-runtime': 'runsc',
      'keep-container': 'stopped',
      installer: 'pip',
      cache: 'false',
      isolation: 'none',
      network: 'full',
      timeout: '5m',
      'total-timeout': '1h',
      'fail-fast': 'true',
      memory: 'none',
      cpus: '1.5',
      'max-processes': '7',
      'max-output': '3kB',
      'max-disk': '4kB',
      'read-only-paths': ' . \ndata',
      env: 'A=1',
      'working-directory': 'out',
      artifacts: 'out/**\n*.png',
      'artifact-name': 'mine',
      'artifact-retention-days': '7',
      'junit-file': 'r/j.xml',
      'sarif-file': 'r/s.sarif',
      'html-file': 'r/p.html',
      'fail-on-error': 'false',
      summary: 'false',
      annotations: 'false',
      jobs: '3',
      update: 'true',
      'dry-run': 'true',
    };
    expect(parse(given)).toEqual({
      source: { kind: 'files', patterns: ['a.py', 'b.py'] },
      pullRequest: DEFAULTS.pullRequest,
      allowEmpty: false,
      args: ['-v', ' x'],
      stdin: ' in\n',
      environment: 'system',
      pythonVersion: '==3.12.*',
      pythonPath: 'python3',
      pythonVersionFile: '.python-version',
      pythonManifest: 'https://a.example/list.json',
      venvPath: 'v',
      packages: { packages: ['numpy >= 2', 'pandas'], requirements: ['r.txt'], groups: ['test', 'docs'] },
      conversation: DEFAULTS.conversation,
      allowPackages: ['num*', 'pandas'],
      docker: {
        ...{ image: 'python:3.12', pull: 'never', dockerfile: 'Dockerfile', buildArgs: { A: 'b=c' }, runtime: 'runsc' },
        ...{ volumes: [{ host: '/a', container: '/b', readOnly: false }], keepContainer: 'stopped' },
      },
      installer: 'pip',
      cache: 'false',
      isolation: 'none',
      network: 'full',
      limits: {
        timeoutMs: 300_000,
        totalTimeoutMs: 3_600_000,
        memoryBytes: 'none',
        maxProcesses: 7,
        maxOutputBytes: 3000,
        maxDiskBytes: 4000,
        cpus: 1.5,
      },
      readOnlyPaths: ['.', 'data'],
      env: { A: '1' },
      workingDirectory: 'out',
      artifacts: {
        patterns: [expect.objectContaining({ text: 'out/**' }), expect.objectContaining({ text: '*.png' })],
        name: 'mine',
        retentionDays: 7,
      },
      repair: false,
      reports: { junit: 'r/j.xml', sarif: 'r/s.sarif', html: 'r/p.html', patch: undefined },
      failFast: true,
      failOnError: false,
      summary: false,
      annotations: false,
      jobs: 3,
      update: true,
      dryRun: true,
    });
  });

  test('takes a model, its budgets and no key for repairs', () => {
    const given = { code: 'pass', repair: 'true', model: 'm', 'max-turns': '9', 'patch-file': 'r/x.patch' };
    expect(parse(given)).toMatchObject({
      repair: true,
      conversation: { model: 'm', maxTurns: 9, apiKey: undefined },
      reports: { patch: 'r/x.patch' },
    });
  });

  test.each([
    [{}, '`repair` needs a `model`'],
    [{ model: 'm', update: 'true' }, '`update`'],
    [{ model: 'm', check: 'x', replay: 'r' }, '`check` and `replay` cannot be had with `repair`'],
    [{ model: 'm', 'patch-file': 'r', 'html-file': 'r' }, 'must be different files'],
    [{ model: 'm', 'api-key': 'k', isolation: 'none' }, 'allow-key-exposure'],
    [{ model: 'm', 'base-url': 'https://me:secret@x/v1' }, 'must not hold a name or password'],
  ])('refuses repairs with %j', (inputs, message) => {
    expect(failure({ code: 'pass', repair: 'true', ...inputs }).message).toContain(message);
  });

  test.each(['pytest', 'json.tool', ' _a.b1\n', 'größe.äx'])('takes the module %j', (module) => {
    expect(parse({ module }).source).toEqual({ kind: 'module', module: module.trim() });
  });

  test.each(['-c', '--help', '1a', 'a b', 'a;b', 'a/b', '.a', ' ', 'a-b', 'a\nb'])(
    'refuses the module %j',
    (module) => {
      const { code, message } = failure({ module });
      expect(code).toBe('invalid-input');
      expect(message).toBe(`\`module\` must be a dotted module name; got ${JSON.stringify(module.trim())}`);
    },
  );

  test('lists all problems in one error, each with the form that is accepted and what was given', () => {
    const error = failure({
      code: 'pass',
      files: 'a.py',
      timeout: '0',
      jobs: 'many',
      'time-out': '3',
      isolation: 'off',
    });
    expect([error.code, error.exitStatus]).toEqual(['invalid-input', 2]);
    expect(error.message).toBe(
      [
        '5 problems:',
        '  - `time-out` is not an input; did you mean `timeout`?',
        '  - `isolation` must be one of sandbox, none; got "off"',
        '  - `timeout` must be a duration from 1ms to 576h, such as 30, 500ms, 90s or 5m; got "0"',
        '  - `jobs` must be a whole number from 1 to 1000000; got "many"',
        '  - `code` and `files` are given; exactly one of them says what to run',
      ].join('\n'),
    );
  });

  test('refuses containers that are kept in each job of a matrix, and takes them in one job', () => {
    const kept = { code: 'a', environment: 'docker', 'keep-container': 'stopped' };
    expect(failure({ ...kept, 'matrix-jobs': '6' }).message).toMatch(
      /^`keep-container` is given in a matrix of 6 jobs/,
    );
    for (const total of ['1', ''])
      expect(parse({ ...kept, 'matrix-jobs': total }).docker.keepContainer).toBe('stopped');
    expect(parse({ code: 'a', 'matrix-jobs': '6' }).docker.keepContainer).toBe('never');
  });

  test.each([
    [{ code: 'a', module: 'b' }, '`code` and `module` are given; exactly one of them says what to run'],
    [
      { code: 'a', files: 'b', module: 'c' },
      '`code` and `files` and `module` are given; exactly one of them says what to run',
    ],
    [{}, 'nothing to run: give one of `code`, `files`, `module`, `prompt`, `prompt-file` or `plan-file`'],
    [{ code: '' }, 'nothing to run: give one of `code`, `files`, `module`, `prompt`, `prompt-file` or `plan-file`'],
    [{ code: 'a', max_output: '1' }, '`max_output` is not an input; did you mean `max-output`?'],
    [{ code: 'a\u0000b' }, '`code` contains a NUL byte'],
    [{ code: 'a', 'working-directory': 'x\u0000y' }, '`working-directory` contains a NUL byte'],
    [{ code: 'a', env: 'A=x\u0000B=y' }, '`env` contains a NUL byte'],
    [{ code: 'a', args: 'x\u0000' }, '`args` contains a NUL byte'],
  ])('says of %j what is wrong', (inputs, message) => {
    expect(failure(inputs).message).toBe(message);
  });

  test('tells what is wrong with the flags together with what is wrong with the inputs', () => {
    const raw = { values: new Map([['timeout', '0']]), problems: ['`--code` needs a value'] };
    expect(() => parseSettings(raw)).toThrow(
      /3 problems:\n {2}- `--code` needs a value\n {2}- `timeout` must be .*\n {2}- nothing to run/,
    );
  });

  test.each(['constructor', '__proto__', 'hasOwnProperty', 'toString'])('takes %s for no input', (name) => {
    expect(() =>
      parseSettings({
        values: new Map([
          ['code', 'x'],
          [name, '1'],
        ]),
        problems: [],
      }),
    ).toThrow(`\`${name}\` is not an input`);
  });

  test('never repeats a secret value', () => {
    const { message } = failure({ code: 'a', env: 'hunter2secret' });
    expect(message).toBe(
      '`env` must be lines of KEY=VALUE, where KEY consists of letters, digits and underscores; the value is not repeated here',
    );
  });

  test('cuts long values and escapes line ends in them', () => {
    const { message } = failure({ code: 'a', timeout: `\n::error::${'x'.repeat(10_000)}` });
    expect(message.endsWith(`; got "\\n::error::${'x'.repeat(70)}…"`)).toBe(true);
  });

  test.each(['-1', '1e309', 'Infinity', '0x10', '1 0'])('refuses %j for every limit', (value) => {
    const limits = ['timeout', 'memory', 'cpus', 'max-processes', 'max-output', 'max-disk', 'jobs'];
    const { message } = failure({ code: 'a', ...Object.fromEntries(limits.map((name) => [name, value])) });
    expect(message.split('\n')).toHaveLength(1 + limits.length);
    for (const name of limits) expect(message).toContain(`\`${name}\` must be `);
  });

  test.each(['LD_PRELOAD', 'PYTHONSTARTUP', 'BASH_ENV', 'GITHUB_ENV', 'A\nB'])('refuses the variable %j', (name) => {
    expect(failure({ code: 'a', env: `${name}=x` }).message).toContain('`env` must be lines of KEY=VALUE');
  });
});

describe('isForeignInput', () => {
  test.each([
    ['who_to_greet', true],
    ['my_company_setting', true],
    ['api_key', true],
    ['max_output', false],
    ['max_ouput', false],
    ['python_version', false],
    ['max-output', false],
    ['timeuot', false],
    ['whatever', false],
  ])('%s: %s', (name, expected) => {
    expect(isForeignInput(name)).toBe(expected);
  });
});
