import { afterAll, afterEach, beforeAll, beforeEach, expect, jest } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ActionsCache, type ActionsCacheOptions } from '../../src/shared-cache/shared-cache.js';
import { runtimeToken } from '../support/artifact-server.js';
import { CacheServer } from '../support/cache-server.js';

export const KEY = 'pyexec-venv-linux-x64-3.12.1-0123456789abcdef';

/** A repository with a cache service, a folder to cache, and what jobs told. */
export class Repository {
  server!: CacheServer; // Both are there from `beforeEach` on.
  root!: string;
  env: Record<string, string> = {};
  warnings: string[] = [];
  said: string[] = [];
  /** What the client wrote to the log, past us. */
  log = '';
  private readonly searchPath = process.env['PATH'] ?? '';

  /** Not there at first, nor the one around it. */
  get folder(): string {
    return path.join(this.root, 'kept', 'venv');
  }

  /** As a job has it. */
  cache(more: Partial<ActionsCacheOptions> = {}): ActionsCache {
    const { env } = this;
    return new ActionsCache({
      env,
      warn: (line) => this.warnings.push(line),
      say: (line) => this.said.push(line),
      ...more,
    });
  }

  isThere(): Promise<boolean> {
    return readdir(this.folder).then(
      () => true,
      () => false,
    );
  }

  async fill(text: string | Buffer = 'text'): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    await writeFile(path.join(this.folder, 'a.txt'), text);
  }

  /** What an earlier job did on another machine. */
  async saveElsewhere(text: string | Buffer = 'text'): Promise<void> {
    await this.fill(text);
    await this.cache().save(KEY, this.folder);
    expect(this.warnings).toEqual([]);
    await rm(this.folder, { recursive: true });
    this.said = [];
    this.server.calls.length = 0;
  }

  /** Puts a shell script before the program of a name; it goes on as that. */
  async wrap(program: string, script: string): Promise<void> {
    const folder = path.join(this.root, 'bin');
    await mkdir(folder, { recursive: true });
    const found = execFileSync('/bin/sh', ['-c', `command -v ${program}`], { env: { PATH: this.searchPath } });
    const text = `#!/bin/sh\n${script}\nexec ${found.toString('utf8').trim()} "$@"\n`;
    await writeFile(path.join(folder, program), text, { mode: 0o755 });
    process.env['PATH'] = `${folder}:${this.searchPath}`;
  }

  async open(): Promise<void> {
    [this.warnings, this.said, this.log] = [[], [], ''];
    this.server = await CacheServer.start();
    this.root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'shared-cache-')));
    this.env = {
      ACTIONS_RUNTIME_TOKEN: runtimeToken(),
      ACTIONS_RESULTS_URL: this.server.url,
      ACTIONS_CACHE_SERVICE_V2: 'True',
      RUNNER_DEBUG: '1',
    };
  }

  /** Whatever happened: nothing got to the log, no secret to users, and nothing is left behind. */
  async expectClean(): Promise<void> {
    expect(this.log).toBe('');
    expect(JSON.stringify([this.warnings, this.said])).not.toMatch(/secret-signature|eyJ/);
    expect(Object.keys(this.env).filter((name) => name !== 'RUNNER_DEBUG' && name in process.env)).toEqual([]);
    const beside = await readdir(path.dirname(this.folder)).catch(() => []);
    expect(beside).toEqual((await this.isThere()) ? ['venv'] : []);
  }

  async close(): Promise<void> {
    process.env['PATH'] = this.searchPath;
    await this.server.stop();
    await rm(this.root, { recursive: true });
  }
}

/** A fresh one for each of the tests around. */
export function useRepository(): Repository {
  const repository = new Repository();
  // For all tests: a client that was left behind may write in a later one.
  beforeAll(() => {
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      repository.log += String(text);
      return true;
    });
  });
  afterAll(() => {
    jest.restoreAllMocks();
  });
  beforeEach(() => repository.open());
  afterEach(async () => {
    try {
      await repository.expectClean();
    } finally {
      await repository.close();
    }
  });
  return repository;
}
