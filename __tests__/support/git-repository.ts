import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

const IDENTITY = {
  ...{
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@localhost',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@localhost',
  },
  ...{ GIT_CONFIG_GLOBAL: os.devNull, GIT_CONFIG_NOSYSTEM: '1' },
};

const folders: string[] = [];

async function fresh(): Promise<string> {
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'git-')));
  folders.push(folder);
  return folder;
}

/** For `afterAll`. */
export async function removeRepositories(): Promise<void> {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
}

/** A real repository with a working tree. */
export class Repository {
  private constructor(readonly folder: string) {}

  static async make(): Promise<Repository> {
    const repository = new Repository(await fresh());
    repository.git('init', '--quiet', '--initial-branch=main');
    return repository;
  }

  /** What actions/checkout would have: all of the history, or so many commits of one ref. */
  async clone({ depth, ref }: { depth?: number; ref?: string } = {}): Promise<Repository> {
    const folder = await fresh();
    const env = { PATH: process.env['PATH'], ...IDENTITY };
    const options = [
      ...(depth === undefined ? [] : [`--depth=${depth}`]),
      ...(ref === undefined ? [] : ['--branch', ref]),
    ];
    execFileSync('git', ['clone', '--quiet', ...options, `file://${this.folder}`, folder], { env, stdio: 'pipe' });
    return new Repository(folder);
  }

  git(...args: string[]): string {
    const env = { PATH: process.env['PATH'], ...IDENTITY };
    return execFileSync('git', args, {
      cwd: this.folder,
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  }

  async put(name: string, content: string): Promise<void> {
    const file = path.join(this.folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }

  /** Commits the given files on the current branch; gives the commit. */
  async commit(files: Readonly<Record<string, string>>): Promise<string> {
    for (const [name, content] of Object.entries(files)) await this.put(name, content);
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message', 'change');
    return this.git('rev-parse', 'HEAD');
  }
}
