import { lstatSync, statSync } from 'node:fs';
import path from 'node:path';
import { systemCode } from '../errors.js';

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
    .filter((file) => file.endsWith('.py'))
    .map((file) => path.normalize(file))
    .sort();
}

function checkPath(file: string, shown: string, problems: string[]): string[] {
  try {
    if (statSync(file).isDirectory()) {
      problems.push(
        `\`files\`: ${shown} is a directory; give the files in it, for example ${shown.replace(/\/$/, '')}/**/*.py`,
      );
    } else if (!file.endsWith('.py')) {
      problems.push(`\`files\`: ${shown} is not a .py file`);
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

/** The absolute paths that the patterns stand for, each once. A path that exists is taken as it is, also with `*` in it. */
export async function findFiles(patterns: readonly string[], base: string, problems: string[]): Promise<string[]> {
  const files = new Set<string>();
  for (const pattern of patterns) {
    const literal = path.resolve(base, pattern);
    const shown = JSON.stringify(pattern).slice(1, -1);
    const isGlob = GLOB.test(pattern) && !exists(literal);
    const found = isGlob ? await expand(pattern, base) : checkPath(literal, shown, problems);
    if (isGlob && found.length === 0) problems.push(`\`files\`: ${shown} matches no .py file below ${base}`);
    for (const file of found) files.add(file);
  }
  if (files.size === 0 && problems.length === 0) problems.push('`files` names no file');
  return [...files];
}
