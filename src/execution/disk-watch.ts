import { statfsSync } from 'node:fs';
import { PyexecError } from '../errors.js';
import type { Limits } from '../inputs/settings.js';

import type { StopCause } from './outcome.js';
import { diskExceeded, MAX_ENTRIES, scanDisk, watchAgain, watchDisk, type Stop, type Watch } from './stop-causes.js';
import { diffScans, MAX_LISTED_CHANGES, type FileChange } from './working-directory/changes.js';
import type { ProgramFolders } from './working-directory/run-folders.js';
import { scanFolder, type Scan } from './working-directory/scan.js';

/** What a program that has ended did to its folders. */
export interface DiskUse {
  /** Seen only now that it wrote more than it may. */
  readonly cause: StopCause | undefined;
  readonly files: readonly FileChange[];
  readonly filesTruncated: boolean;
}

/** Watches what one program writes. */
export interface DiskWatch {
  readonly start: (stop: Stop) => Watch;
  /** To be called when nothing of the program lives any more. */
  readonly finish: () => Promise<DiskUse>;
}

const NOTHING: Scan = { entries: new Map(), usedBytes: 0, incomplete: undefined };

interface ChangesInput {
  readonly folders: ProgramFolders;
  readonly limits: Limits;
  /** Nothing is in the folders, so that they need not be looked at before. */
  readonly isEmpty: boolean;
}

/**
 * Counts what is in the folders, and tells what changed in the working directory.
 *
 * @throws PyexecError `working-directory-unusable` for a folder that is too large to be watched
 */
export async function watchChanges({ folders, limits, isEmpty }: ChangesInput): Promise<DiskWatch> {
  const { work, onDisk, isFresh } = folders;
  const before = isEmpty ? NOTHING : await scanFolder(work, MAX_ENTRIES);
  if (before.incomplete === 'too-many') {
    throw new PyexecError('working-directory-unusable', {
      message: `the working directory ${work} holds more than ${MAX_ENTRIES} files and folders, too many to be watched`,
      hint: '`working-directory` is where the program writes; give a smaller folder.',
    });
  }
  const baseline = { folders: onDisk, usedBytes: before.usedBytes, entries: before.entries.size };
  return {
    start: (stop) => watchDisk(baseline, limits, stop),
    finish: async () => {
      const scans = await scanDisk(baseline, isFresh);
      const after = scans[0] ?? before;
      const files = diffScans(before, after);
      return {
        cause: diskExceeded(scans, baseline, limits),
        files: files.slice(0, MAX_LISTED_CHANGES),
        filesTruncated: files.length > MAX_LISTED_CHANGES || after.incomplete !== undefined,
      };
    },
  };
}

/** Whoever else uses the disk keeps this much of it, or half of what is free when there is less. */
const MIN_FREE_BYTES = 256 * 2 ** 20;

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/**
 * Leaves some of the disk that a folder is on to others, whoever fills it, and does not look at what is written: for work
 * of ours that writes many files.
 */
export function watchSpace(folder: string): DiskWatch {
  const before = freeBytes(folder);
  const leastBytes = Math.min(MIN_FREE_BYTES, before / 2);
  return {
    start: (stop) =>
      watchAgain(() => {
        const free = freeBytes(folder);
        if (free < leastBytes) stop({ kind: 'disk-limit', bytes: before - free, entries: 0 });
      }),
    finish: () => Promise.resolve({ cause: undefined, files: [], filesTruncated: false }),
  };
}
