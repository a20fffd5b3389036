import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { envLines } from '../../src/inputs/env-lines.js';
import { Malformed } from '../../src/inputs/grammar.js';

const FORM = 'lines of KEY=VALUE, where KEY consists of letters, digits and underscores';

describe('envLines', () => {
  test.each([
    ['', {}],
    ['A=1', { A: '1' }],
    ['A=1\r\nb_2=x y \n\n_C=', { A: '1', b_2: 'x y ', _C: '' }],
    ['A=b=c', { A: 'b=c' }],
    ['  A= 1', { A: ' 1' }],
    ['A=#[]$(id)`id`', { A: '#[]$(id)`id`' }],
    [
      'MY_LD_X=1\nXPYTHONPATH=2\nNODE_ENV=3\nPYTHONHASHSEED=0',
      { MY_LD_X: '1', XPYTHONPATH: '2', NODE_ENV: '3', PYTHONHASHSEED: '0' },
    ],
  ])('takes %j', (given, expected) => {
    expect(envLines(given)).toEqual(expected);
  });

  test('takes __proto__ for a name like any other', () => {
    expect(Object.entries(envLines('__proto__=x'))).toEqual([['__proto__', 'x']]);
  });

  test.each(['A', '=x', '1A=x', 'A B=x', 'A-B=x', 'Ä=x', '$A=x', ' ', 'A\nB', 'A=1\nB', 'export A=1', 'A =1'])(
    'refuses %j, which is no KEY=VALUE',
    (given) => {
      expect(() => envLines(given)).toThrow(new Malformed(FORM));
    },
  );

  const loaders = ['LD_PRELOAD', 'LD_LIBRARY_PATH', 'LD_AUDIT', 'LD_', 'DYLD_INSERT_LIBRARIES', 'NODE_OPTIONS'];
  const python = ['PATH', 'HOME', 'STARTUP', 'USERBASE', 'EXECUTABLE', 'PLATLIBDIR', 'INSPECT'].map(
    (n) => `PYTHON${n}`,
  );
  const shell = ['BASH_ENV', 'GLIBC_TUNABLES', 'GCONV_PATH'];
  const runner = ['GITHUB_ENV', 'GITHUB_TOKEN', 'RUNNER_TEMP', 'ACTIONS_RUNTIME_TOKEN', 'INPUT_CODE', 'DOCKER_HOST'];
  const ours = ['PYEXEC_RUN', 'PYEXEC_X'];
  test.each([...loaders, ...python, ...shell, ...runner, ...ours])('refuses %s in any case and place', (name) => {
    const refusal = (shown: string): Malformed =>
      new Malformed(
        `lines of KEY=VALUE without ${shown}, which would change how programs load or belongs to the runner`,
      );
    expect(() => envLines(`${name}=x`)).toThrow(refusal(name));
    expect(() => envLines(`${name}=`)).toThrow(refusal(name));
    expect(() => envLines(`A=1\n \t${name}=x`)).toThrow(refusal(name));
    expect(() => envLines(`${name.toLowerCase()}=x`)).toThrow(refusal(name.toLowerCase()));
  });

  test('refuses a name that comes twice', () => {
    expect(() => envLines('A=1\nB=2\nA=3')).toThrow(new Malformed('lines of KEY=VALUE with A only once'));
  });

  test('never repeats a value in its refusals', () => {
    fc.assert(
      fc.property(fc.constantFrom('LD_PRELOAD=%', 'A=1\nA=%', '%', 'A=1\n%=%'), (form) => {
        const secret = 'hunter2-very-secret';
        let message = '';
        try {
          envLines(form.replaceAll('%', `-${secret}`));
        } catch (thrown) {
          message = (thrown as Error).message;
        }
        expect(message).not.toBe('');
        expect(message).not.toContain(secret);
      }),
    );
  });
});
