import { describe, expect, test } from '@jest/globals';
import { explainProblem, judgeRestore, judgeSave } from '../../src/shared-cache/client-output.js';

/** What `@actions/cache` 6.3 writes with version 1 of the service, which it uses with other servers. */
const REFUSED =
  'Failed to save: Unable to reserve cache with key k, another job may be creating this cache. More details: ';

describe('judgeSave with version 1 of the service', () => {
  test.each([
    ['Cache already exists. Scope: refs/heads/main, Key: k, Version: v', 'taken'],
    ['undefined', 'taken'],
    ['cache write denied: token has no writable scopes', 'denied'],
  ])('takes the refusal %j for %s', (details, verdict) => {
    expect(judgeSave(-1, `::debug::x\n${REFUSED}${details}\n`)).toBe(verdict);
  });

  test('tells other refusals', () => {
    expect(() => judgeSave(-1, `${REFUSED}Unauthorized\n`)).toThrow(/^Unauthorized$/);
  });

  test('does not trust the number of an entry whose upload failed', () => {
    const output = '::warning::Failed to save: Cache service responded with 413 during upload chunk.\n';
    expect(() => judgeSave(7, output)).toThrow(/^Cache service responded with 413 during upload chunk$/);
    expect(judgeSave(7, 'Cache saved successfully\n')).toBe('saved');
  });

  test('does not take silence for success', () => {
    expect(() => judgeSave(-1, '')).toThrow('did not say why');
  });
});

describe('judgeRestore', () => {
  test('takes the last problem, which is the one that it gave up for', () => {
    const output = "::warning::You've hit a rate limit\n::warning::Failed to restore: Rate limited: 100%25%0Aof it\n";
    expect(() => judgeRestore(undefined, output)).toThrow(/^Rate limited: 100%$/);
  });

  test('takes errors as it takes warnings', () => {
    expect(() => judgeRestore(undefined, '::error::Failed to restore: 502 Bad Gateway\n')).toThrow('502 Bad Gateway');
  });

  test('takes no problem for nothing found', () => {
    expect(judgeRestore(undefined, '::debug::Cache not found\nsome::warning::text\n')).toBe('missing');
    expect(judgeRestore('k', '::warning::something else\n')).toBe('found');
    expect(judgeRestore(undefined, "Cache restore skipped: the effective cache-mode 'none' …\n")).toBe('denied');
  });
});

describe('explainProblem', () => {
  test.each([
    ['ENOSPC: no space left on device, write', 'the disk is full'],
    ['aborted', 'the connection was cut'],
    ['The operation was aborted.', 'the connection was cut'],
    ['no https://a.example/b?sig=secret&c=d here\nmore', 'no https://a.example/b here'],
    ['x'.repeat(1000), 'x'.repeat(300)],
  ])('says of %j: %s', (problem, words) => {
    expect(explainProblem(problem)).toBe(words);
    expect(explainProblem(words)).toBe(words);
  });
});
