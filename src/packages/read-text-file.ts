import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { systemCode } from '../errors.js';

/** Larger files list no packages. */
export const MAX_FILE_BYTES = 4 * 2 ** 20;

/** The text without byte order mark, or what is wrong with the file, as the end of a sentence about it. */
export type ReadText = { readonly text: string } | { readonly problem: string };

function decode(bytes: Buffer): ReadText {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff')
    return { problem: 'is UTF-16, as older PowerShells write it; save it as UTF-8' };
  const nul = bytes.indexOf(0);
  if (nul !== -1) return { problem: `contains a NUL byte at offset ${nul}` };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    // The decoder's TypeError says only this much.
    return { problem: 'is not UTF-8' };
  }
}

function readRegular(descriptor: number): ReadText {
  const facts = fstatSync(descriptor);
  if (facts.isDirectory()) return { problem: 'is a directory' };
  if (!facts.isFile()) return { problem: 'is not a regular file' };
  const tooLarge = { problem: `is larger than ${MAX_FILE_BYTES} bytes` };
  if (facts.size > MAX_FILE_BYTES) return tooLarge;
  const bytes = readFileSync(descriptor);
  return bytes.length > MAX_FILE_BYTES ? tooLarge : decode(bytes);
}

/** Reads a small text file of the user. */
export function readTextFile(file: string): ReadText {
  let descriptor: number | undefined;
  try {
    // Without O_NONBLOCK, opening a named pipe would wait for a writer; Windows has neither.
    descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK || 0));
    return readRegular(descriptor);
  } catch (thrown) {
    const code = systemCode(thrown);
    if (code === undefined) throw thrown;
    return { problem: code === 'ENOENT' || code === 'ENOTDIR' ? 'does not exist' : `cannot be read (${code})` };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
