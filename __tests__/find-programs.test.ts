import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { findPrograms, type FoundPrograms } from '../src/find-programs.js';
import { parseSettings } from '../src/inputs/parse-settings.js';
import { someFacts } from './fixtures/sources/some-facts.js';
import { removeRepositories, Repository } from './support/git-repository.js';
import { GitHubServer, page } from './support/github-server.js';
import { webhookExamples } from './support/webhook-examples.js';

let server: GitHubServer;
let folder = '';
beforeAll(async () => {
  server = await GitHubServer.start();
});
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'event-'));
});
afterEach(() => rm(folder, { recursive: true }));
afterAll(async () => {
  await server.stop();
  await removeRepositories();
});

interface Job {
  readonly inputs: Readonly<Record<string, string>>;
  readonly workspace?: string;
  readonly event?: { readonly name: string; readonly payload: unknown };
}

async function find({ inputs, workspace = folder, event }: Job): Promise<FoundPrograms> {
  const eventPath = path.join(folder, 'event.json');
  if (event !== undefined) await writeFile(eventPath, JSON.stringify(event.payload));
  const facts = someFacts({
    currentFolder: workspace,
    event: { name: event?.name, ref: undefined },
    github: { eventPath: event === undefined ? undefined : eventPath, apiUrl: server.url, repository: 'o/r' },
  });
  const settings = parseSettings({ values: new Map(Object.entries(inputs)), problems: [] });
  return findPrograms(settings, { facts, cancellation: new AbortController().signal, onShard: () => undefined });
}

/** GitHub's example with other commits and another text. */
function pullRequest({ base, head, body = '', repo = 1 }: Record<string, unknown>): { name: string; payload: unknown } {
  const [example] = webhookExamples('pull_request');
  const told = {
    ...(example?.['pull_request'] as object),
    ...{ number: 7, body, base: { sha: base, repo: { id: 1 } }, head: { sha: head, repo: { id: repo } } },
  };
  return { name: 'pull_request', payload: { ...example, pull_request: told } };
}

const FENCE = '```';
const python = (code: string): string => `${FENCE}python\n${code}\n${FENCE}\n`;
const [A, B] = ['a'.repeat(40), 'b'.repeat(40)];

describe('changed-only', () => {
  const inputs = { files: '**/*.py\n**/*.md', 'changed-only': 'true' };

  async function checkout(): Promise<{ repository: Repository; base: string; head: string }> {
    const repository = await Repository.make();
    const base = await repository.commit({ 'a.py': '1', 'b.py': '1', 'old.md': python('1'), 'new.md': '' });
    repository.git('checkout', '--quiet', '-b', 'feature');
    const head = await repository.commit({ 'b.py': '2', 'new.md': `${python('1')}\n\n${python('2')}`, 'c.txt': '1' });
    return { repository, base, head };
  }

  test('takes the programs and the whole documents that the pull request changed, and says how many', async () => {
    const { repository, base, head } = await checkout();
    const found = await find({ inputs, workspace: repository.folder, event: pullRequest({ base, head }) });
    expect(found.programs.map(({ id }) => id)).toEqual(['b.py', 'new.md:2', 'new.md:7']);
    expect(found.notes).toEqual([`2 of 4 files changed in pull request #7, since ${base.slice(0, 12)}.`]);
  });

  test('takes a link to what changed, and a folder behind one', async () => {
    const { repository, base, head } = await checkout();
    await symlink('b.py', path.join(repository.folder, 'link.py'));
    await symlink('a.py', path.join(repository.folder, 'other.py'));
    await symlink(repository.folder, path.join(folder, 'checkout'));
    const event = pullRequest({ base, head });
    const found = async (workspace: string): Promise<string[]> =>
      (await find({ inputs: { ...inputs, files: 'b.py\nlink.py\nother.py' }, workspace, event })).programs.map(
        ({ id }) => id,
      );
    expect(await found(repository.folder)).toEqual(['b.py', 'link.py']);
    expect(await found(path.join(folder, 'checkout'))).toEqual(['b.py', 'link.py']);
  });

  test('asks GitHub where the history is not there and there is a token', async () => {
    const { repository, base, head } = await checkout();
    const shallow = await repository.clone({ depth: 1, ref: 'feature' });
    const files = [{ filename: 'b.py', status: 'modified' }];
    server.will({ 'GET /repos/o/r/pulls/7/files': (call) => page(files, call) });
    const job = { workspace: shallow.folder, event: pullRequest({ base, head }) };
    await expect(find({ ...job, inputs })).rejects.toMatchObject({ code: 'changes-unknown' });
    const found = await find({ ...job, inputs: { ...inputs, 'github-token': 'ghs_canary' } });
    expect(found.programs.map(({ id }) => id)).toEqual(['b.py']);
    expect(found.notes).toEqual(['1 of 4 files changed in pull request #7, as GitHub says.']);
  });

  test('passes over nothing that changed, but not over globs that match nothing', async () => {
    const { repository, base } = await checkout();
    const job = { workspace: repository.folder, event: pullRequest({ base, head: base }) };
    expect(await find({ ...job, inputs })).toMatchObject({ programs: [], notes: [expect.stringMatching(/^0 of 4/)] });
    const none = { ...inputs, files: '*.ipynb' };
    await expect(find({ ...job, inputs: none })).rejects.toMatchObject({ code: 'invalid-program' });
    expect(await find({ ...job, inputs: { ...none, 'allow-empty': 'true' } })).toMatchObject({ programs: [] });
  });

  test('runs nothing of a fork under pull_request_target, unless that is permitted', async () => {
    const { repository, base, head } = await checkout();
    const event = { ...pullRequest({ base, head, repo: 2 }), name: 'pull_request_target' };
    const job = { workspace: repository.folder, event };
    await expect(find({ ...job, inputs })).rejects.toMatchObject({ code: 'event-unusable' });
    const permitted = { ...inputs, 'allow-pull-request-target': 'true' };
    expect((await find({ ...job, inputs: permitted })).programs.length).toBe(3);
  });
});

