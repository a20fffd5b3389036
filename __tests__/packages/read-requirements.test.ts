import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PyexecError } from '../../src/errors.js';
import { readRequirements, type RequirementInputs } from '../../src/packages/read-requirements.js';

const HASH = `--hash=sha256:${'0a'.repeat(32)}`;
const COMMIT = '0123456789abcdef0123456789abcdef01234567';

let base = '';
beforeEach(async () => {
  base = await realpath(await mkdtemp(path.join(os.tmpdir(), 'requirements-')));
});
afterEach(() => rm(base, { recursive: true }));

async function put(name: string, content: string | Buffer = ''): Promise<string> {
  const file = path.join(base, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
  return file;
}

const read = (inputs: Partial<RequirementInputs>) =>
  readRequirements({ packages: [], requirements: [], groups: [], currentFolder: base, ...inputs });
const texts = async (...packages: string[]) => (await read({ packages })).requirements.map(({ text }) => text);

async function failure(inputs: Partial<RequirementInputs>): Promise<PyexecError> {
  try {
    await read(inputs);
  } catch (thrown) {
    if (thrown instanceof PyexecError) return thrown;
    throw thrown;
  }
  throw new Error('was accepted');
}

const posix = process.platform === 'win32' ? test.skip : test;

describe('readRequirements', () => {
  test('yields for nothing a set that is pinned and lasts', async () => {
    expect(await read({})).toEqual({
      requirements: [],
      constraints: [],
      locals: [],
      volatileBecause: undefined,
      isPinned: true,
    });
  });

  test('takes the lines of `packages` as those of a file, each with its number', async () => {
    expect(await read({ packages: ['numpy >=1.26 # fast', '# none', '--pre', 'six'] })).toEqual({
      requirements: [
        { text: 'numpy>=1.26', source: { path: 'packages', line: 1 } },
        { text: '--pre', source: { path: 'packages', line: 3 } },
        { text: 'six', source: { path: 'packages', line: 4 } },
      ],
      constraints: [],
      locals: [],
      volatileBecause: undefined,
      isPinned: false,
    });
  });

  test('puts nested files where they are named, found beside the file that names them', async () => {
    await put('reqs/dev.txt', 'a\n-r ../base.txt\n-c sub/limits.txt\nb\n');
    await put('base.txt', '\ufeff# base\r\nc==1 \\\r\n  ; os_name == "nt"\r\n');
    await put('reqs/sub/limits.txt', 'd<2\n--index-url https://x/s\n-r more.txt');
    await put('reqs/sub/more.txt', 'e');
    const set = await read({ requirements: ['./reqs/dev.txt', path.join(base, 'base.txt')] });
    expect(set.requirements).toEqual([
      { text: 'a', source: { path: './reqs/dev.txt', line: 1 } },
      { text: 'c==1 ; os_name == "nt"', source: { path: 'base.txt', line: 2 } },
      { text: '--index-url https://x/s', source: { path: 'reqs/sub/limits.txt', line: 2 } },
      { text: 'e', source: { path: 'reqs/sub/more.txt', line: 1 } },
      { text: 'b', source: { path: './reqs/dev.txt', line: 4 } },
      { text: 'c==1 ; os_name == "nt"', source: { path: path.join(base, 'base.txt'), line: 2 } },
    ]);
    expect(set.constraints).toEqual([{ text: 'd<2', source: { path: 'reqs/sub/limits.txt', line: 1 } }]);
  });

  test('takes a file again that is named twice, since options count in their order', async () => {
    await put('a.txt', '-r b.txt\n-r b.txt');
    await put('b.txt', '--pre');
    expect((await read({ requirements: ['a.txt'] })).requirements).toHaveLength(2);
  });

  test('leaves files that must be fetched to the installer', async () => {
    const set = await read({ packages: ['-c https://x/c.txt'], requirements: ['https://x/r.txt'] });
    expect(set.requirements).toEqual([
      { text: '-c https://x/c.txt', source: { path: 'packages', line: 1 } },
      { text: '-r https://x/r.txt', source: { path: 'requirements', line: 1 } },
    ]);
  });

  test('keeps hashes and other options with their requirement', async () => {
    expect(await texts(`a==1 ${HASH} \\`, `  ${HASH}`, 'b -C x=y')).toEqual([
      `a==1 ${HASH} ${HASH}`,
      'b --config-settings=x=y',
    ]);
  });

  test('puts what is of this machine aside, found from the folder of the run', async () => {
    await put('pkg/pyproject.toml');
    await put('my #old/sub/setup.py');
    const wheel = await put('w/a-1.0-py3-none-any.whl');
    await put('a-1.0.tar.gz');
    await put('reqs/r.txt', '-e ./pkg[test] ; os_name == "nt"\n./pkg[a]\n-e my\\ \\#old/sub');
    const set = await read({
      requirements: ['reqs/r.txt'],
      packages: [`a[x] @ file:${wheel}`, `a-1.0.tar.gz ${HASH}`, 'file:my%20%23old#egg=a&subdirectory=sub'],
    });
    expect(set.requirements.map(({ text }) => text)).toEqual([
      'a[x] @ {local:0}',
      `{local:1} ${HASH}`,
      '{local:2}',
      '{local:3} ; os_name == "nt"',
      '{local:4}',
      '{local:5}',
    ]);
    expect(set.locals).toEqual([
      { path: wheel, editable: false, extras: '' },
      { path: path.join(base, 'a-1.0.tar.gz'), editable: false, extras: '' },
      { path: path.join(base, 'my #old/sub'), editable: false, extras: '' },
      { path: path.join(base, 'pkg'), editable: true, extras: '[test]' },
      { path: path.join(base, 'pkg'), editable: false, extras: '[a]' },
      { path: path.join(base, 'my #old/sub'), editable: true, extras: '' },
    ]);
  });

  test('makes the path of --find-links absolute: beside the file, or else from the folder of the run', async () => {
    await put('reqs/r.txt', '-f wheels\n-f ./more\n-f https://x/\n-f ${LINKS}/a');
    await put('reqs/wheels/x');
    await put('more/x');
    expect((await read({ requirements: ['reqs/r.txt'] })).requirements.map(({ text }) => text)).toEqual([
      `--find-links ${path.join(base, 'reqs/wheels')}`,
      `--find-links ${path.join(base, 'more')}`,
      '--find-links https://x/',
      '--find-links ${LINKS}/a',
    ]);
  });
});

describe('isPinned and volatileBecause', () => {
  test.each<[string, boolean, string | undefined]>([
    ['a==1', true, undefined],
    ['a==1,<2', true, undefined],
    ['a===1', true, undefined],
    ['a==1.*', false, undefined],
    ['a>=1', false, undefined],
    ['a', false, undefined],
    [`a ${HASH}`, true, undefined],
    ['https://x/a.whl', false, undefined],
    [`a @ https://x/a.whl#egg=a&sha256=${'0a'.repeat(32)}`, true, undefined],
    [`a @ git+https://x/y@${COMMIT}#egg=a`, true, undefined],
    [`-e git+ssh://git@x/y@${COMMIT}`, true, undefined],
    ['git+https://x/y', false, 'packages:1 names no full hash of a commit: "git+https://x/y"'],
    ['a @ git+https://u:p@x/y@v1', false, 'packages:1 names no full hash of a commit: "git+https://***@x/y@v1"'],
    [
      `git+https://x/y@${COMMIT.slice(1)}`,
      false,
      `packages:1 names no full hash of a commit: "git+https://x/y@${COMMIT.slice(1)}"`,
    ],
    ['a==1 ; os_name == "${OS}"', true, 'packages:1 holds an environment variable'],
    ['--index-url https://${TOKEN}@x/', true, 'packages:1 holds an environment variable'],
    ['-r https://x/r.txt', false, 'packages:1 names a file that is fetched, "https://x/r.txt"'],
    ['-c https://x/c.txt', true, 'packages:1 names a file that is fetched, "https://x/c.txt"'],
    ['./pkg', false, 'packages:1 installs "./pkg" of this machine'],
    [`./pkg ${HASH}`, true, 'packages:1 installs "./pkg" of this machine'],
    ['./a.zip', false, 'packages:1 installs "./a.zip" of this machine'],
    [`./a.zip ${HASH}`, true, undefined],
    ['-f pkg', true, 'packages:1 looks for packages on this machine'],
    ['-i file:///srv/simple', true, 'packages:1 looks for packages on this machine'],
  ])('%s: %s, %s', async (line, isPinned, volatileBecause) => {
    await put('pkg/setup.py');
    await put('a.zip');
    expect(await read({ packages: [line] })).toMatchObject({ isPinned, volatileBecause });
  });

  test('count for all requirements, and the first reason is told', async () => {
    expect(await read({ packages: ['a==1', 'b', 'c==1', 'git+https://x/1', 'git+https://x/2'] })).toMatchObject({
      isPinned: false,
      volatileBecause: 'packages:4 names no full hash of a commit: "git+https://x/1"',
    });
  });

  test('count for constraints too where they change what is installed', async () => {
    await put('c.txt', 'a\nb @ git+https://x/y@main');
    expect(await read({ packages: ['a==1', '-c c.txt'] })).toMatchObject({
      isPinned: true,
      volatileBecause: 'c.txt:2 names no full hash of a commit: "git+https://x/y@main"',
    });
  });
});

describe('a problem', () => {
  test('is told with its place, together with all others', async () => {
    await put('r.txt', 'a=1\n\n  b \\\n  c\n-r sub/n.txt');
    await put('sub/n.txt', '-r gone.txt\n--pree');
    const error = await failure({ packages: ['x', '; y'], requirements: ['r.txt', 'no.txt'], groups: ['g'] });
    const follow =
      'after the name only extras, a version specifier such as ==1.2 or >=1.2,<3, `@ URL` or `; MARKER` may follow; got';
    expect([error.code, error.exitStatus]).toEqual(['invalid-requirement', 2]);
    expect(error.message.split('\n')).toEqual([
      '7 problems:',
      '  - packages:2:1 expected NAME, NAME[EXTRA]>=1.2,<3 or NAME @ URL, one requirement in each line, if needed with `; MARKER`; got "; y"',
      `  - r.txt:1:2 ${follow} "=1" (one version is written \`==1\`)`,
      `  - r.txt:4:3 ${follow} "c" (one requirement in each line, no comma or space between them)`,
      '  - sub/n.txt:1:4 "sub/gone.txt" does not exist',
      '  - sub/n.txt:2:1 "--pree" is no option of requirements files; did you mean --pre?',
      '  - requirements:2:1 "no.txt" does not exist',
      '  - pyproject.toml does not exist, but dependency groups are asked for',
    ]);
  });

  test('is one of a hundred at most; then nothing more is read', async () => {
    const { message } = await failure({ packages: Array.from({ length: 5000 }, () => '?') });
    expect(message.split('\n')).toHaveLength(102);
    expect(message.endsWith('\n  … and perhaps more, which were not looked for')).toBe(true);
  });

  test.each<[string, string]>([
    ['a\u0000', 'packages:1:2 did not expect a control character here'],
    ['a \u001b[2K', 'packages:1:3 did not expect a control character here'],
    ['{local:0}', 'packages:1:1 `{local:` is no part of a requirement'],
    ['https://x/{local:0}', 'packages:1:11 `{local:` is no part of a requirement'],
    ['https://x/\\ # c', 'packages:1:11 a backslash continues a line only as its very last character'],
    ['./none', 'packages:1:1 "./none" does not exist; paths of packages start at the folder of the run'],
    ['a @ ./none.whl', 'packages:1:1 "./none.whl" does not exist; paths of packages start at the folder of the run'],
    ['b-1.0.whl', 'packages:1:1 "b-1.0.whl" does not exist; paths of packages start at the folder of the run'],
    ['./empty', 'packages:1:1 "./empty" is not a package: it has neither pyproject.toml nor setup.py'],
    ['./empty/x', 'packages:1:1 "./empty/x" is neither a folder nor an archive such as a wheel'],
    ['-e ./a.whl', 'packages:1:4 -e takes a folder; "./a.whl" is an archive'],
    ['./${PKG}', 'packages:1:1 a path holds no environment variable; got "./${PKG}"'],
    ['-f ./${LINKS}', 'packages:1:4 a path holds no environment variable; got "./${LINKS}"'],
    ['-r ${FILE}', 'packages:1:4 a path holds no environment variable; got "${FILE}"'],
    ['file://host/a', 'packages:1:1 a path as an URL is written file:///folder/file; got "file://host/a"'],
    ['file:a%00', 'packages:1:1 a path as an URL is written file:///folder/file; got "file:a%00"'],
    ['file:%zz', 'packages:1:1 a path as an URL is written file:///folder/file; got "file:%zz"'],
    ['file:a.whl#sha256=0', 'packages:1:1 behind a path only #egg= and #subdirectory= are known; got "sha256=0"'],
    ['-f ./none', 'packages:1:4 --find-links takes an URL, or a folder or file that exists; got "./none"'],
    ['-c c.txt', 'c.txt:1:1 a constraint is NAME>=1.2,<3 or NAME @ URL, without extras or -e'],
    ['-c d.txt', 'd.txt:1:4 a constraint is NAME>=1.2,<3 or NAME @ URL, without extras or -e'],
    ['-c e.txt', 'e.txt:1:1 a constraint is NAME>=1.2,<3 or NAME @ URL, without extras or -e'],
    ['-r .', 'packages:1:4 "." is a directory'],
  ])('with %j is told as %s', async (line, message) => {
    await put('a.whl');
    await put('empty/x');
    await put('c.txt', 'a[b]');
    await put('d.txt', '-e ./empty');
    await put('e.txt', 'https://x/a.whl');
    expect((await failure({ packages: [line] })).message).toBe(message);
  });

  test.each<[string, Buffer | string, string]>([
    ['NUL bytes', 'a\n\0b', 'contains a NUL byte at offset 2'],
    ['other bytes than those of UTF-8', Buffer.from('a # gr\xfcn', 'latin1'), 'is not UTF-8'],
    ['UTF-16', Buffer.from('\ufeffa==1', 'utf16le'), 'is UTF-16, as older PowerShells write it; save it as UTF-8'],
  ])('with a file of %s names the file', async (_, content, message) => {
    await put('r.txt', content);
    expect((await failure({ requirements: ['r.txt'] })).message).toBe(`requirements:1:1 "r.txt" ${message}`);
  });

  test('with a file of more than 4 MiB is told without reading it', async () => {
    await truncate(await put('r.txt'), 4 * 2 ** 20 + 1);
    expect((await failure({ requirements: ['r.txt'] })).message).toBe(
      'requirements:1:1 "r.txt" is larger than 4194304 bytes',
    );
  });

  posix('with a named pipe is told without waiting', async () => {
    execFileSync('mkfifo', [path.join(base, 'pipe')]);
    expect((await failure({ requirements: ['pipe'] })).message).toBe('requirements:1:1 "pipe" is not a regular file');
  });

  test.each(['a\nb', 'a\0b', 'a\u2028b'])('with the path %j of a file is one', async (file) => {
    expect((await failure({ requirements: [file] })).message).toMatch(/^requirements:1:\d did not expect a /);
  });
});

describe('files that include each other', () => {
  test('are refused with the whole way round', async () => {
    await put('start.txt', '-r sub/a.txt');
    await put('sub/a.txt', 'x\n-c ../b.txt');
    await put('b.txt', '\n -r sub/../sub/a.txt');
    expect((await failure({ requirements: ['start.txt'] })).message).toBe(
      'b.txt:2:5 the file includes itself: sub/a.txt → b.txt → sub/a.txt',
    );
  });

  posix('are found through symbolic links', async () => {
    await put('a.txt', '-r link.txt');
    await symlink('a.txt', path.join(base, 'link.txt'));
    expect((await failure({ requirements: ['a.txt'] })).message).toBe(
      'a.txt:1:4 the file includes itself: a.txt → link.txt',
    );
  });

  test('are read a hundred times at most, however they multiply', async () => {
    for (let index = 0; index < 20; index++) await put(`${index}.txt`, `-r ${index + 1}.txt\n`.repeat(2));
    await put('20.txt', 'x');
    expect((await failure({ requirements: ['0.txt'] })).message).toContain('more than 100 files are included');
  });
});
