import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aReport, aRun } from '../fixtures/sources/a-report.js';
import { useBundle } from '../support/bundle.js';
import { GitHubServer } from '../support/github-server.js';
import { runAction, type StepResult } from '../support/runner-emulator/run-action.js';

const bundle = useBundle();
let server: GitHubServer;
let folder = '';
beforeAll(async () => {
  server = await GitHubServer.start();
  folder = await mkdtemp(path.join(os.tmpdir(), 'report-'));
  await writeFile(path.join(folder, 'result.json'), JSON.stringify(aReport([aRun()])));
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

const COMMIT = 'c'.repeat(40);
const RUN = {
  ...{ id: 50, event: 'pull_request', head_sha: COMMIT, head_branch: 'b', conclusion: 'success' },
  ...{ head_repository: { id: 1, owner: { login: 'o' } }, repository: { id: 1, full_name: 'o/r' } },
};

function report(name: string): Promise<StepResult> {
  return runAction({
    actionFolder: path.join(bundle.actionFolder, 'report'),
    node: bundle.node,
    inputs: { 'result-file': path.join(folder, 'result.json'), 'github-token': 'ghs_canary', comment: 'false' },
    event: { workflow_run: RUN },
    overrides: { GITHUB_EVENT_NAME: name, GITHUB_API_URL: server.url, GITHUB_REPOSITORY: 'o/r' },
    secrets: ['ghs_canary'],
  });
}

describe('the action in report/', () => {
  test('posts, and says what as outputs', async () => {
    const pull = { number: 7, head: { sha: COMMIT, repo: { id: 1 } }, base: { sha: 'x', repo: { id: 1 } } };
    server.will({
      'GET /repos/o/r/pulls': () => ({ body: [pull] }),
      'GET /repos/o/r/pulls/7/files': () => ({ body: [] }),
      'POST /repos/o/r/check-runs': () => ({ body: { id: 1 } }),
    });
    const step = await report('workflow_run');
    expect([step.main.log, step.main.exitCode]).toEqual([expect.stringContaining('pull request #7: success'), 0]);
    expect(step.outputs).toEqual({ 'pull-request': '7', conclusion: 'success', 'comment-url': '' });
    expect(server.writes.map(({ body }) => body['conclusion'])).toEqual(['success']);
    await step.dispose();
  });

  test('fails under any other event, with the reason in the log', async () => {
    const step = await report('push');
    expect([step.main.conclusion, step.outputs]).toEqual(['failure', {}]);
    expect(step.main.log).toContain('event-unusable');
    expect(step.main.log).not.toContain('ghs_canary');
    await step.dispose();
  });
});
