import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Candidate } from '../../src/python/candidate.js';
import { findOnPath, listCandidates } from '../../src/python/list-candidates.js';

let base = '';
beforeEach(async () => {
  base = await mkdtemp(path.join(os.tmpdir(), 'pythons-'));
});
afterEach(() => rm(base, { recursive: true }));

/** An executable file; nothing here starts it. */
async function put(name: string, mode = 0o755): Promise<string> {
  const file = path.join(base, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `#!/bin/sh\n# ${name}\n`);
  await chmod(file, mode);
  return file;
}

type Places = Parameters<typeof listCandidates>[0];
/** A machine with nothing on it; macOS, since its usual places are hardly there where the tests run. */
const places = (different: Partial<Places> = {}): Places => ({
  platform: 'darwin',
  arch: 'x64',
  pathFolders: [],
  toolCache: undefined,
  pyenvRoot: path.join(base, 'no-pyenv'),
  homeFolder: base,
  platformEnv: {},
  ...different,
});

const here = async (different: Partial<Places>): Promise<Candidate[]> =>
  (await listCandidates(places(different))).filter((candidate) => candidate.path.startsWith(base));

const linux = process.platform === 'linux' ? describe : describe.skip;

linux('listCandidates', () => {
  test('finds nothing, and fails at nothing, where nothing is', async () => {
    const missing = path.join(base, 'missing');
    expect(await here({ pathFolders: [missing, ''], toolCache: missing, pyenvRoot: missing })).toEqual([]);
  });

  describe('in a tool cache', () => {
    const toolCache = (): string => path.join(base, 'tools');
    const entry = (version: string, file: string): string => path.join('tools', 'Python', version, file);

    test('takes versions that are complete for this processor, the newest name first', async () => {
      for (const version of ['3.11.9', '3.12.4']) {
        await put(entry(version, 'x64/bin/python3'));
        await put(entry(version, 'x64.complete'), 0o644);
      }
      expect(await here({ toolCache: toolCache() })).toEqual([
        { path: path.join(base, entry('3.12.4', 'x64/bin/python3')), source: 'tool cache', version: '3.12.4' },
        { path: path.join(base, entry('3.11.9', 'x64/bin/python3')), source: 'tool cache', version: '3.11.9' },
      ]);
    });

    test.each([
      ['has no mark that it is complete', ['3.12.4/x64/bin/python3']],
      ['is complete for another processor only', ['3.12.4/x64/bin/python3', '3.12.4/arm64.complete']],
      ['has the mark and no interpreter', ['3.12.4/x64.complete', '3.12.4/x64/bin/python2']],
      ['is named by no version', ['latest/x64/bin/python3', 'latest/x64.complete']],
    ])('passes over one that %s', async (_, names) => {
      for (const name of names) await put(path.join('tools', 'Python', name));
      expect(await here({ toolCache: toolCache() })).toEqual([]);
    });

    test('passes over an interpreter that cannot be executed', async () => {
      await put(entry('3.12.4', 'x64/bin/python3'), 0o644);
      await put(entry('3.12.4', 'x64.complete'));
      expect(await here({ toolCache: toolCache() })).toEqual([]);
    });

    test('finds those of Windows under their name there', async () => {
      const file = await put(entry('3.12.4', 'x64/python.exe'));
      await put(entry('3.12.4', 'x64.complete'));
      expect(await here({ platform: 'win32', toolCache: toolCache() })).toEqual([
        { path: file, source: 'tool cache', version: '3.12.4' },
      ]);
    });
  });

  test('finds the versions of pyenv, and not what else is there', async () => {
    for (const name of ['3.12.1', 'pypy3.10-7.3.15', 'my-venv', '3.13.0rc1'])
      await put(`pyenv/versions/${name}/bin/python3`);
    expect(await here({ pyenvRoot: path.join(base, 'pyenv') })).toEqual([
      { path: path.join(base, 'pyenv/versions/3.13.0rc1/bin/python3'), source: 'pyenv', version: '3.13.0rc1' },
      { path: path.join(base, 'pyenv/versions/3.12.1/bin/python3'), source: 'pyenv', version: '3.12.1' },
    ]);
  });

  describe('on PATH', () => {
    test('takes what is named like Python 3, most specific first', async () => {
      for (const name of [
        'python',
        'python3',
        'python3.12',
        'python3.9',
        'python2',
        'python3-config',
        'pythonw',
        'ipython3',
        'python3.12-dbg',
      ]) {
        await put(`bin/${name}`);
      }
      expect((await here({ pathFolders: [path.join(base, 'bin')] })).map((found) => path.basename(found.path))).toEqual(
        ['python3.9', 'python3.12', 'python3', 'python'],
      );
    });

    test('keeps the order of the folders', async () => {
      const first = await put('b/python3');
      const second = await put('a/python3');
      expect(await here({ pathFolders: [path.join(base, 'b'), path.join(base, 'a')] })).toEqual([
        { path: first, source: 'PATH', version: undefined },
        { path: second, source: 'PATH', version: undefined },
      ]);
    });

    test.each(['shims', 'pyenv/shims', 'Microsoft/WindowsApps'])(
      'passes over %s, which choose by rules of their own',
      async (name) => {
        await put(`${name}/python3`);
        await put(`${name}/python.exe`);
        const folder = path.join(base, name);
        expect(await here({ pathFolders: [folder, `${folder}/`] })).toEqual([]);
        expect(await here({ pathFolders: [folder], platform: 'win32' })).toEqual([]);
      },
    );

    test('takes the names of Windows there', async () => {
      for (const name of ['python.exe', 'Python3.exe', 'python3.12.exe', 'python', 'pythonw.exe'])
        await put(`bin/${name}`);
      const found = await here({ platform: 'win32', pathFolders: [path.join(base, 'bin')] });
      expect(found.map((candidate) => path.basename(candidate.path)).sort()).toEqual([
        'Python3.exe',
        'python.exe',
        'python3.12.exe',
      ]);
    });
  });

  test('finds the usual folders of Windows', async () => {
    const local = await put('Local/Programs/Python/Python312/python.exe');
    const global = await put('PF/Python311/python.exe');
    await put('PF/Python/python.exe');
    const platformEnv = { LOCALAPPDATA: path.join(base, 'Local'), PROGRAMFILES: path.join(base, 'PF') };
    expect(await here({ platform: 'win32', platformEnv })).toEqual([
      { path: local, source: 'usual place', version: undefined },
      { path: global, source: 'usual place', version: undefined },
    ]);
  });

  test('lists each file once, where it was found first', async () => {
    const real = await put('tools/Python/3.12.4/x64/bin/python3');
    await put('tools/Python/3.12.4/x64.complete');
    await mkdir(path.join(base, 'bin'));
    for (const name of ['python3', 'python3.12']) await symlink(real, path.join(base, 'bin', name));
    expect(await here({ toolCache: path.join(base, 'tools'), pathFolders: [path.join(base, 'bin')] })).toEqual([
      { path: real, source: 'tool cache', version: '3.12.4' },
    ]);
  });

  test('passes over links that lead nowhere', async () => {
    await mkdir(path.join(base, 'bin'));
    await symlink('missing', path.join(base, 'bin', 'python3'));
    await symlink('python', path.join(base, 'bin', 'python'));
    expect(await here({ pathFolders: [path.join(base, 'bin')] })).toEqual([]);
  });
});

