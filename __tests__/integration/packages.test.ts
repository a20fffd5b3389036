import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { useBundle } from '../support/bundle.js';
import { describeWith } from '../support/engines.js';
import { IDENTITIES } from '../support/identities.js';
import { describeInstalling, said } from '../support/install-stage.js';
import type { Distribution } from '../support/package-index/distribution.js';
import { attackingSdist } from '../support/package-index/hostile-specimens.js';
import { compilingSdist, conflictingWheels, namespaceWheel, scriptWheel } from '../support/package-index/specimens.js';
import { wheel } from '../support/package-index/wheel.js';
import { makeFolder, removeFolders, runCli } from '../support/run-cli.js';

const SHOW =
  'import importlib.metadata as m\nprint(sorted(d.metadata["Name"] + "==" + d.version for d in m.distributions()))';

interface Unavailable {
  readonly what: string;
  readonly wanted: string;
  readonly files: () => readonly { readonly distribution: Distribution; readonly wrongHash?: boolean }[];
  readonly hint: string;
}

const UNAVAILABLE: readonly Unavailable[] = [
  { what: 'that is not there', wanted: 'absent', files: () => [], hint: 'spelling' },
  {
    what: 'that exists for other Pythons only',
    wanted: 'old',
    files: () => [{ distribution: wheel({ name: 'old', version: '1', modules: {}, requiresPython: '>=4' }) }],
    hint: '',
  },
  {
    what: 'that has another hash',
    wanted: 'x',
    files: () => [{ distribution: wheel({ name: 'x', version: '1', modules: {} }), wrongHash: true }],
    hint: 'hash',
  },
  {
    what: 'that excludes another one',
    wanted: 'a\nb',
    files: () => conflictingWheels().map((distribution) => ({ distribution })),
    hint: 'exclude each other',
  },
  {
    what: 'that cannot be built',
    wanted: 'c',
    files: () => [{ distribution: attackingSdist({ name: 'c', version: '1', script: 'import os; os._exit(9)' }) }],
    hint: 'built from source',
  },
];

