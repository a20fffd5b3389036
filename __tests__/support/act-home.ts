import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { machinePythons, makeToolCache, minorOf } from './machine-pythons.js';

/** What came of a workflow. */
export interface ActResult {
  readonly status: number | null;
  readonly log: string;
}

interface ActRun {
  /** The repository whose workflows there are. */
  readonly repository: string;
  readonly event: string;
  readonly args: readonly string[];
  /** What jobs run on. */
  readonly label?: string | undefined;
  /** Folder of commands that come before those of the machine. */
  readonly commands?: string | undefined;
}

/** act in host mode, in a folder of its own: it keeps act from settings and caches of whoever runs the tests. */
export class ActHome {
  private constructor(readonly folder: string) {}

  /** With the Pythons of these minor versions in the tool cache. */
  static make(versions: readonly string[]): ActHome {
    const act = new ActHome(mkdtempSync(path.join(os.tmpdir(), 'act-')));
    makeToolCache(
      act.toolCache,
      machinePythons().filter(({ version }) => versions.includes(minorOf(version))),
    );
    mkdirSync(path.join(act.home, '.config', 'act'), { recursive: true });
    writeFileSync(path.join(act.home, '.config', 'act', 'actrc'), '');
    return act;
  }

  get home(): string {
    return path.join(this.folder, 'home');
  }

  /** In host mode act says that RUNNER_TOOL_CACHE is here, whatever `--env` says. */
  private get toolCache(): string {
    return path.join(this.home, '.cache', 'act', 'tool_cache');
  }

  run({ repository, event, args, label = 'ubuntu-24.04', commands }: ActRun): Promise<ActResult> {
    const mode = ['-P', `${label}=-self-hosted`, '--pull=false', '--action-offline-mode'];
    // node is that of the tests.
    const places = [...(commands === undefined ? [] : [commands]), path.dirname(process.execPath)];
    const env = { PATH: [...places, process.env['PATH'] ?? ''].join(':'), HOME: this.home, LANG: 'C.UTF-8' };
    const all = [event, ...args, ...mode, '--env', `RUNNER_TOOL_CACHE=${this.toolCache}`];
    const child = spawn('act', all, { cwd: repository, env, stdio: ['ignore', 'pipe', 'pipe'] });
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
}
