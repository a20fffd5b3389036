import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PyexecError } from '../../src/errors.js';
import type { ProgramSource } from '../../src/inputs/settings.js';
import { loadPrograms as load } from '../../src/programs/load-programs.js';
import type { Program } from '../../src/programs/program.js';
import { asUnprivileged } from '../fixtures/sources/as-unprivileged.js';

let base = '';
beforeEach(async () => {
  base = await mkdtemp(path.join(os.tmpdir(), 'programs-'));
});
afterEach(() => rm(base, { recursive: true }));

async function put(name: string, content: string | Buffer = `# ${name}\n`): Promise<string> {
  const file = path.join(base, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
  return file;
}

const files = (...patterns: string[]): ProgramSource => ({ kind: 'files', patterns });
const loadPrograms = async (source: ProgramSource, from: string): Promise<readonly Program[]> =>
  (await load(source, from, { timeoutMs: 30_000 })).programs;
const ids = async (...patterns: string[]): Promise<string[]> =>
  (await loadPrograms(files(...patterns), base)).map(({ id }) => id);

async function failure(...patterns: string[]): Promise<PyexecError> {
  try {
    await loadPrograms(files(...patterns), base);
  } catch (thrown) {
    if (thrown instanceof PyexecError) return thrown;
    throw thrown;
  }
  throw new Error('was accepted');
}

const posix = process.platform === 'win32' ? test.skip : test;

describe('loadPrograms', () => {
  test('takes code and modules as they are', async () => {
    expect(await loadPrograms({ kind: 'code', code: 'x' }, base)).toEqual([
      { kind: 'code', id: 'script.py', text: 'x' },
    ]);
    expect(await loadPrograms({ kind: 'module', module: 'a.b' }, base)).toEqual([
      { kind: 'module', id: 'a.b', module: 'a.b' },
    ]);
  });

  test('reads files, with the path that the user knows and the one that Python gets', async () => {
    const file = await put('sub/a b.py', '# größe\r\nx = 1');
    expect(await loadPrograms(files('sub/a b.py'), base)).toEqual([
      { kind: 'file', id: 'sub/a b.py', path: file, text: '# größe\r\nx = 1' },
    ]);
  });

  test('keeps a byte order mark, which Python understands', async () => {
    await put('a.py', '\ufeffx = 1');
    expect(await loadPrograms(files('a.py'), base)).toMatchObject([{ text: '\ufeffx = 1' }]);
  });

  test('takes an empty file for a program', async () => {
    await put('empty.py', '');
    expect(await ids('empty.py')).toEqual(['empty.py']);
  });

  describe('names a program', () => {
    test.each([
      ['x.py', 'x.py'],
      ['./sub/../x.py', 'x.py'],
      ['sub/x.py', 'sub/x.py'],
      ['..odd.py', '..odd.py'],
      ['..odd/x.py', '..odd/x.py'],
    ])('%s as %s', async (pattern, id) => {
      for (const name of ['x.py', 'sub/x.py', '..odd.py', '..odd/x.py']) await put(name);
      expect(await ids(pattern)).toEqual([id]);
    });

    test('by its absolute path outside of the folder', async () => {
      const file = await put('x.py');
      await mkdir(path.join(base, 'inner'));
      expect((await loadPrograms(files('../x.py'), path.join(base, 'inner'))).map(({ id }) => id)).toEqual([file]);
    });

    test('relatively also when it was given absolutely', async () => {
      expect(await ids(await put('x.py'))).toEqual(['x.py']);
    });
  });

  describe('expands', () => {
    beforeEach(async () => {
      for (const name of ['b.py', 'a.py', 'c.txt', 'sub/d.py', 'sub/deep/e.py', '.hidden/f.py', 'node_modules/g.py'])
        await put(name);
    });

    test.each([
      [['*.py'], ['a.py', 'b.py']],
      [['**/*.py'], ['a.py', 'b.py', 'sub/d.py', 'sub/deep/e.py']],
      [
        ['b.py', '*.py'],
        ['b.py', 'a.py'],
      ],
      [['a.py', 'a.py', './a.py'], ['a.py']],
      [
        ['sub/**', 'a.py'],
        ['sub/d.py', 'sub/deep/e.py', 'a.py'],
      ],
      [['{b,a}.py'], ['a.py', 'b.py']],
      [['[ab].py'], ['a.py', 'b.py']],
      [['*'], ['a.py', 'b.py']],
      [['.hidden/*.py'], ['.hidden/f.py']],
    ])('%j in the order given, those of a glob by name, each once', async (patterns, expected) => {
      expect(await ids(...patterns)).toEqual(expected);
    });

    test('an absolute glob, and one that leads out of the folder', async () => {
      expect(await ids(path.join(base, 's*', '*.py'))).toEqual(['sub/d.py']);
      const inner = path.join(base, 'sub');
      expect((await loadPrograms(files('../[a]*.py'), inner)).map(({ id }) => id)).toEqual([path.join(base, 'a.py')]);
    });

    posix('no link to a folder', async () => {
      await symlink(path.join(base, 'sub'), path.join(base, 'link'));
      expect(await ids('**/d.py')).toEqual(['sub/d.py']);
    });
  });

  posix('takes a path that exists as it is, also with the signs of a glob in it', async () => {
    for (const name of ['a[1].py', 'a1.py', '*.py', '{x}.py', '!y.py', '(z).py']) await put(name);
    for (const name of ['a[1].py', '*.py', '{x}.py', '!y.py', '(z).py']) expect(await ids(name)).toEqual([name]);
  });

  describe('refuses', () => {
    posix('a named pipe, without waiting for a writer', async () => {
      execFileSync('mkfifo', [path.join(base, 'x.py')]);
      expect((await failure('x.py')).message).toBe('`files`: x.py is not a regular file');
      expect((await failure('*.py')).message).toMatch(/is not a regular file|matches no \.py, \.md or \.ipynb file/);
    });

    posix('a device behind a link', async () => {
      await symlink('/dev/zero', path.join(base, 'zero.py'));
      expect((await failure('zero.py')).message).toBe('`files`: zero.py is not a regular file');
    });

    posix('a link that leads nowhere or to itself', async () => {
      await symlink('missing', path.join(base, 'nowhere.py'));
      await symlink('loop.py', path.join(base, 'loop.py'));
      expect((await failure('nowhere.py')).message).toBe('`files`: nowhere.py does not exist');
      expect((await failure('loop.py')).message).toBe('`files`: loop.py cannot be read (ELOOP)');
    });

    posix('a file that cannot be read', async () => {
      await chmod(base, 0o755);
      await chmod(await put('secret.py'), 0);
      const error = await asUnprivileged(() => failure('secret.py'));
      expect(error.message).toBe('`files`: secret.py cannot be read (EACCES)');
    });

    const largest = 16 * 2 ** 20;
    test.each([
      ['missing.py', undefined, 'missing.py does not exist'],
      ['a.txt', '', 'a.txt is not a .py, .md or .ipynb file'],
      ['folder', 'folder/x', 'folder is a directory; give the files in it, for example folder/**/*.py'],
      ['folder/', 'folder/x', 'folder/ is a directory; give the files in it, for example folder/**/*.py'],
      ['latin.py', Buffer.from('# \xe4', 'latin1'), 'latin.py is not UTF-8'],
      ['cut.py', Buffer.from('# 😀').subarray(0, 4), 'cut.py is not UTF-8'],
      ['surrogate.py', Buffer.from([0xed, 0xa0, 0x80]), 'surrogate.py is not UTF-8'],
      ['utf16.py', Buffer.from('\ufeffx', 'utf16le'), 'utf16.py contains a NUL byte at offset 3'],
      ['nul.py', 'x = 1\u0000', 'nul.py contains a NUL byte at offset 5'],
    ])('%s', async (pattern, content, reason) => {
      if (content !== undefined)
        await put(pattern === 'folder' || pattern === 'folder/' ? 'folder/x' : pattern, content);
      const error = await failure(pattern);
      expect([error.code, error.exitStatus, error.message]).toEqual(['invalid-program', 2, `\`files\`: ${reason}`]);
    });

    test('a file that is too large, and takes the largest', async () => {
      const file = await put('big.py', '');
      await truncate(file, largest + 1);
      expect((await failure('big.py')).message).toBe(`\`files\`: big.py is larger than ${largest} bytes`);
      await writeFile(file, ' '.repeat(largest));
      expect(await ids('big.py')).toEqual(['big.py']);
    });

    test.each(['*.py', 'nothing/**', '!a.py', '[z-a].py', '**/.git/*.py'])(
      'the glob %s that matches nothing',
      async (pattern) => {
        await put('.git/hook.py');
        expect((await failure(pattern)).message).toBe(
          `\`files\`: ${pattern} matches no .py, .md or .ipynb file below ${base}`,
        );
      },
    );

    test('no file at all', async () => {
      expect((await failure()).message).toBe('`files` names no file');
    });

    test('everything that is wrong at once, and shows line ends in names as escapes', async () => {
      await put('ok.py');
      const { message } = await failure('ok.py', 'no\n::error::.py', 'nul', '*.x');
      expect(message).toBe(
        [
          '3 problems:',
          '  - `files`: no\\n::error::.py does not exist',
          '  - `files`: nul does not exist',
          `  - \`files\`: *.x matches no .py, .md or .ipynb file below ${base}`,
        ].join('\n'),
      );
    });
  });
});
