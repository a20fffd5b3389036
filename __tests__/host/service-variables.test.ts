import { afterEach, describe, expect, test } from '@jest/globals';
import { withServiceVariables } from '../../src/host/service-variables.js';

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

describe('withServiceVariables', () => {
  test('puts back what the service needs and nothing else, for as long as the work takes', async () => {
    const { GITHUB_TOKEN, INPUT_CODE, ...needed } = GIVEN;
    expect([GITHUB_TOKEN, INPUT_CODE]).toEqual(['other', 'x']);
    const work = withServiceVariables(GIVEN, async () => {
      await Promise.resolve();
      return seen();
    });
    expect(await work).toEqual(needed);
    expect(seen()).toEqual({});
  });

  test('takes them away when the work fails, at once or later', async () => {
    await expect(withServiceVariables(GIVEN, () => Promise.reject(new Error('later')))).rejects.toThrow('later');
    expect(seen()).toEqual({});
    const atOnce = withServiceVariables(GIVEN, () => {
      throw new Error('at once');
    });
    await expect(atOnce).rejects.toThrow('at once');
    expect(seen()).toEqual({});
  });

  test('leaves what was there before as it was', async () => {
    process.env['https_proxy'] = 'http://earlier.example';
    await withServiceVariables(GIVEN, () => Promise.resolve());
    expect(seen()).toEqual({ https_proxy: 'http://earlier.example' });
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
