import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { systemCode } from '../errors.js';

/** Larger files are no programs. */
const MAX_SOURCE_BYTES = 16 * 2 ** 20;

function decode(bytes: Buffer, shown: string, problems: string[]): string | undefined {
  const nul = bytes.indexOf(0);
  if (nul !== -1) {
    problems.push(`${shown} contains a NUL byte at offset ${nul}`);
    return undefined;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // The decoder's TypeError says only this much.
    problems.push(`${shown} is not UTF-8`);
    return undefined;
  }
}

function readRegular(descriptor: number, shown: string, problems: string[]): Buffer | undefined {
  const facts = fstatSync(descriptor);
  if (!facts.isFile()) problems.push(`${shown} is not a regular file`);
  else if (facts.size > MAX_SOURCE_BYTES) problems.push(`${shown} is larger than ${MAX_SOURCE_BYTES} bytes`);
  else return readFileSync(descriptor);
  return undefined;
}

/** The text of a program file, or undefined with the reason added to `problems`. */
export function readSource(file: string, shown: string, problems: string[]): string | undefined {
  let descriptor: number | undefined;
  try {
    // Without O_NONBLOCK, opening a named pipe would wait for a writer; Windows has neither.
    descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK || 0));
    const bytes = readRegular(descriptor, shown, problems);
    return bytes === undefined ? undefined : decode(bytes, shown, problems);
  } catch (thrown) {
    problems.push(`${shown} cannot be read (${systemCode(thrown) ?? 'unknown reason'})`);
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
