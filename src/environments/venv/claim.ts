import { readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { isError, systemCode } from '../../errors.js';
import { readOwnFile } from '../../read-own-file.js';

/** An installation takes less: what is claimed for longer was given up. */
const LONGEST_MS = 3_600_000;

/** Where process numbers mean the same; undefined where that cannot be told. */
function processSpace(): string | undefined {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    if (!isError(thrown)) throw thrown;
    return systemCode(thrown) !== 'ESRCH';
  }
}

/** Whether whoever claimed it is gone, as far as that can be told. */
function isGivenUp(file: string): boolean {
  const age = Date.now() - statSync(file).mtimeMs;
  const [pid, space] = readOwnFile(file, 1000)?.toString('utf8').split('\n') ?? [];
  const isKnown = space !== undefined && space === processSpace();
  return age > LONGEST_MS || age < -LONGEST_MS || (isKnown && !isAlive(Number(pid)));
}

/**
 * Claims what a file (absolute) stands for, for this process alone. False when another one that is at work has it, or the
 * file cannot be made.
 */
export function claim(file: string): boolean {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(file, `${process.pid}\n${processSpace() ?? 'unknown'}`, { flag: 'wx', mode: 0o600 });
      return true;
    } catch (thrown) {
      if (systemCode(thrown) === undefined) throw thrown;
      if (systemCode(thrown) !== 'EEXIST' || !isGivenUp(file)) return false;
      rmSync(file, { force: true });
    }
  }
  return false;
}

/** Lets others claim it. */
export function unclaim(file: string): void {
  rmSync(file, { force: true });
}
