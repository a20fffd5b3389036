import { existsSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { useBundle } from '../support/bundle.js';
import { describeWith } from '../support/engines.js';
import { UNPRIVILEGED } from '../support/identities.js';
import { makeFolder, removeFolders, runCli, type CliOptions, type CliResult } from '../support/run-cli.js';

describeWith('Linux', 'bad input on the command line', () => {
  const bundle = useBundle();
  afterEach(removeFolders);

  const FLAGS = ['--environment', 'system', '--isolation', 'none', '--json'];

  const cli = (args: readonly string[], options: Partial<CliOptions> = {}): Promise<CliResult> =>
    runCli(args, { bundle, identity: UNPRIVILEGED, ...options });

  /** It ends with this status and code, names what is wrong, and nothing was run or is left. */
  async function refused(
    args: readonly string[],
    wanted: [number, string, ...(string | RegExp)[]],
    options: Partial<CliOptions> = {},
  ): Promise<CliResult> {
    const marker = path.join(await makeFolder(UNPRIVILEGED), 'ran');
    const result = await cli(
      ['run', ...args.map((arg) => arg.replace('RAN', `open(${JSON.stringify(marker)}, "w")`))],
      options,
    );
    const [exitCode, code, ...words] = wanted;
    expect([result.exitCode, result.stderr]).toEqual([exitCode, expect.stringContaining(`error ${code}: `)]);
    for (const word of words) expect(result.stderr).toMatch(word);
    expect(result.stderr).toMatch(/^hint: \S/m);
    if (result.report !== undefined) {
      expect(result.report).toMatchObject({ status: 'error', runs: [], error: { code } });
      expect(result.report.error?.hint).not.toBe('');
    }
    expect({ left: result.left, strays: result.strays, ran: existsSync(marker) }).toEqual({
      left: [],
      strays: [],
      ran: false,
    });
    return result;
  }

  const run = [...FLAGS, '--code', 'RAN'];

  const values = (name: string, texts: string[], ...words: string[]): [string, string[], string[]][] =>
    texts.map((text) => [`--${name}=${text}`, [...run, `--${name}=${text}`], [name, ...words]]);

  test.each<[string, string[], string[]]>([
    ['a flag that is none, with the nearest one', [...run, '--time-out', '3s'], ['--time-out', 'timeout']],
    ['a flag with an underscore', [...run, '--python_version', '3'], ['python-version']],
    ['a short flag', [...run, '-x'], ['-x']],
    ['a flag without its value', [...run, '--timeout'], ['timeout']],
    ['a flag given twice', [...run, '--timeout', '3s', '--timeout', '4s'], ['timeout', 'more than once']],
    ['two sources', [...run, '--module', 'json.tool'], ['`code`', '`module`', 'exactly one']],
    ['code and files', [...run, 'x.py'], ['`code`', '`files`']],
    ['no source', FLAGS, ['nothing to run', '`code`', '`files`', '`module`']],
    ['an empty source', [...FLAGS, '--code', ''], ['nothing to run']],
    ['a module that is no name', [...FLAGS, '--module', '-c'], ['module']],
    ['a module with a path', [...FLAGS, '--module', '../x'], ['module']],
    ['a boolean that is none', [...run, '--summary=maybe'], ['summary', 'true or false', 'maybe']],
    ['a version that is none', [...run, '--python-version', 'three'], ['python-version', 'three']],
    ['a variable without =', [...run, '--env', 'A'], ['env']],
    ['a variable twice', [...run, '--env', 'A=1\nA=2'], ['env', 'only once']],
    ['a bad name of a variable', [...run, '--env', 'A B=1'], ['env']],
    [
      'an environment that is none',
      ['--environment', 'conda', '--isolation', 'none', '--code', 'RAN'],
      ['environment', 'system, venv, docker', 'conda'],
    ],
    [
      'an isolation that is none',
      ['--environment', 'system', '--isolation', 'off', '--code', 'RAN'],
      ['isolation', 'sandbox, none'],
    ],
    ...values(
      'timeout',
      ['0', '-1', 'NaN', '1e309', 'Infinity', '0x10', '1 0', '٣', '３', '1.5.2', '1d', '99999999999', ' '],
      'duration',
    ),
    ...values('memory', ['0', '-1', 'NaN', '1e309', 'Infinity', '0x10', '1 0', '٣', 'lots', '1024PiB'], 'size'),
    ...values('jobs', ['0', '-1', 'NaN', '1.5', '1e3', '٣', '1000001'], 'whole number'),
  ])('is refused: %s', async (_, args, words) => {
    await refused(args, [2, 'invalid-input', ...words]);
  });

  test('is told all at once', async () => {
    const args = [
      '--environment',
      'x',
      '--isolation',
      'y',
      '--timeout',
      '0',
      '--memory',
      '-1',
      '--jobs',
      '0',
      '--env',
      '=',
      '--json',
    ];
    const { report } = await refused(args, [2, 'invalid-input', /^ {2}- .*environment/m]);
    for (const name of ['environment', 'isolation', 'timeout', 'memory', 'jobs', 'env', 'nothing to run'])
      expect(report?.error?.message).toContain(name);
  });

  test('is an environment that cannot be had, and nothing takes its place', async () => {
    const flags = ['--environment', 'docker', '--isolation', 'none', '--json', '--code', 'RAN'];
    const env = { DOCKER_HOST: 'unix:///nowhere/docker.sock' };
    await refused(flags, [3, 'environment-unavailable', 'there is no /nowhere/docker.sock'], { env });
  });

  test.each<[string, string[], [number, string, string | RegExp]]>([
    ['packages for the Python of the machine', ['--packages', 'x'], [2, 'invalid-input', '`packages`']],
    ['a venv for the Python of the machine', ['--venv-path', 'v'], [2, 'invalid-input', '`venv-path`']],
  ])('is %s', async (_what, flags, expected) => {
    await refused([...run, ...flags], expected);
  });

  test.each<[string, string[], [number, string, string | RegExp]]>([
    ['a version that cannot exist', ['--python-version', '3.99'], [3, 'python-not-found', '3.99']],
    ['a requirement that does not parse', ['--packages', 'numpy=1.2'], [2, 'invalid-requirement', /packages:1:6/]],
    ['a requirements file that is missing', ['--requirements', 'no.txt'], [2, 'invalid-requirement', 'no.txt']],
    ['a group without a file', ['--dependency-groups', 'dev'], [2, 'invalid-requirement', 'pyproject.toml']],
    ['an address that is none', ['--python-manifest', 'list.json'], [2, 'invalid-input', 'python-manifest']],
  ])('is %s', async (_what, flags, expected) => {
    await refused(['--json', '--code', 'RAN', ...flags], expected);
  });

  test.each([
    [['--cpus', '1'], 'cpus'],
    [['--max-processes', '5'], 'max-processes'],
  ])('is a limit that nobody enforces: %s', async (flags, name) => {
    await refused([...run, ...flags], [2, 'limit-unenforceable', name]);
  });

  test.each<[string, string, ...string[]]>([
    ['is missing', 'missing.py', 'missing.py', 'does not exist'],
    ['is a folder', 'folder', 'folder', 'directory'],
    ['is a folder named like a program', 'folder.py', 'folder.py', 'directory'],
    ['is a glob without a match', 'none*.py', 'none*.py', 'matches no'],
    ['is no .py file', 'notes.txt', 'notes.txt', '.py'],
    ['is not UTF-8', 'latin.py', 'latin.py', 'UTF-8'],
    ['holds a NUL byte', 'nul.py', 'nul.py', 'NUL', 'offset 4'],
    ['is a named pipe', 'pipe.py', 'pipe.py', 'regular file'],
    ['is a device', '/dev/null', '/dev/null'],
    ['is a link to nothing', 'dangling.py', 'dangling.py', 'does not exist'],
    ['is below a file', 'notes.txt/x.py', 'notes.txt/x.py'],
    ['is too large', 'large.py', 'large.py', 'larger'],
  ])('is a program that %s', async (_, name, ...words) => {
    const cwd = await makeFolder(UNPRIVILEGED);
    await mkdir(path.join(cwd, 'folder'));
    await mkdir(path.join(cwd, 'folder.py'));
    await writeFile(path.join(cwd, 'notes.txt'), 'x');
    await writeFile(path.join(cwd, 'latin.py'), Buffer.from([0x23, 0xe9, 0x0a]));
    await writeFile(path.join(cwd, 'nul.py'), 'x = \0');
    await writeFile(path.join(cwd, 'large.py'), `#${'x'.repeat(17 * 2 ** 20)}`);
    const { execFileSync } = await import('node:child_process');
    execFileSync('mkfifo', [path.join(cwd, 'pipe.py')]);
    execFileSync('ln', ['-s', '/nowhere', path.join(cwd, 'dangling.py')]);
    await writeFile(path.join(cwd, 'good.py'), 'open("ran", "w")');
    await refused([...FLAGS, 'good.py', name], [2, 'invalid-program', ...words], { cwd });
  });

  test('is a program that may not be read', async () => {
    const cwd = await makeFolder(UNPRIVILEGED);
    await writeFile(path.join(cwd, 'closed.py'), 'pass');
    await chmod(path.join(cwd, 'closed.py'), 0);
    await refused([...FLAGS, 'closed.py'], [2, 'invalid-program', 'closed.py', 'EACCES'], { cwd });
  });

  test.each(['3.99', '9', '>=3.6,<3.6', '==3.99.*'])('is a version that nobody has: %s', async (version) => {
    await refused([...run, '--python-version', version], [3, 'python-not-found', 'must match one of']);
  });

  test.each(['/nowhere/python', 'no-such-python', './python', '/'])(
    'is an interpreter that is not there: %s',
    async (python) => {
      await refused([...run, '--python-path', python], [3, 'python-not-found', python]);
    },
  );

  const script = async (text: string): Promise<string> => {
    const file = path.join(await makeFolder(UNPRIVILEGED), 'python');
    await writeFile(file, text);
    await chmod(file, 0o755);
    return file;
  };

  test.each(['/bin/true', '/bin/false', '/bin/cat', '/bin/sh', '/usr/bin/env', '/etc/passwd'])(
    'is an interpreter that is no Python: %s',
    async (python) => {
      await refused([...run, '--python-path', python], [3, 'python-broken', python]);
    },
  );

  test.each([
    ['dies at once', '#!/bin/sh\necho broken library >&2\nexit 127\n', /broken library/],
    ['is killed at once', '#!/bin/sh\nkill -9 $$\n', /SIGKILL/],
    ['says something else', '#!/bin/sh\necho hello\nexec sleep 1\n', /python/],
    ['claims to be Python 2', '#!/bin/sh\necho "Unknown option: -I" >&2; exit 2\n', /Unknown option/],
    ['has no such interpreter of its own', '#!/nowhere/python3\n', /python/],
    ['is empty', '', /python/],
  ])('is an interpreter that %s', async (_, text, word) => {
    await refused([...run, '--python-path', await script(text)], [3, 'python-broken', word]);
  });

  test('is an interpreter that hangs: it is given up after 10 s, with what it started', async () => {
    const python = await script('#!/bin/sh\nsleep 300\necho never\n');
    const { elapsedMs } = await refused([...run, '--python-path', python], [3, 'python-broken', 'did not answer']);
    expect(elapsedMs).toBeLessThan(20_000);
  });

  test.each([
    ['below a file', 'file/work', async (cwd: string) => writeFile(path.join(cwd, 'file'), '')],
    ['a file', 'file', async (cwd: string) => writeFile(path.join(cwd, 'file'), '')],
    [
      'in a folder that may not be written',
      'closed/work',
      async (cwd: string) => {
        await mkdir(path.join(cwd, 'closed'));
        await chmod(path.join(cwd, 'closed'), 0o555);
      },
    ],
    [
      'that may not be written',
      'closed',
      async (cwd: string) => {
        await mkdir(path.join(cwd, 'closed'));
        await chmod(path.join(cwd, 'closed'), 0o555);
      },
    ],
    ['with a name that is too long', 'x'.repeat(300), () => Promise.resolve()],
    ['in /proc', '/proc/x', () => Promise.resolve()],
  ])('is a working directory %s', async (_, folder, before) => {
    const cwd = await makeFolder(UNPRIVILEGED);
    await before(cwd);
    await refused([...run, '--working-directory', folder], [3, 'working-directory-unusable', folder.slice(0, 100)], {
      cwd,
    });
  });

  test('is a temporary folder that is not there', async () => {
    await refused(run, [3, 'working-directory-unusable', '/nowhere'], { env: { TMPDIR: '/nowhere' } });
  });

  test('is no command, and a command that is none', async () => {
    for (const args of [[], ['runn'], ['--nothing']]) {
      const { exitCode, stdout, stderr } = await cli(args);
      expect([exitCode, stdout]).toEqual([2, '']);
      expect(stderr).toContain('pyexec run');
    }
  });

  test('is not help or version, which exit with 0 and print to standard output', async () => {
    for (const args of [['--help'], ['-h'], ['run', '--help'], ['--version']]) {
      const { exitCode, stdout, stderr } = await cli(args);
      expect([exitCode, stderr, stdout.length > 3]).toEqual([0, '', true]);
    }
  });
});
