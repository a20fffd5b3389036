import { lstatSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { systemCode } from '../errors.js';
import { documentKind } from './documents/document-kind.js';
import { relativeBelow } from './relative-path.js';

const GLOB = /[*?[\]{}!()]/;

function exists(file: string): boolean {
  try {
    lstatSync(file);
    return true;
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    return false;
  }
}

async function expand(pattern: string, base: string): Promise<string[]> {
  // Loaded only when a glob is used: plain paths are the common case.
  const { glob } = await import('tinyglobby');
  const found = await glob(pattern.split(path.sep).join('/'), {
    cwd: base,
    absolute: true,
    expandDirectories: false,
    followSymbolicLinks: false,
    ignore: ['**/.git/**', '**/node_modules/**'],
  });
  return found
    .filter((file) => documentKind(file) !== undefined)
    .map((file) => path.normalize(file))
    .sort();
}

function checkPath(file: string, shown: string, problems: string[]): string[] {
  try {
    if (statSync(file).isDirectory()) {
      problems.push(
        `\`files\`: ${shown} is a directory; give the files in it, for example ${shown.replace(/\/$/, '')}/**/*.py`,
      );
    } else if (documentKind(file) === undefined) {
      problems.push(`\`files\`: ${shown} is not a .py, .md or .ipynb file`);
    } else {
      return [file];
    }
  } catch (thrown) {
    const reason =
      systemCode(thrown) === 'ENOENT' ? 'does not exist' : `cannot be read (${systemCode(thrown) ?? 'unknown reason'})`;
    problems.push(`\`files\`: ${shown} ${reason}`);
  }
  return [];
}

/** What was named is what was meant; what a glob finds may be a link that somebody else put there. */
function leadsOut(file: string, base: string): boolean {
  if (documentKind(file) === 'python' || relativeBelow(base, file) === undefined) return false;
  try {
    return relativeBelow(realpathSync(base), realpathSync(file)) === undefined;
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    // Whoever reads it says why it cannot be read.
    return false;
  }
}

/** A file that was found. */
export interface FoundFile {
  /** Absolute. */
  readonly file: string;
  /** It was not named, but is one of those that a glob stands for. */
  readonly isByGlob: boolean;
}

/** Where to note what is wrong, and whether patterns that match nothing are. */
interface FindOptions {
  readonly problems: string[];
  readonly emptyAllowed: boolean;
}

/** The files that the patterns stand for, each once. A path that exists is taken as it is, also with `*` in it. */
export async function findFiles(
  patterns: readonly string[],
  base: string,
  { problems, emptyAllowed }: FindOptions,
): Promise<FoundFile[]> {
  const files = new Map<string, FoundFile>();
  for (const pattern of patterns) {
    const literal = path.resolve(base, pattern);
    const shown = JSON.stringify(pattern).slice(1, -1);
    const isByGlob = GLOB.test(pattern) && !exists(literal);
    const found = isByGlob ? await expand(pattern, base) : checkPath(literal, shown, problems);
    if (isByGlob && found.length === 0 && !emptyAllowed)
      problems.push(`\`files\`: ${shown} matches no .py, .md or .ipynb file below ${base}`);
    for (const file of found) {
      if (isByGlob && leadsOut(file, base))
        problems.push(`\`files\`: ${file} lies behind a link that leads out of ${base}`);
      else files.set(file, { file, isByGlob: isByGlob && files.get(file)?.isByGlob !== false });
    }
  }
  if (files.size === 0 && problems.length === 0 && !emptyAllowed) problems.push('`files` names no file');
  return [...files.values()];
}
