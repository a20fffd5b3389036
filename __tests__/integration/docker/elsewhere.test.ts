import { existsSync, readFileSync, statSync } from 'node:fs';
import { chmod, chown, mkdir, readdir, readlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { describeWith } from '../../support/engines.js';
import { IDENTITIES, UNPRIVILEGED, type TestIdentity } from '../../support/identities.js';
import { makeFolder, runCli, until, type CliOptions, type CliResult } from '../../support/run-cli.js';
import { firstIdentity, PYTHON, refusal, useDocker } from './docker-stage.js';
import { ElsewhereEngine } from './elsewhere-engine.js';

const NOTICE = 'does not see this machine’s files: they are copied';

describeWith('root', 'an engine that does not see the files of this machine', () => {
  describeWith('Docker', 'runs programs all the same', () => {
    const stage = useDocker();
    let engine: ElsewhereEngine;
    beforeAll(async () => {
      engine = await ElsewhereEngine.start();
    });
    afterAll(() => engine.remove());
    afterEach(async () => {
      expect(await engine.left()).toBe('');
    });

    type Options = Partial<Omit<CliOptions, 'bundle'>>;
    const run = (flags: readonly string[], options: Options = {}): Promise<CliResult> =>
      stage.run(['--image', PYTHON, ...flags], { ...options, env: { DOCKER_HOST: engine.host, ...options.env } });
    const said = ({ report }: CliResult): string | undefined => report?.runs[0]?.stdout;
    const statusOf = ({ report }: CliResult): string | undefined => report?.runs[0]?.outcome.kind;
    const ownerOf = (identity: TestIdentity): number => identity.user?.uid ?? process.getuid?.() ?? 0;

    describe.each(IDENTITIES)('$name', (identity) => {
      test('what it wrote comes back, and belongs to the caller', async () => {
        const code = [
          'import os, socket',
          'os.makedirs("a/b", 0o750); open("a/b/deep", "w").write("deep")',
          'open("run", "w").write("#!"); os.chmod("run", 0o4755); os.link("run", "again")',
          'open(b"\\xff", "w"); os.symlink("/etc/shadow", "link"); os.mkfifo("pipe")',
          'socket.socket(socket.AF_UNIX).bind("socket"); os.mkdir("closed"); os.chmod("closed", 0)',
          'print(os.getcwd(), os.getuid() != 0)',
        ].join('\n');
        const result = await run(['--code', code], { identity });
        const work = result.report?.workingDirectory ?? '';
        expect(said(result)).toBe(`${work} True\n`);
        expect(result.stderr).toContain(NOTICE);
        const files = result.report?.runs[0]?.files.map(({ path: name, change }) => `${name} ${change}`);
        expect(files?.sort()).toEqual(
          ['a/b/deep', 'again', 'link', 'run', '\ufffd'].map((name) => `${name} created`).sort(),
        );
        expect(result.report?.runs[0]?.notes.join()).toContain(
          '2 entries of the working directory could not be copied',
        );
        const owners = ['.', 'a', 'a/b/deep', 'run', 'closed'].map((name) => statSync(path.join(work, name)).uid);
        expect(new Set(owners)).toEqual(new Set([ownerOf(identity)]));
        expect(statSync(path.join(work, 'run')).mode & 0o7777).toBe(0o755);
        expect(await readlink(path.join(work, 'link'))).toBe('/etc/shadow');
      });

      test('a given working directory is seen and changed, but for what is named .git, and the program', async () => {
        const files = {
          'data/in': 'in',
          'data/gone': 'x',
          '.git/config': 'secret',
          'sub/.git': 'secret',
          'sub/p.py': CODE,
        };
        const cwd = await stage.project(files, identity);
        if (identity.user !== undefined)
          for (const name of ['data', '.git', 'sub', ...Object.keys(files)])
            await chown(path.join(cwd, name), identity.user.uid, identity.user.gid);
        const result = await run(['--working-directory', '.', 'sub/p.py'], { cwd, identity });
        expect(said(result)).toBe("['.', './data', './sub']\nin\n");
        const read = (name: string): string => readFileSync(path.join(cwd, name), 'utf8');
        expect([read('data/in'), read('sub/p.py'), read('.git/config')]).toEqual(['out', CODE, 'secret']);
        expect(existsSync(path.join(cwd, 'data/gone'))).toBe(false);
        expect(await readdir(path.join(cwd, '.git'))).toEqual(['config']);
        expect(['data', 'data/in', 'sub/p.py'].map((name) => statSync(path.join(cwd, name)).uid)).toEqual(
          [0, 0, 0].map(() => ownerOf(identity)),
        );
        const changes = result.report?.runs[0]?.files.map(({ path: name, change }) => `${name} ${change}`);
        expect(changes).toEqual(['data/in changed']);
      });
    });

    const CODE = [
      'import os',
      'print(sorted(folder for folder, _, _ in os.walk(".")))',
      'print(open("data/in").read())',
      'open("data/in", "w").write("out"); os.remove("data/gone")',
      'os.makedirs(".git/hooks"); open(".git/hooks/post-checkout", "w").write("evil")',
      'os.chmod(__file__, 0o600); open(__file__, "w").write("evil")',
    ].join('\n');

    test('several programs have folders of their own, and see neither those of others nor their files', async () => {
      const look =
        'import os\nprint(sys.stdin.read(), os.listdir("."), len(os.listdir("../..")))\nopen("mark", "w").write(__file__)';
      const cwd = await stage.project({ 'one.py': `import sys\n${look}`, 'two.py': `import sys\n${look}` });
      const { report } = await run(['--jobs', '2', '--stdin', 'text', 'one.py', 'two.py'], { cwd });
      expect(report?.runs.map(({ stdout }) => stdout)).toEqual(['text [] 2\n', 'text [] 2\n']);
      const work = report?.workingDirectory ?? '';
      const marks = ['1-one', '2-two'].map((name) => readFileSync(path.join(work, name, 'mark'), 'utf8'));
      expect(marks).toEqual([path.join(cwd, 'one.py'), path.join(cwd, 'two.py')]);
    });

    test('programs of documents lie where the document is, also in a given working directory', async () => {
      const cwd = await stage.project({ 'a.md': '# T\n\n```python\n1 / 0\n```\n\n```python\nprint(__file__)\n```\n' });
      for (const flags of [[], ['--working-directory', '.']]) {
        const { report } = await run([...flags, 'a.md'], { cwd });
        expect(report?.runs.map(({ status, error, stdout }) => [status, error?.line, stdout])).toEqual([
          ['failed', 4, ''],
          ['passed', undefined, `${path.join(cwd, 'a.md')}\n`],
        ]);
      }
    });

    test('read-only paths and the program are copied, and can be read only', async () => {
      const cwd = await stage.project({
        'lib/m.py': 'VALUE = 1',
        'lib/.git/config': 'secret',
        'one.txt': '1',
        'p.py': READS,
      });
      await chmod(cwd, 0o755);
      const shown = ['--read-only-paths', 'lib', '--read-only-paths', 'one.txt'];
      const result = await run([...shown, 'p.py'], { cwd });
      expect(said(result)).toMatch(/^\['m.py'\] 1 1\n(30|13) 30 (30|13) (30|13)\n$/);
    });

    const READS = [
      'import os, sys',
      'here = os.path.dirname(os.path.abspath(__file__)); lib = here + "/lib"; sys.path.insert(0, lib); import m',
      'print(os.listdir(lib), m.VALUE, open(here + "/one.txt").read())',
      'def attempt(path):',
      '    try: open(path, "a")',
      '    except OSError as problem: return problem.errno',
      'print(*[attempt(p) for p in (lib + "/m.py", lib + "/new", here + "/one.txt", __file__)])',
    ].join('\n');

    test('deadline, output and memory end programs as elsewhere, and what was written is there', async () => {
      const written = 'open("x", "w").write("partial")\n';
      const late = await run(['--timeout', '2s', '--code', `${written}while True: pass`]);
      expect(statusOf(late)).toBe('timed-out');
      expect(readFileSync(path.join(late.report?.workingDirectory ?? '', 'x'), 'utf8')).toBe('partial');
      const heavy = await run(['--memory', '64MiB', '--code', `${written}x = b"x" * (1 << 28)`]);
      expect(statusOf(heavy)).toBe('out-of-memory');
      expect(heavy.report?.runs[0]?.files).toHaveLength(1);
      const signal = await run(['--code', 'import os; os.kill(os.getpid(), 11)']);
      expect(signal.report?.runs[0]?.outcome).toEqual({ kind: 'signalled', signal: 'SIGSEGV' });
    });

    test.each([
      ['bytes', 'while True:\n try: f.write(b"x" * (1 << 16))\n except OSError: pass'],
      ['files', 'import os\nn = 0\nwhile True:\n try: n += 1; os.mkdir(str(n))\n except OSError: pass'],
    ])('too many %s end it, however it takes errors', async (_, loop) => {
      const result = await run(['--max-disk', '4MiB', '--code', `f = open("f", "wb", 0)\n${loop}`]);
      expect(statusOf(result)).toBe('disk-limit');
    });

    test('what is too deep to be copied ends it as well', async () => {
      const code = 'import os\nfor n in range(3000): os.mkdir("d" * 50); os.chdir("d" * 50)';
      const result = await run(['--code', code]);
      expect([statusOf(result), result.report?.error]).toEqual(['disk-limit', null]);
    });

    test('a disk that is full when it ends is told as such', async () => {
      const result = await run(['--max-disk', '1MiB', '--code', 'f = open("f", "wb", 0); f.write(b"x" * (1 << 22))']);
      expect(statusOf(result)).toBe('disk-limit');
    });

    test('what is copied in is not counted as written, and too much of it is refused', async () => {
      const cwd = await stage.project({ big: 'x'.repeat(3 * 2 ** 20) });
      const args = [
        '--max-disk',
        '2MiB',
        '--working-directory',
        '.',
        '--code',
        'open("f", "w").write("y" * (1 << 20))',
      ];
      expect(statusOf(await run(args, { cwd }))).toBe('exited');
      const huge = await makeFolder(firstIdentity());
      await writeFile(path.join(huge, 'huge'), '');
      const { truncate } = await import('node:fs/promises');
      await truncate(path.join(huge, 'huge'), 2 ** 31);
      const refused = refusal(await run(['--working-directory', '.', '--code', '1'], { cwd: huge }));
      expect(refused).toMatchObject({ exitCode: 2, code: 'invalid-input' });
      expect(refused.message).toContain('too much to be copied');
    });

    test('never somebody else’s folder: one of the same name there is not seen', async () => {
      const cwd = await stage.project({ mine: '' });
      await engine.see(`mkdir -p ${cwd} && touch ${cwd}/theirs && chmod -R a+rwX ${cwd}`);
      const list = ['--working-directory', '.', '--code', 'import os; print(sorted(os.listdir()))'];
      expect(said(await run(list, { cwd }))).toBe("['mine', 'script.py']\n");
      // Also when the engine sees the run's own folder.
      const shared = engine.at('shared');
      await mkdir(shared, { recursive: true });
      await chmod(shared, 0o777);
      const result = await runCliIn(shared, list, cwd);
      expect(result.report?.runs[0]?.stdout).toBe("['mine', 'script.py']\n");
      expect(result.stderr).toContain(NOTICE);
      // The control: what both see is mounted.
      const both = await runCliIn(shared, ['--working-directory', `${shared}/work`, '--code', 'print(1)'], cwd);
      expect(both.report?.runs[0]?.stdout).toBe('1\n');
      expect(both.stderr).not.toContain(NOTICE);
      expect(await engine.see(`ls ${cwd}`)).toBe('theirs');
    });

    const runCliIn = (temp: string, flags: string[], cwd: string): Promise<CliResult> =>
      run(flags, { cwd, env: { TMPDIR: temp } });

    test('the same over a socket of this machine, such as one that is forwarded', async () => {
      const result = await run(['--code', 'open("x", "w")'], { env: { DOCKER_HOST: engine.socket } });
      expect(result.report?.runs[0]?.files.map(({ path: name }) => name)).toEqual(['x']);
      expect(result.stderr).toContain(NOTICE);
    });

    test('volumes are refused, with what to do', async () => {
      const cwd = await stage.project({ data: '' });
      const refused = refusal(await run(['--volumes', `${cwd}/data:/data`, '--code', '1'], { cwd }));
      expect(refused).toMatchObject({ exitCode: 3, code: 'environment-unavailable' });
      expect(refused.message).toContain('volumes');
      expect(refused.hint).toContain('read-only-paths');
    });

    test('packages are installed from what was copied', async () => {
      const cwd = await stage.project({ 'local/pyproject.toml': PROJECT, 'local/backend.py': BACKEND });
      await chmod(cwd, 0o755);
      const flags = [
        '--packages',
        './local',
        '--read-only-paths',
        'local',
        '--code',
        'import local; print(local.VALUE)',
      ];
      const result = await run(flags, { cwd });
      expect(result.report?.error).toBeNull();
      expect(said(result)).toBe('built\n');
    });

    test('nothing is left of a run that was killed after the next one', async () => {
      const cwd = await stage.project({ 'p.py': 'import time\nprint("ready", flush=True)\ntime.sleep(60)' });
      const flags = ['--json', '--environment', 'docker', '--image', PYTHON, '--timeout', '50s', 'p.py'];
      const env = { DOCKER_HOST: engine.host };
      const options = { bundle: stage.bundle, identity: firstIdentity(), cwd, env, graceSeconds: 3 };
      await runCli(['run', ...flags], {
        ...options,
        during: async (pid) => {
          await until(async () => (await engine.docker('ps', '-q')) !== '');
          process.kill(pid, 'SIGKILL');
        },
      });
      expect(await engine.docker('volume', 'ls', '-q')).not.toBe('');
      expect(said(await run(['--code', 'print(2)']))).toBe('2\n');
    });

    describe('over TLS', () => {
      test('programs run, with files both ways', async () => {
        const cwd = await stage.project({ 'p.py': 'open("x", "w").write("tls" * 100_000); print(1)' });
        const result = await run(['p.py'], { cwd, env: engine.tls('tls'), identity: UNPRIVILEGED });
        expect(said(result)).toBe('1\n');
        expect(result.report?.runs[0]?.files).toEqual([{ path: 'x', bytes: 300_000, change: 'created' }]);
      });

      test('an engine that another CA vouches for is an error', async () => {
        const { message, ...rest } = refusal(await run(['--code', '1'], { env: engine.tls('tls/wrong') }));
        expect(rest).toMatchObject({ exitCode: 3, code: 'environment-unavailable' });
        expect(message).toMatch(/certificate/);
      });

      test('without certificates it is an error that says so', async () => {
        const { message, ...rest } = refusal(await run(['--code', '1'], { env: { DOCKER_HOST: engine.tlsHost } }));
        expect(rest).toMatchObject({ exitCode: 3, code: 'environment-unavailable' });
        expect(message).toMatch(/HTTPS|TLS|400/);
      });
    });
  });
});

const PROJECT = `
[project]
name = "local"
version = "1.0"
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
`;

const BACKEND = `
def build_wheel(folder, config_settings=None, metadata_directory=None):
    import os, zipfile
    open("written-beside-the-sources", "w").close()
    name = "local-1.0-py3-none-any.whl"
    info = "local-1.0.dist-info/"
    with zipfile.ZipFile(os.path.join(folder, name), "w") as z:
        z.writestr("local.py", "VALUE = 'built'")
        z.writestr(info + "METADATA", "Metadata-Version: 2.1\\nName: local\\nVersion: 1.0\\n")
        z.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nGenerator: x\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        z.writestr(info + "RECORD", "local.py,,\\n" + "".join(info + n + ",,\\n" for n in ("METADATA", "WHEEL", "RECORD")))
    return name
`;
