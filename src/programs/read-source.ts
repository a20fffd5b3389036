import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { systemCode } from '../errors.js';

/** Larger files are no programs. */
const MAX_SOURCE_BYTES = 16 * 2 ** 20;

function decode(bytes: Buffer, shown: string, problems: string[]): string | undefined {
  const nul = bytes.indexOf(0);
  if (nul !== -1) {
    problems.push(`\`files\`: ${shown} contains a NUL byte at offset ${nul}`);
    return undefined;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // The decoder's TypeError says only this much.
    problems.push(`\`files\`: ${shown} is not UTF-8`);
    return undefined;
  }
}

/** The text of a program file, or undefined with the reason added to `problems`. */
export async function readSource(file: string, shown: string, problems: string[]): Promise<string | undefined> {
  try {
    // Without O_NONBLOCK, opening a named pipe would wait for a writer; Windows has neither.
    await using handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK || 0));
    const facts = await handle.stat();
    if (!facts.isFile()) {
      problems.push(`\`files\`: ${shown} is not a regular file`);
      return undefined;
    }
    if (facts.size > MAX_SOURCE_BYTES) {
      problems.push(`\`files\`: ${shown} is larger than ${MAX_SOURCE_BYTES} bytes`);
      return undefined;
    }
    return decode(await handle.readFile(), shown, problems);
  } catch (thrown) {
    problems.push(`\`files\`: ${shown} cannot be read (${systemCode(thrown) ?? 'unknown reason'})`);
    return undefined;
  }
}
