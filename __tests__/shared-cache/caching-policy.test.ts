import { describe, expect, test } from '@jest/globals';
import { decideCaching, type CachingDecision, type CachingQuestion } from '../../src/shared-cache/caching-policy.js';

const decide = (asked: CachingQuestion['asked'], name?: string, ref?: string): CachingDecision =>
  decideCaching({ asked, event: { name, ref }, isAvailable: true });
const decideAlone = (asked: CachingQuestion['asked'], name?: string, ref?: string): CachingDecision =>
  decideCaching({ asked, event: { name, ref }, isAvailable: false });

const MAIN = 'refs/heads/main';
const OFF = { local: false, shared: 'off' };
const ALL = { local: true, shared: 'restore-and-save' };

const LOW_TRUST = [
  ...['pull_request_target', 'workflow_run', 'issue_comment', 'issues', 'discussion', 'discussion_comment'],
  ...['fork', 'watch', 'gollum', 'check_run', 'check_suite'],
];

describe('decideCaching', () => {
  test.each([
    ['push', MAIN],
    ['pull_request', 'refs/pull/7/merge'],
    ['schedule', MAIN],
    ['workflow_dispatch', MAIN],
    ['repository_dispatch', MAIN],
    ['merge_group', 'refs/heads/gh-readonly-queue/main/pr-7'],
    ['push', 'refs/heads/refs/tags/v1'],
  ])('uses and saves everything by default on %s of %s', (name, ref) => {
    expect(decide('auto', name, ref)).toEqual({ ...ALL, because: 'nothing speaks against it' });
  });

  test.each(LOW_TRUST)('uses nothing by default on %s, which strangers set off', (name) => {
    expect(decide('auto', name, MAIN)).toEqual({
      ...OFF,
      because: `people without write access can set off ${name}`,
    });
  });

  test.each([
    ['release', 'refs/tags/v1', 'a release'],
    ['release', undefined, 'a release'],
    ['push', 'refs/tags/v1', 'a tag'],
    ['workflow_dispatch', 'refs/tags/v1', 'a tag'],
  ])('uses nothing by default on %s of %s', (name, ref, what) => {
    expect(decide('auto', name, ref)).toEqual({
      ...OFF,
      because: `what is built for ${what} shall not come from an earlier run`,
    });
  });

  test('keeps things on the machine where no cache is shared', () => {
    const because = 'nothing speaks against it, but there is no cache to share';
    expect(decideAlone('auto', undefined, undefined)).toEqual({ local: true, shared: 'off', because });
    expect(decideAlone('auto', 'push', MAIN)).toEqual({ local: true, shared: 'off', because });
    expect(decideAlone('auto', 'release', 'refs/tags/v1')).toMatchObject(OFF);
  });

  test('true uses and saves also where the default is to use nothing', () => {
    expect(decide('true', 'push', MAIN)).toEqual({ ...ALL, because: 'cache is true' });
    expect(decide('true', 'release', 'refs/tags/v1')).toEqual({ ...ALL, because: 'cache is true' });
    expect(decideAlone('true', 'push', MAIN)).toMatchObject({ local: true, shared: 'off' });
  });

  test.each(LOW_TRUST)('true restores on %s, but saves nothing that trusted workflows would restore', (name) => {
    expect(decide('true', name, MAIN)).toEqual({
      local: true,
      shared: 'restore',
      because: `cache is true, but people without write access can set off ${name}`,
    });
  });

  test.each(['push', 'release', 'issues', undefined])('false uses nothing on %s', (name) => {
    expect(decide('false', name, MAIN)).toEqual({ ...OFF, because: 'cache is false' });
  });
});
