import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PyexecError } from '../../src/errors.js';
import { readVersionFile } from '../../src/python/read-version-file.js';

let base = '';
beforeEach(async () => {
  base = await mkdtemp(path.join(os.tmpdir(), 'version-'));
});
afterEach(() => rm(base, { recursive: true }));

async function put(name: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(base, name)), { recursive: true });
  await writeFile(path.join(base, name), text);
}

async function failure(given: string): Promise<PyexecError> {
  try {
    await readVersionFile(given, base);
  } catch (thrown) {
    if (thrown instanceof PyexecError) return thrown;
    throw thrown;
  }
  throw new Error('was read');
}

describe('readVersionFile', () => {
  test.each<[string, string, string, number, string, boolean?]>([
    ['.python-version', '3.12', '==3.12.*', 1, '3.12'],
    ['.python-version', '3.12.4\n', '==3.12.4', 1, '3.12.4'],
    ['.python-version', '\uFEFF3\r\n', '==3.*', 1, '3'],
    ['.python-version', '# ours\n\n  3.11 # not yet 3.12\n3.10\n', '==3.11.*', 3, '3.11'],
    ['.python-version', '3.12.1 3.11.7', '==3.12.1', 1, '3.12.1'],
    ['.python-version', 'cpython-3.12.1', '==3.12.1', 1, 'cpython-3.12.1'],
    ['.python-version', 'cpython@3.12', '==3.12.*', 1, 'cpython@3.12'],
    ['.python-version', '3.14.0rc1', '==3.14.0rc1', 1, '3.14.0rc1'],
    ['.python-version', '>=3.10, <3.13', '>=3.10, <3.13', 1, '>=3.10, <3.13'],
    ['.python-version', '3.13t', '==3.13.*', 1, '3.13t', true],
    ['.python-version', '3.13.0+freethreaded', '==3.13.0', 1, '3.13.0+freethreaded', true],
    ['ci/python.txt', '3.9', '==3.9.*', 1, '3.9'],
    ['.tool-versions', 'nodejs 24.1.0\npython 3.12.4 3.11.9 # both\n', '==3.12.4', 2, '3.12.4'],
    ['.tool-versions', '#python 3.1\npython\t3.11\n', '==3.11.*', 2, '3.11'],
    ['runtime.txt', 'python-3.12.4\n', '==3.12.4', 1, 'python-3.12.4'],
    ['runtime.txt', 'python-3.12', '==3.12.*', 1, 'python-3.12'],
    ['pyproject.toml', '[project]\nname = "x"\nrequires-python = ">=3.10"\n', '>=3.10', 3, '>=3.10'],
    ['pyproject.toml', '[project]\n"requires-python" = "~=3.11,!=3.11.2"', '~=3.11,!=3.11.2', 2, '~=3.11,!=3.11.2'],
    [
      'other.toml',
      '[project]\nrequires-python = ">=3.10"\n[tool.poetry.dependencies]\npython="^3.8"',
      '>=3.10',
      2,
      '>=3.10',
    ],
    ['pyproject.toml', '[tool.poetry.dependencies]\npython = "^3.9"', '>=3.9,<4', 2, '^3.9'],
    ['pyproject.toml', '[tool.poetry.dependencies]\npython = "^3.9.2"', '>=3.9.2,<4', 2, '^3.9.2'],
    ['pyproject.toml', '[tool.poetry.dependencies]\npython = "~3.9"', '>=3.9,<3.10', 2, '~3.9'],
    ['pyproject.toml', '[tool.poetry.dependencies]\npython = "~3.9.2"', '>=3.9.2,<3.10', 2, '~3.9.2'],
    ['pyproject.toml', '[tool.poetry.dependencies]\npython = "~3"', '>=3,<4', 2, '~3'],
    ['pyproject.toml', '[tool.poetry.dependencies]\npython = "^3.9, <3.13"', '>=3.9,<4,<3.13', 2, '^3.9, <3.13'],
    ['pyproject.toml', '[tool.poetry.dependencies]\npython = "3.12.*"', '==3.12.*', 2, '3.12.*'],
    ['pyproject.toml', '[tool.poetry.dependencies]\npython = "3.12"', '==3.12.*', 2, '3.12'],
  ])('reads %s: %j asks for %s', async (name, text, ...[request, line, said, freeThreaded = false]) => {
    await put(name, text);
    expect(await readVersionFile(name, base)).toEqual({
      request,
      freeThreaded,
      because: `${name}:${line} says ${said}`,
    });
  });

  test('says no line where it cannot tell', async () => {
    await put('pyproject.toml', 'project = { requires-python = ">=3.10" }');
    expect(await readVersionFile('pyproject.toml', base)).toMatchObject({ because: 'pyproject.toml says >=3.10' });
  });

  test.each([
    [
      '.python-version',
      'pypy3.10-7.3.15',
      '.python-version:1 asks for pypy, and only CPython is chosen by its version',
    ],
    [
      '.python-version',
      '\n# x\nsystem',
      '.python-version:3 says "system", and what is needed is a Python version such as',
    ],
    ['.python-version', '3.12-dev', '.python-version:1 says "3.12-dev", and what is needed is a released version'],
    ['.python-version', '3.12.4/envs/x', '.python-version:1 says "3.12.4/envs/x", and'],
    ['.python-version', 'miniconda3-py311_24.1.2-0', '.python-version:1 says "miniconda3-py311_24.1.2-0", and'],
    ['.python-version', '===3.12', '.python-version:1 says "===3.12", and'],
    ['.python-version', '# nothing\n\n', '.python-version does not say which Python'],
    ['.tool-versions', 'nodejs 24', '.tool-versions does not say which Python'],
    ['.tool-versions', 'a 1\npython latest:3.12', '.tool-versions:2 says "latest:3.12", and'],
    ['.tool-versions', 'python ref:v3.13.0', '.tool-versions:1 says "ref:v3.13.0", and'],
    ['runtime.txt', 'ruby-3.3', 'runtime.txt:1 must say python-<version>'],
    ['runtime.txt', 'python-three', 'runtime.txt:1 says "python-three", and'],
    ['pyproject.toml', '[project]\nname = "x"\n', 'pyproject.toml does not say which Python'],
    [
      'pyproject.toml',
      '[project]\nrequires-python = 3.12\n',
      'pyproject.toml:2 has a `requires-python` that is no text',
    ],
    ['pyproject.toml', '[project]\nrequires-python = "new"\n', 'pyproject.toml:2 says "new", and what is needed is'],
    ['pyproject.toml', '[project]\nname = \n', 'pyproject.toml:2 is no TOML: '],
    [
      'pyproject.toml',
      '[tool.poetry.dependencies]\npython = "^3.8 || ^3.10"',
      'pyproject.toml:2 says "^3.8 || ^3.10", and what is needed is a simple constraint',
    ],
    [
      'pyproject.toml',
      '[tool.poetry.dependencies]\npython = "*"',
      'pyproject.toml:2 says "*", and what is needed is a simple',
    ],
    [
      'pyproject.toml',
      '[tool.poetry.dependencies.python]\nversion = "^3.8"',
      'pyproject.toml has a `python` of Poetry that is no text',
    ],
  ])('refuses %s: %j, naming the file and the line', async (name, text, message) => {
    await put(name, text);
    const error = await failure(name);
    expect([error.code, error.exitStatus]).toEqual(['invalid-input', 2]);
    expect(error.message.startsWith(`\`python-version-file\`: ${message}`)).toBe(true);
    expect(error.hint).toContain('.python-version, pyproject.toml, .tool-versions, runtime.txt');
  });

  test('does not repeat what may be a secret in a file that the name leads to', async () => {
    const secret = 'ghp_0123456789012345678901234567890123456';
    await put('elsewhere', `${secret}\n`);
    await symlink('elsewhere', path.join(base, '.python-version'));
    const { message } = await failure('.python-version');
    expect(message).not.toContain(secret.slice(0, 10));
    expect(message).toContain('.python-version:1 says something else');
  });

  describe('in a folder', () => {
    test('takes the first of the known files that says something', async () => {
      await put('.tool-versions', 'python 3.10');
      await put('runtime.txt', 'python-3.9');
      expect(await readVersionFile('.', base)).toMatchObject({ because: '.tool-versions:1 says 3.10' });
      await put('pyproject.toml', '[project]\nname = "silent"');
      expect(await readVersionFile('', base)).toMatchObject({ because: '.tool-versions:1 says 3.10' });
      await put('pyproject.toml', '[project]\nrequires-python = ">=3.11"');
      expect(await readVersionFile(base, base)).toMatchObject({ because: 'pyproject.toml:2 says >=3.11' });
      await put('.python-version', '3.12');
      expect(await readVersionFile('.', base)).toMatchObject({ because: '.python-version:1 says 3.12' });
    });

    test('names the file by its path from the folder of the user', async () => {
      await put('a/b/.python-version', '3.12');
      expect(await readVersionFile('a/b', base)).toMatchObject({ because: 'a/b/.python-version:1 says 3.12' });
      const outside = path.join(base, 'a', 'b', '.python-version');
      expect(await readVersionFile('.', path.join(base, 'a', 'b'))).toMatchObject({
        because: '.python-version:1 says 3.12',
      });
      await mkdir(path.join(base, 'c'));
      expect(await readVersionFile('../a/b', path.join(base, 'c'))).toMatchObject({
        because: `${outside}:1 says 3.12`,
      });
    });

    test('fails at the first that says something wrong, and does not look further', async () => {
      await put('.python-version', 'pypy3.10');
      await put('runtime.txt', 'python-3.9');
      expect((await failure('.')).message).toContain('.python-version:1 asks for pypy');
    });

    test('says that none says anything', async () => {
      await mkdir(path.join(base, '.python-version'));
      expect((await failure('.')).message).toBe('`python-version-file`: no file in . says which Python');
    });
  });

  test('refuses what is not there, is no file, or is far too large', async () => {
    expect((await failure('missing')).message).toBe(
      '`python-version-file`: missing is not there, or not for this user',
    );
    await put('big', '3'.repeat(2_000_000));
    expect((await failure('big')).message).toContain('big is larger than 1048576 bytes');
    if (process.platform === 'win32') return;
    // Reading a pipe that nobody writes to would never end.
    execFileSync('mkfifo', [path.join(base, '.python-version')]);
    expect((await failure('.python-version')).message).toContain('.python-version is no file');
    expect((await failure('.')).message).toContain('no file in . says');
  });
});
