import { describe, expect, test } from '@jest/globals';
import { groupByNeeds, requireOneEnvironment } from '../../src/packages/group-by-needs.js';
import type { Program } from '../../src/programs/program.js';

function program(id: string, ...metadata: string[]): Program {
  const block = metadata.length === 0 ? [] : ['# /// script', ...metadata.map((line) => `# ${line}`), '# ///'];
  return { kind: 'file', id, path: `/w/${id}`, text: [...block, 'pass'].join('\n') };
}

const ids = async (...programs: Program[]): Promise<string[][]> =>
  (await groupByNeeds(programs)).map((group) => group.programs.map(({ id }) => id));

describe('groupByNeeds', () => {
  test('puts programs that say nothing into one group', async () => {
    expect(await groupByNeeds([program('a'), { kind: 'module', id: 'm', module: 'm' }])).toEqual([
      { programs: [program('a'), { kind: 'module', id: 'm', module: 'm' }], needs: undefined },
    ]);
  });

  test('puts those that need the same together, in whatever order they say it, and those that say nothing first', async () => {
    const a = program('a', 'dependencies = ["x", "y"]');
    const b = program('b', 'dependencies = ["y", "x"]');
    const c = program('c', 'dependencies = ["y", "x"]', 'requires-python = ">=3.9"');
    expect(await ids(a, program('plain'), c, b)).toEqual([['plain'], ['a', 'b'], ['c']]);
  });

  test('of nothing is nothing', async () => {
    expect(await groupByNeeds([])).toEqual([]);
  });

  test('refuses metadata that is malformed, and names the program', async () => {
    await expect(groupByNeeds([program('bad.py', 'dependencies = 1')])).rejects.toMatchObject({
      code: 'invalid-program',
      message: expect.stringContaining('bad.py:1') as unknown,
    });
  });
});

describe('requireOneEnvironment', () => {
  test('lets programs share a venv that need the same', async () => {
    const groups = await groupByNeeds([program('a'), program('b')]);
    expect(() => {
      requireOneEnvironment(groups);
    }).not.toThrow();
  });

  test('refuses those that do not, and names one of each', async () => {
    const groups = await groupByNeeds([program('a'), program('b', 'dependencies = ["x"]')]);
    expect(() => {
      requireOneEnvironment(groups);
    }).toThrow('the inline metadata of a and b asks for different ones');
  });
});
