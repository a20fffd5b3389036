import { lstatSync, readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { PyexecError, systemCode } from '../../errors.js';
import type { Mask } from './build-root.js';
import { isWithin } from '../../is-within.js';

/** More names than this are not looked through: what they hide cannot be promised then. */
const MAX_NAMES = 300_000;

/** What the tool cannot look at, having no fewer rights, the program cannot either. */
function unlessRefused<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    return undefined;
  }
}

class Search {
  private left = MAX_NAMES;

  constructor(private readonly shown: readonly string[]) {}

  walk(folder: string): Mask[] {
    const entries: Dirent[] = unlessRefused(() => readdirSync(folder, { withFileTypes: true })) ?? [];
    this.left -= entries.length;
    if (this.left < 0) {
      throw new PyexecError('invalid-input', {
        message: `${this.shown.join(', ')} hold more than ${MAX_NAMES} files, too many to look for \`.git\` in all of them`,
        hint: 'Give smaller folders as `working-directory` and `read-only-paths`.',
      });
    }
    return entries.flatMap((entry) => {
      const file = path.join(folder, entry.name);
      if (entry.name.toLowerCase() === '.git') return this.maskOf(file);
      return entry.isDirectory() ? this.walk(file) : [];
    });
  }

  private maskOf(file: string): Mask[] {
    const real = unlessRefused(() => realpathSync(file));
    const facts = unlessRefused(() => statSync(file));
    // What a link to somewhere else leads to is not there for the program; what it is in is no repository.
    const isShown = real !== undefined && this.shown.some((one) => isWithin(real, one) && real !== one);
    if (!isShown || facts === undefined || (isWithin(file, real) && file !== real)) return [];
    return [{ kind: facts.isDirectory() ? 'folder' : 'file', path: real }];
  }
}

/**
 * What programs must not see of the given folders (real, absolute paths): everything named `.git`, which holds the
 * credentials of the checkout, and hooks that run later; and the tool itself, which runs again after the programs.
 *
 * @throws PyexecError `invalid-input` when the folders hold too much to be looked through
 */
export function findMasks(folders: readonly string[], ownFolder: string): Mask[] {
  const search = new Search(folders);
  const own: Mask[] = folders.some((one) => isWithin(ownFolder, one)) ? [{ kind: 'folder', path: ownFolder }] : [];
  const masks = folders.flatMap((folder) => (statSync(folder).isDirectory() ? search.walk(folder) : []));
  return [...new Map([...masks, ...own].map((mask) => [mask.path, mask])).values()];
}

/** The same for an interpreter's prefix, where only pip puts repositories, into `src`. */
export function findPrefixMasks(prefix: string): Mask[] {
  const sources = path.join(prefix, 'src');
  // What was installed may have put links here, through which nothing is mounted.
  const isReal = unlessRefused(() => lstatSync(sources).isDirectory()) ?? false;
  const entries: Dirent[] = isReal ? (unlessRefused(() => readdirSync(sources, { withFileTypes: true })) ?? []) : [];
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => path.join(sources, name));
  const found = [prefix, ...folders].map((folder) => path.join(folder, '.git'));
  return found.flatMap((file): Mask[] => {
    const facts = unlessRefused(() => lstatSync(file));
    if (facts === undefined || facts.isSymbolicLink()) return [];
    return [{ kind: facts.isDirectory() ? 'folder' : 'file', path: file }];
  });
}
