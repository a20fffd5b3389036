import { lstatSync, readdirSync } from 'node:fs';
import { messageOf, PyexecError } from '../errors.js';
import type { ArtifactPattern } from '../inputs/artifact-patterns.js';
import { DEFAULT_CAPS, type Collection, type CollectionCaps } from './collection.js';
import { Collector, type CollectionRoot } from './collector.js';
import { PathMatcher } from './match-paths.js';
import { bestProtection, type Protection } from './open-folder.js';

export interface CollectionRequest {
  /** The patterns hold for each; the caps for all together. */
  readonly roots: readonly CollectionRoot[];
  readonly patterns: readonly ArtifactPattern[];
  /** Absolute; an empty folder of ours, of mode 0700, to which the files are copied. */
  readonly staging: string;
  readonly caps?: Partial<CollectionCaps>;
  /** Once aborted, nothing more is taken. */
  readonly signal?: AbortSignal;
  /** What is used instead of the best that the machine can do. */
  readonly protection?: Protection;
}

function checkStaging(staging: string): void {
  const facts = lstatSync(staging);
  if (!facts.isDirectory()) throw new Error('it is no folder');
  const own = process.geteuid?.();
  if (own !== undefined && (facts.uid !== own || (facts.mode & 0o077) !== 0)) throw new Error('others may enter it');
  if (readdirSync(staging).length > 0) throw new Error('it is not empty');
}

/**
 * Copies what the patterns ask for into staging, from folders that a hostile program has left and may still be changing:
 * ordinary files only, without following a link in any part of a path, under names that are safe everywhere. What is
 * asked for and not taken is listed with the reason, and so are patterns that match nothing; neither is a failure.
 *
 * @throws PyexecError `artifacts-failed` when staging is unusable, or full
 */
export async function collectArtifacts(request: CollectionRequest): Promise<Collection> {
  try {
    checkStaging(request.staging);
    const { roots, patterns, staging, signal, protection = bestProtection() } = request;
    const caps = { ...DEFAULT_CAPS, ...request.caps };
    return await new Collector({ matcher: new PathMatcher(patterns), staging, caps, protection, signal }).collect(
      roots,
    );
  } catch (cause) {
    throw new PyexecError('artifacts-failed', {
      message: `the artifacts could not be collected in ${request.staging}: ${messageOf(cause)}`,
      hint: 'Check that the disk is not full.',
      cause,
    });
  }
}
