import type { ShardPlan } from './shard-plan.js';

/** One job of the matrix. */
export interface MatrixEntry {
  /** As given; empty for whatever Python there is. */
  readonly 'python-version': string;
  /** From 1. */
  readonly shard: number;
  readonly shards: number;
  /** For people. */
  readonly name: string;
  /** A name for the artifact with its result, unique in the matrix. */
  readonly artifact: string;
}

/** What `strategy.matrix` takes: an entry for each Python version and shard. Pure. */
export function buildMatrix({ pythonVersions, shards }: ShardPlan): { readonly include: readonly MatrixEntry[] } {
  const include = pythonVersions.flatMap((version, place) =>
    shards.map((_, index): MatrixEntry => {
      const number = `${index + 1}/${shards.length}`;
      // Artifacts may not have all the characters that versions may have.
      const key = version === null ? 'any' : /^\d[\w.]*$/.test(version) ? version : `v${place + 1}`;
      return {
        'python-version': version ?? '',
        shard: index + 1,
        shards: shards.length,
        name: version === null ? `shard ${number}` : `Python ${version}, shard ${number}`,
        artifact: `pyexec-result-${key}-${index + 1}`,
      };
    }),
  );
  return { include };
}
