import { afterAll, describe, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { changesOfRange, changesSince } from '../../src/pull-requests/git-changes.js';
import { Git } from '../../src/pull-requests/git.js';
import { someFacts } from '../fixtures/sources/some-facts.js';
import { removeRepositories, Repository } from '../support/git-repository.js';

afterAll(removeRepositories);

const gitIn = (folder: string): Git => Git.find(someFacts({ currentFolder: folder }));

const pullRequest = (base: string, head: string): Parameters<typeof changesOfRange>[1] => ({
  kind: 'pull-request',
  pullRequest: { number: 7, base, head, isFromFork: false, description: '' },
});

async function changed(of: Repository, range: Parameters<typeof changesOfRange>[1]): Promise<string[]> {
  const { files } = await changesOfRange(gitIn(of.folder), range);
  return [...files].map((file) => path.relative(of.folder, file)).sort();
}

async function since(of: Repository, base?: string): Promise<string[]> {
  const { files } = await changesSince(gitIn(of.folder), base);
  return [...files].map((file) => path.relative(of.folder, file)).sort();
}

/** A branch that changed, added, removed and renamed; meanwhile `main` went on. */
async function forked(): Promise<{ origin: Repository; base: string; head: string; merge: string }> {
  const origin = await Repository.make();
  await origin.commit({
    'a.py': '1',
    'b.py': '1',
    'gone.py': '1',
    'old name.py': 'the same\n'.repeat(20),
    'docs/x.md': '1',
  });
  origin.git('checkout', '--quiet', '-b', 'feature');
  origin.git('mv', 'old name.py', 'new näme\n.py');
  origin.git('rm', '--quiet', 'gone.py');
  const head = await origin.commit({ 'a.py': '2', 'docs/new.md': '1' });
  origin.git('checkout', '--quiet', 'main');
  const base = await origin.commit({ 'b.py': '2', 'main only.py': '1' });
  origin.git('checkout', '--quiet', '-b', 'merge');
  origin.git('merge', '--quiet', '--no-edit', 'feature');
  return { origin, base, head, merge: origin.git('rev-parse', 'HEAD') };
}

describe('a pull request', () => {
  test('changed what its branch changed since it left the other one: not what happened there since', async () => {
    const { origin, base, head } = await forked();
    const checkout = await origin.clone({ ref: 'merge' });
    expect(await changed(checkout, pullRequest(base, head))).toEqual(['a.py', 'docs/new.md', 'new näme\n.py']);
  });

  test('that took over the other branch by a merge did not change what came with it', async () => {
    const { origin, base } = await forked();
    origin.git('checkout', '--quiet', 'feature');
    origin.git('merge', '--quiet', '--no-edit', 'main');
    const head = origin.git('rev-parse', 'HEAD');
    expect(await changed(origin, pullRequest(base, head))).toEqual(['a.py', 'docs/new.md', 'new näme\n.py']);
  });

  test('of a fork is known where its commits were fetched', async () => {
    const { origin, base } = await forked();
    const fork = await origin.clone();
    const head = await fork.commit({ 'from the fork.py': '1' });
    await expect(changed(origin, pullRequest(base, head))).rejects.toMatchObject({
      code: 'changes-unknown',
      hint: expect.stringContaining('fetch-depth: 0') as unknown,
    });
    origin.git('fetch', '--quiet', fork.folder, 'HEAD');
    expect(await changed(origin, pullRequest(base, head))).toContain('from the fork.py');
  });

  test('is unknown in a shallow checkout, which says what to do', async () => {
    const { origin, base, head } = await forked();
    const shallow = await origin.clone({ depth: 2, ref: 'merge' });
    await expect(changed(shallow, pullRequest(base, head))).rejects.toMatchObject({
      code: 'changes-unknown',
      message: expect.stringContaining('shallow') as unknown,
      hint: expect.stringContaining('fetch-depth: 0') as unknown,
    });
  });
});

describe('a push', () => {
  test('changed what lies between two commits, and needs no more than these', async () => {
    const { origin, base, merge } = await forked();
    const range = { kind: 'commits', from: base, to: merge } as const;
    expect(await changed(origin, range)).toEqual(['a.py', 'docs/new.md', 'new näme\n.py']);
    const shallow = await origin.clone({ depth: 2, ref: 'merge' });
    expect(await changed(shallow, range)).toEqual(['a.py', 'docs/new.md', 'new näme\n.py']);
  });

  test('of a new branch changed what the default branch has not', async () => {
    const { origin, head } = await forked();
    const checkout = await origin.clone({ ref: 'feature' });
    const range = { kind: 'new-branch', head, defaultBranch: 'main' } as const;
    expect(await changed(checkout, range)).toEqual(['a.py', 'docs/new.md', 'new näme\n.py']);
  });
});

describe('a checkout at hand', () => {
  test('is compared with the default branch of where it came from: commits, changes and new files', async () => {
    const { origin } = await forked();
    const checkout = await origin.clone();
    checkout.git('checkout', '--quiet', '-b', 'mine', 'origin/main');
    checkout.git('remote', 'set-head', 'origin', 'main');
    await checkout.commit({ 'committed.py': '1', '.gitignore': 'ignored.py\n' });
    await checkout.put('a.py', 'changed');
    await checkout.put('sub/new.py', '1');
    await checkout.put('ignored.py', '1');
    expect(await since(checkout)).toEqual(['.gitignore', 'a.py', 'committed.py', 'sub/new.py']);
  });

  test('is compared with what is named, also from a folder in it', async () => {
    const { origin } = await forked();
    origin.git('checkout', '--quiet', 'feature');
    await origin.put('a.py', '3');
    expect(await since(origin, 'main')).toEqual(['a.py', 'docs/new.md', 'new näme\n.py']);
    const { files } = await changesSince(gitIn(path.join(origin.folder, 'docs')), 'main');
    expect([...files]).toContain(path.join(origin.folder, 'a.py'));
  });

  test.each([
    [undefined, /--base main/],
    ['nowhere', /fetch-depth: 0/],
  ])('is an error with the way out when there is nothing to compare with: %s', async (base, hint) => {
    const origin = await Repository.make();
    await origin.commit({ 'a.py': '1' });
    await expect(since(origin, base)).rejects.toMatchObject({
      code: 'changes-unknown',
      hint: expect.stringMatching(hint) as unknown,
    });
  });

  test('is an error where there is no repository, also not one hidden among the files', async () => {
    const { origin } = await forked();
    const outer = await Repository.make();
    origin.git('clone', '--quiet', '--bare', origin.folder, path.join(outer.folder, 'bare'));
    for (const folder of [os.tmpdir(), path.join(outer.folder, 'bare')]) {
      await expect(changesSince(gitIn(folder), 'main')).rejects.toMatchObject({
        code: 'changes-unknown',
        message: expect.stringContaining('in no git repository') as unknown,
      });
    }
  });
});

describe('a hostile repository', () => {
  test('has nothing of its configuration run, which git by itself would run', async () => {
    const { origin } = await forked();
    const trap = path.join(origin.folder, '.git', 'trap');
    const traps = ['fsmonitor', 'external', 'textconv', 'clean', 'hook', 'process'].map((name) => `${trap}-${name}`);
    const [fsmonitor, external, textconv, clean] = traps;
    await mkdir(`${trap}s`, { recursive: true });
    await writeFile(path.join(origin.folder, '.git', 'info', 'attributes'), '* filter=evil diff=evil\n');
    origin.git('checkout', '--quiet', 'feature');
    for (const [name, value] of [
      ['core.fsmonitor', `touch ${fsmonitor}; false`],
      ['diff.external', `touch ${external}; true`],
      ['diff.evil.textconv', `touch ${textconv}; cat`],
      ['filter.evil.clean', `touch ${clean}; cat`],
      ['filter.evil.required', 'true'],
    ] as const)
      origin.git('config', name, value);
    await origin.put('a.py', 'changed on disk');
    expect(await since(origin, 'main')).toContain('a.py');
    expect(traps.filter((file) => existsSync(file))).toEqual([]);
    // The control: this is what they do without the precautions.
    origin.git('diff', '--stat', 'main');
    expect(existsSync(fsmonitor ?? '') && existsSync(clean ?? '')).toBe(true);
  });

  test('brings no git of its own, though its folder is on PATH', async () => {
    const { origin } = await forked();
    await origin.put('bin/git', '#!/bin/sh\nexit 0\n');
    const facts = someFacts({
      currentFolder: origin.folder,
      pathFolders: [path.join(origin.folder, 'bin'), '.', 'bin'],
    });
    expect(() => Git.find(facts)).toThrow('git is not on PATH');
  });
});
