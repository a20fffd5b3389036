import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { messageOf, PyexecError } from './errors.js';

/**
 * Writes a file (absolute) in pieces, so that whoever reads it finds the whole of it, or what was there before. A link in
 * its place is replaced and not followed.
 *
 * @throws PyexecError `publish-failed`
 */
export function writePieces(file: string, pieces: Iterable<string>): void {
  const unfinished = `${file}.${randomUUID()}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const descriptor = openSync(unfinished, 'wx', 0o644);
    try {
      for (const piece of pieces) {
        const bytes = Buffer.from(piece);
        for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
      }
    } finally {
      closeSync(descriptor);
    }
    renameSync(unfinished, file);
  } catch (cause) {
    rmSync(unfinished, { force: true });
    throw new PyexecError('publish-failed', {
      message: `${JSON.stringify(file)} could not be written: ${messageOf(cause)}`,
      hint: 'Check that the folder can be written and the disk is not full.',
      cause,
    });
  }
}
