import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { describeWith } from '../../support/engines.js';
import { UNPRIVILEGED } from '../../support/identities.js';
import { makeFolder, until, type CliResult } from '../../support/run-cli.js';
import { firstIdentity, PYTHON, refusal, useDocker } from './docker-stage.js';
import { PrivateEngine } from './private-engine.js';

const IMAGE = ['--image', PYTHON];

describeWith('Docker', 'without an engine', () => {
  const stage = useDocker();
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  const socketIn = async (folder: string): Promise<string> => {
    const file = path.join(folder, 'docker.sock');
    const server = createServer();
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(file, resolve));
    return file;
  };
  const run = async (host: string): Promise<ReturnType<typeof refusal> & { elapsedMs: number }> => {
    const result = await stage.run([...IMAGE, '--code', '1'], { env: { DOCKER_HOST: host }, identity: UNPRIVILEGED });
    return { ...refusal(result), elapsedMs: result.elapsedMs };
  };
  const unavailable = { exitCode: 3, code: 'environment-unavailable' };

  test('the error says that there is no socket', async () => {
    const folder = await makeFolder(UNPRIVILEGED);
    const { message, hint, ...rest } = await run(`unix://${folder}/absent.sock`);
    expect(rest).toMatchObject(unavailable);
    expect(message).toContain(`there is no ${folder}/absent.sock`);
    expect(hint).toContain('docker.io');
  });

  test('the error says that a file is no socket', async () => {
    const folder = await makeFolder(UNPRIVILEGED);
    writeFileSync(path.join(folder, 'file'), '', { mode: 0o666 });
    chmodSync(path.join(folder, 'file'), 0o666);
    const { message, ...rest } = await run(`unix://${folder}/file`);
    expect(rest).toMatchObject(unavailable);
    expect(message).toContain(`${folder}/file is no socket`);
  });

  test('the error says that the user may not speak to it', async () => {
    const socket = await socketIn(await makeFolder(firstIdentity()));
    chmodSync(socket, 0);
    const { message, hint, ...rest } = await run(`unix://${socket}`);
    expect(rest).toMatchObject(unavailable);
    expect(message).toContain('this user may not speak to it');
    expect(hint).toContain('group');
  });

  test('the error says the same for a folder that the user may not enter', async () => {
    const folder = await makeFolder(firstIdentity());
    const socket = await socketIn(folder);
    chmodSync(folder, 0o700);
    const { message, ...rest } = await run(`unix://${socket}`);
    expect(rest).toMatchObject(unavailable);
    if (UNPRIVILEGED.user !== undefined) expect(message).toContain('this user may not speak to it');
  });

  test('the error comes within 10 s when something listens that does not answer', async () => {
    const socket = await socketIn(await makeFolder(firstIdentity()));
    chmodSync(socket, 0o666);
    const { elapsedMs, ...rest } = await run(`unix://${socket}`);
    expect(rest).toMatchObject(unavailable);
    expect(elapsedMs).toBeLessThan(10_000);
  });

  test.each(['ssh://somebody@example.invalid', 'fd://', 'http://127.0.0.1:1', 'docker.sock', 'tcp://127.0.0.1'])(
    'the error for the address %s says which ones can be used',
    async (host) => {
      const { message, hint, ...rest } = await run(host);
      expect(rest).toMatchObject(unavailable);
      expect(message).toContain(host);
      expect(hint).toContain('unix:// or tcp://');
    },
  );

  test('the error for a port that nobody listens on says so', async () => {
    const { message, ...rest } = await run('tcp://127.0.0.1:1');
    expect(rest).toMatchObject(unavailable);
    expect(message).toContain('ECONNREFUSED');
  });
});

describeWith('root', 'an engine that fails', () => {
  describeWith('Docker', 'while a program runs', () => {
    const stage = useDocker();
    let engine: PrivateEngine;
    beforeAll(async () => {
      engine = await PrivateEngine.start();
    });
    afterAll(() => engine.remove());

    const CODE =
      'import pathlib, time\nprint("partial", flush=True)\npathlib.Path("ready").write_text("")\ntime.sleep(60)';
    const run = async (timeout: string, during: () => void): Promise<CliResult & { sinceMs: number }> => {
      const cwd = await makeFolder(firstIdentity());
      let at = 0;
      const result = await stage.run(
        ['--image', PYTHON, '--timeout', timeout, '--working-directory', '.', '--code', CODE],
        {
          cwd,
          env: { DOCKER_HOST: engine.host },
          // The output waits for a moment in the supervisor.
          during: async () => {
            await until(() => existsSync(path.join(cwd, 'ready')));
            await new Promise((resolve) => setTimeout(resolve, 300));
            await engine.notePids();
            during();
            at = performance.now();
          },
        },
      );
      return { ...result, sinceMs: performance.now() - at };
    };
    const expectFailure = ({ exitCode, report }: CliResult): void => {
      expect([exitCode, report?.status, report?.error?.code]).toEqual([3, 'error', 'engine-failed']);
      expect(report?.error?.hint).toContain('docker info');
      expect(report?.runs.map(({ stdout }) => stdout)).toEqual(['partial\n']);
    };

    test('and stops answering is an error soon after the deadline, and what was said is kept', async () => {
      try {
        const result = await run('3s', () => {
          engine.signal('SIGSTOP');
        });
        expectFailure(result);
        expect(result.report?.error?.message).toContain('no answer within');
        expect(result.report?.runs[0]?.status).toBe('timed-out');
        expect(result.sinceMs).toBeLessThan(3000 + 12_000);
      } finally {
        engine.signal('SIGCONT');
      }
      // What it was told at last it does.
      await until(async () => (await engine.containers()) === '');
    });

    test('and stops answering is an error soon after a cancellation', async () => {
      const cwd = await makeFolder(firstIdentity());
      try {
        const result = await stage.run(['--image', PYTHON, '--working-directory', '.', '--code', CODE], {
          cwd,
          env: { DOCKER_HOST: engine.host },
          during: async (pid) => {
            await until(() => existsSync(path.join(cwd, 'ready')));
            engine.signal('SIGSTOP');
            process.kill(pid, 'SIGINT');
          },
        });
        expect(result.exitCode).toBe(130);
        expect(result.elapsedMs).toBeLessThan(15_000);
      } finally {
        engine.signal('SIGCONT');
      }
      await until(async () => (await engine.containers()) === '');
    });

    test('and is killed is an error at once, what was said is kept, and the next run sweeps', async () => {
      let ending: Promise<void> | undefined;
      const result = await run('50s', () => {
        ending = engine.end('SIGKILL');
      });
      await ending;
      expectFailure(result);
      expect(result.sinceMs).toBeLessThan(5000);
      await engine.endKilled();
      await engine.start();
      const next = await stage.run(['--image', PYTHON, '--code', 'print(2)'], { env: { DOCKER_HOST: engine.host } });
      expect(next.report?.runs[0]?.stdout).toBe('2\n');
      expect(await engine.containers()).toBe('');
    });
  });
});
