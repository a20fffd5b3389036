import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chown, mkdir, mkdtemp, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { messageOf } from './error-message.js';
import { FILE_COMMANDS, type FileCommandName, type FileContent } from './file-commands.js';
import type { StepUser } from './step-process.js';

/** Where a step's folders and files are. */
export interface StepPaths {
  root: string;
  home: string;
  temp: string;
  toolCache: string;
  workspace: string;
  eventFile: string;
}

/** The path of each command file of one phase. */
export type CommandFiles = Record<FileCommandName, string>;

interface StepFilesOptions {
  workspace?: string;
  event?: unknown;
  user?: StepUser;
}

/** The folders of an emulated runner, and the files by which it and a step talk. */
export class StepFiles {
  readonly paths: StepPaths;
  readonly #user: StepUser | undefined;

  /** Makes them in a fresh folder, for the user where there is one; a workspace that is given is left as it is. */
  static async make(options: StepFilesOptions): Promise<StepFiles> {
    const root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'runner-emulator-')));
    const files = new StepFiles(pathsBelow(root, options.workspace), options.user);
    await files.#make(options);
    return files;
  }

  private constructor(paths: StepPaths, user: StepUser | undefined) {
    this.paths = paths;
    this.#user = user;
  }

  get #commandFolder(): string {
    return path.join(this.paths.temp, '_runner_file_commands');
  }

  async #make(options: StepFilesOptions): Promise<void> {
    const { root, home, temp, toolCache, workspace, eventFile } = this.paths;
    const folders = [path.dirname(temp), temp, home, toolCache, path.dirname(eventFile), this.#commandFolder];
    if (options.workspace === undefined) folders.push(path.dirname(workspace), workspace);
    for (const folder of folders) await mkdir(folder);
    await writeFile(eventFile, JSON.stringify(options.event ?? {}));
    await this.#give([root, ...folders, eventFile]);
  }

  /** Empty files of names not used before; those of the phase before stay. */
  async makeCommandFiles(): Promise<CommandFiles> {
    const suffix = randomUUID();
    // The phase before may have removed the folder.
    await mkdir(this.#commandFolder, { recursive: true });
    const named = FILE_COMMANDS.map(
      ({ name, prefix }) => [name, path.join(this.#commandFolder, prefix + suffix)] as const,
    );
    for (const [, file] of named) await writeFile(file, '', { flag: 'wx' });
    await this.#give([this.#commandFolder, ...named.map(([, file]) => file)]);
    // Object.fromEntries forgets that every name is there.
    return Object.fromEntries(named) as CommandFiles;
  }

  async readCommandFiles(files: CommandFiles): Promise<Record<FileCommandName, FileContent>> {
    const read = FILE_COMMANDS.map(async ({ name }) => [name, await readContent(files[name])] as const);
    return Object.fromEntries(await Promise.all(read)) as Record<FileCommandName, FileContent>;
  }

  /** Removes everything, also trees deeper than `fs.rm` goes and folders that forbid their owner. May run twice. */
  async remove(): Promise<void> {
    const run = promisify(execFile);
    // It fails for what is gone, or belongs to another; then rm says whether that matters.
    await run('chmod', ['-R', 'u+rwX', this.paths.root]).catch(() => undefined);
    await run('rm', ['-rf', '--', this.paths.root]);
  }

  async #give(files: readonly string[]): Promise<void> {
    if (this.#user === undefined) return;
    for (const file of files) await chown(file, this.#user.uid, this.#user.gid);
  }
}

function pathsBelow(root: string, workspace: string | undefined): StepPaths {
  const work = path.join(root, '_work');
  const temp = path.join(work, '_temp');
  return {
    root,
    home: path.join(root, 'home'),
    temp,
    toolCache: path.join(work, '_tool'),
    workspace: workspace ?? path.join(work, 'octo-repo', 'octo-repo'),
    eventFile: path.join(temp, '_github_workflow', 'event.json'),
  };
}

async function readContent(file: string): Promise<FileContent> {
  try {
    // The runner would wait at a pipe for ever, which helps no test.
    if (!(await stat(file)).isFile()) return { unreadable: `Access to the path '${file}' is denied.` };
    return await readFile(file);
  } catch (error) {
    const missing = typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
    return missing ? undefined : { unreadable: messageOf(error) };
  }
}
