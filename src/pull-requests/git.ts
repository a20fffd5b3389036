import { execFile } from 'node:child_process';
import { accessSync, constants, realpathSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PyexecError } from '../errors.js';
import type { MachineFacts } from '../machine-facts.js';
import { relativeBelow } from '../programs/relative-path.js';

const TIMEOUT_MS = 120_000;
const MAX_OUTPUT = 64 * 2 ** 20;

/**
 * What a repository's own configuration could have run, reach or change. Its content and its configuration are hostile:
 * others may have written both.
 */
const HARDENING = [
  ...['--no-pager', '--no-optional-locks', '--literal-pathspecs'],
  ...[
    // Whose files these are does not matter to someone who runs nothing of them.
    'safe.directory=*',
    // A repository hidden among the files of another one is none.
    'safe.bareRepository=explicit',
    'core.fsmonitor=false',
    `core.hooksPath=${os.devNull}`,
    `core.attributesFile=${os.devNull}`,
    'core.sshCommand=false',
    'credential.helper=',
    'diff.external=',
    'protocol.allow=never',
  ].flatMap((setting) => ['-c', setting]),
];

const ENVIRONMENT = {
  LC_ALL: 'C',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_SYSTEM: os.devNull,
  GIT_CONFIG_GLOBAL: os.devNull,
  GIT_ATTR_NOSYSTEM: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_ALLOW_PROTOCOL: 'none',
};

/** What git answered. */
export interface GitAnswer {
  /** 0 when all was well. */
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Not there, or not for us: the same here.
    return false;
  }
}

/** Not one in the folder whose content is hostile. */
function findGit({ pathFolders, currentFolder, platform }: MachineFacts): string | undefined {
  const name = platform === 'win32' ? 'git.exe' : 'git';
  const isRoot = path.dirname(currentFolder) === currentFolder;
  const isOurs = (folder: string): boolean =>
    path.isAbsolute(folder) &&
    folder !== currentFolder &&
    (isRoot || relativeBelow(currentFolder, folder) === undefined);
  return pathFolders
    .filter(isOurs)
    .map((folder) => path.join(folder, name))
    .find(isExecutable);
}

/** Asks git about the repository that a folder is in. Nothing of the repository is run, changed or fetched. */
export class Git {
  private constructor(
    private readonly executable: string,
    private readonly folder: string,
    private readonly platformEnv: Readonly<Record<string, string>>,
  ) {}

  /** @throws PyexecError `changes-unknown` when there is no git */
  static find(facts: MachineFacts): Git {
    const executable = findGit(facts);
    if (executable !== undefined)
      return new Git(executable, realpathSync(facts.currentFolder), {
        ...facts.platformEnv,
        PATH: path.dirname(executable),
      });
    throw new PyexecError('changes-unknown', {
      message: '`changed-only`: git is not on PATH',
      hint: 'Install git, or give a `github-token`, with which GitHub is asked what a pull request changed.',
    });
  }

  ask(args: readonly string[], settings: readonly string[] = []): Promise<GitAnswer> {
    const all = [...HARDENING, ...settings.flatMap((one) => ['-c', one]), ...args];
    const env = { ...this.platformEnv, ...ENVIRONMENT };
    const options = { cwd: this.folder, env, timeout: TIMEOUT_MS, maxBuffer: MAX_OUTPUT, windowsHide: true };
    return new Promise((resolve) => {
      execFile(this.executable, all, options, (error, stdout, stderr) => {
        const status = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        resolve({ status, stdout, stderr: stderr === '' ? (error?.message ?? '') : stderr });
      });
    });
  }

  /** @throws PyexecError `changes-unknown` with what git says, when it does not do it */
  async demand(args: readonly string[], settings: readonly string[] = []): Promise<string> {
    const { status, stdout, stderr } = await this.ask(args, settings);
    if (status === 0) return stdout;
    throw new PyexecError('changes-unknown', {
      message: `\`changed-only\`: git ${args[0] ?? ''} failed: ${stderr.trim().split('\n').at(-1)?.slice(0, 500) ?? ''}`,
      hint: 'The current folder must be in a checkout whose history is there (actions/checkout with `fetch-depth: 0`).',
    });
  }
}
