import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { useBundle } from '../support/bundle.js';
import { describeWith } from '../support/engines.js';
import { Repository, removeRepositories } from '../support/git-repository.js';
import { removeFolders, runCli } from '../support/run-cli.js';

const SELF = { name: 'as the caller', user: undefined };

interface Planned {
  readonly programs: number;
  readonly empty: boolean;
  readonly matrix: { readonly include: readonly unknown[] };
}

describeWith('Linux', 'a plan of what changed', () => {
  const bundle = useBundle();
  let repository: Repository;
  beforeAll(async () => {
    repository = await Repository.make();
    await repository.commit({ 'a.py': 'print(1)\n', 'b.py': 'print(2)\n', 'doc.md': '```python\n1\n```\n' });
    repository.git('checkout', '--quiet', '-b', 'change');
    await repository.commit({ 'b.py': 'print(3)\n', 'doc.md': '```python\n1\n```\n\n```python\n2\n```\n' });
  });
  afterAll(async () => {
    await removeRepositories();
    await removeFolders();
  });

  async function plan(...flags: string[]): Promise<{ exitCode: number | null; stderr: string; planned: Planned }> {
    const args = ['plan', '--json', ...flags, '*.py', '*.md'];
    const { exitCode, stdout, stderr } = await runCli(args, { bundle, identity: SELF, cwd: repository.folder });
    return { exitCode, stderr, planned: JSON.parse(stdout || '{}') as Planned };
  }

  test('has the programs of changed files alone, and says so', async () => {
    expect((await plan()).planned).toMatchObject({ programs: 4, empty: false });
    const { exitCode, planned, stderr } = await plan('--changed-only', '--base', 'main');
    expect([exitCode, planned.programs, planned.empty]).toEqual([0, 3, false]);
    expect(stderr).toContain('2 of 3 files changed');
  });

  test('is empty where nothing changed, which is no error', async () => {
    const { exitCode, planned } = await plan('--changed-only', '--base', 'change');
    expect([exitCode, planned.programs, planned.empty, planned.matrix.include]).toEqual([0, 0, true, []]);
  });

  test.each([
    [['--base', 'main'], '`base` means nothing without `changed-only`'],
    [['--changed-only', '--base', '--output=x'], '`base` must name'],
    [['--changed-only', '--base', 'absent'], 'absent'],
  ])('refuses %j', async (flags, message) => {
    const { exitCode, stderr } = await plan(...flags);
    expect([exitCode === 0, stderr]).toEqual([false, expect.stringContaining(message)]);
  });
});
