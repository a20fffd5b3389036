import { mkdtempSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { ArtifactPattern } from '../inputs/artifact-patterns.js';
import { collectArtifacts } from './collect.js';
import { SKIP_REASONS, type Collection } from './collection.js';

/** Where the collected files went; a folder on this machine, or an artifact of the workflow run. */
export interface Delivered {
  readonly name: string | null;
  readonly id: number | null;
  readonly url: string | null;
  /** Absolute; null when the files are not kept here. */
  readonly folder: string | null;
}

/** What the report says about artifacts. */
export interface KeptArtifacts extends Delivered {
  readonly files: number;
  readonly bytes: number;
  /** Paths are untrusted. */
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  readonly notes: readonly string[];
}

/** Files that were collected, in a folder that nobody else can change. */
export interface Staged {
  /** Absolute. */
  readonly root: string;
  /** Paths below it, with forward slashes; at least one. */
  readonly files: readonly string[];
}

interface KeepInput {
  readonly patterns: readonly ArtifactPattern[];
  /** Of the programs. Absolute. */
  readonly workingDirectories: readonly string[];
  readonly tempFolder: string;
  readonly signal: AbortSignal;
}

const MAX_LISTED = 100;
const NOWHERE: Delivered = { name: null, id: null, url: null, folder: null };

function notesOf({ skippedCount, unmatched, stopped, protection, files }: Collection): string[] {
  const renamed = files.filter(({ path: given, storedAs }) => !storedAs.endsWith(given)).length;
  return [
    ...unmatched.map((pattern) => `Nothing matches the line ${JSON.stringify(pattern)} of \`artifacts\`.`),
    ...(skippedCount > 0 ? [`${skippedCount} entries that \`artifacts\` asks for were not taken.`] : []),
    ...(stopped === undefined ? [] : ['There are too many files to look at all; `artifacts` got the first of them.']),
    ...(renamed > 0 ? [`${renamed} files got other names, since an artifact cannot hold theirs.`] : []),
    ...(protection === 'comparison'
      ? ['This machine protects less against files that change while they are read.']
      : []),
  ];
}

/**
 * Copies what `artifacts` asks for out of the working directories, after nothing of the programs lives any more, and has
 * it delivered. What is not taken is told with the reason and is no failure.
 *
 * @throws PyexecError `artifacts-failed`
 */
export async function keepArtifacts(
  { patterns, workingDirectories, tempFolder, signal }: KeepInput,
  deliver: (staged: Staged) => Promise<Delivered>,
): Promise<KeptArtifacts> {
  const root = mkdtempSync(path.join(realpathSync(tempFolder), 'pyexec-artifacts-'));
  let delivered = NOWHERE;
  try {
    const unique = [...new Set(workingDirectories)];
    const roots = unique.map((folder) => ({ folder, storeIn: unique.length === 1 ? '' : path.basename(folder) }));
    const collection = await collectArtifacts({ roots, patterns, staging: root, signal });
    const files = collection.files.map(({ storedAs }) => storedAs);
    if (files.length > 0) delivered = await deliver({ root, files });
    const skipped = collection.skipped.slice(0, MAX_LISTED);
    return {
      ...delivered,
      files: files.length,
      bytes: collection.totalBytes,
      skipped: skipped.map(({ path: entry, reason }) => ({ path: entry, reason: SKIP_REASONS[reason] })),
      notes: notesOf(collection),
    };
  } finally {
    if (delivered.folder !== root) {
      // Ours alone, so an ordinary removal will do.
      const { rmRF } = await import('@actions/io');
      await rmRF(root);
    }
  }
}
