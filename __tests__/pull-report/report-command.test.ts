import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { CommandHost, Findings } from '../../src/host/command-host.js';
import { buildComment } from '../../src/pull-report/comment-body.js';
import { reportCommand } from '../../src/pull-report/report-command.js';
import { plain } from '../../src/report/run-text.js';
import { aFailure, aReport, aRun } from '../fixtures/sources/a-report.js';
import { someFacts } from '../fixtures/sources/some-facts.js';
import { GitHubServer, page, type Routes } from '../support/github-server.js';
import { webhookExamples } from '../support/webhook-examples.js';

const COMMIT = 'c'.repeat(40);
const AUTHOR = { login: 'github-actions[bot]' };
const marked = (run: number): string => buildComment('old', { name: 'pyexec', runId: run } as never);

let server: GitHubServer;
let folder = '';
beforeAll(async () => {
  server = await GitHubServer.start();
});
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'report-'));
  await writeFile(path.join(folder, 'result.json'), JSON.stringify(aReport([aRun(), aFailure()])));
});
afterEach(() => rm(folder, { recursive: true }));
afterAll(() => server.stop());

/** GitHub's example with the facts that count here. */
function finished(different: Record<string, unknown> = {}): Record<string, unknown> {
  const [example] = webhookExamples('workflow_run');
  const told = {
    ...(example?.['workflow_run'] as object),
    ...{ id: 50, event: 'pull_request', head_sha: COMMIT, head_branch: 'feature', conclusion: 'failure' },
    ...{ head_repository: { id: 2, owner: { login: 'stranger' } }, repository: { id: 1, full_name: 'o/r' } },
    ...different,
  };
  return { ...example, workflow_run: told };
}

function github(different: { pull?: object; comments?: unknown[]; files?: string[] } = {}): Routes {
  const pull = {
    ...{ number: 7, head: { sha: COMMIT, repo: { id: 2 } }, base: { sha: 'x', repo: { id: 1 } } },
    ...different.pull,
  };
  const files = (different.files ?? ['a.py']).map((filename) => ({ filename, status: 'modified' }));
  const written = { body: { html_url: 'https://github.com/o/r/pull/7#issuecomment-1' } };
  return {
    'GET /repos/o/r/pulls': (call) => page(call.query.get('head') === 'stranger:feature' ? [pull] : [], call),
    'GET /repos/o/r/pulls/7/files': (call) => page(files, call),
    'GET /repos/o/r/issues/7/comments': (call) => page(different.comments ?? [], call),
    'POST /repos/o/r/issues/7/comments': () => written,
    'PATCH /repos/o/r/issues/comments/9': () => written,
    'POST /repos/o/r/check-runs': () => ({ body: { id: 1 } }),
  };
}

interface Job {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly name?: string;
  readonly payload?: unknown;
}

async function report({ inputs = {}, name = 'workflow_run', payload = finished() }: Job = {}): Promise<{
  outputs: Readonly<Record<string, string>>;
  said: string[];
}> {
  const eventPath = path.join(folder, 'event.json');
  await writeFile(eventPath, JSON.stringify(payload));
  const given = { 'result-file': 'result.json', 'github-token': 'ghs_canary', ...inputs };
  const said: string[] = [];
  let outputs: Readonly<Record<string, string>> = {};
  const host = {
    currentFolder: folder,
    facts: someFacts({
      currentFolder: folder,
      event: { name, ref: undefined },
      github: { eventPath, apiUrl: server.url, repository: 'o/r' },
    }),
    origin: { commit: null, run: null },
    redact: (text: string) => text,
    paint: plain,
    readInputs: () => ({ values: new Map(Object.entries(given)), problems: [] }),
    placeFor: () => undefined,
    say: (lines: readonly string[]) => void said.push(...lines),
    publish: (findings: Findings) => {
      outputs = findings.outputs;
      return Promise.resolve();
    },
  } satisfies CommandHost;
  await reportCommand(host);
  return { outputs, said };
}

const writes = (): string[] => server.writes.map(({ method, path: place }) => `${method} ${place}`);

