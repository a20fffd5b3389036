import { afterEach, beforeEach } from '@jest/globals';
import { chmod, mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { collectArtifacts, type CollectionRequest } from '../../src/artifacts/collect.js';
import type { Collection } from '../../src/artifacts/collection.js';
import { artifactPatterns } from '../../src/inputs/artifact-patterns.js';
import { removeHostile } from './bundle.js';

/** Path in a folder → content, of everything that is there. */
export async function readTree(folder: string, prefix = ''): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) Object.assign(found, await readTree(file, `${prefix}${entry.name}/`));
    else found[`${prefix}${entry.name}`] = entry.isFile() ? await readFile(file, 'utf8') : 'NO FILE';
  }
  return found;
}

/** The folders of one test, all in `base`: `outside` holds a secret that must not get into `staging`. */
class CollectionFolders {
  base = '';

  get work(): string {
    return path.join(this.base, 'work');
  }

  get staging(): string {
    return path.join(this.base, 'staging');
  }

  get outside(): string {
    return path.join(this.base, 'outside');
  }

  readonly at = (...names: string[]): string => path.join(this.work, ...names);

  readonly make = async (files: Record<string, string>): Promise<void> => {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(path.dirname(this.at(name)), { recursive: true });
      await writeFile(this.at(name), content);
    }
  };

  readonly collect = (lines: string, more: Partial<CollectionRequest> = {}): Promise<Collection> => {
    const patterns = artifactPatterns(lines);
    const roots = [{ folder: this.work, storeIn: '' }];
    return collectArtifacts({ roots, patterns, staging: this.staging, ...more });
  };

  readonly staged = (): Promise<Record<string, string>> => readTree(this.staging);

  async prepare(): Promise<void> {
    this.base = await mkdtemp(path.join(os.tmpdir(), 'collect-'));
    await chmod(this.base, 0o777);
    await mkdir(this.work);
    await chmod(this.work, 0o777);
    await mkdir(this.staging, { mode: 0o700 });
    await mkdir(this.outside);
    await writeFile(path.join(this.outside, 'secret.txt'), 'canary');
  }
}

/** Registers the making and removing of folders for each test around; they are there from `beforeEach` on. */
export function useCollectionFolders(): CollectionFolders {
  const folders = new CollectionFolders();
  beforeEach(() => folders.prepare());
  afterEach(() => removeHostile(folders.base));
  return folders;
}
