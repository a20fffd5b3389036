import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GitHubApi } from '../../src/github/github-api.js';
import { listChangedFiles, listComments } from '../../src/github/pull-request-reads.js';
import { GitHubServer, page } from '../support/github-server.js';

let server: GitHubServer;
beforeAll(async () => {
  server = await GitHubServer.start();
});
afterAll(() => server.stop());

const api = (signal = new AbortController().signal): GitHubApi =>
  new GitHubApi({ apiUrl: server.url, repository: 'o/r', token: 'ghs_canary', variables: {}, signal });

const files = (count: number): unknown[] =>
  Array.from({ length: count }, (_, index) => ({
    filename: `${index}.py`,
    status: index === 1 ? 'removed' : 'modified',
  }));

describe('the files of a pull request', () => {
  test('are listed over all pages, without those that it removed, by the token that was given', async () => {
    const all = files(250);
    server.will({ 'GET /repos/o/r/pulls/7/files': (call) => page(all, call) });
    const { paths, isWhole } = await listChangedFiles(api(), 7);
    expect([paths.length, paths[1], isWhole]).toEqual([249, '2.py', true]);
    expect(server.calls.map(({ query }) => query.get('page'))).toEqual(['1', '2', '3']);
    expect(new Set(server.calls.map(({ authorization }) => authorization))).toEqual(new Set(['token ghs_canary']));
  });

  test('are not known to be all of them when there are as many as GitHub lists', async () => {
    const all = files(3000);
    server.will({ 'GET /repos/o/r/pulls/7/files': (call) => page(all, call) });
    expect((await listChangedFiles(api(), 7)).isWhole).toBe(false);
    expect(server.calls.length).toBe(30);
  });
});

test('comments are those below the pull request and those on its lines', async () => {
  server.will({
    'GET /repos/o/r/issues/7/comments': (call) => page([{ id: 1, body: 'a' }, { id: 2 }], call),
    'GET /repos/o/r/pulls/7/comments': (call) => page([{ id: 3, body: 'c' }], call),
  });
  expect(await listComments(api(), 7)).toEqual({
    comments: [
      { id: 1, kind: 'comment', text: 'a' },
      { id: 2, kind: 'comment', text: '' },
      { id: 3, kind: 'review comment', text: 'c' },
    ],
    isWhole: true,
  });
});

describe('a call that fails', () => {
  test('says what GitHub said and names permissions, but not the token', async () => {
    server.will({
      'GET /repos/o/r/pulls/7/files': () => ({ status: 403, body: { message: 'Resource not accessible' } }),
    });
    const failure = await listChangedFiles(api(), 7).catch((thrown: unknown) => thrown);
    expect(failure).toMatchObject({ code: 'github-failed', hint: expect.stringContaining('permissions') as unknown });
    expect((failure as Error).message).toMatch(/list the changed files: 403, .*Resource not accessible/);
    expect(JSON.stringify(failure)).not.toContain('ghs_canary');
  });

  test('ends when the run is cancelled', async () => {
    await expect(listChangedFiles(api(AbortSignal.abort()), 7)).rejects.toMatchObject({ code: 'github-failed' });
  });
});
