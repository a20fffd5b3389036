import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { systemCode } from '../../errors.js';
import type { Mask } from './build-root.js';
import { isWithin } from './find-python-roots.js';

/** Repositories inside others (`actions/checkout` with `path`) are rarely deeper than this. */
const MAX_DEPTH = 4;
/** Trees of dependencies, which hold no checkout of the job. */
const SKIPPED = new Set(['node_modules', 'site-packages', '__pycache__']);

/** What the tool cannot look at, having no fewer rights, the program cannot either. */
function unlessRefused<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    return undefined;
  }
}

function maskOf(file: string, root: string): Mask[] {
  const real = unlessRefused(() => realpathSync(file));
  const facts = unlessRefused(() => statSync(file));
  // What a link outside leads to is not there for the program.
  if (real === undefined || facts === undefined || !isWithin(real, root)) return [];
  return [{ kind: facts.isDirectory() ? 'folder' : 'file', path: real }];
}

function walk(folder: string, root: string, depth: number): Mask[] {
  const entries: Dirent[] = unlessRefused(() => readdirSync(folder, { withFileTypes: true })) ?? [];
  return entries.flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.name.toLowerCase() === '.git') return maskOf(file, root);
    const isDeeper = entry.isDirectory() && depth < MAX_DEPTH && !SKIPPED.has(entry.name);
    return isDeeper ? walk(file, root, depth + 1) : [];
  });
}

/**
 * Everything named `.git` in the given folders (real, absolute paths) and three folders deep: it holds the credentials of
 * the checkout, and hooks that run later.
 */
export function findMasks(folders: readonly string[]): Mask[] {
  const masks = folders.flatMap((folder) => (statSync(folder).isDirectory() ? walk(folder, folder, 1) : []));
  return [...new Map(masks.map((mask) => [mask.path, mask])).values()];
}
