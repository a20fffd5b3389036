import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PyexecError } from '../../src/errors.js';
import type { MachineFacts } from '../../src/machine-facts.js';
import { askInterpreter } from '../../src/python/ask-interpreter.js';
import type { KnownPython } from '../../src/python/candidate.js';
import { findPython, type PythonRequest } from '../../src/python/find-python.js';
import { rankCandidates } from '../../src/python/rank-candidates.js';
import { machinePythons } from '../support/machine-pythons.js';

let base = '';
beforeEach(async () => {
  base = await mkdtemp(path.join(os.tmpdir(), 'find-'));
});
afterEach(() => rm(base, { recursive: true }));

async function put(name: string, script: string): Promise<string> {
  const file = path.join(base, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
  return file;
}
/** Answers like an interpreter. */
const says = (version: string, implementation = 'cpython', freeThreaded = 'False'): string =>
  ['echo', version, implementation, '/x/python3', '/x', '/x', 'x86_64-linux-gnu', '64', freeThreaded, 'True']
    .join('\necho ')
    .slice(5);

const facts = (different: Partial<MachineFacts> = {}): MachineFacts => ({
  platform: 'darwin',
  arch: 'x64',
  uid: 1000,
  gid: 1000,
  runtimeFolder: undefined,
  kernelRelease: '6.8.0',
  ownFolder: '/tool',
  mayInstall: false,
  installEnv: {},
  engine: {
    host: undefined,
    context: undefined,
    tlsVerify: false,
    certPath: undefined,
    configFolder: '/home/u/.docker',
  },
  processors: 2,
  currentFolder: base,
  tempFolder: base,
  homeFolder: base,
  pathFolders: [path.join(base, 'bin')],
  toolCache: undefined,
  pyenvRoot: path.join(base, 'no-pyenv'),
  uvPythons: undefined,
  cacheFolder: path.join(base, 'cache'),
  packageVariables: {},
  registryVariables: {},
  event: { name: undefined, ref: undefined },
  platformEnv: {},
  ...different,
});

const find = (request: Partial<PythonRequest>, different: Partial<MachineFacts> = {}) =>
  findPython({ path: undefined, version: undefined, ...request }, facts(different));

async function failure(request: Partial<PythonRequest>, different: Partial<MachineFacts> = {}): Promise<PyexecError> {
  try {
    await find(request, different);
  } catch (thrown) {
    if (thrown instanceof PyexecError) return thrown;
    throw thrown;
  }
  throw new Error('was found');
}

const unix = process.platform === 'win32' ? describe.skip : describe;

const known = (version: string, different: Partial<KnownPython> = {}): KnownPython => ({
  ...{ path: `/${version}`, source: 'PATH', version, implementation: 'cpython', arch: 'x64', freeThreaded: false },
  ...different,
});

describe('rankCandidates', () => {
  const all = ['3.9.1', '3.12.4', '3.10.0', '3.12.4', '3.13.0rc1', '2.7.18', '3.5.9', '3.6.0'].map((version, index) =>
    known(version, { path: `/${index}` }),
  );
  const ranked = (candidates: readonly KnownPython[], request: string, freeThreaded = false): string[] =>
    rankCandidates(candidates, { request, freeThreaded, arch: 'x64' }).map((candidate) => candidate.path);

  test.each([
    ['>=3.0', ['/1', '/3', '/2', '/0', '/7']],
    ['==3.12.*', ['/1', '/3']],
    ['==3.12.4', ['/1', '/3']],
    ['<3.10', ['/0', '/7']],
    ['>=3.10,<3.12', ['/2']],
    ['==3.13.*', []],
    ['==3.13.0rc1', ['/4']],
    ['>=3.13.0a1,<3.14', ['/4']],
    ['>=3.12,!=3.13.0b1', ['/1', '/3']],
    ['==2.7.*', []],
    ['==3.5.*', []],
    ['==4.*', []],
  ])('for %s takes the newest first, then the one found first, and no pre-release unasked', (request, paths) => {
    expect(ranked(all, request)).toEqual(paths);
  });

  test('compares versions as versions, not as texts', () => {
    expect(ranked([known('3.9.1'), known('3.10.0')], '>=3.9,<3.11')).toEqual(['/3.10.0', '/3.9.1']);
  });

  test('takes CPython before others, and the architecture of the machine before others, however new these are', () => {
    const other = known('3.13.1', { implementation: 'pypy' });
    const foreign = known('3.12.9', { arch: 'ia32' });
    const unsaid = known('3.8.2', { implementation: undefined, arch: undefined });
    expect(ranked([other, foreign, unsaid, known('3.9.1')], '>=3.6')).toEqual([
      '/3.9.1',
      '/3.8.2',
      '/3.12.9',
      '/3.13.1',
    ]);
    expect(ranked([other], '>=3.6')).toEqual(['/3.13.1']);
  });

  test('takes builds without the global lock when they are asked for, and only then', () => {
    const unlocked = known('3.13.1', { freeThreaded: true });
    expect(ranked([unlocked, known('3.12.1')], '>=3.12')).toEqual(['/3.12.1']);
    expect(ranked([unlocked, known('3.12.1')], '>=3.12', true)).toEqual(['/3.13.1']);
  });
});

unix('findPython', () => {
  describe('by path', () => {
    test('takes a path as given, from the folder of the user, and does not look at the version', async () => {
      const file = await put('my/python', says('3.6.0'));
      const chosen = { path: file, because: '`python-path` names it', version: undefined };
      expect(await find({ path: 'my/python', version: '>=3.12' })).toEqual(chosen);
      expect(await find({ path: file })).toEqual(chosen);
    });

    test('looks up a name on PATH', async () => {
      const file = await put('bin/python3.12', says('3.12.0'));
      expect(await find({ path: 'python3.12' })).toEqual({
        path: file,
        because: '`python-path` names it',
        version: undefined,
      });
    });

    test('says that a folder is one', async () => {
      await mkdir(path.join(base, 'venv'));
      const error = await failure({ path: './venv' });
      expect([error.code, error.message]).toEqual(['python-not-found', '`python-path` is a folder: ./venv']);
    });

    test.each(['python3.99', './missing/python', '/missing/python'])('says that %s is not there', async (given) => {
      await put('bin/python3', says('3.12.0'));
      const error = await failure({ path: given });
      expect([error.code, error.exitStatus]).toEqual(['python-not-found', 3]);
      expect(error.message).toBe(`Python executable not found at: ${given}`);
      expect(error.hint).toContain('`python-path` must be the path of an interpreter or the name of one on PATH.');
    });
  });

  describe('by version', () => {
    test('takes the best match, and says where it was found', async () => {
      await put('bin/python3', says('3.11.2'));
      const newer = await put('bin/python3.12', says('3.12.7'));
      expect(await find({ version: '>=3.10' })).toEqual({
        path: newer,
        because: 'best match of >=3.10 (PATH)',
        version: '3.12.7',
        request: '>=3.10',
      });
      expect(await find({ version: '==3.11.*' })).toMatchObject({ version: '3.11.2' });
    });

    test('prefers the tool cache among equals, and does not start it', async () => {
      await put('bin/python3', says('3.12.4'));
      const cached = await put('tools/Python/3.12.4/x64/bin/python3', `touch ${base}/started`);
      await put('tools/Python/3.12.4/x64.complete', '');
      expect(await find({ version: '==3.12.*' }, { toolCache: path.join(base, 'tools') })).toEqual({
        path: cached,
        because: 'best match of ==3.12.* (tool cache)',
        version: '3.12.4',
        request: '==3.12.*',
      });
      await expect(rm(path.join(base, 'started'))).rejects.toThrow('ENOENT');
    });

    test('lists the versions that are there when none fits, and what does not start with the reason', async () => {
      const one = await put('bin/python3', says('3.11.2'));
      const other = await put('bin/python3.10', says('3.10.14', 'pypy'));
      const unlocked = await put('bin/python3.13', says('3.13.1', 'cpython', 'True'));
      const two = await put('pyenv/versions/3.9.1/bin/python3', says('3.9.1'));
      const dead = await put('pyenv/versions/3.8.2/bin/python3', 'echo libpython3.8.so: not found >&2; exit 127');
      const killed = await put('bin/python3.7', 'kill -9 $$');
      const old = await put('bin/python', 'echo Unknown option: -I >&2; exit 2');
      const error = await failure({ version: '==3.99.*' }, { pyenvRoot: path.join(base, 'pyenv') });
      expect([error.code, error.message]).toEqual(['python-not-found', 'no Python on this machine satisfies ==3.99.*']);
      expect(error.hint).toMatch(/^`python-version` must match one of: /);
      const [working, rest] = error.hint.split(' Not usable: ');
      for (const text of [`3.11.2 (${one})`, `3.9.1 (${two})`, `3.10.14 (${other}, pypy)`])
        expect(working).toContain(text);
      expect(working).toContain(`3.13.1 (${unlocked}, free-threaded)`);
      expect(rest).toContain(`3.8.2 (${dead}): does not start: libpython3.8.so: not found`);
      expect(rest).toContain(`3.7 (${killed}): does not start: it was ended by SIGKILL`);
      expect(rest).toContain(`python (${old}): does not answer like Python 3`);
      expect(error.hint).toContain('set `python-path`; `pyexec doctor` shows what is here');
    });

    test('takes another implementation only where no CPython satisfies, and says so', async () => {
      const pypy = await put('bin/python3.10', says('3.10.14', 'pypy'));
      const cpython = await put('bin/python3.11', says('3.11.2'));
      expect(await find({ version: '>=3.10' })).toMatchObject({ path: cpython });
      expect(await find({ version: '==3.10.*' })).toMatchObject({
        path: pypy,
        because: 'best match of ==3.10.* (PATH, pypy: no CPython does)',
      });
    });

    test('takes a build without the global lock only when it is asked for', async () => {
      const unlocked = await put('bin/python3.13t', says('3.13.1', 'cpython', 'True'));
      expect(await failure({ version: '==3.13.*' })).toMatchObject({ code: 'python-not-found' });
      expect(await find({ version: '==3.13.*', freeThreaded: true })).toMatchObject({ path: unlocked });
    });

    test('finds what uv installed, by its folder, and runs it', async () => {
      const [python] = machinePythons();
      if (python === undefined) return;
      const minor = python.version.split('.').slice(0, 2).join('.');
      const folder = path.join(base, 'uv', `cpython-${python.version}-linux-x86_64-gnu`);
      await mkdir(path.dirname(folder));
      await symlink(python.prefix, folder);
      const uvPythons = path.join(base, 'uv');
      const found = await find({ version: `==${python.version}` }, { uvPythons });
      expect(found).toMatchObject({
        path: path.join(folder, 'bin', `python${minor}`),
        because: `best match of ==${python.version} (uv)`,
      });
      expect(await askInterpreter(found.path, {})).toMatchObject({ version: python.version });
    });

    test('passes over what does not answer like Python 3', async () => {
      await put('bin/python3.8', 'exit 1');
      await put('bin/python3.9', 'echo hello');
      await put('bin/python3.10', 'echo; kill -9 $$');
      await put('bin/python3.11', 'yes');
      const good = await put('bin/python', says('3.12.0'));
      expect(await find({ version: '>=3.6' })).toMatchObject({ path: good, version: '3.12.0' });
    });
  });

  describe('by a version file', () => {
    test('takes the best match of what it says, and says who said it', async () => {
      const file = await put('bin/python3.11', says('3.11.2'));
      await put('bin/python3.12', says('3.12.0'));
      await writeFile(path.join(base, '.python-version'), '# ours\n3.11\n');
      expect(await find({ versionFile: '.python-version' })).toEqual({
        path: file,
        because: 'best match of ==3.11.*, as .python-version:2 says 3.11 (PATH)',
        version: '3.11.2',
        request: '==3.11.*',
      });
    });

    test('is outdone by a version, and that by a path', async () => {
      const file = await put('bin/python3.12', says('3.12.0'));
      expect(await find({ version: '==3.12.*', versionFile: 'missing' })).toMatchObject({ path: file });
      expect(await find({ path: file, version: '==3.99.*', versionFile: 'missing' })).toMatchObject({ path: file });
    });

    test('names the file when nothing fits', async () => {
      await put('bin/python3.12', says('3.12.0'));
      await writeFile(path.join(base, '.python-version'), '3.9');
      const error = await failure({ versionFile: '.' });
      expect(error.message).toBe('no Python on this machine satisfies ==3.9.*, as .python-version:1 says 3.9');
      expect(error.hint).toMatch(/^`python-version-file` must match one of: .*3\.12\.0 /);
    });
  });

  describe('without a request', () => {
    test('takes python3 on PATH, and does not start it', async () => {
      const file = await put('bin/python3', `touch ${base}/started`);
      await put('bin/python', '');
      expect(await find({})).toEqual({ path: file, because: 'python3 on PATH', version: undefined });
      await expect(rm(path.join(base, 'started'))).rejects.toThrow('ENOENT');
    });

    test('takes python where there is no python3', async () => {
      const file = await put('bin/python', '');
      expect(await find({})).toEqual({ path: file, because: 'python on PATH', version: undefined });
    });

    test('says that there is none where there is none', async () => {
      // A machine whose usual places are not here.
      const error = await failure({}, { platform: 'win32' });
      expect([error.code, error.message]).toEqual(['python-not-found', 'no Python was found on this machine']);
      expect(error.hint).toContain('Install Python 3, put it on PATH, or set `python-path`.');
    });

    test('takes the newest of the machine where there is none on PATH', async () => {
      for (const version of ['3.9.1', '3.10.2']) await put(`pyenv/versions/${version}/bin/python3`, '');
      const found = await find({}, { pathFolders: [], pyenvRoot: path.join(base, 'pyenv') });
      // The usual places of the machine that runs the test may hold newer ones.
      expect(found.because).toMatch(/^newest of the machine \((pyenv|usual place)\)$/);
      expect(found.path).not.toContain('3.9.1');
    });
  });
});

unix('askInterpreter', () => {
  const env = { PATH: process.env['PATH'] ?? '' };

  test('is told by a real interpreter', async () => {
    expect(await askInterpreter('python3', env)).toEqual({
      version: expect.stringMatching(/^3\.\d+\.\d+/),
      implementation: expect.stringMatching(/^(cpython|pypy)$/),
      executable: expect.stringMatching(/^\/.*python/),
      prefix: expect.stringMatching(/^\//),
      basePrefix: expect.stringMatching(/^\//),
      arch: process.arch,
      pointerBits: 64,
      freeThreaded: false,
      canMakeVenvs: expect.any(Boolean),
    });
  });

  test.each(machinePythons().map(({ version, prefix }) => [version, prefix]))(
    'is told by Python %s what it is, and that it can make venvs',
    async (version, prefix) => {
      expect(await askInterpreter(path.join(prefix, 'bin', 'python3'), env)).toMatchObject({
        ...{ version, implementation: 'cpython', basePrefix: prefix, arch: process.arch, pointerBits: 64 },
        ...{ freeThreaded: false, canMakeVenvs: true },
      });
    },
  );

  test('is told that venvs cannot be made where a distribution left out what that takes', async () => {
    const [python] = machinePythons();
    if (python === undefined) return;
    const minor = python.version.split('.').slice(0, 2).join('.');
    const library = path.join(base, 'lib', `python${minor}`);
    await mkdir(path.join(base, 'bin'));
    await mkdir(library, { recursive: true });
    // A copy: the library is looked for beside what a link leads to.
    await copyFile(path.join(python.prefix, 'bin', `python${minor}`), path.join(base, 'bin', 'python3'));
    for (const name of await readdir(path.join(python.prefix, 'lib', `python${minor}`))) {
      if (name === 'ensurepip') continue;
      await symlink(path.join(python.prefix, 'lib', `python${minor}`, name), path.join(library, name));
    }
    expect(await askInterpreter(path.join(base, 'bin', 'python3'), env)).toMatchObject({
      ...{ version: python.version, prefix: base, canMakeVenvs: false },
    });
  });

  test('gives the interpreter the variables named and no others', async () => {
    process.env['ASK_CANARY'] = 'leaked';
    const file = await put('spy', 'env > "$0.env"; echo 3.12.0');
    try {
      expect(await askInterpreter(file, { PATH: '/usr/bin:/bin', ONLY: 'this' })).toMatchObject({ version: '3.12.0' });
    } finally {
      delete process.env['ASK_CANARY'];
    }
    const seen = await readFile(`${file}.env`, 'utf8');
    expect(seen).toContain('ONLY=this');
    expect(seen).not.toContain('leaked');
  });

  test('imports nothing from where the user is', async () => {
    const folder = path.join(base, 'here');
    await put('here/re.py', '');
    await writeFile(path.join(folder, 'sitecustomize.py'), `open(${JSON.stringify(path.join(base, 'hit'))}, 'w')`);
    const before = process.cwd();
    process.chdir(folder);
    try {
      expect(await askInterpreter('python3', { ...env, PYTHONPATH: folder })).toBeDefined();
    } finally {
      process.chdir(before);
    }
    await expect(readFile(path.join(base, 'hit'))).rejects.toThrow('ENOENT');
  });

  test.each([
    ['is not there', undefined],
    ['fails', 'exit 3'],
    ['says something else', 'echo Python 3.12'],
    ['floods', 'yes 3.12.0'],
    ['says nothing', ''],
  ])('is undefined when it %s', async (_, script) => {
    const file = script === undefined ? path.join(base, 'missing') : await put('python3', script);
    expect(await askInterpreter(file, env)).toBeUndefined();
  });
});
