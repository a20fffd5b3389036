import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { existsSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { removeHostile, useBundle } from '../support/bundle.js';
import { describeWith } from '../support/engines.js';
import { IDENTITIES } from '../support/identities.js';
import { machinePythons, makeToolCache } from '../support/machine-pythons.js';
import type { Distribution } from '../support/package-index/distribution.js';
import { attackingSdist } from '../support/package-index/hostile-specimens.js';
import { findUv } from '../support/package-index/installers.js';
import { PackageIndex } from '../support/package-index/package-index.js';
import { compilingSdist, conflictingWheels, namespaceWheel, scriptWheel } from '../support/package-index/specimens.js';
import { wheel } from '../support/package-index/wheel.js';
import { makeFolder, removeFolders, runCli, SYSTEM_PATH, type CliResult } from '../support/run-cli.js';

const PYTHON = machinePythons()[0];
const SHOW =
  'import importlib.metadata as m\nprint(sorted(d.metadata["Name"] + "==" + d.version for d in m.distributions()))';

/** Tells what a build can see and do, as text in place of its module. */
const LOOK = `
import json, os, sys
def attempt(act):
    try:
        return str(act())
    except OSError as problem:
        return type(problem).__name__
found = {
    'environment': sorted(os.environ),
    'secret': attempt(lambda: open(os.environ.get('PIP_CANARY', '/nothing')).read()),
    'home': attempt(lambda: os.listdir('HOMEFOLDER')),
    'write': attempt(lambda: open('HOMEFOLDER/written', 'w').write('x')),
    'processes': sum(name.isdigit() for name in os.listdir('/proc')),
}
for name in os.listdir('src'):
    open('src/' + name, 'w').write('FOUND = %r\\n' % (found,))
`;

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

describeWith('Linux', 'packages', () => {
  const bundle = useBundle();
  let pythons = '';
  let uvFolder = '';
  beforeAll(async () => {
    if (PYTHON === undefined) throw new Error('no Python with pip is here');
    pythons = await mkdtemp(path.join(os.tmpdir(), 'tool-cache-'));
    await chmod(pythons, 0o755);
    makeToolCache(pythons, [PYTHON]);
    uvFolder = path.join(pythons, 'uv');
    const uv = findUv();
    if (uv === undefined) throw new Error('uv is absent; `pip install -r .ci/requirements.txt` brings it');
    await mkdir(uvFolder, { mode: 0o755 });
    await writeFile(path.join(uvFolder, 'uv'), await readFile(uv), { mode: 0o755 });
  });
  afterAll(() => removeHostile(pythons));
  afterEach(removeFolders);

  let index: PackageIndex;
  beforeEach(async () => {
    index = await PackageIndex.start();
  });
  afterEach(() => index.stop());

  interface Where {
    readonly cwd?: string;
    readonly cache?: string;
    readonly env?: Record<string, string>;
  }

  describe.each(IDENTITIES)('$name', (identity) => {
    describe.each(['uv', 'pip'] as const)('with %s', (installer) => {
      let cache = '';
      beforeEach(async () => {
        cache = await makeFolder(identity);
      });

      async function run(flags: string[], { cwd, env = {} }: Where = {}): Promise<CliResult> {
        const variables = {
          RUNNER_TOOL_CACHE: pythons,
          XDG_CACHE_HOME: cache,
          PATH: installer === 'uv' ? `${uvFolder}:${SYSTEM_PATH}` : SYSTEM_PATH,
          PIP_INDEX_URL: index.url,
          UV_DEFAULT_INDEX: index.url,
          PIP_RETRIES: '1',
          UV_HTTP_RETRIES: '1',
          ...env,
        };
        const version = flags.includes('--python-version') ? [] : ['--python-version', PYTHON?.version ?? ''];
        const wanted = [...version, '--installer', installer, '--timeout', '20s'];
        const args = ['run', '--json', ...wanted, ...flags];
        const result = await runCli(args, { bundle, identity, env: variables, ...(cwd === undefined ? {} : { cwd }) });
        expect({ left: result.left, strays: result.strays }).toEqual({ left: [], strays: [] });
        return result;
      }

      /** The first program's output. */
      function said({ report, stderr }: CliResult): string {
        const one = report?.runs[0];
        if (one?.status !== 'passed') throw new Error(`${one?.stderr ?? ''}\n${stderr}`);
        return one.stdout.trim();
      }

      async function project(files: Record<string, string>): Promise<string> {
        const folder = await makeFolder(identity);
        for (const [name, text] of Object.entries(files)) {
          await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
          await writeFile(path.join(folder, name), text, { mode: 0o644 });
        }
        return folder;
      }

      test('are installed once, kept, and all that the program has', async () => {
        index.add(namespaceWheel({ name: 'thing', version: '1.5', module: 'thing' }));
        const flags = ['--packages', 'Thing >= 1', '--code', SHOW];
        const [first, second] = [await run(flags), await run(flags)];
        expect([said(first), said(second)]).toEqual(["['thing==1.5']", "['thing==1.5']"]);
        expect([first, second].map(({ report }) => report?.environment?.cacheHit)).toEqual([false, true]);
        expect(second.report?.environment).toMatchObject({ kind: 'venv', packages: ['thing==1.5'] });
        expect(first.stderr).toContain(`with ${installer}`);
        const asked = index.requests.length;
        await run(flags);
        expect(index.requests).toHaveLength(asked);
      });

      test('are not kept with `cache: false`', async () => {
        index.add(namespaceWheel({ name: 'thing', version: '1', module: 'thing' }));
        const flags = ['--packages', 'thing', '--cache', 'false', '--code', SHOW];
        expect(said(await run(flags))).toBe("['thing==1']");
        expect((await run(flags)).report?.environment?.cacheHit).toBe(false);
        expect(readdirSync(cache)).toEqual([]);
      });

      test('cannot be changed by the program, nor their Python', async () => {
        index.add(namespaceWheel({ name: 'thing', version: '1', module: 'thing' }));
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
        const venv = path.join(cache, 'pyexec', 'venvs');
        expect(existsSync(path.join(venv, readdirSync(venv)[0] ?? '', 'bin', 'python'))).toBe(true);
      });

      test('are made anew when some of them are missing', async () => {
        index.add(namespaceWheel({ name: 'thing', version: '1', module: 'thing' }));
        const flags = ['--packages', 'thing', '--code', 'import thing; print(thing.VERSION)'];
        await run(flags);
        const [key = ''] = readdirSync(path.join(cache, 'pyexec', 'venvs'));
        await rm(path.join(cache, 'pyexec', 'venvs', key, 'lib'), { recursive: true });
        const again = await run(flags);
        expect([said(again), again.report?.environment?.cacheHit]).toEqual(['1', false]);
      });

      test('are installed by two runs at once, and both come to their end', async () => {
        index.add(namespaceWheel({ name: 'thing', version: '1', module: 'thing' }));
        const flags = ['--packages', 'thing', '--code', 'import thing; print(thing.VERSION)'];
        const both = await Promise.all([run(flags), run(flags)]);
        expect(both.map(said)).toEqual(['1', '1']);
      });

      test('bring commands, which the program finds on PATH', async () => {
        index.add(scriptWheel({ name: 'tool', version: '2' }));
        const text = 'import subprocess\nprint(subprocess.run(["tool", "x"], capture_output=True, text=True).stdout)';
        expect(said(await run(['--packages', 'tool', '--code', text]))).toBe('tool 2 x');
      });

      test('come from files with nested ones, constraints, extras, markers and hashes', async () => {
        const exact = wheel({ name: 'exact', version: '1', modules: { 'exact.py': '' } });
        index.add(exact);
        for (const version of ['1', '2']) index.add(namespaceWheel({ name: 'free', version, module: 'free' }));
        index.add(wheel({ name: 'extra', version: '1', modules: { 'extra.py': '' }, extras: { more: ['free'] } }));
        const cwd = await project({
          'all.txt': '-r sub/nested.txt\n-c limits.txt\nabsent; python_version < "3"\n',
          'sub/nested.txt': 'extra[more]  # a comment\n',
          'limits.txt': 'free < 2\n',
        });
        const result = await run(['--requirements', 'all.txt', '--code', SHOW], { cwd });
        expect(said(result)).toBe("['extra==1', 'free==1']");
      });

      test('come from dependency groups, and from projects of this machine', async () => {
        index.add(namespaceWheel({ name: 'thing', version: '1', module: 'thing' }));
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

      test('are built by code that sees nothing of the job, and writes nowhere else', async () => {
        const secret = await project({ canary: 'the secret' });
        const script = LOOK.replaceAll('HOMEFOLDER', secret);
        index.add(attackingSdist({ name: 'evil', version: '1', script }));
        const env = {
          TOKEN: 'secret',
          GITHUB_TOKEN: 'secret',
          HTTP_PROXY: '',
          PIP_CANARY: path.join(secret, 'canary-gone'),
        };
        const result = await run(['--packages', 'evil', '--code', 'import evil, json; print(json.dumps(evil.FOUND))'], {
          env,
        });
        const found = JSON.parse(said(result)) as Record<string, string | string[] | number>;
        expect(found).toMatchObject({ home: 'FileNotFoundError', write: 'FileNotFoundError' });
        expect(found['environment']).not.toContain('TOKEN');
        expect(found['environment']).not.toContain('GITHUB_TOKEN');
        expect(found['processes']).toBeLessThan(12);
        expect(existsSync(path.join(secret, 'written'))).toBe(false);
      });

      test('are built by code that could do all that without the sandbox (the control)', async () => {
        const open = await makeFolder(identity);
        index.add(attackingSdist({ name: 'evil', version: '1', script: LOOK.replaceAll('HOMEFOLDER', open) }));
        const flags = [
          '--isolation',
          'none',
          '--packages',
          'evil',
          '--code',
          'import evil, json; print(json.dumps(evil.FOUND))',
        ];
        const found = JSON.parse(said(await run(flags))) as Record<string, unknown>;
        expect(found['home']).toMatch(/^\[/);
        expect(found['write']).toBe('1');
      });

      test('that replace the Python of the venv are refused, and nothing runs', async () => {
        const script = `
import glob, os
for prefix in [os.path.dirname(os.path.dirname(os.environ['TMPDIR']))]:
    os.unlink(prefix + '/bin/python')
    os.symlink('/bin/sh', prefix + '/bin/python')
`;
        index.add(attackingSdist({ name: 'evil', version: '1', script }));
        const result = await run(['--packages', 'evil', '--code', 'print(1)']);
        expect([result.exitCode, result.report?.runs, result.report?.error?.code]).toEqual([3, [], 'install-failed']);
        expect(readdirSync(path.join(cache, 'pyexec', 'venvs'))).toEqual([]);
      });

      test.each(UNAVAILABLE)('that cannot be had are an error: one $what', async ({ wanted, files, hint }) => {
        for (const { distribution, ...options } of files()) index.add(distribution, options);
        const result = await run(['--packages', wanted, '--code', 'print(1)']);
        expect([result.exitCode, result.report?.runs, result.report?.error?.code]).toEqual([3, [], 'install-failed']);
        expect(result.report?.error?.message).toContain(`(${installer} `);
        expect(result.report?.error?.hint).toContain(hint);
      });

      test('from an index that is down are an error that says so, after another try', async () => {
        index.fail('/simple/', ...Array.from({ length: 20 }, () => ({ status: 503 })));
        const result = await run(['--packages', 'thing', '--code', 'print(1)']);
        expect(result.report?.error?.code).toBe('install-failed');
        expect(index.requests.length).toBeGreaterThan(1);
      });

      test('that need a compiler are built with the one that is there', async () => {
        index.add(compilingSdist({ name: 'native', version: '1' }));
        expect(said(await run(['--packages', 'native', '--code', 'import native; print(native.answer())']))).toBe('42');
      });

      test('go into the venv that `venv-path` names, which is made and stays', async () => {
        index.add(namespaceWheel({ name: 'thing', version: '1', module: 'thing' }));
        const cwd = await project({});
        const flags = ['--venv-path', 'mine', '--code', SHOW];
        expect(said(await run(flags, { cwd }))).toBe('[]');
        expect(said(await run(['--packages', 'thing', ...flags], { cwd }))).toBe("['thing==1']");
        expect(said(await run(['--python-version', '3.99', ...flags], { cwd }))).toBe("['thing==1']");
        expect(readdirSync(cache)).toEqual([]);
      });
    });
  });

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
