import { afterEach, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { pickVariables, withServiceVariables, withVariables } from '../../src/host/service-variables.js';

const GIVEN = {
  ACTIONS_RUNTIME_TOKEN: 'token',
  ACTIONS_RESULTS_URL: 'https://results.example/',
  GITHUB_RETENTION_DAYS: '90',
  https_proxy: 'http://proxy.example',
  GITHUB_TOKEN: 'other',
  INPUT_CODE: 'x',
};
const NAMES = Object.keys(GIVEN);
const seen = (): Record<string, string | undefined> =>
  Object.fromEntries(NAMES.filter((name) => name in process.env).map((name) => [name, process.env[name]]));
afterEach(() => {
  for (const name of NAMES) Reflect.deleteProperty(process.env, name);
});

describe('withVariables', () => {
  test('shows variables to who asks by name, for as long as the work takes', async () => {
    const work = withVariables(GIVEN, async () => {
      await Promise.resolve();
      return seen();
    });
    expect(await work).toEqual(GIVEN);
    expect(seen()).toEqual({});
  });

  test('gives them to no child that gets a copy of the environment', async () => {
    const output = await withVariables(GIVEN, async () => {
      return (await promisify(execFile)('env', [], { env: { ...process.env, COPIED: 'yes' } })).stdout;
    });
    for (const expected of ['PATH=', 'COPIED=yes']) expect(output).toContain(expected);
    expect(output).not.toMatch(/ACTIONS_|GITHUB_RETENTION_DAYS|INPUT_CODE|proxy\.example/);
  });

  test('lists none of them, as it is by listing that a child inherits', async () => {
    const names = await withVariables(GIVEN, () => {
      const all: string[] = Object.keys(process.env);
      for (const name in process.env) all.push(name);
      return Promise.resolve(all);
    });
    expect(names).toContain('PATH');
    expect(names.filter((name) => NAMES.includes(name))).toEqual([]);
  });

  test('gives what is listed already another value, also to children', async () => {
    process.env['INPUT_CODE'] = 'before';
    const copy = await withVariables(GIVEN, () => Promise.resolve({ ...process.env }));
    expect(copy['INPUT_CODE']).toBe('x');
    expect(seen()).toEqual({ INPUT_CODE: 'before' });
  });

  test('keeps what others change meanwhile', async () => {
    process.env['INPUT_CODE'] = 'before';
    await withVariables({ ACTIONS_RUNTIME_TOKEN: 'token' }, () => {
      process.env['GITHUB_TOKEN'] = 'set';
      delete process.env['INPUT_CODE'];
      expect(seen()).toEqual({ ACTIONS_RUNTIME_TOKEN: 'token', GITHUB_TOKEN: 'set' });
      return Promise.resolve();
    });
    expect(seen()).toEqual({ GITHUB_TOKEN: 'set' });
  });

  test('takes them away when the work fails, at once or later', async () => {
    await expect(withVariables(GIVEN, () => Promise.reject(new Error('later')))).rejects.toThrow('later');
    expect(seen()).toEqual({});
    const atOnce = withVariables(GIVEN, () => {
      throw new Error('at once');
    });
    await expect(atOnce).rejects.toThrow('at once');
    expect(seen()).toEqual({});
  });

  test('leaves what was there before as it was', async () => {
    process.env['https_proxy'] = 'http://earlier.example';
    await withVariables(GIVEN, () => Promise.resolve());
    expect(seen()).toEqual({ https_proxy: 'http://earlier.example' });
  });
});

describe('pickVariables', () => {
  test('takes what is named and set, also to nothing', () => {
    expect(pickVariables({ A: '1', B: '', C: '3' }, ['A', 'B', 'D'])).toEqual({ A: '1', B: '' });
  });
});

describe('withServiceVariables', () => {
  test('shows what the artifact service needs and nothing else', async () => {
    const { GITHUB_TOKEN, INPUT_CODE, ...needed } = GIVEN;
    expect([GITHUB_TOKEN, INPUT_CODE]).toEqual(['other', 'x']);
    expect(await withServiceVariables(GIVEN, () => Promise.resolve(seen()))).toEqual(needed);
    expect(seen()).toEqual({});
  });

  test.each([
    [{}, 'ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL'],
    [{ ...GIVEN, ACTIONS_RUNTIME_TOKEN: '' }, 'ACTIONS_RUNTIME_TOKEN'],
  ])('says what the runner did not give', async (env, missing) => {
    await expect(withServiceVariables(env, () => Promise.resolve())).rejects.toMatchObject({
      code: 'artifacts-failed',
      message: expect.stringContaining(`${missing} not set`),
    });
    expect(seen()).toEqual({});
  });
});
