import { describe, expect, test } from '@jest/globals';
import { buildCacheVariables, hasCacheService } from '../../src/shared-cache/cache-variables.js';

const TOKEN = { ACTIONS_RUNTIME_TOKEN: 'token' };
const VERSION_2 = { ...TOKEN, ACTIONS_CACHE_SERVICE_V2: 'True', ACTIONS_RESULTS_URL: 'https://results.example/' };
const VERSION_1 = { ...TOKEN, ACTIONS_CACHE_URL: 'https://cache.example/' };

describe('hasCacheService', () => {
  test.each([
    ['version 2', VERSION_2],
    ['version 2 on github.com', { ...VERSION_2, GITHUB_SERVER_URL: 'https://github.com' }],
    ['version 2 on ghe.com', { ...VERSION_2, GITHUB_SERVER_URL: 'https://tenant.ghe.com' }],
    ['version 1', VERSION_1],
    ['version 1 of another server', { ...VERSION_1, GITHUB_SERVER_URL: 'https://git.example.com' }],
    [
      'version 1 of another server that also has an address for results',
      { ...VERSION_2, ...VERSION_1, GITHUB_SERVER_URL: 'https://git.example.com' },
    ],
  ])('is true for %s', (_, env) => {
    expect(hasCacheService(env)).toBe(true);
  });

  test.each([
    ['nothing', {}],
    ['no token', { ...VERSION_2, ACTIONS_RUNTIME_TOKEN: '' }],
    ['no address', { ...TOKEN, ACTIONS_CACHE_SERVICE_V2: 'True' }],
    ['an address for results alone', { ...VERSION_2, ACTIONS_CACHE_SERVICE_V2: '' }],
    ['version 2 of another server', { ...VERSION_2, GITHUB_SERVER_URL: 'https://git.example.com' }],
    ['a server that is no address', { ...VERSION_2, GITHUB_SERVER_URL: 'github' }],
  ])('is false with %s', (_, env) => {
    expect(hasCacheService(env)).toBe(false);
  });
});

describe('buildCacheVariables', () => {
  test('takes what the client reads, with folders of ours, and no debugging', () => {
    const more = { GITHUB_TOKEN: 'other', GITHUB_WORKSPACE: '/w', RUNNER_TEMP: '/t', RUNNER_DEBUG: '1', no_proxy: 'a' };
    const folders = { workspace: '/kept', temp: '/kept/staging' };
    expect(buildCacheVariables({ ...VERSION_2, ...more, ACTIONS_CACHE_MODE: 'read' }, folders)).toEqual({
      ...VERSION_2,
      ACTIONS_CACHE_MODE: 'read',
      no_proxy: 'a',
      GITHUB_WORKSPACE: '/kept',
      RUNNER_TEMP: '/kept/staging',
      RUNNER_DEBUG: '',
    });
  });
});
