import { readFile, writeFile } from 'node:fs/promises';
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

async function readOrEmpty(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (thrown) {
    if (systemCode(thrown) === 'ENOENT') return Buffer.alloc(0);
    throw thrown;
  }
}

/**
 * With `isolation: none` a program of the same user finds the runner's command files without any variable, and could
 * set outputs, variables or PATH for later steps. What it wrote there is taken back after it has ended.
 */
export class FileCommandGuard {
  private constructor(private readonly contents: ReadonlyMap<string, Buffer>) {}

  /** Remembers the files as they are before anything untrusted runs. */
  static async take(env: Environment): Promise<FileCommandGuard> {
    const files = FILE_COMMANDS.flatMap((name) => env[name] ?? []).filter((file) => file !== '');
    return new FileCommandGuard(
      new Map(await Promise.all(files.map(async (file) => [file, await readOrEmpty(file)] as const))),
    );
  }

  /** Restores what was changed; resolves to the number of changed files. */
  async restore(): Promise<number> {
    let changed = 0;
    for (const [file, content] of this.contents) {
      if ((await readOrEmpty(file)).equals(content)) continue;
      await writeFile(file, content);
      changed++;
    }
    return changed;
  }
}