linux('findOnPath', () => {
  const find = (name: string, ...folders: string[]): Promise<string | undefined> =>
    findOnPath(name, { platform: 'linux', pathFolders: folders.map((folder) => path.join(base, folder)) });

  test('takes the first that can be executed', async () => {
    await put('a/python3', 0o644);
    const second = await put('b/python3');
    await put('c/python3');
    expect(await find('python3', 'missing', 'a', 'b', 'c')).toBe(second);
    expect(await find('python3.99', 'a', 'b', 'c')).toBeUndefined();
  });

  test('takes no folder of that name', async () => {
    await mkdir(path.join(base, 'a', 'python3'), { recursive: true });
    const file = await put('b/python3');
    expect(await find('python3', 'a', 'b')).toBe(file);
  });

  test('adds the ending of Windows there, and passes over the stand-in of the Store', async () => {
    await put('WindowsApps/python.exe');
    const file = await put('b/python.exe');
    const pathFolders = ['', path.join(base, 'WindowsApps'), path.join(base, 'b')];
    expect(await findOnPath('python', { platform: 'win32', pathFolders })).toBe(file);
    expect(await findOnPath('python.exe', { platform: 'win32', pathFolders })).toBe(file);
    expect(await findOnPath('python', { platform: 'linux', pathFolders })).toBeUndefined();
  });
});