describe('pull-request-text', () => {
  const inputs = { 'pull-request-text': 'true' };

  test('takes the fenced Python of the description, by its lines', async () => {
    const event = pullRequest({ base: A, head: B, body: `What it does:\r\n\r\n${python('print(1)')}` });
    const { programs, notes } = await find({ inputs, event });
    expect(programs).toMatchObject([{ id: 'pull request #7 description:4', text: '\n\n\nprint(1)\n' }]);
    expect(notes.at(-1)).toContain('no `github-token`');
  });

  test('takes that of the comments too, with a token', async () => {
    server.will({
      'GET /repos/o/r/issues/7/comments': (call) => page([{ id: 5, body: python('5') }], call),
      'GET /repos/o/r/pulls/7/comments': (call) => page([{ id: 6, body: 'no code' }], call),
    });
    const event = pullRequest({ base: A, head: B, body: null });
    const { programs } = await find({ inputs: { ...inputs, 'github-token': 'ghs_canary' }, event });
    expect(programs.map(({ id }) => id)).toEqual(['pull request #7 comment 5:2']);
  });

  test('stands behind the programs of files', async () => {
    await writeFile(path.join(folder, 'a.py'), '1');
    const event = pullRequest({ base: A, head: B, body: python('1') });
    const { programs } = await find({ inputs: { ...inputs, files: '*.py' }, event });
    expect(programs.map(({ id }) => id)).toEqual(['a.py', 'pull request #7 description:2']);
  });

  test('says where a text is malformed, and passes over one that is too long', async () => {
    const open = pullRequest({ base: A, head: B, body: 'x\n\n```python\n1' });
    await expect(find({ inputs, event: open })).rejects.toMatchObject({
      message: expect.stringContaining('pull request #7 description:3:1') as unknown,
    });
    const long = pullRequest({ base: A, head: B, body: python('1').repeat(30_000) });
    expect(await find({ inputs, event: long })).toMatchObject({
      programs: [],
      skipped: [{ reason: 'it is too long to be read' }],
    });
  });

  test.each([undefined, { name: 'push', payload: webhookExamples('push')[0] }])(
    'needs an event with a pull request',
    async (event) => {
      const job = event === undefined ? { inputs } : { inputs, event };
      await expect(find(job)).rejects.toMatchObject({
        code: 'event-unusable',
        message: expect.stringContaining('needs a pull request') as unknown,
      });
    },
  );

  test('is refused under pull_request_target whoever opened it: anybody can comment', async () => {
    const event = { ...pullRequest({ base: A, head: B, body: python('1') }), name: 'pull_request_target' };
    await expect(find({ inputs, event })).rejects.toMatchObject({ code: 'event-unusable' });
  });
});
