import {
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  unlinkSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import path from 'node:path';
import { removeTree } from '../execution/working-directory/remove-tree.js';
import { systemCode } from '../errors.js';
import type { Environment } from './harden.js';

/** The variables that name the files in which a step talks to the runner. */
export const FILE_COMMANDS = [
  'GITHUB_OUTPUT',
  'GITHUB_ENV',
  'GITHUB_PATH',
  'GITHUB_STATE',
  'GITHUB_STEP_SUMMARY',
] as const;

interface Kept {
  readonly content: Buffer;
  readonly mode: number;
}

function look(file: string): Stats | undefined {
  try {
    return lstatSync(file);
  } catch (thrown) {
    if (systemCode(thrown) === 'ENOENT') return undefined;
    throw thrown;
  }
}

/** Whether the file is as it was: an ordinary one, under this name only, with the same content. */
function isAsBefore(file: string, { content }: Kept): boolean {
  const facts = look(file);
  // The size first: what the program wrote may be larger than memory.
  if (facts === undefined || !facts.isFile() || facts.nlink !== 1 || facts.size !== content.length) return false;
  try {
    return readFileSync(file).equals(content);
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    return false;
  }
}

/** Which folder it really is, through all links. */
function identityOf(folder: string): string {
  try {
    const { dev, ino } = statSync(folder);
    return `${realpathSync(folder)} ${dev} ${ino}`;
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    return 'missing';
  }
}

/** A new file in place of whatever is there: nothing is followed or written into. */
async function putBack(file: string, { content, mode }: Kept): Promise<void> {
  const facts = look(file);
  if (facts?.isDirectory()) await removeTree(file);
  else if (facts !== undefined) unlinkSync(file);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content, { flag: 'wx', mode });
}

/**
 * With `isolation: none` a program of the same user finds the runner's command files without any variable, and could
 * set outputs, variables or PATH for later steps. What it wrote there is taken back after it has ended.
 */
export class FileCommandGuard {
  private constructor(
    private readonly files: ReadonlyMap<string, Kept>,
    private readonly folders: ReadonlyMap<string, string>,
  ) {}

  /** Remembers the files as they are before anything untrusted runs. */
  static take(env: Environment): FileCommandGuard {
    const files = new Map<string, Kept>();
    for (const name of FILE_COMMANDS) {
      const file = env[name] ?? '';
      if (file === '') continue;
      const facts = look(file);
      const content = facts?.isFile() ? readFileSync(file) : Buffer.alloc(0);
      files.set(file, { content, mode: (facts?.mode ?? 0o644) & 0o777 });
    }
    const folders = [...new Set([...files.keys()].map((file) => path.dirname(file)))];
    return new FileCommandGuard(files, new Map(folders.map((folder) => [folder, identityOf(folder)])));
  }

  /**
   * Restores what was changed; resolves to the number of changed files.
   *
   * @throws Error when the folder itself is another one: the runner may then read other files than those written here
   */
  async restore(): Promise<number> {
    for (const [folder, identity] of this.folders) {
      const now = identityOf(folder);
      if (now !== identity && now !== 'missing') throw new Error(`a program replaced the runner's folder ${folder}`);
    }
    let changed = 0;
    for (const [file, kept] of this.files) {
      if (isAsBefore(file, kept)) continue;
      await putBack(file, kept);
      changed++;
    }
    return changed;
  }
}
