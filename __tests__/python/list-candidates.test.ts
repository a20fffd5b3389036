import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { BrokenPython, Candidate } from '../../src/python/candidate.js';
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
  uvPythons: undefined,
  homeFolder: base,
  platformEnv: {},
  ...different,
});

const ours = (one: Candidate): boolean => one.path.startsWith(base);
const here = async (different: Partial<Places>): Promise<Candidate[]> =>
  (await listCandidates(places(different))).here.filter(ours);
const broken = async (different: Partial<Places>): Promise<BrokenPython[]> =>
  (await listCandidates(places(different))).broken.filter(ours);

/** What stands in the tool cache of an x64 machine. */
const cached = (file: string, version: string, freeThreaded = false): Candidate => ({
  ...{ path: file, source: 'tool cache', version, implementation: 'cpython', arch: 'x64', freeThreaded },
});
const asked = { version: undefined, implementation: undefined, arch: undefined, freeThreaded: undefined };

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
        cached(path.join(base, entry('3.12.4', 'x64/bin/python3')), '3.12.4'),
        cached(path.join(base, entry('3.11.9', 'x64/bin/python3')), '3.11.9'),
      ]);
    });

    test.each([
      ['has no mark that it is complete', ['3.12.4/x64/bin/python3']],
      ['is complete for another processor only', ['3.12.4/x64/bin/python3', '3.12.4/arm64.complete']],
      ['is named by no version', ['latest/x64/bin/python3', 'latest/x64.complete']],
    ])('passes over one that %s', async (_, names) => {
      for (const name of names) await put(path.join('tools', 'Python', name));
      expect(
        await listCandidates(places({ toolCache: toolCache() })).then(({ here, broken }) =>
          [...here, ...broken].filter(ours),
        ),
      ).toEqual([]);
    });

    test('takes pre-releases and free-threaded ones for what they are', async () => {
      const early = await put(entry('3.15.0-alpha.6', 'x64/bin/python3'));
      await put(entry('3.15.0-alpha.6', 'x64.complete'));
      const unlocked = await put(entry('3.13.1', 'x64-freethreaded/bin/python3'));
      await put(entry('3.13.1', 'x64-freethreaded.complete'));
      expect(await here({ toolCache: toolCache() })).toEqual([
        cached(early, '3.15.0a6'),
        cached(unlocked, '3.13.1', true),
      ]);
    });

    test('takes 32-bit ones where the machine is', async () => {
      const file = await put(entry('3.12.4', 'x86/python.exe'));
      await put(entry('3.12.4', 'x86.complete'));
      expect(await here({ platform: 'win32', arch: 'ia32', toolCache: toolCache() })).toEqual([
        { ...cached(file, '3.12.4'), arch: 'ia32' },
      ]);
    });

    test.each([
      ['is missing', '3.12.4/x64/bin/python2', 0o755, 'is not there, or a link that leads nowhere'],
      ['cannot be executed', '3.12.4/x64/bin/python3', 0o644, 'may not be executed by this user'],
      ['is a folder', '3.12.4/x64/bin/python3/x', 0o755, 'is no file'],
    ])('reports one as broken whose interpreter %s', async (_, ...[name, mode, reason]) => {
      await put(path.join('tools', 'Python', name), mode);
      await put(entry('3.12.4', 'x64.complete'));
      expect(await here({ toolCache: toolCache() })).toEqual([]);
      const file = path.join(base, entry('3.12.4', 'x64/bin/python3'));
      expect(await broken({ toolCache: toolCache() })).toEqual([{ ...cached(file, '3.12.4'), reason }]);
    });

    test('finds those of Windows under their name there', async () => {
      const file = await put(entry('3.12.4', 'x64/python.exe'));
      await put(entry('3.12.4', 'x64.complete'));
      expect(await here({ platform: 'win32', toolCache: toolCache() })).toEqual([cached(file, '3.12.4')]);
    });
  });

  test('finds the versions of pyenv, and not what else is there', async () => {
    for (const name of ['3.12.1', 'pypy3.10-7.3.15', 'my-venv', '3.13.0rc1', '3.13.0t', 'miniconda3-3.12-24.1'])
      await put(`pyenv/versions/${name}/bin/python3`);
    const one = (name: string, version: string, freeThreaded: boolean): Candidate => ({
      ...{ path: path.join(base, `pyenv/versions/${name}/bin/python3`), source: 'pyenv', version },
      ...{ implementation: 'cpython', arch: undefined, freeThreaded },
    });
    expect(await here({ pyenvRoot: path.join(base, 'pyenv') })).toEqual([
      one('3.13.0t', '3.13.0', true),
      one('3.13.0rc1', '3.13.0rc1', false),
      one('3.12.1', '3.12.1', false),
    ]);
  });

  describe('of uv', () => {
    const inUv = async (platform: NodeJS.Platform, files: string[]): Promise<unknown[]> => {
      for (const file of files) await put(`uv/${file}`);
      const found = await here({ platform, uvPythons: path.join(base, 'uv') });
      return found.map(({ path: file, source, version, implementation, arch, freeThreaded }) => [
        path.relative(path.join(base, 'uv'), file).split(path.sep)[0],
        ...[source, version, implementation, arch, freeThreaded],
      ]);
    };

    test.each<[NodeJS.Platform, string, ...unknown[]]>([
      ['linux', 'cpython-3.12.4-linux-x86_64-gnu/bin/python3.12', '3.12.4', 'cpython', 'x64', false],
      ['linux', 'cpython-3.12.4-linux-x86_64_v3-gnu/bin/python3.12', '3.12.4', 'cpython', 'x64', false],
      ['linux', 'cpython-3.11.9-linux-aarch64-musl/bin/python3.11', '3.11.9', 'cpython', 'arm64', false],
      ['linux', 'cpython-3.10.2-linux-i686-gnu/bin/python3.10', '3.10.2', 'cpython', 'ia32', false],
      ['linux', 'cpython-3.14.0rc2-linux-x86_64-gnu/bin/python3.14', '3.14.0rc2', 'cpython', 'x64', false],
      ['linux', 'cpython-3.13.0+freethreaded-linux-x86_64-gnu/bin/python3.13t', '3.13.0', 'cpython', 'x64', true],
      ['linux', 'pypy-3.10.14-linux-x86_64-gnu/bin/python3.10', '3.10.14', 'pypy', 'x64', false],
      ['darwin', 'cpython-3.12.4-macos-aarch64-none/bin/python3.12', '3.12.4', 'cpython', 'arm64', false],
      ['win32', 'cpython-3.12.4-windows-x86_64-none/python.exe', '3.12.4', 'cpython', 'x64', false],
      ['win32', 'cpython-3.13.0+freethreaded-windows-x86_64-none/python.exe', '3.13.0', 'cpython', 'x64', true],
    ])('says on %s by its folder what %s is', async (platform, file, ...traits) => {
      expect(await inUv(platform, [file])).toEqual([[file.split('/')[0], 'uv', ...traits]]);
    });

    test('passes over builds for debugging, short names and what uv keeps beside them', async () => {
      const names = ['cpython-3.13.0+debug-linux-x86_64-gnu', 'cpython-3.12-linux-x86_64-gnu', '.temp', 'notes'];
      const files = names.flatMap((name) => ['3.12', '3.13'].map((minor) => `${name}/bin/python${minor}`));
      expect(await inUv('linux', files)).toEqual([]);
      expect(await broken({ uvPythons: path.join(base, 'uv') })).toEqual([]);
    });

    test('reports one that was left half removed as broken', async () => {
      await put('uv/cpython-3.12.4-linux-x86_64-gnu/BUILD');
      expect(await broken({ platform: 'linux', uvPythons: path.join(base, 'uv') })).toMatchObject([
        { source: 'uv', version: '3.12.4', reason: 'is not there, or a link that leads nowhere' },
      ]);
    });
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
        'python3.13t',
      ]) {
        await put(`bin/${name}`);
      }
      expect((await here({ pathFolders: [path.join(base, 'bin')] })).map((found) => path.basename(found.path))).toEqual(
        ['python3.9', 'python3.13t', 'python3.12', 'python3', 'python'],
      );
    });

    test('keeps the order of the folders', async () => {
      const first = await put('b/python3');
      const second = await put('a/python3');
      expect(await here({ pathFolders: [path.join(base, 'b'), path.join(base, 'a')] })).toEqual([
        { path: first, source: 'PATH', ...asked },
        { path: second, source: 'PATH', ...asked },
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
    const narrow = await put('Local/Programs/Python/Python311-32/python.exe');
    const managed = await put('Local/Python/pythoncore-3.14-64/python.exe');
    const global = await put('PF/Python311/python.exe');
    await put('PF/Python/python.exe');
    const platformEnv = { LOCALAPPDATA: path.join(base, 'Local'), PROGRAMFILES: path.join(base, 'PF') };
    expect(await here({ platform: 'win32', platformEnv })).toEqual([
      { path: local, source: 'usual place', ...asked },
      { path: narrow, source: 'usual place', ...asked },
      { path: managed, source: 'usual place', ...asked },
      { path: global, source: 'usual place', ...asked },
    ]);
  });

  test('lists each file once, where it was found first', async () => {
    const real = await put('tools/Python/3.12.4/x64/bin/python3');
    await put('tools/Python/3.12.4/x64.complete');
    await mkdir(path.join(base, 'bin'));
    for (const name of ['python3', 'python3.12']) await symlink(real, path.join(base, 'bin', name));
    const uvPythons = path.join(base, 'uv');
    const target = path.join(base, 'tools/Python/3.12.4/x64');
    await mkdir(uvPythons);
    await symlink(target, path.join(uvPythons, 'cpython-3.12.4-linux-x86_64-gnu'));
    await symlink('python3', path.join(target, 'bin', 'python3.12'));
    expect(
      await here({ toolCache: path.join(base, 'tools'), pathFolders: [path.join(base, 'bin')], uvPythons }),
    ).toEqual([cached(real, '3.12.4')]);
  });

  test('reports links that lead nowhere as broken', async () => {
    await mkdir(path.join(base, 'bin'));
    await symlink('missing', path.join(base, 'bin', 'python3'));
    await symlink('python', path.join(base, 'bin', 'python'));
    expect(await here({ pathFolders: [path.join(base, 'bin')] })).toEqual([]);
    expect(await broken({ pathFolders: [path.join(base, 'bin')] })).toMatchObject([
      { path: path.join(base, 'bin', 'python3'), reason: 'is not there, or a link that leads nowhere' },
      { path: path.join(base, 'bin', 'python'), reason: 'cannot be looked at (ELOOP)' },
    ]);
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
