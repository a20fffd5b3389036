import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import type { RunReport } from '../../src/report/run-report.js';
import { useBundle } from '../support/bundle.js';
import { removeRepositories, Repository } from '../support/git-repository.js';
import { runAction, type StepResult } from '../support/runner-emulator/run-action.js';

const bundle = useBundle();
const steps: StepResult[] = [];
afterEach(async () => {
  for (const step of steps.splice(0)) await step.dispose();
});
afterAll(removeRepositories);

const FENCE = '```';

async function step(workspace: string, pull: object, inputs: Record<string, string>): Promise<StepResult> {
  const result = await runAction({
    actionFolder: bundle.actionFolder,
    node: bundle.node,
    workspace,
    inputs: { environment: 'system', ...inputs },
    event: { pull_request: { number: 12, body: '', ...pull } },
    overrides: { GITHUB_EVENT_NAME: 'pull_request' },
  });
  steps.push(result);
  return result;
}

async function reportOf({ outputs }: StepResult): Promise<RunReport> {
  return JSON.parse(await readFile(outputs['result-file'] ?? '', 'utf8')) as RunReport;
}

async function checkout(): Promise<{ repository: Repository; pull: object }> {
  const repository = await Repository.make();
  const base = await repository.commit({ 'a.py': 'raise SystemExit(1)', 'b.py': '' });
  const head = await repository.commit({ 'b.py': 'print("changed")' });
  const side = (sha: string): object => ({ sha, repo: { id: 1 } });
  return { repository, pull: { base: side(base), head: side(head) } };
}

describe('a step under pull_request', () => {
  test('runs what changed, and says how it was found', async () => {
    const { repository, pull } = await checkout();
    const result = await step(repository.folder, pull, { files: '*.py', 'changed-only': 'true' });
    const { status, runs, notes } = await reportOf(result);
    expect([status, runs.map(({ id }) => id), result.main.conclusion]).toEqual(['passed', ['b.py'], 'success']);
    expect(notes).toEqual([expect.stringMatching(/^1 of 2 files changed in pull request #12, since [0-9a-f]{12}\.$/)]);
    for (const text of [result.main.log, result.summary]) expect(text).toContain(notes[0]);
  });

  test('passes when nothing changed, and prepares nothing', async () => {
    const { repository, pull } = await checkout();
    const inputs = { files: 'a.py', 'changed-only': 'true', 'python-path': '/nowhere/python' };
    const result = await step(repository.folder, pull, inputs);
    expect(await reportOf(result)).toMatchObject({ status: 'passed', runs: [], environment: null });
    expect([result.main.conclusion, result.outputs['status']]).toEqual(['success', 'passed']);
    expect(result.main.log).toContain('nothing was run');
  });

  test('runs the text of the pull request, with its lines and no file to annotate', async () => {
    const { repository, pull } = await checkout();
    const body = `So:\r\n\r\n${FENCE}python\r\nprint(1)\r\n1 / 0\r\n${FENCE}\r\n`;
    const result = await step(repository.folder, { ...pull, body }, { 'pull-request-text': 'true' });
    expect((await reportOf(result)).runs).toMatchObject([
      {
        id: 'pull request #12 description:4',
        status: 'failed',
        stdout: '1\n',
        error: { type: 'ZeroDivisionError', line: 5 },
      },
    ]);
    const [annotation] = result.main.annotations;
    expect(JSON.stringify(annotation)).toContain('ZeroDivisionError');
    expect(JSON.stringify(annotation)).not.toContain('"file":"pull');
  });
});
