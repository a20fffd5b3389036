import type { Protection } from './open-folder.js';

/** What is taken at most. */
export interface CollectionCaps {
  /** After so many files the search ends. */
  readonly files: number;
  /** Of all files together. What does not fit any more is skipped; smaller files after it may fit. */
  readonly totalBytes: number;
  /** Of one file. A sparse file counts with its whole size. */
  readonly fileBytes: number;
  /** Folders in each other; what is deeper is skipped. */
  readonly depth: number;
  /** Names that are looked at, wanted or not; after so many the search ends. */
  readonly names: number;
}

export const DEFAULT_CAPS: CollectionCaps = {
  files: 10_000,
  totalBytes: 2 ** 30,
  fileBytes: 2 ** 30,
  depth: 32,
  names: 200_000,
};

/** Why something that the patterns ask for was not taken, in the words of the report. */
export const SKIP_REASONS = {
  symlink: 'it is a symbolic link',
  'hard-link': 'it has further names (hard links)',
  special: 'it is a pipe, a socket or a device',
  'too-large': 'it is larger than one file may be',
  'total-too-large': 'all files together would be too large',
  'too-deep': 'it is too deep',
  'name-too-long': 'its path is too long for an artifact',
  unreadable: 'it cannot be read',
  changed: 'it changed while it was read',
} as const;

export type SkipReason = keyof typeof SKIP_REASONS;

export interface SkippedEntry {
  /** Relative to the working directory and untrusted; cut when it is long, bytes that are not UTF-8 as �. */
  readonly path: string;
  readonly reason: SkipReason;
}

export interface CollectedFile {
  /** As the program named it; untrusted. Bytes that are not UTF-8 as �. */
  readonly path: string;
  /** Its path in staging and in the artifact, with forward slashes; safe to print. Mostly the same as `path`. */
  readonly storedAs: string;
  readonly bytes: number;
}

/** What was taken from a working directory, and what was not. */
export interface Collection {
  readonly files: readonly CollectedFile[];
  readonly totalBytes: number;
  /** At most `MAX_LISTED_SKIPS`. */
  readonly skipped: readonly SkippedEntry[];
  readonly skippedCount: number;
  /** Lines of `artifacts` that took nothing, as they were given. When the search ended early, they might have. */
  readonly unmatched: readonly string[];
  /** Why the search ended before everything was looked at; undefined when it did not. */
  readonly stopped: 'too-many-files' | 'too-many-names' | undefined;
  readonly protection: Protection;
}

export const MAX_LISTED_SKIPS = 1000;
const MAX_SHOWN_PATH = 500;

/** A path for people. */
export function showPath(path: Buffer): string {
  const text = path.subarray(0, MAX_SHOWN_PATH * 4).toString('utf8');
  const shown = text.slice(0, MAX_SHOWN_PATH).toWellFormed();
  return shown.length < text.length || path.length > MAX_SHOWN_PATH * 4 ? `${shown}…` : shown;
}

/** Counts what is taken and what is skipped. */
export class Tally {
  readonly files: CollectedFile[] = [];
  readonly skipped: SkippedEntry[] = [];
  skippedCount = 0;
  totalBytes = 0;
  stopped: Collection['stopped'];
  private namesLeft: number;

  constructor(readonly caps: CollectionCaps) {
    this.namesLeft = caps.names;
  }

  take(path: Buffer, storedAs: string, bytes: number): void {
    this.files.push({ path: showPath(path), storedAs, bytes });
    this.totalBytes += bytes;
  }

  skip(path: Buffer, reason: SkipReason): void {
    this.skippedCount++;
    if (this.skipped.length < MAX_LISTED_SKIPS) this.skipped.push({ path: showPath(path), reason });
  }

  /** Reserves the names that a folder has, as far as there may be more. */
  useNames(read: (most: number) => Buffer[]): Buffer[] {
    const names = read(this.namesLeft + 1);
    if (names.length > this.namesLeft) this.stopped ??= 'too-many-names';
    const used = names.slice(0, this.namesLeft);
    this.namesLeft -= used.length;
    return used;
  }
}
