import { describe, expect, test } from '@jest/globals';
import { PyexecError } from '../../src/errors.js';
import { checkAllowed, formatRequest, parseUntrusted } from '../../src/packages/allow-packages.js';
import { ACCEPTED, REJECTED } from './untrusted-texts.js';

function failure(requests: readonly string[], globs: readonly string[]): PyexecError {
  try {
    checkAllowed(requests, globs);
  } catch (thrown) {
    if (thrown instanceof PyexecError) return thrown;
    throw thrown;
  }
  throw new Error('was accepted');
}

const request = (name: string, specifier = '', extras: string[] = []) => ({ name, extras, specifier });

describe('parseUntrusted', () => {
  test.each([
    ['numpy', request('numpy')],
    [' numpy >= 1.26 , <3 ', request('numpy', '>=1.26,<3')],
    ['Foo_.-Bar[Test_X, b]~=1.4', request('foo-bar', '~=1.4', ['test-x', 'b'])],
    ['a (>=1)', request('a', '>=1')],
    ['a===1.0', request('a', '===1.0')],
    ['a==1!2.0+local.1', request('a', '==1!2.0+local.1')],
  ])('takes %j apart', (text, expected) => {
    expect(parseUntrusted(text)).toEqual(expected);
  });

  test.each(ACCEPTED)('accepts %j', (text, line) => {
    const parsed = parseUntrusted(text);
    if ('refused' in parsed) throw new Error(parsed.refused);
    expect(formatRequest(parsed)).toBe(line);
  });

  test.each(REJECTED)('refuses %j', (text) => {
    expect(parseUntrusted(text)).toEqual({ refused: expect.any(String) });
  });

  test.each([
    ['', 'is empty'],
    ['  ', 'is empty'],
    ['-x', 'is an option'],
    [' --pre', 'is an option'],
    ['a\n', 'holds a line end, a control character or one that is not ASCII'],
    ['a\tb', 'holds a line end, a control character or one that is not ASCII'],
    ['a\0', 'holds a line end, a control character or one that is not ASCII'],
    ['a\u2028b', 'holds a line end, a control character or one that is not ASCII'],
    ['nümpy', 'holds a line end, a control character or one that is not ASCII'],
    ['numpy\u200b', 'holds a line end, a control character or one that is not ASCII'],
    ['ｎumpy', 'holds a line end, a control character or one that is not ASCII'],
    ['\u017fix', 'holds a line end, a control character or one that is not ASCII'],
    ['../a', 'is an URL or a path'],
    ['a\\b', 'is an URL or a path'],
    ['a@https', 'is an URL or a path'],
    ['C:a', 'is an URL or a path'],
    ['a;b', 'has a marker or holds several commands'],
    ['a $b', 'holds $'],
    ['a #b', 'holds #'],
    ["a'", "holds '"],
    ['a%0ab', 'holds %'],
    ['a-1.0-py3-none-any.whl', 'is named like a file'],
    ['evil.ZIP', 'is named like a file'],
    ['a==1+x.tar.gz', 'is named like a file'],
    ['a===anything', 'compares with something that is no version'],
    ['a===', 'is not of the form NAME, NAME[EXTRA] or NAME>=1.2,<3'],
    ['a b', 'is not of the form NAME, NAME[EXTRA] or NAME>=1.2,<3'],
    ['a --pre', 'is not of the form NAME, NAME[EXTRA] or NAME>=1.2,<3'],
    ['a[b', 'is not of the form NAME, NAME[EXTRA] or NAME>=1.2,<3'],
    ['a[-b]', 'is not of the form NAME, NAME[EXTRA] or NAME>=1.2,<3'],
    ['*', 'is not of the form NAME, NAME[EXTRA] or NAME>=1.2,<3'],
    ['__proto__', 'is not of the form NAME, NAME[EXTRA] or NAME>=1.2,<3'],
    ['a'.repeat(301), 'is longer than 300 characters'],
  ])('refuses %j because it %s', (text, refused) => {
    expect(parseUntrusted(text)).toEqual({ refused });
  });
});

describe('checkAllowed', () => {
  test('yields the lines for the installer, each once', () => {
    expect(checkAllowed(['NumPy >=1', 'zope.interface', 'numpy>=1', 'a[x]'], ['*'])).toEqual([
      'numpy>=1',
      'zope-interface',
      'a[x]',
    ]);
    expect(checkAllowed([], [])).toEqual([]);
  });

  test('says exactly what to set for one package', () => {
    const error = failure(['NumPy>=1'], []);
    expect([error.code, error.exitStatus]).toEqual(['package-not-allowed', 2]);
    expect(error.message).toBe('the package numpy is not one of `allow-packages`');
    expect(error.hint).toBe('To permit it, set `allow-packages: numpy`.');
  });

  test('says exactly what to set for several, and keeps what is permitted already', () => {
    const error = failure(['numpy', 'pandas', 'six', 'numpy<2'], ['pandas', 'py*']);
    expect(error.message).toBe(
      '2 problems:\n  - the package numpy is not one of `allow-packages`\n  - the package six is not one of `allow-packages`',
    );
    expect(error.hint).toBe('To permit them, set `allow-packages` to these lines:\n  pandas\n  py*\n  numpy\n  six');
  });

  test('permits nothing else than requests, also with *', () => {
    for (const text of REJECTED) expect(failure([text], ['*']).code).toBe('package-not-allowed');
    const error = failure(['ok', 'http://u:hunter2@x/\n::error::'], ['*']);
    expect(error.message).toBe(
      'the package "http://***@x/\\n::error::" holds a line end, a control character or one that is not ASCII',
    );
    expect(error.hint).toBe(
      'Code that is not trusted may ask for names with extras and version specifiers only; what else it needs is given in `packages` or `requirements`.',
    );
  });

  test('tells both kinds of problem at once', () => {
    const error = failure(['./a', 'b'], []);
    expect(error.message).toMatch(/^2 problems:\n {2}- the package ".\/a" is an URL or a path\n {2}- the package b is/);
    expect(error.hint).toMatch(/^Code that is not trusted may .* To permit it, set `allow-packages: b`\.$/);
  });

  test('takes a hundred requests at most', () => {
    const many = Array.from({ length: 101 }, (_, index) => `a${index}`);
    expect(checkAllowed(many.slice(1), ['*'])).toHaveLength(100);
    expect(failure(many, ['*']).message).toBe('101 packages are asked for; at most 100 may be');
  });
});
