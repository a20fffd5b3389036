import { realpathSync } from 'node:fs';
import path from 'node:path';
import { PyexecError } from '../errors.js';
import type { ChangeRange } from './event.js';
import type { Git } from './git.js';

/** Files that changed, and since when. */
export interface Changes {
  /** Absolute, without links in their folders. */
  readonly files: ReadonlySet<string>;
  /** Completes "changed …". */
  readonly since: string;
}

const DIFF = ['--no-ext-diff', '--no-textconv', '--no-renames', '--diff-filter=d', '--ignore-submodules', '-z'];

function missing(what: string): PyexecError {
  return new PyexecError('changes-unknown', {
    message: `\`changed-only\`: ${what}`,
    hint: 'Check out the history: actions/checkout with `fetch-depth: 0`. For a pull request a `github-token` does as well.',
  });
}

/** The repository's top folder, without links; undefined when the current folder is in none. */
export async function findTop(git: Git): Promise<string | undefined> {
  const { status, stdout } = await git.ask(['rev-parse', '--show-toplevel']);
  return status === 0 ? realpathSync(stdout.replace(/\n$/, '')) : undefined;
}

async function hasCommit(git: Git, name: string): Promise<boolean> {
  return (await git.ask(['cat-file', '-e', `${name}^{commit}`])).status === 0;
}

async function requireCommits(git: Git, names: readonly string[]): Promise<void> {
  for (const name of names) {
    if (!(await hasCommit(git, name))) throw missing(`the commit ${name} is not in the checkout`);
  }
}

/** Where only a part of the history is there, a common commit that is found need not be the last one. */
async function requireWhole(git: Git): Promise<void> {
  const isShallow = (await git.demand(['rev-parse', '--is-shallow-repository'])).trim() === 'true';
  if (isShallow) throw missing('the checkout is shallow, so what two branches have in common cannot be told');
}

async function mergeBase(git: Git, one: string, other: string): Promise<string> {
  await requireWhole(git);
  await requireCommits(git, [one, other]);
  const { status, stdout } = await git.ask(['merge-base', one, other]);
  if (status === 0) return stdout.trim();
  throw missing(`${one} and ${other} have no commit in common`);
}

function locate(top: string, output: string): ReadonlySet<string> {
  return new Set(
    output
      .split('\0')
      .filter((name) => name !== '')
      .map((name) => path.join(top, name)),
  );
}

async function between(git: Git, from: string, to: string): Promise<ReadonlySet<string>> {
  const top = await requireTop(git);
  return locate(top, await git.demand(['diff-tree', '-r', '--name-only', ...DIFF, from, to, '--']));
}

async function requireTop(git: Git): Promise<string> {
  const top = await findTop(git);
  if (top !== undefined) return top;
  throw missing('the current folder is in no git repository');
}

const short = (commit: string): string => commit.slice(0, 12);

/**
 * What an event changed.
 *
 * @throws PyexecError `changes-unknown` when not enough of the history is there
 */
export async function changesOfRange(git: Git, range: ChangeRange): Promise<Changes> {
  await requireTop(git);
  switch (range.kind) {
    case 'pull-request': {
      const { base, head, number } = range.pullRequest;
      const from = await mergeBase(git, base, head);
      return { files: await between(git, from, head), since: `in pull request #${number}, since ${short(from)}` };
    }
    case 'commits': {
      const { from, to } = range;
      await requireCommits(git, [from, to]);
      return { files: await between(git, from, to), since: `since ${short(from)}` };
    }
    case 'new-branch': {
      const { head, defaultBranch } = range;
      const from = await mergeBase(git, `refs/remotes/origin/${defaultBranch}`, head);
      return { files: await between(git, from, head), since: `since ${short(from)}` };
    }
  }
}

/** The default branch of where the repository came from, else what the current branch follows. */
async function findDefaultBase(git: Git): Promise<string> {
  for (const name of ['refs/remotes/origin/HEAD', '@{upstream}']) if (await hasCommit(git, name)) return name;
  throw new PyexecError('changes-unknown', {
    message: '`changed-only`: nothing says which branch this one is to be merged into',
    hint: 'Name it: `--base main`.',
  });
}

/** Settings that keep filters of the repository's configuration from being run on its files. */
async function withoutFilters(git: Git): Promise<string[]> {
  const { stdout } = await git.ask(['config', '--name-only', '-z', '--get-regexp', '^filter\\.']);
  const names = stdout.split('\0').filter((name) => name !== '');
  // On a command line such a one cannot be overridden.
  if (names.some((name) => name.includes('=')))
    throw missing('the configuration of the repository has strange filters');
  return names.map((name) => (name.endsWith('.required') ? `${name}=false` : `${name}=`));
}

/**
 * What the files of the checkout, as they are, have that the last common commit with `base` has not; new files also, unless
 * they are ignored. Undefined means the default branch.
 *
 * @throws PyexecError `changes-unknown`
 */
export async function changesSince(git: Git, base: string | undefined): Promise<Changes> {
  const top = await requireTop(git);
  const given = base ?? (await findDefaultBase(git));
  if (base !== undefined && !(await hasCommit(git, base)))
    throw missing(`there is no commit, branch or tag ${JSON.stringify(base)} in this checkout`);
  const from = await mergeBase(git, given, 'HEAD');
  const filters = await withoutFilters(git);
  const changed = await git.demand(['diff', '--name-only', '--no-relative', ...DIFF, from, '--'], filters);
  const fresh = await git.demand(
    ['ls-files', '--others', '--exclude-standard', '--full-name', '-z', '--', top],
    filters,
  );
  return { files: new Set([...locate(top, changed), ...locate(top, fresh)]), since: `since ${short(from)} (${given})` };
}
