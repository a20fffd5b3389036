import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { ActHome, type ActResult } from './act-home.js';

const root = path.join(import.meta.dirname, '..', '..');

function git(cwd: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** Copies what users of the repository get: its tracked files, without the tests. */
export function copyTracked(folder: string): void {
  for (const file of git(root, 'ls-files', '-z', '--', ':(exclude)__tests__').split('\0')) {
    if (file === '' || !existsSync(path.join(root, file))) continue;
    cpSync(path.join(root, file), path.join(folder, file));
  }
}

/** A job that act runs in host mode, of a repository with the tracked files of this one. */
export class ActPlace {
  private constructor(private readonly act: ActHome) {}

  /** With the Pythons of these minor versions in the tool cache. */
  static make(versions: readonly string[]): ActPlace {
    const place = new ActPlace(ActHome.make(versions));
    place.fill();
    return place;
  }

  get folder(): string {
    return this.act.folder;
  }

  get home(): string {
    return this.act.home;
  }

  get repository(): string {
    return path.join(this.folder, 'repository');
  }

  /** With the arguments of act, for jobs that run on this label. */
  run(args: readonly string[], label?: string): Promise<ActResult> {
    return this.act.run({ repository: this.repository, event: 'workflow_dispatch', args, label });
  }

  private fill(): void {
    mkdirSync(this.repository);
    copyTracked(this.repository);
    git(this.repository, 'init', '--quiet', '--initial-branch', 'main');
    git(this.repository, 'add', '--all', '--force');
    const who = ['-c', 'user.name=test', '-c', 'user.email=test@example.invalid'];
    git(this.repository, ...who, 'commit', '--quiet', '--message', 'The tracked files');
  }
}
