import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { MergedReport } from '../../src/merge/merged-report.js';
import type { ActResult } from '../support/act-home.js';
import { ArtifactServer } from '../support/artifact-server.js';
import { removeHostile } from '../support/bundle.js';
import { describeWith } from '../support/engines.js';
import { removeRepositories, Repository } from '../support/git-repository.js';
import { GitHubServer, page, type Routes } from '../support/github-server.js';
import { machinePythons, minorOf } from '../support/machine-pythons.js';
import { PublishedAction } from '../support/published-action.js';
import { webhookExamples } from '../support/webhook-examples.js';

const VERSIONS = [...new Set(machinePythons().map(({ version }) => minorOf(version)))]
  .filter((minor) => Number(minor.split('.')[1]) >= 8)
  .slice(0, 3);

const GUIDE = `# Guide

\`\`\`python
print("right")
\`\`\`

> ~~~~python
> total = 0
> total / 0
> ~~~~

\`\`\`python pyexec:skip="needs a display"
import turtle
\`\`\`
`;

const FILES = {
  'docs/guide.md': GUIDE,
  'src/a.py': 'print("a")\n',
  'src/b.py': 'import sys\nprint(sys.version_info[:2])\n',
  'src/bad.py': 'x = 1\nraise ValueError("bad")\n',
};

/** All that a caller writes. */
const validateOn = (event: string, versions: readonly string[]): string => `on: ${event}
jobs:
  programs:
    uses: org/pyexec-action/.github/workflows/validate.yml@v1
    with:
      files: |
        src/*.py
        docs/*.md
      python-versions: ${versions.join(' ')}
      shards: '2'
`;

const REPORT = `on: workflow_run
jobs:
  report:
    uses: org/pyexec-action/.github/workflows/report.yml@v1
`;

const COMMIT = 'c'.repeat(40);

/** GitHub's example of the event that follows the run of a pull request. */
function workflowRun(): object {
  const [example] = webhookExamples('workflow_run');
  const told = {
    ...(example?.['workflow_run'] as object),
    ...{ id: 50, event: 'pull_request', head_sha: COMMIT, head_branch: 'feature', conclusion: 'failure' },
    ...{ head_repository: { id: 2, owner: { login: 'stranger' } }, repository: { id: 1, full_name: 'o/r' } },
  };
  return { ...example, workflow_run: told };
}

/** What GitHub has: a pull request of that commit, and the artifacts of that run. */
function github(artifacts: ArtifactServer): Routes {
  const repositories = { head: { sha: COMMIT, repo: { id: 2 } }, base: { sha: 'x', repo: { id: 1 } } };
  const id = artifacts.artifacts.find(({ name }) => name === 'validation-result')?.id ?? 0;
  const location = artifacts.placeOf('validation-result');
  return {
    'GET /repos/o/r/actions/runs/50/artifacts': ({ query }) => ({
      body: { artifacts: [{ id, name: query.get('name') }] },
    }),
    [`GET /repos/o/r/actions/artifacts/${id}/zip`]: () => ({ status: 302, headers: { location }, body: {} }),
    'GET /repos/o/r/pulls': (call) => page([{ number: 7, ...repositories }], call),
    'GET /repos/o/r/pulls/7/files': (call) => page([{ filename: 'src/bad.py', status: 'modified' }], call),
    'GET /repos/o/r/issues/7/comments': (call) => page([], call),
    'POST /repos/o/r/issues/7/comments': () => ({ body: { html_url: 'https://github.com/o/r/pull/7#issuecomment-1' } }),
    'POST /repos/o/r/check-runs': () => ({ body: { id: 1 } }),
  };
}

interface Given {
  readonly artifacts: ArtifactServer;
  readonly args?: string[];
}

