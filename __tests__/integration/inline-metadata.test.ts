import { expect, test } from '@jest/globals';
import { describeInstalling } from '../support/install-stage.js';
import { namespaceWheel } from '../support/package-index/specimens.js';

const SHOW =
  'import importlib.metadata as m\nprint(sorted(d.metadata["Name"] + "==" + d.version for d in m.distributions()))\n';

function block(...lines: string[]): string {
  return ['# /// script', ...lines.map((line) => `# ${line}`), '# ///', SHOW].join('\n');
}

describeInstalling('inline metadata', (stage) => {
  const { run, project } = stage;
  const has = (...names: string[]): void => {
    for (const name of names) stage.index.add(namespaceWheel({ name, version: '1', module: name }));
  };

  test('gives programs that need the same an environment of their own, and the rest another one', async () => {
    has('one', 'two', 'all');
    const cwd = await project({
      'a.py': block('dependencies = ["one", "two"]'),
      'b.py': SHOW,
      'c.py': block('dependencies = ["two", "one"]'),
      'd.py': block('dependencies = ["two>=1"]'),
    });
    const flags = ['--packages', 'all', '--allow-packages', 'one\ntw*', '*.py'];
    const { report, stderr } = await run(flags, { cwd });
    const said = report?.runs.map(({ id, stdout }) => [id, stdout.trim()]);
    expect({ said, stderr }).toMatchObject({
      said: [
        ['a.py', "['all==1', 'one==1', 'two==1']"],
        ['b.py', "['all==1']"],
        ['c.py', "['all==1', 'one==1', 'two==1']"],
        ['d.py', "['all==1', 'two==1']"],
      ],
    });
    const notes = report?.runs.map(({ notes }) => notes.filter((note) => note.includes('inline metadata')).length);
    expect(notes).toEqual([1, 0, 1, 1]);
  });

  test('installs nothing that was not permitted, and says what to add', async () => {
    has('one');
    const cwd = await project({ 'a.py': block('dependencies = ["one"]') });
    const { exitCode, report } = await run(['a.py'], { cwd });
    expect([exitCode, report?.runs]).toEqual([2, []]);
    expect(`${report?.error?.message ?? ''} ${report?.error?.hint ?? ''}`).toMatch(/one.*`allow-packages`/s);
    expect(stage.index.requests).toEqual([]);
  });

  test.each(['one @ https://example.org/one.whl', '-r /etc/passwd', './one', '--index-url=https://example.org one'])(
    'cannot ask for %j, whatever is permitted',
    async (wanted) => {
      has('one');
      const cwd = await project({ 'a.py': block(`dependencies = [${JSON.stringify(wanted)}]`) });
      const { report } = await run(['--allow-packages', '*', 'a.py'], { cwd });
      expect([report?.runs, report?.error === null]).toEqual([[], false]);
      expect(stage.index.requests).toEqual([]);
    },
  );

  test('is held against the Python that runs the program', async () => {
    const cwd = await project({
      'a.py': block('requires-python = ">=3.99"'),
      'b.py': block('requires-python = ">=3"'),
    });
    const [none, some] = [await run(['a.py'], { cwd }), await run(['b.py'], { cwd })];
    expect([none.report?.runs, none.report?.error?.code]).toEqual([[], 'python-not-found']);
    expect(some.report?.runs[0]?.stdout.trim()).toBe('[]');
  });

  test('is not used with `environment: system`, which is said', async () => {
    const cwd = await project({ 'a.py': block('dependencies = ["one"]') });
    const { report } = await run(['--environment', 'system', 'a.py'], { cwd });
    expect(report?.runs[0]?.notes).toContain(
      'Its inline metadata was not used: `environment: system` is taken as it is.',
    );
  });
});
