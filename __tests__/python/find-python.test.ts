import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PyexecError } from '../../src/errors.js';
import type { MachineFacts } from '../../src/machine-facts.js';
import { askInterpreter } from '../../src/python/ask-interpreter.js';
import { findPython, rankCandidates, type PythonRequest } from '../../src/python/find-python.js';

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
const says = (version: string): string => `echo ${version}`;

const facts = (different: Partial<MachineFacts> = {}): MachineFacts => ({
  platform: 'darwin',
  arch: 'x64',
  uid: 1000,
  gid: 1000,
  runtimeFolder: undefined,
  kernelRelease: '6.8.0',
  mayInstall: false,
  installEnv: {},
  processors: 2,
  currentFolder: base,
  tempFolder: base,
  homeFolder: base,
  pathFolders: [path.join(base, 'bin')],
  toolCache: undefined,
  pyenvRoot: path.join(base, 'no-pyenv'),
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

describe('rankCandidates', () => {
  const all = ['3.9.1', '3.12.4', '3.10.0', '3.12.4', '3.13.0rc1', '2.7.18', '3.5.9', '3.6.0'].map(
    (version, index) => ({
      path: `/${index}`,
      source: 'PATH' as const,
      version,
    }),
  );
  test.each([
    ['>=3.0', ['/1', '/3', '/2', '/0', '/7']],
    ['==3.12.*', ['/1', '/3']],
    ['==3.12.4', ['/1', '/3']],
    ['<3.10', ['/0', '/7']],
    ['>=3.10,<3.12', ['/2']],
    ['==3.13.0rc1', ['/4']],
    ['==2.7.*', []],
    ['==3.5.*', []],
    ['==4.*', []],
  ])('for %s takes the newest first, then the one found first', (request, paths) => {
    expect(rankCandidates(all, request).map((candidate) => candidate.path)).toEqual(paths);
  });

  test('compares versions as versions, not as texts', () => {
    expect(rankCandidates(all, '>=3.9,<3.11').map(({ version }) => version)).toEqual(['3.10.0', '3.9.1']);
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
      });
      await expect(rm(path.join(base, 'started'))).rejects.toThrow('ENOENT');
    });

    test('lists the versions that are there when none fits', async () => {
      const one = await put('bin/python3', says('3.11.2'));
      const two = await put('pyenv/versions/3.9.1/bin/python3', '');
      const error = await failure({ version: '==3.99.*' }, { pyenvRoot: path.join(base, 'pyenv') });
      expect([error.code, error.message]).toEqual(['python-not-found', 'no Python on this machine satisfies ==3.99.*']);
      expect(error.hint).toMatch(/^`python-version` must match one of: /);
      expect(error.hint).toContain(`3.11.2 (${one})`);
      expect(error.hint).toContain(`3.9.1 (${two})`);
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
