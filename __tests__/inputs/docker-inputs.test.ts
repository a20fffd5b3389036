import { describe, expect, test } from '@jest/globals';
import { Malformed } from '../../src/inputs/grammar.js';
import { imageReference } from '../../src/inputs/image-reference.js';
import { volumes } from '../../src/inputs/volumes.js';
import { defaultImage } from '../../src/plan/default-image.js';

const DIGEST = `sha256:${'a'.repeat(64)}`;

describe('image', () => {
  test.each([
    'python',
    'python:3.12-slim',
    'library/python',
    'ghcr.io/org/image:v1',
    '127.0.0.1:5000/a/b_c:latest',
    `python@${DIGEST}`,
    DIGEST,
  ])('takes %s', (name) => {
    expect(imageReference(` ${name} `)).toBe(name);
  });

  test.each([
    '',
    '--privileged',
    '-v/:/host',
    'Python',
    'a b',
    'a\nb',
    'python:',
    'python@sha256:12',
    '../x',
    'https://host/a',
    `a${'/a'.repeat(300)}`,
  ])('refuses %j', (name) => {
    expect(() => imageReference(name)).toThrow(Malformed);
  });
});

describe('volumes', () => {
  test('are read-only unless they say otherwise', () => {
    expect(volumes('data:/data\n/a b:/c/./d/:ro\nx:/y:rw\n')).toEqual([
      { host: 'data', container: '/data', readOnly: true },
      { host: '/a b', container: '/c/d', readOnly: true },
      { host: 'x', container: '/y', readOnly: false },
    ]);
  });

  test.each(['data', 'data:relative', 'a:/', 'a:/../b', 'a:/b:z', ':/b', 'a:/b\nc:/b/'])('refuse %j', (text) => {
    expect(() => volumes(text)).toThrow(Malformed);
  });
});

describe('the default image', () => {
  test.each([
    [undefined, 'python:3.11-slim'],
    ['==3.12.*', 'python:3.12-slim'],
    ['==3.12.4', 'python:3.12.4-slim'],
    ['==3.*', 'python:3.14-slim'],
    ['>=3.10,<3.13', 'python:3.12-slim'],
    ['>=3.10,<3.12.0', 'python:3.11-slim'],
  ])('for %s is %s', (request, image) => {
    expect(defaultImage(request)).toBe(image);
  });

  test('is none for what no official image has', () => {
    expect(() => defaultImage('==2.7.*')).toThrow('there is no image for Python ==2.7.*');
  });
});
