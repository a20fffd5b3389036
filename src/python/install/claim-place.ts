import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { systemCode } from '../../errors.js';

/** What somebody else who installs the same may still need; ours are complete right after they appear. */
const PATIENCE_MS = 15_000;
const POLL_MS = 100;

/** An installation that is ready to be moved. */
export interface ReadyInstallation {
  /** Absolute, on the same file system as the place, in a folder of ours that is removed afterwards. */
  readonly staged: string;
  /** Absolute: where it shall be. */
  readonly place: string;
  /** Whether what is in the place works. */
  readonly works: () => Promise<boolean>;
  /** How long to wait for somebody who has begun and is not ready. */
  readonly patienceMs?: number;
}

/** The file that says that an installation is complete. */
export function completeMark(place: string): string {
  return `${place}.complete`;
}

async function isTaken(staged: string, place: string): Promise<boolean> {
  try {
    await rename(staged, place);
    return false;
  } catch (thrown) {
    // Windows says EPERM.
    if (['ENOTEMPTY', 'EEXIST', 'EPERM', 'ENOTDIR'].includes(systemCode(thrown) ?? '') && existsSync(place))
      return true;
    throw thrown;
  }
}

async function becomesComplete(place: string, patienceMs: number): Promise<boolean> {
  for (let waited = 0; waited < patienceMs; waited += POLL_MS) {
    if (existsSync(completeMark(place))) return true;
    if (!existsSync(place)) return false;
    await wait(POLL_MS);
  }
  return false;
}

/**
 * Moves an installation to its place in one step, and marks it complete. Whoever comes second takes what the first one
 * put there; what was left there unfinished or does not work is replaced. Says whether it is ours.
 */
export async function claimPlace(ready: ReadyInstallation): Promise<boolean> {
  const { staged, place, works, patienceMs = PATIENCE_MS } = ready;
  await mkdir(path.dirname(place), { recursive: true });
  for (let attempt = 0; await isTaken(staged, place); attempt++) {
    if ((await becomesComplete(place, patienceMs)) && (await works())) return false;
    await rm(completeMark(place), { force: true });
    if (existsSync(place)) await rename(place, `${staged}-before-${attempt}`);
  }
  await writeFile(completeMark(place), '');
  return true;
}
