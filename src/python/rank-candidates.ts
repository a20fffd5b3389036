import { gte, rcompare } from '@renovatebot/pep440';
import type { KnownPython } from './candidate.js';
import { satisfiesRequest } from './satisfies-request.js';

/** The oldest version that programs can be run with. */
export const OLDEST_PYTHON = '3.6';

/** What an interpreter must be. */
export interface Wish {
  /** PEP 440 specifiers; pre-releases satisfy them only when one of them names a pre-release. */
  readonly request: string;
  readonly freeThreaded: boolean;
  /** The architecture that is taken before others. */
  readonly arch: string;
}

/**
 * Interpreters that satisfy the wish, the best first: CPython before others, the machine's architecture before others, the
 * newest version, then the order they were found in.
 */
export function rankCandidates(candidates: readonly KnownPython[], wish: Wish): KnownPython[] {
  const foreign = ({ implementation, arch }: KnownPython): number =>
    ((implementation ?? 'cpython') === 'cpython' ? 0 : 2) + ((arch ?? wish.arch) === wish.arch ? 0 : 1);
  return candidates
    .filter(({ version }) => satisfiesRequest(version, wish.request) && gte(version, OLDEST_PYTHON))
    .filter(({ freeThreaded }) => (freeThreaded ?? false) === wish.freeThreaded)
    .sort((a, b) => foreign(a) - foreign(b) || rcompare(a.version, b.version));
}
