import { afterEach, describe, expect, test } from '@jest/globals';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { runAction, type StepOptions, type StepResult } from './run-action.js';

const fixtures = path.join(import.meta.dirname, '..', '..', 'fixtures', 'actions');
const asRoot = process.getuid?.() === 0 ? test : test.skip;
const done: StepResult[] = [];

afterEach(async () => {
  for (const result of done.splice(0)) await result.dispose();
});

async function run(action: string, options: Partial<StepOptions>): Promise<StepResult> {
  const result = await runAction({ inputs: {}, ...options, actionFolder: path.join(fixtures, action) });
  done.push(result);
  return result;
}

describe('the environment', () => {
  interface Told {
    env: Record<string, string>;
    argv: string[];
    uid: number;
    gid: number;
    groups: number[];
    stdin: string;
    event: unknown;
    cwd: string;
  }

  const tell = async (options: Partial<StepOptions> = {}) => {
    const result = await run('tell', options);
    return { result, told: JSON.parse(result.main.rawStdout.toString()) as Told };
  };

  test('is that of a runner, with nothing of ours', async () => {
    process.env['EMULATOR_CANARY'] = 'leaked';
    const { result, told } = await tell({ env: { PLANTED: 'canary' }, event: { action: 'opened' } });
    delete process.env['EMULATOR_CANARY'];
    expect(told.env).not.toHaveProperty('EMULATOR_CANARY');
    expect(told.env).toMatchObject({ CI: 'true', GITHUB_ACTIONS: 'true', RUNNER_OS: 'Linux', PLANTED: 'canary' });
    expect(told.env['RUNNER_TEMP']).toBe(result.temp);
    expect([told.cwd, told.env['GITHUB_WORKSPACE']]).toEqual([result.workspace, result.workspace]);
    for (const [name, prefix] of Object.entries({ OUTPUT: 'set_output', ENV: 'set_env', PATH: 'add_path' })) {
      const file = told.env[`GITHUB_${name}`] ?? '';
      expect(path.dirname(file)).toBe(path.join(result.temp, '_runner_file_commands'));
      expect(path.basename(file)).toMatch(new RegExp(`^${prefix}_[0-9a-f-]{36}$`));
    }
    expect(told.env['ACTIONS_RUNTIME_TOKEN']?.split('.')).toHaveLength(3);
    expect(result.main.log).not.toContain(told.env['ACTIONS_RUNTIME_TOKEN'] ?? '');
    expect([told.stdin, told.event]).toEqual(['', { action: 'opened' }]);
    expect(told.argv).toHaveLength(2);
  });

  test('has inputs under their names with spaces replaced, defaults filled in, and nothing else', async () => {
    const { result, told } = await tell({ inputs: { 'With-Dash': 'two', unknown: 'x' } });
    const inputs = Object.entries(told.env).filter(([name]) => name.startsWith('INPUT_'));
    expect(Object.fromEntries(inputs)).toEqual({
      INPUT_WITH_SPACE: 'one',
      'INPUT_WITH-DASH': 'two',
      INPUT_UNKNOWN: 'x',
    });
    expect(result.main.annotations.map((annotation) => annotation.message)).toEqual([
      "Unexpected input(s) 'unknown', valid inputs are ['with space', 'with-dash']",
    ]);
  });

  test('lets the job change what the runner does not set itself, and overrides everything', async () => {
    const env = { PATH: '/bin:/usr/bin', CI: 'maybe', GITHUB_SHA: 'forged', RUNNER_TEMP: '/x', NODE_ICU_DATA: '/y' };
    const { result, told } = await tell({ env, overrides: { GITHUB_EVENT_NAME: 'pull_request' } });
    expect(told.env).toMatchObject({ PATH: '/bin:/usr/bin', CI: 'maybe', GITHUB_SHA: '0'.repeat(40) });
    expect(told.env['RUNNER_TEMP']).toBe(result.temp);
    expect(told.env['GITHUB_EVENT_NAME']).toBe('pull_request');
    expect(told.env).not.toHaveProperty('NODE_ICU_DATA');
  });

  asRoot('belongs to another user where one is named, and his files are read', async () => {
    const user = { uid: 12_345, gid: 12_346 };
    const { told } = await tell({ user });
    expect([told.uid, told.gid, told.groups.filter((group) => group !== user.gid)]).toEqual([12_345, 12_346, []]);
    for (const folder of [told.env['HOME'], told.env['RUNNER_TEMP'], told.cwd, told.env['GITHUB_OUTPUT']]) {
      expect((await stat(folder ?? '')).uid).toBe(user.uid);
    }
    const wrote = await run('say', { user, inputs: { 'file commands': '{"OUTPUT":"o=1\\n"}' } });
    expect([wrote.outputs, wrote.post?.conclusion]).toEqual([{ o: '1' }, 'success']);
    const beside = await run('bypass', { user });
    expect(beside.main.annotations).toEqual([{ level: 'warning', message: 'from beside' }]);
  });
});
