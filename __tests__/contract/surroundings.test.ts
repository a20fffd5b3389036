import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { describeContract } from './each-environment.js';

const asJson = (what: string): string => `import json, os, sys\nprint(json.dumps(${what}))`;

describeContract('what a program sees', (pyexec) => {
  const told = async (what: string, args: string[] = []): Promise<unknown> => {
    const { run } = await pyexec.code(asJson(what), args);
    expect([run.status, run.stderr]).toEqual(['passed', '']);
    return JSON.parse(run.stdout);
  };

  test('is the end of standard input where none is given, and the text where one is', async () => {
    expect(await told('sys.stdin.read()')).toBe('');
    expect(await told('sys.stdin.read()', ['--stdin', 'one\ntwo €'])).toBe('one\ntwo €');
    expect(await told('[sys.stdin.readline(), sys.stdin.readline(), sys.stdin.read()]', ['--stdin', 'a\nb'])).toEqual([
      'a\n',
      'b',
      '',
    ]);
    expect(await told('len(sys.stdin.read())', ['--stdin', 'x'.repeat(100_000)])).toBe(100_000);
  });

  test('is its arguments, each line one, empty lines left out', async () => {
    const args = ['--args', 'one\ntwo words\n\n--flag=1\n$HOME `x` "q" \\n', '--args', 'é'];
    expect(await told('sys.argv[1:]', args)).toEqual(['one', 'two words', '--flag=1', '$HOME `x` "q" \\n', 'é']);
  });

  test('is an environment of documented names and no other', async () => {
    const env = {
      SECRET_TOKEN: 'do-not-tell-me',
      GITHUB_TOKEN: 'do-not-tell-me',
      PYTHONPATH: '/nowhere',
      LD_PRELOAD: '',
    };
    const { run } = await pyexec.code(asJson('dict(os.environ)'), ['--env', 'MINE=1\nOTHER=a=b c'], { env });
    const seen = JSON.parse(run.stdout) as Record<string, string>;
    expect(Object.keys(seen).sort()).toEqual([
      ...['HOME', 'LANG', 'LC_ALL', 'MINE', 'OTHER', 'PATH', 'PYEXEC_RUN'],
      ...['PYTHONDONTWRITEBYTECODE', 'PYTHONNOUSERSITE', 'PYTHONUNBUFFERED', 'TMPDIR'],
      ...(pyexec.environment === 'venv' ? ['VIRTUAL_ENV'] : []),
    ]);
    expect(seen).toMatchObject({ MINE: '1', OTHER: 'a=b c', LANG: 'C.UTF-8', PYTHONUNBUFFERED: '1' });
    expect(JSON.stringify(seen)).not.toContain('do-not-tell-me');
  });

  test('is private folders for home and temporary files, which are empty and can be written', async () => {
    const what =
      '[[os.listdir(os.environ[n]), os.stat(os.environ[n]).st_mode & 0o777, os.access(os.environ[n], os.W_OK)] for n in ("HOME", "TMPDIR")]';
    const [home, temp] = (await told(what)) as [unknown, unknown];
    expect(home).toEqual([[], 0o700, true]);
    // In the sandbox everything is the program's own, and the working directory may lie below /tmp.
    expect(temp).toEqual(pyexec.isolation === 'none' ? [[], 0o700, true] : [expect.any(Array), 0o777, true]);
    const { run } = await pyexec.code(
      'import tempfile\nwith tempfile.NamedTemporaryFile() as f: f.write(b"x")\nopen(tempfile.mkstemp()[1], "w").write("stays")',
    );
    expect([run.status, run.files]).toEqual(['passed', []]);
  });

  test('is umask 022, no descriptor above 2, a session of its own, and no terminal', async () => {
    const what =
      '[os.umask(0o22), [fd for fd in range(3, 256) if os.path.exists(f"/proc/self/fd/{fd}")], os.getsid(0) == os.getpid(), [os.isatty(fd) for fd in (0, 1, 2)]]';
    expect(await told(what)).toEqual([0o22, [], true, [false, false, false]]);
  });

  test('is default actions for signals, and none blocked', async () => {
    // Python itself ignores SIGPIPE and SIGXFSZ. 32 and 33 are the C library's own: its posix_spawn ignores them.
    const what =
      '[[n for n in range(1, 65) if n not in (32, 33) and int(l.split()[1], 16) >> n - 1 & 1] for l in open("/proc/self/status") if l.startswith(("SigBlk", "SigIgn"))]';
    expect(await told(what)).toEqual([[], [13, 25]]);
  });

  test('is script.py in the working directory for code, as __main__, with its folder first on sys.path', async () => {
    const what =
      '[__name__, os.path.basename(__file__), os.path.dirname(os.path.abspath(__file__)) == os.getcwd(), sys.path[0] == os.getcwd(), sys.argv[0] == os.path.abspath(__file__)]';
    expect(await told(what)).toEqual(['__main__', 'script.py', true, true, true]);
    const { run, report } = await pyexec.code('import os\nprint(os.getcwd())');
    expect(run.stdout.trim()).toBe(run.workingDirectory);
    expect([report.workingDirectory, run.scriptPath]).toEqual([
      run.workingDirectory,
      path.join(run.workingDirectory, 'script.py'),
    ]);
    expect(run.files).toEqual([]);
  });

  test('is its own path and neighbours for a file, with the working directory elsewhere', async () => {
    const folder = await pyexec.folder();
    await mkdir(path.join(folder, 'sub'));
    await writeFile(
      path.join(folder, 'sub', 'main.py'),
      asJson('[__name__, __file__, sys.path[0], os.getcwd(), __import__("near").x]'),
    );
    await writeFile(path.join(folder, 'sub', 'near.py'), 'x = 42');
    const { run } = await pyexec.run(['--read-only-paths', 'sub', 'sub/main.py'], { cwd: folder });
    expect(run.id).toBe('sub/main.py');
    expect(JSON.parse(run.stdout)).toEqual([
      '__main__',
      path.join(folder, 'sub/main.py'),
      path.join(folder, 'sub'),
      run.workingDirectory,
      42,
    ]);
  });

  test('is itself read-only in its place when it is code, and cannot be changed for a later look', async () => {
    const { run } = await pyexec.code('import os\nprint(oct(os.stat(__file__).st_mode & 0o777))');
    expect(run.stdout).toBe('0o444\n');
  });

  test('is a module run as __main__, with the working directory first on sys.path', async () => {
    const { run } = await pyexec.run(['--module', 'json.tool', '--stdin', '{"a": 1}', '--args', '--sort-keys']);
    expect([run.status, run.id, run.stdout]).toEqual(['passed', 'json.tool', '{\n    "a": 1\n}\n']);
    const missing = await pyexec.run(['--module', 'there.is.none']);
    expect([missing.run.status, missing.run.outcome]).toEqual(['failed', { kind: 'exited', exitCode: 1 }]);
    const folder = await pyexec.folder();
    await writeFile(path.join(folder, 'own.py'), 'print(__name__)');
    const own = await pyexec.run(['--module', 'own', '--working-directory', folder]);
    expect(own.run.stdout).toBe('__main__\n');
  });

  test('is an ordinary Python: threads, processes, pools, sqlite, temporary files, sockets of its own', async () => {
    const text = `
import concurrent.futures, multiprocessing, socket, sqlite3, subprocess, sys, tempfile, threading
def square(x): return x * x
if __name__ == '__main__':
    assert subprocess.run([sys.executable, '-c', 'print(6*7)'], capture_output=True, text=True).stdout == '42\\n'
    with concurrent.futures.ThreadPoolExecutor(4) as pool: assert list(pool.map(square, range(5)))[-1] == 16
    with concurrent.futures.ProcessPoolExecutor(2) as pool: assert list(pool.map(square, range(5)))[-1] == 16
    with multiprocessing.get_context('spawn').Pool(2) as pool: assert pool.map(square, range(4)) == [0, 1, 4, 9]
    sqlite3.connect('t.db').execute('create table t(a)')
    a, b = socket.socketpair(); a.send(b'x'); assert b.recv(1) == b'x'
    with tempfile.TemporaryDirectory() as folder: open(folder + '/x', 'w').close()
    print('all')`;
    const { run } = await pyexec.code(text);
    expect([run.status, run.stdout, run.stderr]).toEqual(['passed', 'all\n', '']);
  });
});

describeContract('the env input', (pyexec) => {
  test.each([
    'LD_PRELOAD',
    'LD_LIBRARY_PATH',
    'LD_AUDIT',
    'DYLD_INSERT_LIBRARIES',
    'PYTHONPATH',
    'PYTHONHOME',
    'PYTHONSTARTUP',
    'NODE_OPTIONS',
    'BASH_ENV',
    'GITHUB_ENV',
    'GITHUB_TOKEN',
    'RUNNER_TEMP',
    'ACTIONS_RUNTIME_TOKEN',
    'INPUT_API_KEY',
    'DOCKER_HOST',
    'PYEXEC_RUN',
    'ld_preload',
  ])('refuses %s, runs nothing, and does not repeat the value', async (name) => {
    const result = await pyexec.cli(['--code', 'print("ran")', '--env', `FINE=1\n${name}=unrepeatable`]);
    expect([result.exitCode, result.report?.error?.code, result.report?.runs]).toEqual([2, 'invalid-input', []]);
    expect(result.stderr).toContain(name);
    expect(result.stderr + result.stdout).not.toContain('unrepeatable');
  });
});
