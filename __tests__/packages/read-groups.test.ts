import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PyexecError } from '../../src/errors.js';
import { readRequirements } from '../../src/packages/read-requirements.js';

let base = '';
beforeEach(async () => {
  base = await mkdtemp(path.join(os.tmpdir(), 'groups-'));
});
afterEach(() => rm(base, { recursive: true }));

async function read(toml: string, ...groups: string[]) {
  await writeFile(path.join(base, 'pyproject.toml'), toml);
  const set = await readRequirements({ packages: [], requirements: [], groups, currentFolder: base });
  return set.requirements.map(({ text, source }) => `${source.path}:${source.line} ${text}`);
}

async function failure(toml: string, ...groups: string[]): Promise<string[]> {
  try {
    await read(toml, ...groups);
  } catch (thrown) {
    if (thrown instanceof PyexecError && thrown.code === 'invalid-requirement') {
      return thrown.message.split('\n').filter((line) => !line.endsWith('problems:'));
    }
    throw thrown;
  }
  throw new Error('was accepted');
}

const PROJECT = `# "pytest>=8"
[project.optional-dependencies]
docs = ["sphinx"]

[dependency-groups]
Test_Suite = [
  "pytest >=8",
  {include-group = "typing.Ext"},
  'coverage[toml]; python_version < "3.13"',
]
typing-ext = ["mypy==1.11.0", {include-group = "base"}, {include-group = "base"}]
base = ["attrs"]
`;

describe('dependency groups', () => {
  test('are taken with what they include, in its place, and only once', async () => {
    expect(await read(PROJECT, 'test-suite', 'base', 'TEST.suite')).toEqual([
      'pyproject.toml:7 pytest>=8',
      'pyproject.toml:11 mypy==1.11.0',
      'pyproject.toml:12 attrs',
      'pyproject.toml:9 coverage[toml] ; python_version < "3.13"',
    ]);
  });

  test('that are not asked for need not be right', async () => {
    expect(await read('[dependency-groups]\na = ["x"]\nb = ["?", 1, {include-group = "none"}]', 'a')).toEqual([
      'pyproject.toml:2 x',
    ]);
  });

  test('are resolved in steps that grow with their number only', async () => {
    const groups = Array.from({ length: 99 }, (_, index) => {
      const next = `{include-group = "g${index + 1}"}`;
      return `g${index} = [${next}, ${next}]\n`;
    });
    expect(await read(`[dependency-groups]\n${groups.join('')}g99 = ["x"]`, 'g0')).toEqual(['pyproject.toml:101 x']);
  });

  test.each<[string, string, string[]]>([
    [
      PROJECT,
      'tset-suite',
      [
        'pyproject.toml has no dependency group "tset-suite"; it has test-suite, typing-ext, base; did you mean test-suite?',
      ],
    ],
    [
      PROJECT,
      'docs',
      [
        'pyproject.toml has no dependency group "docs"; it has test-suite, typing-ext, base; it is an extra: write -e .[docs] in `packages`',
      ],
    ],
    ['', 'a', ['pyproject.toml has no dependency group "a"; it has none']],
    ['[dependency-groups]', '__proto__', ['pyproject.toml has no dependency group "__proto__"; it has none']],
    [
      'dependency-groups = 1',
      'a',
      [
        'pyproject.toml dependency-groups must be a table of lists',
        'pyproject.toml has no dependency group "a"; it has none',
      ].map((line) => `  - ${line}`),
    ],
    ['[dependency-groups]\na = 1', 'a', ['pyproject.toml the dependency group "a" must be a list']],
    [
      '[dependency-groups]\na = [1]',
      'a',
      ['pyproject.toml the dependency group "a" holds something else than texts and { include-group = "NAME" }'],
    ],
    [
      '[dependency-groups]\na = [{include-group="b", x=1}]',
      'a',
      ['pyproject.toml the dependency group "a" holds something else than texts and { include-group = "NAME" }'],
    ],
    ['[dependency-groups]\na = []\nA = []', 'a', ['pyproject.toml the dependency group "A" is there twice']],
    [
      '[dependency-groups]\na = [{include-group="B"}]\nb = [{include-group="a"}]',
      'a',
      ['pyproject.toml:3:22 a dependency group includes itself: a → b → a'],
    ],
    [
      '[dependency-groups]\na = [{include-group="c"}]',
      'a',
      ['pyproject.toml:2:22 has no dependency group "c"; it has a'],
    ],
    [
      '[dependency-groups]\na = ["numpy", "b=1"]',
      'a',
      [
        'pyproject.toml:2:17 after the name only extras, a version specifier such as ==1.2 or >=1.2,<3, `@ URL` or `; MARKER` may follow; got "=1" (one version is written `==1`)',
      ],
    ],
    ['a = [', 'a', ['pyproject.toml:1:']],
  ])('of %j asked for as %s are refused', async (toml, group, problems) => {
    const found = await failure(toml, group);
    expect(found).toHaveLength(problems.length);
    problems.forEach((problem, index) => {
      expect(found[index]?.startsWith(problem)).toBe(true);
    });
  });

  test.each([
    '-e .',
    './a',
    'a --pre',
    '--pre',
    '-r a.txt',
    'https://x/a.whl',
    'a # b',
    'a ; b == "c #d"',
    '',
    ' ',
    '# a',
  ])('hold nothing but requirements of PEP 508: not %j', async (text) => {
    const [problem, ...others] = await failure(`[dependency-groups]\na = [${JSON.stringify(text)}]`, 'a');
    expect(others).toEqual([]);
    expect(problem).toMatch(/^pyproject\.toml:(2:7|1:1) a dependency group holds NAME, /);
  });

  test.each(['a\nb', 'a\u2028--pre', 'a ; b == "\\"\n--index-url=x', 'a\\'])(
    'hold one line each: not %j',
    async (text) => {
      const [problem] = await failure(`[dependency-groups]\na = [${JSON.stringify(text)}]`, 'a');
      expect(problem).toMatch(/did not expect|a backslash continues/);
    },
  );

  test('include each other a hundred deep at most', async () => {
    const groups = Array.from({ length: 200 }, (_, index) => `g${index} = [{include-group = "g${index + 1}"}]\n`);
    expect(await failure(`[dependency-groups]\n${groups.join('')}g200 = []`, 'g0')).toEqual([
      'pyproject.toml:101:26 dependency groups include each other more than 100 deep',
    ]);
  });
});
