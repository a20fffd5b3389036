import { afterEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { runAction, type PhaseResult, type StepOptions, type StepResult } from './runner-emulator/run-action.js';

const fixtures = path.join(import.meta.dirname, '..', 'fixtures', 'actions');
const done: StepResult[] = [];

afterEach(async () => {
  for (const result of done.splice(0)) await result.dispose();
});

async function run(action: string, options: Partial<StepOptions> = {}): Promise<StepResult> {
  const result = await runAction({ inputs: {}, ...options, actionFolder: path.join(fixtures, action) });
  done.push(result);
  return result;
}

/** Runs the action that says these lines, without its post. */
const say = (lines: string[], options: Partial<StepOptions> = {}): Promise<StepResult> =>
  run('say', { runPost: false, ...options, inputs: { stdout: `${lines.join('\n')}\n`, ...options.inputs } });

const write = (files: Record<string, string>): Promise<StepResult> =>
  run('say', { runPost: false, inputs: { 'file commands': JSON.stringify(files) } });

const names = (phase: PhaseResult): string[] =>
  phase.commands.filter((command) => command.honoured).map((command) => command.command);

describe('the log', () => {
  test('counts a command after white space, after CR, on both streams, and the old form anywhere', async () => {
    const stdout =
      'progress\r::notice::one\r\n\u00a0\u0085\u2028::notice::two\n\ufeff::notice::no\nx ##[notice]three\n';
    const { main, conclusion } = await run('say', { inputs: { stdout, stderr: '::notice::four' }, runPost: false });
    expect(main.annotations.map((annotation) => annotation.message).sort()).toEqual(['four', 'one', 'three', 'two']);
    expect(main.log).toContain('progress\n');
    expect(main.log).toContain('\ufeff::notice::no\n');
    expect(main.rawStdout.toString()).toBe(stdout);
    expect(main.rawStderr.toString()).toBe('::notice::four');
    expect(conclusion).toBe('success');
  });

  test('reads past a byte order mark that starts a stream', async () => {
    const { main } = await say(['::notice::marked'], { inputs: { 'stdout-hex': 'efbbbf' } });
    expect(main.annotations).toEqual([{ level: 'notice', message: 'marked' }]);
  });

  test('annotates, with lines that fit together and files below the workspace made relative', async () => {
    const workspace = await mkdtemp(path.join(os.tmpdir(), 'workspace-'));
    const { main } = await say(
      [
        `::error file=${workspace}/a.py,line=3,endLine=4,title=T%3A::m%0An`,
        '::warning file=/b.py,line=4,endLine=3::x',
        '::notice endLine=5::y',
        `::error::${'z'.repeat(5000)}`,
      ],
      { workspace },
    );
    await rm(workspace, { recursive: true });
    expect(main.annotations).toEqual([
      { level: 'error', message: 'm\nn', file: 'a.py', line: 3, endLine: 4, title: 'T:' },
      { level: 'warning', message: 'x', file: '/b.py' },
      { level: 'notice', message: 'y', line: 5, endLine: 5 },
      { level: 'error', message: 'z'.repeat(4096) },
    ]);
    expect(main.log).toContain('##[error]m\nn\n');
    expect([main.conclusion, main.errors]).toEqual(['success', []]);
  });

  test('honours nothing but the token, without case, while commands are stopped', async () => {
    const lines = [
      '::stop-commands::aToken',
      '::error::a',
      'x ##[set-output name=o]v',
      '::other::',
      '##[ATOKEN]',
      '::error::b',
    ];
    const result = await say(lines);
    expect(result.main.commands.map(({ command, honoured }) => [command, honoured])).toEqual([
      ['stop-commands', true],
      ['error', false],
      ['set-output', false],
      ['ATOKEN', true],
      ['error', true],
    ]);
    expect(result.outputs).toEqual({});
    expect(result.main.annotations).toEqual([{ level: 'error', message: 'b' }]);
    expect(result.main.log).toContain('::error::a\nx ##[set-output name=o]v\n::other::\n');
  });

  test('masks a stop token of more than six characters from the line on that names it', async () => {
    const { main, masks } = await say([
      'long-token',
      '::stop-commands::long-token',
      '::long-token::',
      'long-token',
      '::error::c',
    ]);
    expect(main.log).toBe('long-token\n::stop-commands::***\n::***::\n***\n##[error]c\n');
    expect(masks).toContain('long-token');
  });

  test('forgets a stop token with the phase', async () => {
    const { main, post } = await run('say', { inputs: { stdout: '::stop-commands::t\n::notice::x\n' } });
    expect(main.commands.map((command) => command.honoured)).toEqual([true, false]);
    expect(post?.conclusion).toBe('success');
  });

  test.each(['', 'pause-logging', 'Error', 'stop-commands'])(
    'fails the step at the stop token %j, and reads on no more',
    async (token) => {
      const { main } = await say([`::stop-commands::${token}`, '::error::after']);
      expect(main.commands).toHaveLength(1);
      expect(main.commands[0]?.honoured).toBe(false);
      expect([main.conclusion, main.exitCode]).toEqual(['failure', 0]);
      expect(main.errors[0]).toContain('endToken');
    },
  );

  test('takes any stop token where that is allowed', async () => {
    const { main } = await say(['::stop-commands::error', '::notice::x', '::error::', '::notice::y'], {
      env: { ACTIONS_ALLOW_UNSECURE_STOPCOMMAND_TOKENS: '1' },
    });
    expect(main.annotations).toEqual([{ level: 'notice', message: 'y' }]);
  });

  test('masks later lines, annotations and the summary, and secrets from the start', async () => {
    const files = { STEP_SUMMARY: 'has hidden\n', OUTPUT: 'o=hidden\n' };
    const result = await say(
      ['hidden canary', '::add-mask::hid%0Ahidden', 'hidden', '::error::hidden', '::add-mask:: '],
      {
        secrets: ['canary'],
        inputs: { 'file commands': JSON.stringify(files) },
      },
    );
    expect(result.main.log).toContain('hidden ***\n***\n##[error]***\n');
    expect(result.main.annotations[0]?.message).toBe('***');
    expect(result.summary).toBe('has ***\n');
    expect(result.outputs).toEqual({ o: 'hidden' });
    expect(result.masks).toEqual(expect.arrayContaining(['canary', 'hid\nhidden', 'hid', 'hidden']));
    expect(result.main.commands.map((command) => command.honoured)).toEqual([true, true, false]);
  });

  test('repeats commands while echo is on, but not those that log for themselves', async () => {
    const lines = [
      '::group::a',
      '::echo::on',
      '::save-state name=s::v',
      '::error::e',
      '::add-mask::mmm',
      '::echo::OFF ',
      '::endgroup::',
    ];
    const { main } = await say(lines);
    const log = main.log.split('\n').filter((line) => !line.includes('deprecated'));
    expect(log).toEqual([
      '##[group]a',
      '::save-state name=s::v',
      '##[error]e',
      '::add-mask::***',
      '::echo::OFF ',
      '##[endgroup]',
      '',
    ]);
  });

  test('takes outputs and state by the old commands, and refuses them without a name', async () => {
    const taken = await say(['::set-output name=a::1', '##[save-state name=b]2', '::set-output name=A::3']);
    expect([taken.outputs, taken.state, taken.conclusion]).toEqual([{ a: '3' }, { b: '2' }, 'success']);
    const refused = await say(['::set-output::1']);
    expect([refused.outputs, refused.conclusion]).toEqual([{}, 'failure']);
    expect(refused.main.errors).toEqual([
      "Unable to process command '::set-output::1' successfully.",
      "Required field 'name' is missing in ##[set-output] command.",
    ]);
  });

  test.each(['::set-env name=A::1', '::add-path::/x', '::echo::maybe'])('fails the step at %s', async (line) => {
    const result = await say([line]);
    expect([result.conclusion, result.main.exitCode, result.env, result.path]).toEqual(['failure', 0, {}, []]);
    expect(result.main.errors[0]).toBe(`Unable to process command '${line}' successfully.`);
    expect(names(result.main)).toEqual([]);
  });

  test('honours set-env and add-path where they are allowed, but never NODE_OPTIONS', async () => {
    const lines = ['::set-env name=A::1', '::add-path::/x', '::set-env name=node_options::--require=/x'];
    const result = await say(lines, { env: { ACTIONS_ALLOW_UNSECURE_COMMANDS: 'True' } });
    expect([result.env, result.path, result.conclusion]).toEqual([{ A: '1' }, ['/x'], 'success']);
    expect(result.main.errors).toEqual(["Can't update NODE_OPTIONS environment variable using ::set-env:: command."]);
  });

  test('registers and removes problem matchers, and fails at a file that is none', async () => {
    const workspace = await mkdtemp(path.join(os.tmpdir(), 'workspace-'));
    await writeFile(path.join(workspace, 'm.json'), '{"problemMatcher":[{"owner":"one"},{"owner":"two"}]}');
    const added = await say(['::add-matcher::m.json', '::remove-matcher owner=ONE::'], { workspace });
    const failed = await say(['::add-matcher::missing.json'], { workspace });
    await rm(workspace, { recursive: true });
    expect([added.matchers, names(added.main)]).toEqual([['two'], ['add-matcher', 'remove-matcher']]);
    expect([failed.matchers, names(failed.main), failed.conclusion]).toEqual([[], [], 'failure']);
  });

  test('has what a process wrote into the pipe of its parent', async () => {
    const { main } = await run('bypass');
    expect(main.annotations).toEqual([{ level: 'warning', message: 'from beside' }]);
  });
});

describe('file commands', () => {
  test('give outputs, state, variables, path and summary', async () => {
    const result = await write({
      OUTPUT: 'a=1\nb<<E\nx\n::error::no\nE\n',
      STATE: 's=1\n',
      ENV: 'V=1\nW<<E\n2\nE\n',
      PATH: '/one\n\n/two\r\n/one\r',
      STEP_SUMMARY: '# Title\r\ntext',
    });
    expect(result.outputs).toEqual({ a: '1', b: 'x\n::error::no' });
    expect(result.state).toEqual({ s: '1' });
    expect(result.env).toEqual({ V: '1', W: '2' });
    expect(result.path).toEqual(['/two', '/one']);
    expect(result.summary).toBe('# Title\ntext\n');
    expect([result.conclusion, result.main.commands, result.main.errors]).toEqual(['success', [], []]);
  });

  test('fail the step at a mistake, but keep what came before it and the other files', async () => {
    const result = await write({ OUTPUT: 'a=1\nb<<E\nnever ends\nc=2\n', ENV: 'V=1\n' });
    expect([result.conclusion, result.main.exitCode]).toEqual(['failure', 0]);
    expect([result.outputs, result.env]).toEqual([{ a: '1' }, { V: '1' }]);
    expect(result.main.errors).toEqual([
      "Unable to process file command 'output' successfully.",
      "Invalid value. Matching delimiter not found 'E'",
    ]);
  });

  test('refuse NODE_OPTIONS, in any case, and nothing else', async () => {
    const result = await write({ ENV: 'Node_Options=--require=/x\nLD_PRELOAD=/y\n' });
    expect([result.env, result.conclusion]).toEqual([{ LD_PRELOAD: '/y' }, 'success']);
    expect(result.main.errors).toEqual(["Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command."]);
  });

  test('fail the step when a folder is in the place of a file, but not when it is missing', async () => {
    const result = await run('replace');
    expect(result.main.errors[0]).toBe("Unable to process file command 'env' successfully.");
    expect([result.conclusion, result.outputs, result.path]).toEqual(['failure', {}, []]);
  });
});

describe('the post step', () => {
  test('gets state, variables and path of main, in fresh command files, and gives no outputs', async () => {
    const files = {
      STATE: 'aB-c=1\n',
      ENV: 'V=1\nGITHUB_SHA=forged\n',
      PATH: '/one\n/two\n',
      STEP_SUMMARY: 'from main',
    };
    const inputs = { 'file commands': JSON.stringify(files), stdout: '::save-state name=old::2\n', 'exit-code': '3' };
    const result = await run('say', { inputs });
    const env = JSON.parse(result.post?.rawStdout.toString() ?? '') as Record<string, string>;
    expect(env).toMatchObject({ 'STATE_aB-c': '1', STATE_old: '2', V: '1', GITHUB_SHA: '0'.repeat(40) });
    expect(env['PATH']).toMatch(/^\/two:\/one:/);
    expect(env['INPUT_PLACE']).toBe('octo-org/octo-repo');
    expect(result.summary).toBe('from main\nfrom post\n');
    expect([result.main.summary, result.post?.summary]).toEqual(['from main\n', 'from post\n']);
    expect(result.outputs).toEqual({});
    expect([result.conclusion, result.main.exitCode, result.post?.conclusion]).toEqual(['failure', 3, 'success']);
    const outputs = (await readdir(path.dirname(env['GITHUB_OUTPUT'] ?? ''))).filter((name) =>
      name.startsWith('set_output_'),
    );
    expect(outputs).toHaveLength(2);
  });

  test('runs after a main that was killed', async () => {
    const result = await run('endure', { killWhen: (log) => log.includes('ready') });
    expect([result.conclusion, result.main.exitCode, result.main.signal]).toEqual(['failure', null, 'SIGKILL']);
    expect(result.post?.log).toBe('begun: yes\n');
    expect(result.outputs).toEqual({ begun: 'yes' });
  });

  test('is left out where it is not wanted', async () => {
    expect(await say([])).not.toHaveProperty('post');
  });
});

describe('the end', () => {
  const ready = (log: string): boolean => log.includes('ready');

  test('comes by SIGINT when cancelled, and exit code 0 does not make it a success', async () => {
    const result = await run('endure', { cancelWhen: ready, inputs: { obey: 'SIGINT' } });
    expect(result.main.signalsSent).toEqual(['SIGINT']);
    expect([result.conclusion, result.main.exitCode]).toEqual(['cancelled', 0]);
    expect(result.main.log).toBe('ready\ngot SIGINT\n##[error]The operation was canceled.\n');
    expect(result.post?.log).toBe('begun: yes\n');
  });

  test('comes by SIGTERM when SIGINT is not obeyed', async () => {
    const { main } = await run('endure', { cancelAfterMs: 1000, inputs: { obey: 'SIGTERM' } });
    expect(main.signalsSent).toEqual(['SIGINT', 'SIGTERM']);
    expect(main.log).toContain('got SIGINT\ngot SIGTERM\n');
    expect([main.conclusion, main.exitCode]).toEqual(['cancelled', 0]);
  });

  test('comes by SIGKILL when neither is obeyed', async () => {
    const { main } = await run('endure', { cancelWhen: ready });
    expect(main.signalsSent).toEqual(['SIGINT', 'SIGTERM', 'SIGKILL']);
    expect(main.log).toContain('got SIGINT\ngot SIGTERM\n');
    expect([main.conclusion, main.signal]).toEqual(['cancelled', 'SIGKILL']);
  });

  test('waits for no child that holds the output for longer, and leaves it alive', async () => {
    const { main } = await run('leave');
    const pid = Number(/child (\d+)/.exec(main.log)?.[1]);
    expect(process.kill(pid, 0)).toBe(true);
    process.kill(-pid, 'SIGKILL');
    expect(main.log).toContain('early\n');
    expect([main.conclusion, main.annotations, main.signalsSent]).toEqual(['success', [], []]);
  });

  test('is an error of ours when node cannot be started', async () => {
    await expect(run('tell', { node: '/nowhere/node' })).rejects.toThrow('ENOENT');
  });

  test('leaves nothing behind after dispose, which may run twice', async () => {
    const result = await run('tell');
    await result.dispose();
    await result.dispose();
    await expect(stat(result.temp)).rejects.toThrow('ENOENT');
  });
});