describeInstalling('packages', (stage) => {
  const { run, project } = stage;

  test('are installed once, kept, and all that the program has', async () => {
    stage.index.add(namespaceWheel({ name: 'thing', version: '1.5', module: 'thing' }));
    const flags = ['--packages', 'Thing >= 1', '--code', SHOW];
    const [first, second] = [await run(flags), await run(flags)];
    expect([said(first), said(second)]).toEqual(["['thing==1.5']", "['thing==1.5']"]);
    expect([first, second].map(({ report }) => report?.environment?.cacheHit)).toEqual([false, true]);
    expect(second.report?.environment).toMatchObject({ kind: 'venv', packages: ['thing==1.5'] });
    expect(first.stderr).toContain(`with ${stage.installer}`);
    const asked = stage.index.requests.length;
    await run(flags);
    expect(stage.index.requests).toHaveLength(asked);
  });

  test('are not chosen by what somebody else says of the Python', async () => {
    stage.index.add(namespaceWheel({ name: 'thing', version: '1', module: 'thing' }));
    const flags = ['--packages', 'thing', '--code', SHOW];
    await run(flags);
    const file = path.join(stage.cache, 'pyexec', 'answers.json');
    const answers = await readFile(file, 'utf8');
    await writeFile(file, answers.replace(/"version":"(3\.\d+)[^"]+"/, '"version":"$1.99"'));
    const forged = await run(flags);
    expect(forged.report?.error).toMatchObject({ code: 'python-broken' });
    expect(forged.report?.error?.hint).toContain('pyexec cache clear');
    await writeFile(file, '[{"topic":"python"}, 3]');
    expect(said(await run(flags))).toBe("['thing==1']");
  });

  test('are not kept with `cache: false`', async () => {
    stage.index.add(namespaceWheel({ name: 'thing', version: '1', module: 'thing' }));
    const flags = ['--packages', 'thing', '--cache', 'false', '--code', SHOW];
    expect(said(await run(flags))).toBe("['thing==1']");
    expect((await run(flags)).report?.environment?.cacheHit).toBe(false);
    expect(readdirSync(stage.cache)).toEqual([]);
  });

  test('cannot be changed by the program, nor their Python', async () => {
    stage.index.add(namespaceWheel({ name: 'thing', version: '1', module: 'thing' }));
    const text = `
import os, sys, thing
def attempt(act):
    try:
        act()
        return 'done'
    except OSError as problem:
        return problem.errno
print([attempt(act) for act in (
    lambda: open(thing.__file__, 'a'),
    lambda: open(os.path.join(os.path.dirname(thing.__file__), 'new.py'), 'w'),
    lambda: os.unlink(sys.executable),
    lambda: os.rename(sys.prefix, sys.prefix + 'x'),
)])`;
    const flags = ['--packages', 'thing', '--code', text];
    await run(flags);
    const refused = said(await run(flags));
    for (const one of JSON.parse(refused) as number[]) expect([1, 13, 16, 30]).toContain(one);
    const venv = stage.venvs;
    expect(existsSync(path.join(venv, readdirSync(venv)[0] ?? '', 'venv', 'bin', 'python'))).toBe(true);
  });

  test('are seen by the programs that they are for, and no others', async () => {
    for (const name of ['thing', 'other'])
      stage.index.add(namespaceWheel({ name, version: '1', module: name.slice(0, 4) }));
    await run(['--packages', 'other', '--code', SHOW]);
    const text = 'import os, sys\nprint(len(os.listdir(os.path.dirname(os.path.dirname(sys.prefix)))))';
    const flags = ['--packages', 'thing', '--code', text];
    expect([said(await run(flags)), said(await run(flags)), readdirSync(stage.venvs).length]).toEqual(['1', '1', 2]);
  });

  test('are made anew when some of them are missing', async () => {
    stage.index.add(namespaceWheel({ name: 'thing', version: '1', module: 'thing' }));
    const flags = ['--packages', 'thing', '--code', 'import thing; print(thing.VERSION)'];
    await run(flags);
    const [key = ''] = readdirSync(stage.venvs);
    await rm(path.join(stage.venvs, key, 'venv', 'lib'), { recursive: true });
    const again = await run(flags);
    expect([said(again), again.report?.environment?.cacheHit]).toEqual(['1', false]);
  });

  test('are installed by two runs at once, and both come to their end', async () => {
    stage.index.add(namespaceWheel({ name: 'thing', version: '1', module: 'thing' }));
    const flags = ['--packages', 'thing', '--code', 'import thing; print(thing.VERSION)'];
    const both = await Promise.all([run(flags), run(flags)]);
    expect(both.map(said)).toEqual(['1', '1']);
  });

  test('bring commands, which the program finds on PATH', async () => {
    stage.index.add(scriptWheel({ name: 'tool', version: '2' }));
    const text = 'import subprocess\nprint(subprocess.run(["tool", "x"], capture_output=True, text=True).stdout)';
    expect(said(await run(['--packages', 'tool', '--code', text]))).toBe('tool 2 x');
  });

  test('come from files with nested ones, constraints, extras, markers and hashes', async () => {
    const exact = wheel({ name: 'exact', version: '1', modules: { 'exact.py': '' } });
    stage.index.add(exact);
    for (const version of ['1', '2']) stage.index.add(namespaceWheel({ name: 'free', version, module: 'free' }));
    stage.index.add(wheel({ name: 'extra', version: '1', modules: { 'extra.py': '' }, extras: { more: ['free'] } }));
    const cwd = await project({
      'all.txt': '-r sub/nested.txt\n-c limits.txt\nabsent; python_version < "3"\n',
      'sub/nested.txt': 'extra[more]  # a comment\n',
      'limits.txt': 'free < 2\n',
    });
    const result = await run(['--requirements', 'all.txt', '--code', SHOW], { cwd });
    expect(said(result)).toBe("['extra==1', 'free==1']");
  });

  test('come from dependency groups, and from projects of this machine', async () => {
    stage.index.add(namespaceWheel({ name: 'thing', version: '1', module: 'thing' }));
    const cwd = await project({
      'pyproject.toml':
        '[project]\nname = "mine"\nversion = "3"\n[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n[dependency-groups]\ntest = ["thing", {include-group = "more"}]\nmore = []\n',
      'mine.py': 'VERSION = 3\n',
      'backend.py': `import base64, hashlib, zipfile
def build_wheel(folder, config_settings=None, metadata_directory=None):
    with zipfile.ZipFile(folder + '/mine-3-py3-none-any.whl', 'w') as z:
        z.writestr('mine.py', open('mine.py').read())
        z.writestr('mine-3.dist-info/METADATA', 'Metadata-Version: 2.1\\nName: mine\\nVersion: 3\\n')
        z.writestr('mine-3.dist-info/WHEEL', 'Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
        z.writestr('mine-3.dist-info/RECORD', 'mine.py,,\\nmine-3.dist-info/METADATA,,\\nmine-3.dist-info/WHEEL,,\\nmine-3.dist-info/RECORD,,\\n')
    return 'mine-3-py3-none-any.whl'
build_editable = build_wheel
`,
      '.git/config': 'token',
    });
    const flags = ['--dependency-groups', 'test', '--packages', '-e .', '--code', SHOW];
    const result = await run(flags, { cwd });
    expect(said(result)).toBe("['mine==3', 'thing==1']");
    expect(result.report?.environment?.cacheHit).toBe(false);
    expect(readdirSync(cwd).sort()).toEqual(['.git', 'backend.py', 'mine.py', 'pyproject.toml']);
  });

  test.each(UNAVAILABLE)('that cannot be had are an error: one $what', async ({ wanted, files, hint }) => {
    for (const { distribution, ...options } of files()) stage.index.add(distribution, options);
    const result = await run(['--packages', wanted, '--code', 'print(1)']);
    expect([result.exitCode, result.report?.runs, result.report?.error?.code]).toEqual([3, [], 'install-failed']);
    expect(result.report?.error?.message).toContain(`(${stage.installer} `);
    expect(result.report?.error?.hint).toContain(hint);
  });

  test('are an error that names what is there, when the name is nearly right', async () => {
    for (const name of ['example-thing', 'another']) stage.index.add(wheel({ name, version: '1', modules: {} }));
    const { report } = await run(['--packages', 'Exmaple_Thing', '--code', 'print(1)']);
    expect(report?.error?.hint).toContain('The index has example-thing. ');
  });

  test('from an index that is down are an error that says so, after another try', async () => {
    stage.index.fail('/simple/', ...Array.from({ length: 20 }, () => ({ status: 503 })));
    const result = await run(['--packages', 'thing', '--code', 'print(1)']);
    expect(result.report?.error?.code).toBe('install-failed');
    expect(stage.index.requests.length).toBeGreaterThan(1);
  });

  test('that need a compiler are built with the one that is there', async () => {
    stage.index.add(compilingSdist({ name: 'native', version: '1' }));
    expect(said(await run(['--packages', 'native', '--code', 'import native; print(native.answer())']))).toBe('42');
  });

  test('go into the venv that `venv-path` names, which is made and stays', async () => {
    stage.index.add(namespaceWheel({ name: 'thing', version: '1', module: 'thing' }));
    const cwd = await project({});
    const flags = ['--venv-path', 'mine', '--code', SHOW];
    expect(said(await run(flags, { cwd }))).toBe('[]');
    expect(said(await run(['--packages', 'thing', ...flags], { cwd }))).toBe("['thing==1']");
    expect(said(await run(['--python-version', '3.99', ...flags], { cwd }))).toBe("['thing==1']");
    expect(readdirSync(stage.cache)).toEqual([]);
  });
});

describeWith('Linux', 'packages', () => {
  const bundle = useBundle();
  afterEach(removeFolders);

  test.each([
    ['a file', async (cwd: string) => writeFile(path.join(cwd, 'v'), '')],
    [
      'somebody’s project',
      async (cwd: string) => {
        await mkdir(path.join(cwd, 'v'));
        await writeFile(path.join(cwd, 'v', 'main.py'), '');
      },
    ],
    [
      'a venv whose Python is gone',
      async (cwd: string) => {
        await mkdir(path.join(cwd, 'v', 'bin'), { recursive: true });
        await writeFile(path.join(cwd, 'v', 'pyvenv.cfg'), 'home = /gone\n');
        await symlink('/gone/python', path.join(cwd, 'v', 'bin', 'python'));
      },
    ],
  ])('are not installed into %s', async (_what, prepare) => {
    const [identity] = IDENTITIES;
    if (identity === undefined) throw new Error('nobody');
    const cwd = await makeFolder(identity);
    await prepare(cwd);
    const before = readdirSync(cwd, { recursive: true });
    const result = await runCli(['run', '--json', '--venv-path', 'v', '--packages', 'x', '--code', '1'], {
      bundle,
      identity,
      cwd,
    });
    expect([result.exitCode, result.report?.error?.code]).toEqual([3, 'venv-unusable']);
    expect(readdirSync(cwd, { recursive: true })).toEqual(before);
  });
});
