import { chmod, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { useBundle } from '../support/bundle.js';
import { ChatServer, DONE, runs } from '../support/chat-server.js';
import { EngineSocket } from '../support/engine-socket.js';
import { describeWith } from '../support/engines.js';
import { UNPRIVILEGED } from '../support/identities.js';
import { KEY } from '../support/key-hunter.js';
import { makeFolder, removeFolders, runCli, type CliResult } from '../support/run-cli.js';
import { runAction } from '../support/runner-emulator/run-action.js';

/** Passes when the file `n` says so. */
const CHECK = 'assert open("n").read() == "2", "n is not 2"';
const WRITES = (n: number): string => `open("n", "w").write("${n}")`;

describeWith('bubblewrap', 'what is read before a conversation', () => {
  const bundle = useBundle();
  let server: ChatServer;
  beforeAll(async () => {
    server = await ChatServer.start();
  });
  afterAll(() => server.stop());
  afterEach(removeFolders);

  async function project(files: Readonly<Record<string, string>> = {}): Promise<string> {
    const folder = await makeFolder(UNPRIVILEGED);
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text, { mode: 0o644 });
    return folder;
  }

  async function ask(cwd: string, ...flags: readonly string[]): Promise<CliResult> {
    const task = flags.includes('--prompt-file') ? [] : ['--prompt', 'do it'];
    const model = flags.includes('--replay') ? [] : ['--model', 'm', '--base-url', server.url];
    const json = flags.includes('--dry-run') ? [] : ['--json'];
    const args = ['run', ...json, '--environment', 'system', ...task, ...model, ...flags];
    const result = await runCli(args, { bundle, identity: UNPRIVILEGED, cwd, env: { OPENAI_API_KEY: KEY } });
    const strays = result.strays.filter((name) => !name.startsWith('pyexec-artifacts-'));
    expect([result.left, strays]).toEqual([[], []]);
    return result;
  }

  async function entries(file: string): Promise<Record<string, unknown>[]> {
    const text = await readFile(file, 'utf8');
    return text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  test('a recording is replayed with what it was made with, and with nothing else', async () => {
    const cwd = await project();
    server.will(runs(WRITES(1)), DONE, runs(WRITES(2)), DONE);
    const made = await ask(cwd, '--check', CHECK, '--record', 'r.jsonl');
    const [again, other, cut] = await Promise.all([
      ask(cwd, '--check', CHECK, '--replay', 'r.jsonl'),
      ask(cwd, '--replay', 'r.jsonl'),
      ask(cwd, '--check', CHECK, '--max-turns', '3', '--replay', 'r.jsonl'),
    ]);
    expect([made.exitCode, again.exitCode]).toEqual([0, 0]);
    expect((await entries(path.join(cwd, 'r.jsonl'))).at(-1)).toEqual({ stopped: 'done' });
    const { exitCode, report, stderr } = other;
    expect([exitCode, report?.status, report?.conversation?.stopped, report?.error]).toEqual([
      3,
      'error',
      'model-error',
      expect.objectContaining({
        code: 'model-failed',
        message: expect.stringContaining('it is done after 2 of 4 replies') as unknown,
        hint: expect.stringContaining('`check`') as unknown,
      }),
    ]);
    expect(stderr).toContain('takes another course than the recorded one');
    expect([cut.exitCode, cut.report?.conversation?.stopped, cut.stderr]).toEqual([
      1,
      'max-turns',
      expect.stringContaining('replies of the recording that were not asked for: 1'),
    ]);
  });

  test('a recording says of a model that failed that it failed, and of turns that were used up that they were', async () => {
    const cwd = await project();
    server.will(runs(WRITES(1)), { status: 401, body: {} });
    const failed = await ask(cwd, '--record', 'failed.jsonl');
    expect((await entries(path.join(cwd, 'failed.jsonl'))).slice(2)).toEqual([
      {
        told: ['ran: passed'],
        failure: { message: expect.stringContaining('(401)') as unknown, hint: expect.any(String) as unknown },
      },
      { stopped: 'model-error' },
    ]);
    server.will(runs('1/0'), runs(WRITES(1)));
    await ask(cwd, '--max-turns', '2', '--record', 'cut.jsonl');
    const [again, cut] = await Promise.all([ask(cwd, '--replay', 'failed.jsonl'), ask(cwd, '--replay', 'cut.jsonl')]);
    expect([again.exitCode, again.report?.error]).toEqual([3, failed.report?.error]);
    expect([cut.exitCode, cut.report?.error?.message]).toEqual([
      3,
      expect.stringContaining('its turns were used up (`max-turns`)'),
    ]);
  });

  test('a recording is there when the tool is killed in the middle', async () => {
    const cwd = await project();
    const file = path.join(cwd, 'r.jsonl');
    server.will(runs(WRITES(1)), runs('import time\nprint(1, flush=True)\ntime.sleep(60)'));
    const args = ['run', '--environment', 'system', '--prompt', 'do it', '--model', 'm', '--base-url', server.url];
    const { signal } = await runCli([...args, '--timeout', '60s', '--record', 'r.jsonl'], {
      ...{ bundle, identity: UNPRIVILEGED, cwd, env: { OPENAI_API_KEY: KEY }, graceSeconds: 10 },
      during: async (pid) => {
        for (let lines = 0; lines < 3;) lines = (await readFile(file, 'utf8').catch(() => '')).split('\n').length - 1;
        process.kill(pid, 'SIGKILL');
      },
    });
    expect(signal).toBe('SIGKILL');
    expect((await entries(file)).map((one) => Object.keys(one))).toEqual([
      ['recording', 'task', 'model'],
      ['told', 'reply'],
      ['told', 'reply'],
    ]);
  });

  test.each([
    ['a link', 'os.symlink(os.path.abspath("mine"), "r.jsonl")'],
    ['a pipe', 'os.mkfifo("r.jsonl")'],
    ['a link in place of its folder', 'os.rename("../w", "../v"); os.symlink("/tmp", "../w")'],
  ])('a recording in the working directory does not go where a program leads it: %s', async (what, act) => {
    const cwd = await project();
    await mkdir(path.join(cwd, 'w'));
    await chmod(path.join(cwd, 'w'), 0o777);
    const evil = `import os\nopen("mine", "w").write("mine")\nif os.path.lexists("r.jsonl"): os.unlink("r.jsonl")\n${act}`;
    // What is above the working directory can be changed only where there is no sandbox.
    const flags = what.includes('folder') ? ['--isolation', 'none', '--allow-key-exposure'] : [];
    server.will(runs(evil), DONE);
    const { exitCode, report } = await ask(cwd, '--working-directory', 'w', '--record', 'w/r.jsonl', ...flags);
    expect([exitCode, report?.runs[0]?.status]).toEqual([0, 'passed']);
    const folder = path.join(cwd, what.includes('folder') ? 'v' : 'w');
    expect(await readFile(path.join(folder, 'mine'), 'utf8')).toBe('mine');
    expect((await entries(path.join(folder, 'r.jsonl'))).length).toBe(4);
  });

  test('a recording that cannot be written is refused before the model is asked', async () => {
    const cwd = await project();
    server.will(DONE);
    const { exitCode, stderr } = await ask(cwd, '--record', '.');
    expect([exitCode, stderr, server.requests.length]).toEqual([2, expect.stringContaining('`record` cannot'), 0]);
  });

  test('a dry run shows all of it, and asks nobody', async () => {
    const cwd = await project({ task: 'do it well', 'check.py': 'assert 1' });
    server.will(DONE);
    const flags = ['--dry-run', '--prompt-file', 'task', '--check', 'check.py', '--max-tokens', '5000'];
    const { exitCode, stdout } = await runCli(
      [
        ...['run', '--environment', 'system', '--model', 'm', '--base-url', server.url, '--record', 'r.jsonl'],
        ...[...flags, '--system-prompt', 'be good'],
      ],
      { bundle, identity: UNPRIVILEGED, cwd, env: { OPENAI_API_KEY: KEY } },
    );
    expect([exitCode, server.requests.length, await readdir(cwd)]).toEqual([0, 0, ['check.py', 'task']]);
    expect(stdout.slice(stdout.indexOf('programs:'))).toBe(
      [
        'programs: what the model writes, one after the other',
        'conversation:',
        `  model: m, asked at ${new URL(server.url).host}`,
        '  task: task, 10 characters',
        '  instructions: 7 characters',
        '  budgets: 5 turns, 5000 tokens, 10 min 0 s',
        '  check: check.py, 8 characters',
        '  packages that it may ask for: none',
        '  recorded in: r.jsonl',
        '',
      ].join('\n'),
    );
    expect(stdout).not.toContain(KEY);
  });

  test('a dry run of a recording says whose it is, and is refused when that is not there', async () => {
    const head = '{"recording": 1, "task": "do it", "model": "scripted"}\n';
    const cwd = await project({ 'r.jsonl': head });
    const [there, absent] = await Promise.all([
      ask(cwd, '--dry-run', '--replay', 'r.jsonl'),
      ask(cwd, '--dry-run', '--replay', 'nofile'),
    ]);
    expect([there.exitCode, absent.exitCode, absent.stderr]).toEqual([
      0,
      2,
      expect.stringContaining('`replay`: nofile cannot be read'),
    ]);
  });

  test('a check that is no Python is refused with the words of Python, before the model is asked', async () => {
    const cwd = await project({ 'broken.py': 'import json\n\nassert (\n', 'fine.py': 'open("ran", "w")\n"é" "\\x5c"' });
    server.will(runs(WRITES(1)), DONE);
    for (const [check, where] of [
      ['assert (', 'check, line 1'],
      ['broken.py', 'check, line 3'],
    ] as const) {
      const { exitCode, report, stderr } = await ask(cwd, '--check', check);
      expect([exitCode, report?.runs, server.requests.length]).toEqual([2, [], 0]);
      expect(stderr).toMatch(/`check`.* no Python program: SyntaxError: /);
      expect(stderr).toContain(where);
    }
    // What compiles is not run for it.
    const { exitCode, report } = await ask(cwd, '--check', 'fine.py', '--working-directory', 'w');
    expect([exitCode, report?.runs.map(({ files }) => files.map((one) => one.path))]).toEqual([0, [['n'], ['ran']]]);
  });

  test('programs of the user are not replaced, and those of an earlier conversation are', async () => {
    const cwd = await project();
    for (const code of [WRITES(1), WRITES(2)]) {
      server.will(runs(code), DONE);
      expect((await ask(cwd, '--working-directory', 'w')).exitCode).toBe(0);
    }
    expect(await readFile(path.join(cwd, 'w', 'script.py'), 'utf8')).toBe(WRITES(2));
    for (const name of ['script.py', 'attempt-7.py']) {
      const own = await project({ [name]: 'mine', 'attempt-x.py': 'mine' });
      server.will(DONE);
      const { exitCode, stderr } = await ask(own, '--working-directory', '.');
      expect([exitCode, stderr, server.requests.length]).toEqual([2, expect.stringContaining(name), 0]);
      expect(await readFile(path.join(own, name), 'utf8')).toBe('mine');
    }
    const other = await project({ 'attempt-x.py': 'mine', 'script.txt': 'mine' });
    server.will(runs(WRITES(1)), DONE);
    expect((await ask(other, '--working-directory', '.')).exitCode).toBe(0);
  });

  test('a temporary folder that is not there is told by its name', async () => {
    const about = { environment: 'system', prompt: 'do it', model: 'm', 'base-url': server.url };
    const result = await runAction({
      ...{ actionFolder: bundle.actionFolder, node: bundle.node, inputs: about },
      ...(UNPRIVILEGED.user === undefined ? {} : { user: UNPRIVILEGED.user }),
      overrides: { RUNNER_TEMP: '/nowhere/temp' },
    });
    expect([result.conclusion, result.main.log]).toEqual(['failure', expect.stringContaining('/nowhere/temp')]);
    expect(result.main.log).toMatch(/error invalid-input: RUNNER_TEMP/);
    await result.dispose();
    const cwd = await project();
    const args = ['run', '--environment', 'system', '--prompt', 'x', '--model', 'm', '--base-url', server.url];
    const env = { OPENAI_API_KEY: KEY, TMPDIR: '/nowhere/temp' };
    const { exitCode, stderr } = await runCli(args, { bundle, identity: UNPRIVILEGED, cwd, env });
    expect([exitCode, stderr]).toEqual([3, expect.stringContaining('/nowhere/temp')]);
    expect(stderr).not.toContain('internal');
  });
});

describeWith('Docker', 'the check of a conversation in a container', () => {
  const bundle = useBundle();
  let socket: EngineSocket;
  beforeAll(async () => {
    socket = await EngineSocket.open();
  });
  afterAll(() => socket.close());
  afterEach(removeFolders);

  test('is compiled by its Python', async () => {
    const server = await ChatServer.start();
    try {
      server.will(DONE);
      const args = ['--prompt', 'x', '--model', 'm', '--base-url', server.url, '--check', 'assert ('];
      const { exitCode, stderr, left } = await runCli(['run', '--environment', 'docker', ...args], {
        ...{ bundle, identity: UNPRIVILEGED, env: { DOCKER_HOST: socket.host } },
      });
      expect([exitCode, stderr, server.requests.length, left]).toEqual([
        2,
        expect.stringMatching(/`check`.*SyntaxError.*line 1/),
        0,
        [],
      ]);
    } finally {
      await server.stop();
    }
  });
});
