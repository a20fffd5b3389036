import assert from 'node:assert/strict';
import path from 'node:path';
import type * as Cache from '@actions/cache';
import { messageOf } from '../errors.js';
import type { Environment } from '../host/harden.js';
import { withVariables } from '../host/service-variables.js';
import { buildCacheVariables, hasCacheService, type CacheFolders } from './cache-variables.js';
import { explainProblem, judgeRestore, judgeSave } from './client-output.js';
import { holdClient } from './hold-client.js';
import { moveInto, withStaging } from './staging.js';

/** A cache that jobs of a repository share. Never fails a run: what goes wrong is told, and the run goes on without. */
export interface SharedCache {
  /** Puts back the folder (absolute) saved under exactly this key. False when there is none or it could not be had. */
  restore(key: string, folder: string): Promise<boolean>;
  /** Saves the folder. Nothing untrusted may have run before. */
  save(key: string, folder: string): Promise<void>;
}

export interface ActionsCacheOptions {
  /** The job's original variables, see `hardenProcess`. */
  readonly env: Environment;
  /** Called at most once, with a line that quotes the service. */
  readonly warn: (line: string) => void;
  readonly say: (line: string) => void;
  /** Ends what is under way, without a word. */
  readonly signal?: AbortSignal;
  /** After this time a restore or a save counts as failed. */
  readonly timeoutMs?: number;
}

/** The client waits for answers without end. */
const TIMEOUT_MS = 10 * 60_000;

/** The service takes no longer ones. */
const MAX_KEY = 512;

/** The client splits commands at spaces, takes paths for patterns, and gives tar names that may look like options. */
const USABLE_FOLDER = /^[^\s"*?[\]]+[/\\][^-\s"*?[\]/\\][^\s"*?[\]/\\]*$/;

type Client = typeof Cache;
type Attempt = 'read' | 'written';

interface Answer<T> {
  readonly result: T;
  readonly output: string;
}

function checkArguments(key: string, folder: string): void {
  assert(key !== '' && key.length <= MAX_KEY && !/[,\s]/.test(key), `not a key of a cache: ${key}`);
  assert(path.isAbsolute(folder) && path.basename(folder) !== '', `not a folder to cache: ${folder}`);
}

/**
 * The cache service of GitHub Actions, reached through `@actions/cache`. The version under which the service files a
 * folder is made of its path and the way of compression, so only jobs that have it at the same place share it; which
 * system and architecture it is for must be in the key.
 *
 * What the client writes does not get to the log, and tar and zstd do not get the token. What is put back is complete or
 * not there: it is unpacked beside the folder, which it then replaces. The archive is trusted: tar unpacks it with
 * `--absolute-names`. After the first failure there is no further try.
 */
export class ActionsCache implements SharedCache {
  private hasFailed = false;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: ActionsCacheOptions) {}

  /** Whether the runner gave a cache service, and it has not failed yet. */
  get isAvailable(): boolean {
    return hasCacheService(this.options.env) && !this.hasFailed;
  }

  async restore(key: string, folder: string): Promise<boolean> {
    checkArguments(key, folder);
    const restored = await this.attempt('read', folder, (staging) => this.restoreThrough(staging, key, folder));
    return restored ?? false;
  }

  async save(key: string, folder: string): Promise<void> {
    checkArguments(key, folder);
    await this.attempt('written', folder, (staging) => this.saveThrough(staging, key, folder));
  }

  private async restoreThrough(staging: string, key: string, folder: string): Promise<boolean> {
    const folders = { workspace: staging, temp: staging };
    const { result, output } = await this.call(folders, (client) => client.restoreCache([folder], key));
    const verdict = judgeRestore(result, output);
    if (verdict === 'denied') this.options.say('This job may not read the cache of the repository.');
    // Entries whose keys begin with this one match too. Some services know no upper case.
    if (verdict !== 'found' || result?.toLowerCase() !== key.toLowerCase()) return false;
    await moveInto(path.join(staging, path.basename(folder)), folder);
    this.options.say(`Restored from the cache of the repository: ${key}`);
    return true;
  }

  private async saveThrough(staging: string, key: string, folder: string): Promise<void> {
    const folders = { workspace: path.dirname(folder), temp: staging };
    const { result, output } = await this.call(folders, (client) => client.saveCache([folder], key));
    const lines = {
      saved: `Saved to the cache of the repository: ${key}`,
      taken: `Another job saves this to the cache of the repository: ${key}`,
      denied: 'This job may not write to the cache of the repository.',
    };
    this.options.say(lines[judgeSave(result, output)]);
  }

  /** One after the other: there is one environment and one log. Undefined when it was not to be had. */
  private attempt<T>(what: Attempt, folder: string, act: (staging: string) => Promise<T>): Promise<T | undefined> {
    const mine = this.turn.then(async () => {
      if (!this.isAvailable || this.isCancelled) return undefined;
      try {
        if (!USABLE_FOLDER.test(folder))
          throw new Error(`its client does not stand the path ${JSON.stringify(folder)}`);
        return await withStaging(folder, act);
      } catch (thrown) {
        this.giveUp(what, explainProblem(messageOf(thrown)));
        return undefined;
      }
    });
    this.turn = mine;
    return mine;
  }

  private get isCancelled(): boolean {
    return this.options.signal?.aborted ?? false;
  }

  private giveUp(what: Attempt, reason: string): void {
    this.hasFailed = true;
    if (this.isCancelled) return;
    this.options.warn(`The cache of the repository could not be ${what}: ${reason}. The run goes on without it.`);
  }

  private async call<T>(folders: CacheFolders, act: (client: Client) => Promise<T>): Promise<Answer<T>> {
    const { env, signal, timeoutMs = TIMEOUT_MS } = this.options;
    const limits = { timeoutMs, signal };
    const { outcome, isLate, output } = await withVariables(buildCacheVariables(env, folders), () =>
      holdClient(async () => act(await import('@actions/cache')), limits),
    );
    if (isLate) throw new Error(`it took longer than ${timeoutMs / 1000} s`);
    if (outcome.status === 'rejected') throw outcome.reason;
    return { result: outcome.value, output };
  }
}
