import { describe, expect, test } from '@jest/globals';
import { MalformedAt } from '../../src/packages/malformed-at.js';
import { parseLine } from '../../src/packages/parse-line.js';

const SHA256 = `sha256:${'0a'.repeat(32)}`;
const SHA512 = `sha512:${'0b'.repeat(64)}`;
const option = (text: string, offset: number) => ({ kind: 'option', text, offset });

function failure(line: string): MalformedAt {
  try {
    parseLine(line);
  } catch (thrown) {
    if (thrown instanceof MalformedAt) return thrown;
    throw thrown;
  }
  throw new Error('was accepted');
}

describe('parseLine', () => {
  test.each([
    ['-i https://x/s', [option('--index-url https://x/s', 3)]],
    ['-ihttps://x/s', [option('--index-url https://x/s', 2)]],
    ['--index-url=https://x/s', [option('--index-url https://x/s', 12)]],
    ['--extra-index-url "https://x/a b"', [option('--extra-index-url https://x/a\\ b', 18)]],
    ['-i ${INDEX}', [option('--index-url ${INDEX}', 3)]],
    ['--no-index', [option('--no-index', 0)]],
    ['--pre --prefer-binary', [option('--pre', 0), option('--prefer-binary', 6)]],
    ['--only-binary :all:', [option('--only-binary :all:', 14)]],
    ['--no-binary=a,b', [option('--no-binary a,b', 12)]],
    ['--trusted-host x:80', [option('--trusted-host x:80', 15)]],
    ['--require-hashes', [option('--require-hashes', 0)]],
    ['--use-feature fast-deps', [option('--use-feature fast-deps', 14)]],
    ['-r a.txt', [{ kind: 'requirement', reference: 'a.txt', offset: 3 }]],
    ['-ra.txt', [{ kind: 'requirement', reference: 'a.txt', offset: 2 }]],
    ['--requirement=a.txt', [{ kind: 'requirement', reference: 'a.txt', offset: 14 }]],
    ['--requirement "a b.txt"', [{ kind: 'requirement', reference: 'a b.txt', offset: 14 }]],
    ['-c a.txt', [{ kind: 'constraint', reference: 'a.txt', offset: 3 }]],
    ['--find-links=a', [{ kind: 'find-links', reference: 'a', offset: 13 }]],
    ['-f a --pre', [{ kind: 'find-links', reference: 'a', offset: 3 }, option('--pre', 5)]],
  ])('takes the options of %j', (line, expected) => {
    expect(parseLine(line)).toEqual(expected);
  });

  test.each([
    [`a==1 --hash=${SHA256}`, [`--hash=${SHA256}`]],
    [`a==1\t--hash ${SHA256} --hash=${SHA512}`, [`--hash=${SHA256}`, `--hash=${SHA512}`]],
    ['a --config-settings "x=y z"', ['--config-settings=x=y\\ z']],
    ['a -C x=y --global-option=--q', ['--config-settings=x=y', '--global-option=--q']],
  ])('leaves with its requirement what stands behind it: %j', (line, options) => {
    expect(parseLine(line)).toMatchObject([{ kind: 'item', requirement: { name: 'a' }, isEditable: false, options }]);
  });

  test.each([
    ['-e .', { kind: 'local', reference: '.', extras: [], marker: undefined }],
    ['-e pkg', { kind: 'local', reference: 'pkg', extras: [], marker: undefined }],
    ['--editable=./a[x,y]', { kind: 'local', reference: './a', extras: ['x', 'y'], marker: undefined }],
    ['-e "./a b"', { kind: 'local', reference: './a b', extras: [], marker: undefined }],
    ['-e file:///a[x]', { kind: 'local', reference: 'file:///a', extras: ['x'], marker: undefined }],
    ['-e ./a ; b == "c d"', { kind: 'local', reference: './a', extras: [], marker: 'b == "c d"' }],
    ['-e ./a; b == "c" -C=x=y', { kind: 'local', reference: './a', extras: [], marker: 'b == "c"' }],
    ['-e git+https://x/y@v1', { kind: 'url', reference: 'git+https://x/y@v1', extras: [], marker: undefined }],
  ])('takes %j for editable', (line, requirement) => {
    expect(parseLine(line)).toMatchObject([{ kind: 'item', requirement, isEditable: true }]);
  });

  test.each([
    ['--indx-url x', 0, '"--indx-url" is no option of requirements files; did you mean --index-url?'],
    ['a --upgrade', 2, '"--upgrade" is no option of requirements files'],
    ['-r', 0, '--requirement needs a value'],
    ['-i ./simple', 0, 'an index is an URL with https:// or file:///; got "./simple"'],
    ['-i ""', 0, '--index-url needs a value'],
    ["-f 'a\\'", 0, 'the value of --find-links ends with a backslash'],
    ['--pre=1', 0, '--pre has no value'],
    ['--pre x', 6, 'did not expect "x" here'],
    ['-r a b', 5, 'did not expect "b" here'],
    ['a --pre', 2, '--pre must stand on a line of its own'],
    ['a -r b', 2, '--requirement must stand on a line of its own'],
    ['-e a -e b', 5, '--editable must stand on a line of its own'],
    ['-e a b', 5, 'did not expect "b" here'],
    ['-e a ;', 5, 'after `;` there must be a marker, such as python_version < "3.12"'],
    ['-e ; a == "b"', 3, '-e takes a folder'],
    ['-e a ; #', 5, 'after `;` there must be a marker'],
    ['-e https://x/a', 3, '-e takes a folder'],
    [`--hash=${SHA256}`, 7, '--hash must stand behind a requirement'],
    ['a --hash=md5:0', 2, 'a hash is sha256, sha384 or sha512'],
    [`a --hash=${SHA256.toUpperCase()}`, 2, 'a hash is sha256, sha384 or sha512'],
    ['a --hash="x', 9, 'the quotation mark " needs another one that closes it'],
  ])('refuses %j at %d: %s', (line, offset, message) => {
    const error = failure(line);
    expect(error.message.startsWith(message)).toBe(true);
    expect(error.offset).toBe(offset);
  });
});
