import { describe, expect, test } from '@jest/globals';
import { INPUT_GROUPS, INPUT_NAMES, inputSpec, isBooleanInput, type InputName } from '../../src/inputs/spec.js';

describe('the table of inputs', () => {
  test('has the public names and defaults', () => {
    const table = Object.fromEntries(INPUT_NAMES.map((name) => [name, inputSpec(name).default]));
    expect(table).toEqual({
      code: undefined,
      files: undefined,
      module: undefined,
      prompt: undefined,
      'prompt-file': undefined,
      'plan-file': undefined,
      shard: undefined,
      args: undefined,
      stdin: undefined,
      'changed-only': 'false',
      base: undefined,
      'pull-request-text': 'false',
      'github-token': undefined,
      'allow-empty': 'false',
      'allow-pull-request-target': 'false',
      environment: 'venv',
      'python-version': undefined,
      'python-path': undefined,
      'python-version-file': undefined,
      'python-manifest': undefined,
      'venv-path': undefined,
      packages: undefined,
      requirements: undefined,
      'dependency-groups': undefined,
      'allow-packages': undefined,
      installer: 'auto',
      cache: 'auto',
      image: undefined,
      pull: 'missing',
      dockerfile: undefined,
      'build-args': undefined,
      volumes: undefined,
      'docker-runtime': undefined,
      'keep-container': 'never',
      'matrix-jobs': undefined,
      isolation: 'sandbox',
      network: 'none',
      timeout: '30s',
      memory: '1GiB',
      cpus: undefined,
      'max-processes': '128',
      'max-output': '1MiB',
      'max-disk': '512MiB',
      env: undefined,
      'working-directory': undefined,
      'total-timeout': undefined,
      'fail-fast': 'false',
      'fail-on-error': 'true',
      summary: 'true',
      annotations: 'true',
      jobs: undefined,
      update: 'false',
      'dry-run': 'false',
      'patch-file': undefined,
      repair: 'false',
      model: undefined,
      'api-key': undefined,
      'base-url': 'https://api.openai.com/v1',
      'system-prompt': undefined,
      'max-turns': '5',
      'max-tokens': undefined,
      'max-time': '10m',
      check: undefined,
      'model-options': undefined,
      record: undefined,
      replay: undefined,
      'allow-key-exposure': 'false',
    });
  });

  test.each(INPUT_NAMES)(
    '%s is spelt in kebab-case, described, in a group, and its default parses',
    (name: InputName) => {
      const spec = inputSpec(name);
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(spec.description).toMatch(/^\S[^\n]*\S$/);
      expect(INPUT_GROUPS).toContain(spec.group);
      if (spec.default !== undefined) expect(spec.grammar(spec.default)).toBeDefined();
      expect(spec.default !== undefined && spec.defaultNote !== undefined).toBe(false);
      expect(spec.placeholder === undefined).toBe(isBooleanInput(name));
    },
  );

  test('calls what may hold secrets secret', () => {
    expect(INPUT_NAMES.filter((name) => inputSpec(name).secret)).toEqual([
      'github-token',
      'build-args',
      'env',
      'api-key',
    ]);
  });

  test('lets only lists be given several times', () => {
    expect(INPUT_NAMES.filter((name) => inputSpec(name).repeatable)).toEqual([
      'files',
      'args',
      'packages',
      'requirements',
      'dependency-groups',
      'allow-packages',
      'build-args',
      'volumes',
      'read-only-paths',
      'env',
      'artifacts',
    ]);
  });

  test('knows the switches', () => {
    expect(INPUT_NAMES.filter(isBooleanInput)).toEqual([
      'changed-only',
      'pull-request-text',
      'allow-empty',
      'allow-pull-request-target',
      'fail-fast',
      'fail-on-error',
      'summary',
      'annotations',
      'update',
      'dry-run',
      'repair',
      'allow-key-exposure',
    ]);
  });
});
