import { randomUUID } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';

/** Writes a file (absolute) so that whoever reads it finds the whole of it, or what was there before. */
export function writeAtOnce(file: string, text: string): void {
  const unfinished = `${file}.${randomUUID()}`;
  writeFileSync(unfinished, text, { flag: 'wx', mode: 0o644 });
  renameSync(unfinished, file);
}
