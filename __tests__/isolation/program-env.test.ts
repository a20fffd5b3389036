import { describe, expect, test } from '@jest/globals';
import { buildProgramEnv } from '../../src/isolation/program-env.js';

const COMMON = { PYTHONUNBUFFERED: '1', PYTHONDONTWRITEBYTECODE: '1', PYTHONNOUSERSITE: '1', PYEXEC_RUN: 'm.0.' };
const INPUT = {
  platform: 'linux',
  platformEnv: {},
  python: '/opt/py/bin/python3',
  venv: undefined,
  home: '/t/home',
  temp: '/t/tmp',
  marker: 'm.0.',
  extra: {},
} as const;

describe('buildProgramEnv', () => {
  const unix = {
    PATH: '/opt/py/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    HOME: '/t/home',
    TMPDIR: '/t/tmp',
    LANG: 'C.UTF-8',
    LC_ALL: 'C.UTF-8',
    ...COMMON,
  };
  test.each(['linux', 'darwin'] as const)('on %s is this and nothing else', (platform) => {
    expect(buildProgramEnv({ ...INPUT, platform, platformEnv: { SYSTEMROOT: 'x' } })).toEqual(unix);
  });

  test('names the venv, so that what looks for it there finds it', () => {
    const env = buildProgramEnv({ ...INPUT, python: '/v/bin/python', venv: '/v' });
    expect([env['VIRTUAL_ENV'], env['PATH']?.split(':')[0]]).toEqual(['/v', '/v/bin']);
  });

  test('names a folder once on PATH', () => {
    expect(buildProgramEnv({ ...INPUT, python: '/usr/bin/python3' })['PATH']).toBe(
      '/usr/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/sbin:/bin',
    );
  });

  // `path` is that of the machine that runs the test, so the interpreter's folder can be checked on Windows only.
  test('on Windows has what system libraries need', () => {
    const platformEnv = { SYSTEMROOT: 'D:\\Win', COMSPEC: 'cmd' };
    const { PATH, ...rest } = buildProgramEnv({ ...INPUT, platform: 'win32', platformEnv });
    expect(rest).toEqual({
      ...platformEnv,
      USERPROFILE: '/t/home',
      TEMP: '/t/tmp',
      TMP: '/t/tmp',
      PYTHONUTF8: '1',
      ...COMMON,
    });
    expect(PATH?.split(';')).toHaveLength(3);
    expect(PATH?.endsWith(';D:\\Win\\System32')).toBe(true);
  });

  test('lets the user change everything but the marker', () => {
    const extra = { PATH: '/mine', PYTHONUNBUFFERED: '', A: '1', PYEXEC_RUN: 'forged' };
    expect(buildProgramEnv({ ...INPUT, extra })).toEqual({
      ...unix,
      PATH: '/mine',
      PYTHONUNBUFFERED: '',
      A: '1',
      PYEXEC_RUN: 'm.0.',
    });
  });

  test('takes nothing of the environment of this process', () => {
    process.env['ENV_CANARY'] = 'leaked';
    try {
      expect(Object.values(buildProgramEnv(INPUT))).not.toContain('leaked');
    } finally {
      delete process.env['ENV_CANARY'];
    }
  });
});
