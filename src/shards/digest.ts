import { createHash } from 'node:crypto';
import type { Program } from '../programs/program.js';

/**
 * What these programs are, in their order: a change of an id or of a text changes it. Line ends do not count, which a
 * checkout on Windows may change. Pure.
 */
export function digestOf(programs: readonly Program[]): string {
  const hash = createHash('sha256');
  for (const program of programs) {
    const text = program.kind === 'module' ? program.module : program.text.replaceAll('\r\n', '\n');
    hash.update(`${program.id.length} ${text.length} ${program.id}`).update(text);
  }
  return hash.digest('hex');
}