describe('the report of a workflow run', () => {
  test('is a comment and a check of the commit that was run', async () => {
    server.will(github());
    const { outputs } = await report();
    expect(outputs).toMatchObject({ 'pull-request': '7', conclusion: 'failure' });
    expect(writes()).toEqual(['POST /repos/o/r/check-runs', 'POST /repos/o/r/issues/7/comments']);
    const [check, comment] = server.writes;
    expect(check?.body).toMatchObject({
      ...{
        name: 'pyexec',
        head_sha: COMMIT,
        conclusion: 'failure',
        details_url: 'https://github.com/o/r/actions/runs/50',
      },
      output: {
        annotations: [{ path: 'a.py', start_line: 3, annotation_level: 'failure', message: 'ValueError: bad' }],
      },
    });
    expect(comment?.body['body']).toMatch(/^<!-- pyexec-report name="pyexec" run="50" -->\n### ❌ pyexec: failure\n/);
  });

  test('takes the place of the one before, and leaves alone what others wrote', async () => {
    const comments = [
      { id: 8, body: marked(1), user: { login: 'stranger' } },
      { id: 9, body: marked(49), user: AUTHOR },
    ];
    server.will(github({ comments }));
    await report({ inputs: { check: 'false' } });
    expect(writes()).toEqual(['PATCH /repos/o/r/issues/comments/9']);
    server.will(github({ comments: comments.slice(0, 1) }));
    await report({ inputs: { check: 'false' } });
    expect(writes()).toEqual(['POST /repos/o/r/issues/7/comments']);
  });

  test('does not take the place of that of a later run', async () => {
    server.will(github({ comments: [{ id: 9, body: marked(51), user: AUTHOR }] }));
    await report({ inputs: { check: 'false' } });
    expect(writes()).toEqual([]);
  });

  test('warns where the pull request changes what it is judged by', async () => {
    for (const file of ['.github/workflows/ci.yml', 'a.py']) {
      server.will(github({ files: [file] }));
      await report({ inputs: { check: 'false' } });
      expect(String(server.writes[0]?.body['body']).includes('⚠️')).toBe(file !== 'a.py');
    }
  });

  test('believes no artifact that the workflow run does not bear out, and follows no link in one', async () => {
    await writeFile(path.join(folder, 'good.json'), JSON.stringify(aReport([aRun()])));
    await symlink('good.json', path.join(folder, 'link.json'));
    const conclude = async (file: string, conclusion: string): Promise<string | undefined> => {
      server.will(github());
      return (await report({ inputs: { 'result-file': file }, payload: finished({ conclusion }) })).outputs[
        'conclusion'
      ];
    };
    expect(await conclude('good.json', 'success')).toBe('success');
    expect(await conclude('good.json', 'failure')).toBe('failure');
    expect(await conclude('link.json', 'success')).toBe('failure');
    expect(await conclude('nowhere.json', 'success')).toBe('failure');
  });
});

describe('nothing is written', () => {
  test.each([
    ['when the pull request has other commits by now', { head: { sha: 'd'.repeat(40), repo: { id: 2 } } }],
    ['to one from another repository with such a branch', { head: { sha: COMMIT, repo: { id: 3 } } }],
    ['to one whose repository is gone', { head: { sha: COMMIT, repo: null } }],
    ['to one that is for another repository', { base: { sha: 'x', repo: { id: 4 } } }],
  ])('%s', async (_, pull) => {
    server.will(github({ pull }));
    const { outputs, said } = await report();
    expect(writes()).toEqual([]);
    expect([outputs['pull-request'], said[0]]).toEqual(['', expect.stringContaining('nothing was written')]);
  });

  test.each([{ event: 'push' }, { repository: { id: 1, full_name: 'another/one' } }])(
    'for a run of %j',
    async (run) => {
      server.will(github());
      await report({ payload: finished(run) });
      expect(server.calls).toEqual([]);
    },
  );

  test.each(['pull_request', 'pull_request_target', 'push'])('under %s', async (name) => {
    await expect(report({ name, payload: finished() })).rejects.toMatchObject({ code: 'event-unusable' });
  });

  test('when the token may not, which is an error that names permissions', async () => {
    server.will({
      ...github(),
      'POST /repos/o/r/check-runs': () => ({
        status: 403,
        body: { message: 'Resource not accessible by integration' },
      }),
    });
    await expect(report()).rejects.toMatchObject({
      code: 'github-failed',
      hint: expect.stringContaining('permissions') as unknown,
    });
  });

  test('without what it needs: all of that is told at once', async () => {
    const inputs = { 'result-file': '', name: '<b>', comment: 'maybe' };
    const told = expect.stringMatching(/`name`[^]*`comment`[^]*`result-file`/) as unknown;
    await expect(report({ inputs })).rejects.toMatchObject({ code: 'invalid-input', message: told });
  });
});
