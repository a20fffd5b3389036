import { describe, expect, test } from '@jest/globals';
import { PyexecError } from '../../src/errors.js';
import { findChangeRange, findPullRequest, requireTrusted } from '../../src/pull-requests/event.js';
import { webhookExamples } from '../support/webhook-examples.js';

const [A, B] = ['a'.repeat(40), 'b'.repeat(40)];

describe('an event as GitHub sends it', () => {
  test('tells of its pull request, whatever happened to it', () => {
    const examples = webhookExamples('pull_request');
    expect(examples.length).toBeGreaterThan(10);
    for (const payload of examples) {
      const found = findPullRequest({ name: 'pull_request', payload });
      const { number, body } = payload['pull_request'] as { number: number; body: string | null };
      expect(found).toMatchObject({ number, isFromFork: false, description: body ?? '' });
    }
  });

  test.each(['pull_request_review', 'pull_request_review_comment'])('has one in %s too', (name) => {
    for (const payload of webhookExamples(name)) expect(findPullRequest({ name, payload })?.number).toBeGreaterThan(0);
  });

  test('has a range of commits in a push and in a merge group', () => {
    const push = webhookExamples('push').find(({ ref, deleted }) => ref === 'refs/heads/master' && deleted === false);
    const payload = { ...push, before: A };
    expect(findChangeRange({ name: 'push', payload })).toEqual({ kind: 'commits', from: A, to: push?.['after'] });
    for (const payload of webhookExamples('merge_group')) {
      const { base_sha: from, head_sha: to } = payload['merge_group'] as Record<string, string>;
      expect(findChangeRange({ name: 'merge_group', payload })).toEqual({ kind: 'commits', from, to });
    }
  });

  test.each(['issues', 'issue_comment', 'workflow_run', 'release', 'schedule', 'workflow_dispatch'])(
    'says nothing of changes in %s, which is an error that names what does',
    (name) => {
      for (const payload of [...webhookExamples(name), {}, null]) {
        const act = (): unknown => findChangeRange({ name, payload });
        expect(act).toThrow(new RegExp(`^.changed-only.*"${name}"`));
      }
    },
  );
});

describe('a push', () => {
  const zeros = '0'.repeat(40);
  const ref = 'refs/heads/mine';
  const trunk = { default_branch: 'trunk' };

  test('of a new branch is compared with the default branch', () => {
    const payload = { ref, before: zeros, after: B, repository: trunk };
    expect(findChangeRange({ name: 'push', payload })).toEqual({ kind: 'new-branch', head: B, defaultBranch: 'trunk' });
  });

  test.each([
    ['that deletes a branch', { ref, before: A, after: zeros }],
    ['of a tag', { ref: 'refs/tags/v1', before: zeros, after: B, repository: trunk }],
    ['of a first branch', { ref: 'refs/heads/trunk', before: zeros, after: B, repository: trunk }],
    ['with an option as branch', { ref, before: zeros, after: B, repository: { default_branch: '--all x' } }],
    ['whose commits are none', { ref, before: A, after: '--output=/etc/passwd' }],
  ])('%s says nothing of changes', (_, payload) => {
    expect(() => findChangeRange({ name: 'push', payload })).toThrow(PyexecError);
  });
});

describe('a fork', () => {
  test.each([
    { what: 'is another repository', base: { id: 1 }, head: { id: 2 }, isFromFork: true },
    { what: 'may be gone', base: { id: 1 }, head: null, isFromFork: true },
    { what: 'is not the repository itself', base: { id: 1 }, head: { id: 1 }, isFromFork: false },
  ])('$what', ({ base, head, isFromFork }) => {
    const payload = { pull_request: { number: 1, base: { sha: A, repo: base }, head: { sha: B, repo: head } } };
    expect(findPullRequest({ name: 'pull_request', payload })).toMatchObject({ isFromFork });
  });
});

describe('what strangers wrote', () => {
  const isRefused = (name: string, isFromStrangers: boolean, targetAllowed = false): boolean => {
    try {
      requireTrusted({ name, payload: {} }, { isFromStrangers, targetAllowed });
      return false;
    } catch (thrown) {
      return thrown instanceof PyexecError && thrown.code === 'event-unusable';
    }
  };

  test('is refused under pull_request_target, and nothing else is', () => {
    expect(isRefused('pull_request_target', true)).toBe(true);
    expect(isRefused('pull_request_target', false)).toBe(false);
    expect(isRefused('pull_request', true)).toBe(false);
  });

  test('runs there when that is asked for in as many words', () => {
    expect(isRefused('pull_request_target', true, true)).toBe(false);
  });
});
