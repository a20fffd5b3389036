import { describe, expect, test } from '@jest/globals';
import { cacheKey, type KeyParts } from '../../../src/environments/venv/cache-key.js';

const PARTS: KeyParts = {
  platform: 'linux',
  system: 'debian 12',
  arch: 'x64',
  implementation: 'cpython',
  version: '3.12.4',
  base: '/usr/bin/python3.12',
  installer: 'uv 0.9.0',
  requirements: 'numpy==2.1.0',
  isPinned: true,
  variables: { PIP_INDEX_URL: 'https://a.example/simple' },
};
const NOW = new Date('2026-03-05T12:00:00Z');
const LATER = new Date('2026-03-12T12:00:00Z');

describe('the key of a venv', () => {
  test('is fit for a folder and for the cache service', () => {
    expect(cacheKey(PARTS, NOW)).toMatch(/^pyexec-venv-linux-x64-3\.12\.4-[0-9a-f]{40}$/);
  });

  test.each<[string, Partial<KeyParts>]>([
    ['the platform', { platform: 'darwin' }],
    ['the system', { system: 'debian 13' }],
    ['the architecture', { arch: 'arm64' }],
    ['the implementation', { implementation: 'pypy' }],
    ['the full version', { version: '3.12.5' }],
    ['the interpreter', { base: '/opt/python/bin/python3.12' }],
    ['the installer', { installer: 'pip 25.0' }],
    ['the requirements', { requirements: 'numpy==2.1.1' }],
    ['a variable', { variables: { PIP_INDEX_URL: 'https://b.example/simple' } }],
    ['one variable more', { variables: { ...PARTS.variables, PIP_PRE: '1' } }],
  ])('is another one when %s is', (_what, different) => {
    expect(cacheKey({ ...PARTS, ...different }, NOW)).not.toBe(cacheKey(PARTS, NOW));
  });

  test('does not depend on the order of variables', () => {
    const ab = cacheKey({ ...PARTS, variables: { A: '1', B: '2' } }, NOW);
    expect(cacheKey({ ...PARTS, variables: { B: '2', A: '1' } }, NOW)).toBe(ab);
  });

  test('cannot be made equal by moving text from one part to the next', () => {
    const split = cacheKey({ ...PARTS, installer: 'pip', requirements: '1 numpy' }, NOW);
    expect(cacheKey({ ...PARTS, installer: 'pip 1', requirements: ' numpy' }, NOW)).not.toBe(split);
  });

  test('changes with the week where versions are left open, and only there', () => {
    const open = { ...PARTS, requirements: 'numpy', isPinned: false };
    expect(cacheKey(open, LATER)).not.toBe(cacheKey(open, NOW));
    expect(cacheKey(open, new Date('2026-03-05T13:00:00Z'))).toBe(cacheKey(open, NOW));
    expect(cacheKey(PARTS, LATER)).toBe(cacheKey(PARTS, NOW));
  });
});
