import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { RunReport } from '../../src/report/run-report.js';
import { ArtifactServer, runtimeToken } from '../support/artifact-server.js';
import { useBundle } from '../support/bundle.js';
import { ChatServer, runs } from '../support/chat-server.js';
import { describeWith } from '../support/engines.js';
import { removeRepositories, Repository } from '../support/git-repository.js';
import { KEY } from '../support/key-hunter.js';
import { runAction, type StepResult } from '../support/runner-emulator/run-action.js';

const LIST = `import io, json, sys, zipfile
zip = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))
print(json.dumps({i.filename: zip.read(i).decode() for i in zip.infolist()}))`;

const BODY = 'So:\n\n```python\n1 / 0\n```\n\n```output\n1\n```\n';

describeWith('bubblewrap', 'repairs in a step under pull_request', () => {
  const bundle = useBundle();
  const steps: StepResult[] = [];
  let chat: ChatServer;
  let artifacts: ArtifactServer;
  beforeAll(async () => {
    [chat, artifacts] = [await ChatServer.start(), await ArtifactServer.start()];
  });
  afterEach(async () => {
    artifacts.artifacts.length = 0;
    for (const step of steps.splice(0)) await step.dispose();
  });
  afterAll(async () => {
    await chat.stop();
    await artifacts.stop();
    await removeRepositories();
  });

  /** Of what a pull request changed, one program fails and one passes. */
  async function validate(
    inputs: Record<string, string>,
  ): Promise<{ step: StepResult; report: RunReport; folder: string }> {
    const repository = await Repository.make();
    const base = await repository.commit({ 'old.py': '1/0' });
    const head = await repository.commit({ 'src/new.py': 'x = 1\nprint(y)\n', 'src/fine.py': 'print(1)' });
    const side = (sha: string): object => ({ sha, repo: { id: 1 } });
    const step = await runAction({
      actionFolder: bundle.actionFolder,
      node: bundle.node,
      workspace: repository.folder,
      inputs: {
        environment: 'system',
        files: '**/*.py',
        'changed-only': 'true',
        repair: 'true',
        model: 'm',
        'base-url': chat.url,
        ...inputs,
      },
      event: { pull_request: { number: 12, body: BODY, base: side(base), head: side(head) } },
      overrides: {
        GITHUB_EVENT_NAME: 'pull_request',
        ACTIONS_RESULTS_URL: artifacts.url,
        ACTIONS_RUNTIME_TOKEN: runtimeToken(),
      },
    });
    steps.push(step);
    const report = JSON.parse(await readFile(step.outputs['result-file'] ?? '', 'utf8')) as RunReport;
    return { step, report, folder: repository.folder };
  }

  test('are an artifact, a notice at the line, and in the summary; the step fails as before', async () => {
    chat.will(runs('x = 1\nprint(z)\n'), runs('x = 1\nprint(x)\n'));
    const { step, report, folder } = await validate({ 'api-key': KEY, 'artifact-name': 'mine', annotations: 'true' });
    expect([step.main.conclusion, report.status, report.runs.map(({ status }) => status)]).toEqual([
      'failure',
      'failed',
      ['passed', 'failed'],
    ]);
    expect(report.repairs).toMatchObject([{ id: 'src/new.py', outcome: 'repaired', turns: 2, isInPatch: true }]);
    expect(step.outputs).toMatchObject({
      repaired: '1',
      'patch-artifact-id': String(report.patch?.id),
      'artifact-id': '',
    });
    const [artifact] = artifacts.artifacts;
    expect([artifacts.artifacts.length, artifact?.name, report.patch?.name]).toEqual([1, 'mine-repair', 'mine-repair']);
    const list = execFileSync('python3', ['-I', '-c', LIST], { input: artifact?.zip });
    const patch = (JSON.parse(list.toString('utf8')) as Record<string, string>)['repair.patch'] ?? '';
    expect(patch).toContain('-print(y)\n+print(x)\n');
    expect(step.main.annotations.find(({ title }) => title === 'pyexec: suggestion')).toMatchObject({
      level: 'notice',
      file: 'src/new.py',
      line: 2,
      message: expect.stringMatching(/artifact mine-repair\.[^]*-print\(y\)\n\+print\(x\)/),
    });
    expect(step.summary).toMatch(/1 repaired[^]*suggested change, by a model[^]*```diff[^]*\+print\(x\)/);
    expect(await readFile(path.join(folder, 'src/new.py'), 'utf8')).toBe('x = 1\nprint(y)\n');
    await writeFile(path.join(folder, 'p.patch'), patch);
    execFileSync('git', ['apply', '-p1', '--index', 'p.patch'], { cwd: folder });
    expect(await readFile(path.join(folder, 'src/new.py'), 'utf8')).toBe('x = 1\nprint(x)\n');
    const written = [step.main.log, step.post?.log, step.summary, JSON.stringify([step.outputs, step.state, report])];
    expect(written.join('\n')).not.toContain(KEY);
  });

  test('are suggestions alone for what is written in the pull request', async () => {
    chat.will(runs('print(2)'), runs('print(1)'));
    const { report } = await validate({ 'api-key': KEY, files: 'src/fine.py', 'pull-request-text': 'true' });
    expect(report.repairs).toMatchObject([
      { id: 'pull request #12 description:4', outcome: 'repaired', turns: 2, isInPatch: false },
    ]);
    expect([report.repairs?.[0]?.diff, artifacts.artifacts.length]).toEqual([
      expect.stringContaining('-1 / 0\n+print(1)'),
      0,
    ]);
  });

  test('have a name of their own where none is given', async () => {
    chat.will(runs('print(1)'));
    const { report } = await validate({ 'api-key': KEY });
    expect(report.patch?.name).toMatch(/^pyexec-[\w-]+-[0-9a-f]{10}-repair$/);
  });

  test('are not tried in a pull request from a fork, whose jobs have no key', async () => {
    chat.will(runs('print(1)'));
    const { step, report } = await validate({ 'api-key': '', 'base-url': 'https://model.invalid/v1' });
    expect([step.main.conclusion, report.status, report.error, artifacts.artifacts.length]).toEqual([
      'failure',
      'failed',
      null,
      0,
    ]);
    expect(report.repairs).toMatchObject([{ outcome: 'not-tried' }]);
    expect(step.summary).toContain('from a fork');
    expect(step.outputs).toMatchObject({ repaired: '0', 'patch-artifact-id': '' });
  });

  test('stay in the report when they cannot be uploaded', async () => {
    chat.will(runs('print(1)'));
    artifacts.fail('CreateArtifact', { status: 403, message: 'no' });
    const { report } = await validate({ 'api-key': KEY });
    expect([report.status, report.error, report.repairs?.[0]?.outcome]).toEqual(['failed', null, 'repaired']);
    expect(report.notes.join()).toContain('could not be uploaded');
  });
});
