import type { Scan } from './scan.js';

/** A file that the program made or changed. */
export interface FileChange {
  /** Relative to the working directory, with forward slashes; bytes that are not UTF-8 are shown as �. */
  readonly path: string;
  readonly bytes: number;
  readonly change: 'created' | 'changed';
}

/** More changes are counted, not listed. */
export const MAX_LISTED_CHANGES = 10_000;

/** The files (not folders) that differ between two scans of the same folder, in the order of their names. */
export function diffScans(before: Scan, after: Scan): FileChange[] {
  const changes: FileChange[] = [];
  for (const [name, entry] of after.entries) {
    const old = before.entries.get(name);
    if (entry.kind === 'folder' || old?.fingerprint === entry.fingerprint) continue;
    const shown = Buffer.from(name, 'latin1').toString('utf8');
    changes.push({ path: shown, bytes: entry.bytes, change: old === undefined ? 'created' : 'changed' });
  }
  return changes.sort((a, b) => (a.path < b.path ? -1 : 1));
}
