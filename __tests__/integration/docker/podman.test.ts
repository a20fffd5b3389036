import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeWith } from '../../support/engines.js';
import { IDENTITIES } from '../../support/identities.js';
import { said } from '../../support/install-stage.js';
import { PackageIndex } from '../../support/package-index/package-index.js';
import { namespaceWheel } from '../../support/package-index/specimens.js';
import { makeFolder, until, type CliResult } from '../../support/run-cli.js';
import { firstIdentity, PYTHON, refusal, useDocker, type DockerStage } from './docker-stage.js';
import { PrivatePodman } from './private-podman.js';

type Options = Parameters<DockerStage['run']>[1];

// Images and containers of a storage can be had by root alone.
describeWith('root', 'Podman', () => {
  describeWith('podman', 'in place of Docker', () => {
    const stage = useDocker();
    let podman: PrivatePodman;
    beforeAll(async () => {
      podman = await PrivatePodman.start();
    });
    afterAll(() => podman.remove());

    const run = (flags: string[], { env, ...options }: NonNullable<Options> = {}): Promise<CliResult> =>
      stage.run(['--image', PYTHON, ...flags], { ...options, env: { DOCKER_HOST: podman.host, ...env } });
    test('tells all ways to end apart, which a program cannot feign', async () => {
      const programs = [
        ['exited', 'print("oom_kill 1")\nraise SystemExit(137)'],
        ['signalled', 'import os; os.kill(os.getpid(), 9)'],
        ['exited', 'print("é")\n1 / 0'],
        ['timed-out', 'while True: pass'],
        ['output-limit', 'while True: print("x" * 1000)'],
        ['out-of-memory', 'x = bytearray(1 << 30)'],
      ] as const;
      const cwd = await stage.project(Object.fromEntries(programs.map(([, text], n) => [`${n}.py`, text])));
      const limits = ['--timeout', '4s', '--max-output', '100000', '--memory', '100MB', '--jobs', '2'];
      const { report } = await run([...limits, ...programs.map((_, n) => `${n}.py`)], { cwd });
      expect(report?.error).toBeNull();
      const runs = report?.runs ?? [];
      expect(runs.map(({ outcome }) => outcome.kind)).toEqual(programs.map(([kind]) => kind));
      expect(runs[0]?.outcome).toMatchObject({ exitCode: 137 });
      expect(runs[1]?.outcome).toMatchObject({ signal: 'SIGKILL' });
      expect(runs[2]).toMatchObject({ stdout: 'é\n', error: { type: 'ZeroDivisionError', line: 2 } });
    });

    test('limits processes, files in memory and rights', async () => {
      const code = `
import os, time
made = 0
try:
    while made < 100:
        if os.fork() == 0: time.sleep(60)
        made += 1
except BlockingIOError:
    pass
full = []
for folder in (os.environ["HOME"], "/tmp", "/dev/shm"):
    try:
        with open(folder + "/big", "wb", 0) as f:
            for _ in range(65): f.write(b"x" * (1 << 20))
    except OSError as problem:
        full.append(problem.strerror)
    os.unlink(folder + "/big")
writable = [one for one in ("/", "/run", "/var/tmp", "/etc", "/usr", "/dev") if os.access(one, os.W_OK)]
status = dict(line.split(":\\t") for line in open("/proc/self/status").read().splitlines())
print(made < 20, len(set(full)), len(full), writable, status["CapBnd"], status["NoNewPrivs"], status["Seccomp"])`;
      const flags = ['--max-processes', '10', '--memory', '300MB'];
      expect(said(await run([...flags, '--code', code]))).toBe('True 1 3 [] 0000000000000000 1 2');
    });

    test('gives no network unless it is asked for', async () => {
      const code = 'import os; print(sorted(os.listdir("/sys/class/net")))';
      expect(said(await run(['--code', code]))).toBe("['lo']");
      expect(said(await run(['--network', 'full', '--code', code]))).toBe("['eth0', 'lo']");
    });

    test('mounts what is named, however it is named, and nothing else', async () => {
      const folder = path.join(await makeFolder(firstIdentity()), 'a b\'"$x\n,source=');
      const code = 'import os; open("made", "w"); print(ascii(os.getcwd().rpartition("/")[2]), os.listdir("/root"))';
      const result = await run(['--working-directory', folder, '--code', code.replace('os.listdir("/root")', '1')]);
      expect(said(result)).toBe("'a b\\'\"$x\\n,source=' 1");
      expect(existsSync(path.join(folder, 'made'))).toBe(true);
      const other = path.join(path.dirname(folder), 'a:b,c');
      const { code: word, message } = refusal(await run(['--working-directory', other, '--code', '1']));
      expect([word, message]).toEqual(['invalid-input', expect.stringContaining('a:b,c')]);
    });

    test('hides what is named .git in what it shows', async () => {
      const cwd = await stage.project({ '.git/config': 'token', 'sub/.git/config': 'token', 'sub/.github': 'seen' });
      const code = 'import os; print(sorted(os.path.join(f, n) for f, _, names in os.walk(".") for n in names))';
      const result = await run(['--working-directory', '.', '--code', code], { cwd });
      expect(said(result)).toBe("['./script.py', './sub/.github']");
    });

    test.each(IDENTITIES)('leaves files of the caller, $name', async (identity) => {
      const cwd = await makeFolder(identity);
      const code = 'import os\nos.mkdir("sub")\nopen("sub/made", "w")\nprint(os.getuid())';
      const result = await run(['--working-directory', '.', '--code', code], { identity, cwd });
      expect(said(result)).not.toBe('0');
      const uid = identity.user?.uid ?? process.getuid?.();
      for (const name of ['sub', 'sub/made']) expect(statSync(path.join(cwd, name)).uid).toBe(uid);
    });

    test('keeps packages in an image, and no variable of the installation', async () => {
      const [address = ''] = (await podman.docker('network', 'inspect', 'podman', '--format', GATEWAY)).split('\n');
      // Its bridge is there when the first container is on it.
      expect(said(await run(['--network', 'full', '--code', 'print(1)']))).toBe('1');
      const index = await PackageIndex.start({ address });
      try {
        index.add(namespaceWheel({ name: 'six', version: '1.5', module: 'six' }));
        const env = { PIP_INDEX_URL: index.url, PIP_TRUSTED_HOST: address, PIP_RETRIES: '0' };
        const code = 'import os, six; print(six.VERSION, [one for one in os.environ if "PIP" in one])';
        const results = [];
        for (let time = 0; time < 2; time++) results.push(await run(['--packages', 'six', '--code', code], { env }));
        expect(results.map(said)).toEqual(['1.5 []', '1.5 []']);
        const environments = results.map(({ report }) => report?.environment);
        expect(environments.map((one) => one?.cacheHit)).toEqual([false, true]);
        expect(environments.map((one) => one?.packages)).toEqual([['six==1.5'], ['six==1.5']]);
        const image = await podman.docker('images', '-q', '--filter', 'label=pyexec.packages');
        expect(await podman.docker('inspect', image)).not.toContain(index.url);
        expect(await podman.docker('inspect', '--format', '{{index .Config.Labels "pyexec.run"}}', image)).toBe('');
      } finally {
        await index.stop();
      }
    });

    test('builds a Dockerfile, and says why one cannot be built', async () => {
      const build = async (then: string): Promise<CliResult> => {
        const cwd = await stage.project({
          Dockerfile: `FROM ${PYTHON}\nARG WHAT\nRUN echo "$WHAT" > /what; ${then}\n`,
        });
        const flags = [
          '--dockerfile',
          'Dockerfile',
          '--build-args',
          'WHAT=a b',
          '--code',
          'print(open("/what").read())',
        ];
        return stage.run(flags, { cwd, env: { DOCKER_HOST: podman.host } });
      };
      expect(said(await build('true'))).toBe('a b');
      const { code, message } = refusal(await build('echo went-wrong >&2; exit 7'));
      expect(code).toBe('build-failed');
      expect(message).toContain('went-wrong');
      expect(await podman.docker('images', '-aq', '--filter', 'label=pyexec.image.run')).toBe('');
    });

    test('keeps a container running, and says how to get in', async () => {
      const result = await run(['--keep-container', 'running', '--code', 'print(1)']);
      const [, id = ''] = /podman rm -f ([0-9a-f]{12})/.exec(result.stderr) ?? [];
      expect(said(result)).toBe('1');
      // A later run does not take it for something that was left behind.
      await run(['--code', 'print(1)']);
      expect(await podman.docker('exec', id, 'echo', 'inside')).toBe('inside');
      await podman.docker('rm', '-f', id);
    });

    test('says that an image has no Python', async () => {
      const { code, message } = refusal(
        await stage.run(['--image', 'pyexec-test/empty', '--code', '1'], { env: { DOCKER_HOST: podman.host } }),
      );
      expect([code, message]).toEqual(['image-unavailable', expect.stringContaining('has no Python')]);
    });

    test('has nothing left when the tool was killed, after the next run', async () => {
      const cwd = await makeFolder(firstIdentity());
      const code = 'import time\nopen("ready", "w").close()\ntime.sleep(60)';
      await run(['--working-directory', '.', '--code', code], {
        cwd,
        graceSeconds: 3,
        during: async (pid) => {
          await until(() => existsSync(path.join(cwd, 'ready')));
          process.kill(pid, 'SIGKILL');
        },
      }).catch(() => undefined);
      await until(async () => (await podman.docker('ps', '-q')) === '');
      expect(await podman.docker('ps', '-aq')).not.toBe('');
      expect(said(await run(['--code', 'print(1)']))).toBe('1');
      expect(await podman.docker('ps', '-aq')).toBe('');
    });

    test('has nothing left of all that', async () => {
      expect(await podman.docker('ps', '-aq')).toBe('');
      expect(await podman.docker('volume', 'ls', '-q')).toBe('');
    });
  });
});

const GATEWAY = '{{(index .IPAM.Config 0).Gateway}}';
