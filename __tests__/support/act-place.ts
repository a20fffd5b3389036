import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { machinePythons, makeToolCache, minorOf } from './machine-pythons.js';

const root = path.join(import.meta.dirname, '..', '..');

function git(cwd: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** What came of a workflow. */
export interface ActResult {
  readonly status: number | null;
  readonly log: string;
}

/** A job that act runs in host mode, of a repository with the tracked files of this one. */
export class ActPlace {
  private constructor(
    readonly folder: string,
    private readonly versions: readonly string[],
  ) {}

  /** With the Pythons of these minor versions in the tool cache. */
  static make(versions: readonly string[]): ActPlace {
    const place = new ActPlace(mkdtempSync(path.join(os.tmpdir(), 'act-')), versions);
    place.fill();
    return place;
  }

  get repository(): string {
    return path.join(this.folder, 'repository');
  }

  get home(): string {
    return path.join(this.folder, 'home');
  }

  /** In host mode act says that RUNNER_TOOL_CACHE is here, whatever `--env` says. */
  private get toolCache(): string {
    return path.join(this.home, '.cache', 'act', 'tool_cache');
  }

  /** With the arguments of act, for jobs that run on this label. */
  run(args: readonly string[], label = 'ubuntu-24.04'): Promise<ActResult> {
    const mode = ['-P', `${label}=-self-hosted`, '--pull=false', '--action-offline-mode'];
    // A home of its own keeps act from settings and caches of whoever runs the tests; node is that of the tests.
    const env = {
      PATH: `${path.dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
      HOME: this.home,
      LANG: 'C.UTF-8',
    };
    const all = ['workflow_dispatch', ...args, ...mode, '--env', `RUNNER_TOOL_CACHE=${this.toolCache}`];
    const child = spawn('act', all, { cwd: this.repository, env, stdio: ['ignore', 'pipe', 'pipe'] });
    return new Promise((resolve, reject) => {
      let log = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => (log += chunk.toString('utf8')));
      child.once('error', reject);
      child.once('close', (status) => {
        resolve({ status, log });
      });
    });
  }

  private fill(): void {
    makeToolCache(
      this.toolCache,
      machinePythons().filter(({ version }) => this.versions.includes(minorOf(version))),
    );
    mkdirSync(path.join(this.home, '.config', 'act'), { recursive: true });
    writeFileSync(path.join(this.home, '.config', 'act', 'actrc'), '');
    mkdirSync(this.repository);
    for (const file of git(root, 'ls-files', '-z', '--', ':(exclude)__tests__').split('\0')) {
      if (file === '' || !existsSync(path.join(root, file))) continue;
      cpSync(path.join(root, file), path.join(this.repository, file));
    }
    git(this.repository, 'init', '--quiet', '--initial-branch', 'main');
    git(this.repository, 'add', '--all', '--force');
    const who = ['-c', 'user.name=test', '-c', 'user.email=test@example.invalid'];
    git(this.repository, ...who, 'commit', '--quiet', '--message', 'The tracked files');
  }
}
