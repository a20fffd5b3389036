import path from 'node:path';
import { listProblems, PyexecError } from '../errors.js';
import type { ProgramSource } from '../inputs/settings.js';
import { findFiles } from './find-files.js';
import type { Program } from './program.js';
import { readSource } from './read-source.js';
import { relativeBelow } from './relative-path.js';

/** The path as users know it: relative to `base` when it lies below it, with forward slashes. */
function displayPath(file: string, base: string): string {
  return (relativeBelow(base, file) ?? file).split(path.sep).join('/');
}

/**
 * Finds and reads everything that shall run, in the order given, each file once. Relative paths start at `base`.
 *
 * @throws PyexecError `invalid-program` that lists every file that cannot be run, with the reason.
 */
export async function loadPrograms(source: ProgramSource, base: string): Promise<Program[]> {
  if (source.kind === 'code') return [{ kind: 'code', id: 'script.py', text: source.code }];
  if (source.kind === 'module') return [{ kind: 'module', id: source.module, module: source.module }];

  const problems: string[] = [];
  const programs: Program[] = [];
  for (const file of await findFiles(source.patterns, base, problems)) {
    const id = displayPath(file, base);
    const text = readSource(file, `\`files\`: ${id}`, problems);
    if (text !== undefined) programs.push({ kind: 'file', id, path: file, text });
  }
  if (problems.length === 0) return programs;
  throw new PyexecError('invalid-program', {
    message: listProblems(problems),
    hint: 'Give paths or globs of readable .py files in UTF-8.',
  });
}