describeWith('act', 'a fresh repository that calls the reusable workflows', () => {
  let action: PublishedAction;
  const servers: { stop(): Promise<void> }[] = [];
  beforeAll(() => {
    action = PublishedAction.make(VERSIONS);
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await removeHostile(action.folder);
    await removeRepositories();
  });

  async function serve(): Promise<ArtifactServer> {
    const artifacts = await ArtifactServer.start();
    servers.push(artifacts);
    return artifacts;
  }

  async function call(event: string, text: string, rest: Given): Promise<ActResult> {
    const caller = await Repository.make();
    await caller.commit({ ...FILES, '.github/workflows/caller.yml': text });
    return action.run({ repository: caller.folder, event, ...rest });
  }

  const names = ({ artifacts }: ArtifactServer): string[] => artifacts.map(({ name }) => name).sort();
  const merged = (artifacts: ArtifactServer): MergedReport =>
    JSON.parse(artifacts.filesOf('validation-result')['result.json'] ?? '') as MergedReport;

  describe('with three Pythons in two shards each', () => {
    let artifacts: ArtifactServer;
    let result: ActResult;
    beforeAll(async () => {
      artifacts = await serve();
      result = await call('pull_request', validateOn('pull_request', VERSIONS), { artifacts });
    }, 400_000);

    test('has one report of all, with the verdicts on the right lines', () => {
      const shards = VERSIONS.flatMap((version) => [1, 2].map((shard) => `pyexec-result-${version}-${shard}`));
      expect(names(artifacts)).toEqual(['pyexec-plan', ...shards.sort(), 'validation-result']);
      const { status, missing, error, runs, skipped } = merged(artifacts);
      expect([status, missing, error]).toEqual(['failed', [], null]);
      expect(runs.map((run) => [run.id, run.pythonVersion, run.status, run.error?.line])).toEqual(
        VERSIONS.flatMap((version) => [
          ['src/a.py', version, 'passed', undefined],
          ['src/b.py', version, 'passed', undefined],
          ['src/bad.py', version, 'failed', 2],
          ['docs/guide.md:4', version, 'passed', undefined],
          ['docs/guide.md:8', version, 'failed', 9],
        ]),
      );
      expect(skipped.map(({ id, reason }) => [id, reason])).toEqual([['docs/guide.md:13', 'needs a display']]);
      const told = runs.filter(({ id }) => id === 'src/b.py').map(({ stdout }) => stdout);
      expect(told).toEqual(VERSIONS.map((version) => `(${version.replace('.', ', ')})\n`));
      expect(result.status).not.toBe(0);
    });

    test('annotates each line once, however many Pythons failed there', () => {
      const pythons = `(Python ${VERSIONS.join(', ')})`;
      expect(result.log.match(/::error .*file=.*/g)).toEqual([
        expect.stringContaining(`file=src/bad.py,line=2::ValueError: bad ${pythons}`),
        expect.stringContaining(`file=docs/guide.md,line=9::ZeroDivisionError: division by zero ${pythons}`),
      ]);
    });

    test('report.yml posts it to the pull request', async () => {
      const server = await GitHubServer.start();
      servers.push(server);
      server.will(github(artifacts));
      const event = path.join(action.folder, 'event.json');
      writeFileSync(event, JSON.stringify(workflowRun()));
      const env = ['--env', `GITHUB_API_URL=${server.url}`, '--env', 'GITHUB_REPOSITORY=o/r'];
      const args = ['-e', event, ...env, '--secret', 'GITHUB_TOKEN=ghs_canary'];
      const { status, log } = await call('workflow_run', REPORT, { artifacts, args });
      expect(log).toContain('conclusion=failure');
      expect(server.writes.map(({ method, path }) => `${method} ${path}`)).toEqual([
        'POST /repos/o/r/check-runs',
        'POST /repos/o/r/issues/7/comments',
      ]);
      expect(server.writes[1]?.body['body']).toMatch(/` src\/bad\.py:2 `[^]*` docs\/guide\.md:9 `/);
      expect(new Set(server.calls.map(({ authorization }) => authorization))).toEqual(new Set(['token ghs_canary']));
      expect(status).toBe(0);
    }, 100_000);
  });

  test('is told of the shard that left no result, and that is no verdict', async () => {
    const versions = VERSIONS.slice(0, 1);
    const artifacts = await serve();
    artifacts.refused.add(`pyexec-result-${versions.join('')}-2`);
    const { status, log } = await call('push', validateOn('push', versions), { artifacts });
    const report = merged(artifacts);
    expect(report.shards.map(({ index, problem }) => [index, problem])).toEqual([
      [1, null],
      [2, 'it has no result'],
    ]);
    expect([report.status, report.error?.code]).toEqual(['error', 'shard-failed']);
    expect(log).toContain(`shard 2/2 of Python ${versions.join('')}: it has no result`);
    expect(status).not.toBe(0);
  }, 200_000);

  test('runs nothing under an event that has secrets in sight', async () => {
    const artifacts = await serve();
    const text = validateOn('pull_request_target', VERSIONS);
    const { status, log } = await call('pull_request_target', text, { artifacts });
    expect(log).toContain('code of strangers would run');
    expect(names(artifacts)).toEqual([]);
    expect(status).not.toBe(0);
  }, 100_000);
});
