import { describe, expect, test } from '@jest/globals';
import { MalformedAt } from '../../src/packages/malformed-at.js';
import { parseRequirement } from '../../src/packages/parse-requirement.js';

const named = (
  name: string,
  specifier = '',
  { extras = [] as string[], marker = undefined as string | undefined } = {},
) => ({
  kind: 'named',
  name,
  extras,
  specifier,
  marker,
});
const placed = (
  kind: 'url' | 'local',
  reference: string,
  rest: { name?: string; extras?: string[]; marker?: string } = {},
) => ({
  kind,
  name: rest.name,
  extras: rest.extras ?? [],
  reference,
  marker: rest.marker,
});
const COMMIT = 'git+https://github.com/pypa/pip@0123456789012345678901234567890123456789#egg=pip';

function failure(text: string): MalformedAt {
  try {
    parseRequirement(text);
  } catch (thrown) {
    if (thrown instanceof MalformedAt) return thrown;
    throw thrown;
  }
  throw new Error('was accepted');
}

describe('parseRequirement', () => {
  test.each([
    ['numpy', named('numpy')],
    ['Zope.Interface', named('Zope.Interface')],
    ['a', named('a')],
    ['numpy==1.26.4', named('numpy', '==1.26.4')],
    ['numpy >= 1.26 , <3', named('numpy', '>=1.26,<3')],
    ['numpy(>=1.26)', named('numpy', '>=1.26')],
    ['numpy ( >=1.26, <3 )', named('numpy', '>=1.26,<3')],
    ['numpy===2004d-weird', named('numpy', '===2004d-weird')],
    ['Django==5.0.*', named('Django', '==5.0.*')],
    ['a~=1.4,!=1.4.2', named('a', '~=1.4,!=1.4.2')],
    ['a==1!2.0+local.1', named('a', '==1!2.0+local.1')],
    ['requests[security]', named('requests', '', { extras: ['security'] })],
    ['requests [ security , socks ] <3', named('requests', '<3', { extras: ['security', 'socks'] })],
    ['requests[]', named('requests')],
    ['a ; python_version < "3.8"', named('a', '', { marker: 'python_version < "3.8"' })],
    ['a>1;os_name=="nt"', named('a', '>1', { marker: 'os_name=="nt"' })],
    ['a;extra=="x/y"', named('a', '', { marker: 'extra=="x/y"' })],
  ])('takes the name %j', (text, expected) => {
    expect(parseRequirement(text)).toEqual(expected);
  });

  test.each([
    ['https://x/a.whl', placed('url', 'https://x/a.whl')],
    ['HTTP://x/a.zip#sha256=1', placed('url', 'HTTP://x/a.zip#sha256=1')],
    ['https://x/a.whl ; os_name=="nt"', placed('url', 'https://x/a.whl', { marker: 'os_name=="nt"' })],
    ['https://x/a.whl; os_name=="nt"', placed('url', 'https://x/a.whl', { marker: 'os_name=="nt"' })],
    ['https://x/a;b.whl', placed('url', 'https://x/a;b.whl')],
    ['pip@https://x/a.whl', placed('url', 'https://x/a.whl', { name: 'pip' })],
    ['pip [a,b] @ https://x/a.whl', placed('url', 'https://x/a.whl', { name: 'pip', extras: ['a', 'b'] })],
    [`pip @ ${COMMIT}`, placed('url', COMMIT, { name: 'pip' })],
    ['git+ssh://git@github.com/x/y.git@v1', placed('url', 'git+ssh://git@github.com/x/y.git@v1')],
    ['hg+http://x/y', placed('url', 'hg+http://x/y')],
  ])('takes the URL %j', (text, expected) => {
    expect(parseRequirement(text)).toEqual(expected);
  });

  test.each([
    ['.', placed('local', '.')],
    ['.[test, docs]', placed('local', '.', { extras: ['test', 'docs'] })],
    ['./a b/c', placed('local', './a b/c')],
    ['../pkg ; os_name=="nt"', placed('local', '../pkg', { marker: 'os_name=="nt"' })],
    ['/abs/pkg', placed('local', '/abs/pkg')],
    ['pkg/sub', placed('local', 'pkg/sub')],
    ['C:\\pkg\\sub', placed('local', 'C:\\pkg\\sub')],
    ['a-1.0-py3-none-any.whl', placed('local', 'a-1.0-py3-none-any.whl')],
    ['a-1.0.tar.gz[x]', placed('local', 'a-1.0.tar.gz', { extras: ['x'] })],
    ['file:///a/b', placed('local', 'file:///a/b')],
    ['file:///a/b[x] ; os_name=="nt"', placed('local', 'file:///a/b', { extras: ['x'], marker: 'os_name=="nt"' })],
    ['a[x] @ file:///a/b', placed('local', 'file:///a/b', { name: 'a', extras: ['x'] })],
    ['a @ ./b', placed('local', './b', { name: 'a' })],
  ])('takes %j for something of this machine', (text, expected) => {
    expect(parseRequirement(text)).toEqual(expected);
  });

  test.each([
    ['numpy=1.2', 5, '(one version is written `==1.2`)'],
    ['numpy = 1.2', 6, '(one version is written `== 1.2`)'],
    ['numpy 1.2', 6, '(one requirement in each line, no comma or space between them)'],
    ['numpy, pandas', 5, '(one requirement in each line, no comma or space between them)'],
    ['numpy>1<2', 5, '(between specifiers there is a comma)'],
    ['numpy>', 5, 'got ">"'],
    ['numpy==latest', 5, 'got "==latest"'],
    ['numpy>=1.*', 5, 'got ">=1.*"'],
    ['numpy^1.2', 5, 'got "^1.2"'],
    ['numpy(>=1', 5, 'got "(>=1"'],
    ['-x', 0, 'expected NAME'],
    ['é', 0, 'expected NAME'],
    ['_a', 0, 'expected NAME'],
    ['[x]', 0, 'expected NAME'],
    ['a[b', 1, 'needs another one that closes it'],
    ['a[b c]', 1, 'extras are names'],
    ['a[,]', 1, 'extras are names'],
    ['a;', 1, 'after `;` there must be a marker'],
    ['a;#', 1, 'after `;` there must be a marker'],
    ['a;--pre', 1, 'after `;` there must be a marker'],
    ['a>1 ; ', 4, 'after `;` there must be a marker'],
    ['https://x/a.whl;', 15, 'after `;` there must be a marker'],
    ['a @', 3, 'an URL begins with'],
    ['a @ gopher://x', 4, 'got "gopher://x"'],
    ['git+git@github.com:x/y.git', 0, 'an URL begins with'],
    ['ssh://git@host/x', 0, 'got "ssh://***@host/x"'],
    ['https://x/a b', 12, 'after an URL only'],
  ])('refuses %j at %d, and says %j', (text, offset, message) => {
    const error = failure(text);
    expect(error.message).toContain(message);
    expect(error.offset).toBe(offset);
  });

  test('says what may follow a name', () => {
    expect(failure('numpy=1.2').message).toBe(
      'after the name only extras, a version specifier such as ==1.2 or >=1.2,<3, `@ URL` or `; MARKER` may follow; got "=1.2" (one version is written `==1.2`)',
    );
  });

  test.each([
    'gopher://user:hunter2@host',
    'gopher://user:hunt@hunter2@host',
    `gopher://user:hunter2${'x'.repeat(2000)}@host`,
    `${'x'.repeat(20)} gopher://user:hunter2@host`,
    `${'x'.repeat(990)} gopher://user:hunter2@host`,
  ])('never repeats a password', (url) => {
    expect(failure(`a @ ${url}`).message).not.toContain('hunter2');
    expect(failure(`a[${url}]`).message).not.toContain('hunter2');
  });
});
