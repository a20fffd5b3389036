import { PyexecError } from '../errors.js';

/** What a matrix of GitHub Actions may hold. */
export const MAX_JOBS = 256;
/** What `auto` wants a shard to take: less, and starting the job is most of it. */
const AIM_MS = 60_000;

interface Wanted {
  readonly shards: number | 'auto';
  readonly versions: number;
  readonly programs: number;
  /** Of all programs together, with one Python. */
  readonly totalMs: number;
}

/**
 * How many shards each Python version gets: never more than there are programs, and none when there are none. Pure.
 *
 * @throws PyexecError `invalid-input` for more jobs than a matrix may hold
 */
export function resolveShardCount({ shards, versions, programs, totalMs }: Wanted): number {
  const most = Math.floor(MAX_JOBS / versions);
  if (most === 0) throw tooMany(`${versions} Python versions`, `Give at most ${MAX_JOBS} versions.`);
  if (shards === 'auto') return Math.min(most, programs, Math.max(1, Math.ceil(totalMs / AIM_MS)));
  const useful = Math.min(shards, programs);
  if (useful > most) {
    const asked = `${versions === 1 ? '1 Python version' : `${versions} Python versions`} × ${useful} shards`;
    throw tooMany(asked, `Set \`shards\` to at most ${most}, to \`auto\`, or name fewer \`python-versions\`.`);
  }
  return useful;
}

function tooMany(what: string, hint: string): PyexecError {
  return new PyexecError('invalid-input', { message: `${what} are more than the ${MAX_JOBS} jobs of a matrix`, hint });
}
