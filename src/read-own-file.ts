import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { systemCode } from './errors.js';

/** Windows has neither; there, nothing hostile writes what is read. */
const { O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants as { O_NOFOLLOW?: number; O_NONBLOCK?: number };

/**
 * The content of an ordinary file that others could have replaced: neither a link is followed, nor a pipe or a device
 * read. Undefined when it is not there, is no ordinary file, cannot be read, or is larger than allowed.
 */
export function readOwnFile(file: string, maxBytes: number): Buffer | undefined {
  let fd: number | undefined;
  try {
    fd = openSync(file, constants.O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    const facts = fstatSync(fd);
    if (!facts.isFile() || facts.size > maxBytes) return undefined;
    const content = Buffer.alloc(facts.size);
    let at = 0;
    for (let got = -1; got !== 0 && at < content.length; at += got) {
      got = readSync(fd, content, at, content.length - at, null);
    }
    return content.subarray(0, at);
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    return undefined;
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}
