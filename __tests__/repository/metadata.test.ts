import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { ERROR_CODES } from '../../src/errors.js';
import { MAIN_HELP, runHelp } from '../../src/host/help-text.js';
import type { InputTable } from '../../src/inputs/parse-table.js';
import { INPUT_GROUPS, INPUT_NAMES, inputSpec } from '../../src/inputs/spec.js';
import { MERGE_INPUTS, MERGE_OUTPUTS } from '../../src/merge/merge-inputs.js';
import { PLAN_INPUTS, PLAN_OUTPUTS } from '../../src/plan-command/plan-inputs.js';
import { REPORT_INPUTS, REPORT_OUTPUTS } from '../../src/pull-report/report-inputs.js';
import { OUTPUTS } from '../../src/report/outputs.js';
import { VERSION } from '../../src/version.js';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

interface ActionYml {
  inputs: Record<string, { description: string; default?: string }>;
  outputs: Record<string, { description: string }>;
  runs: Record<string, string>;
}

describe.each([
  ['action.yml', 'dist'],
  ['run/action.yml', '../dist'],
])('%s', (file, dist) => {
  const action = parse(read(file)) as ActionYml;

  test('has exactly the inputs of the table, with their defaults and descriptions', () => {
    const expected = INPUT_NAMES.map((name) => {
      const { description, default: text, expression: fallback = text } = inputSpec(name);
      return [name, { description, required: false, ...(fallback === undefined ? {} : { default: fallback }) }];
    });
    expect(action.inputs).toEqual(Object.fromEntries(expected));
  });

  test('has exactly the outputs that are set', () => {
    expect(Object.keys(action.outputs)).toEqual(Object.keys(OUTPUTS));
  });

  test('runs the bundle on node24, with a post step whatever happened', () => {
    expect(action.runs).toEqual({
      using: 'node24',
      main: `${dist}/index.js`,
      post: `${dist}/post.js`,
      'post-if': 'always()',
    });
  });
});

const SUB_ACTIONS: readonly { name: string; inputs: InputTable; outputs: readonly string[] }[] = [
  { name: 'plan', inputs: PLAN_INPUTS, outputs: Object.keys(PLAN_OUTPUTS) },
  { name: 'merge', inputs: MERGE_INPUTS, outputs: Object.keys(MERGE_OUTPUTS) },
  { name: 'report', inputs: REPORT_INPUTS, outputs: Object.keys(REPORT_OUTPUTS) },
];

describe.each(SUB_ACTIONS)('$name/action.yml', ({ name, inputs, outputs }) => {
  const action = parse(read(`${name}/action.yml`)) as ActionYml;

  test('has exactly the inputs of the table, with their defaults and descriptions', () => {
    const expected = Object.entries(inputs).map(([input, { description, default: fallback }]) => [
      input,
      { description, required: false, ...(fallback === undefined ? {} : { default: fallback }) },
    ]);
    expect(action.inputs).toEqual(Object.fromEntries(expected));
  });

  test('has exactly the outputs that are set, and runs a bundle of its own on node24', () => {
    expect(Object.keys(action.outputs)).toEqual(outputs);
    expect(action.runs).toEqual({ using: 'node24', main: `../dist/${name}.js` });
  });

  test('has inputs that are described, in a group, and whose defaults parse', () => {
    for (const [input, spec] of Object.entries(inputs)) {
      expect(input).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(spec.description).toMatch(/^\S[^\n]*\S$/);
      expect(INPUT_GROUPS).toContain(spec.group);
      if (spec.default !== undefined) expect(spec.grammar(spec.default)).toBeDefined();
    }
  });
});

describe('documents', () => {
  test('the README names every input and output', () => {
    const readme = read('README.md');
    for (const name of [...INPUT_NAMES, ...Object.keys(OUTPUTS)]) expect(readme).toContain(`| \`${name}\``);
  });

  test('docs/errors.md names every error code', () => {
    const errors = read('docs/errors.md');
    for (const code of Object.keys(ERROR_CODES)) expect(errors).toContain(`\`${code}\``);
  });

  test('the help of `run` names every flag, and the main help every command', () => {
    for (const name of INPUT_NAMES)
      expect(runHelp()).toMatch(new RegExp(inputSpec(name).variable ?? `--(\\[no-\\])?${name}\\b`));
    for (const command of ['run', 'plan', 'merge', 'doctor', '--version', '--help'])
      expect(MAIN_HELP).toContain(command);
  });

  test('the version is that of package.json', () => {
    expect((JSON.parse(read('package.json')) as { version: string }).version).toBe(VERSION);
  });
});

describe('dist', () => {
  // What Node keeps of starts is no part of it.
  const files = readdirSync(path.join(root, 'dist')).filter((name) => name !== '.compiled');

  test('holds the entries, their chunks, a licences file, and nothing else', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        'index.js',
        'post.js',
        'cli.js',
        'plan.js',
        'merge.js',
        'report.js',
        'licenses.txt',
        'package.json',
      ]),
    );
    const others = files.filter((name) => !/^(\d+\.)?(index|post|cli|plan|merge|report)\.js$/.test(name));
    expect(others.sort()).toEqual(['licenses.txt', 'package.json']);
  });

  test('holds no executables', () => {
    const executable = files.filter((name) => (statSync(path.join(root, 'dist', name)).mode & 0o111) !== 0);
    expect(executable).toEqual([]);
  });

  test('the licences file covers what is bundled', () => {
    const licences = `\n${read('dist/licenses.txt')}`;
    for (const name of ['@actions/core', 'dockerode', 'fastest-levenshtein', '@renovatebot/pep440', 'tinyglobby']) {
      expect(licences.includes(`\n${name} `)).toBe(true);
    }
  });

  test('loads the toolkit and the Docker client only when they are used', () => {
    expect(read('dist/cli.js')).not.toContain('docker-modem');
    expect(read('dist/index.js')).not.toContain('docker-modem');
    expect(read('dist/index.js')).not.toContain('OidcClient');
  });
});

describe('repository', () => {
  test('the lock file names no registry', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved": "(?!scripts\/)/);
  });

  test('dependencies are pinned exactly', () => {
    const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
    const ranges = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
      Object.values(manifest[kind] ?? {}),
    );
    expect(ranges.filter((range) => !/^(\d+\.\d+\.\d+|file:scripts\/.*)$/.test(range))).toEqual([]);
  });

  test('the gate of CI needs every other job', () => {
    const ci = parse(read('.github/workflows/ci.yml')) as { jobs: Record<string, { needs?: string[] }> };
    const others = Object.keys(ci.jobs).filter((name) => name !== 'ci-passed');
    expect([...(ci.jobs['ci-passed']?.needs ?? [])].sort()).toEqual(others.sort());
  });
});
