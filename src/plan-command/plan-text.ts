import { quoteInline } from '../report/neutralise.js';
import { skippedLines } from '../report/text.js';
import type { ShardPlan } from '../shards/shard-plan.js';
import { formatDuration } from '../units.js';

/** The plan for people, as lines that are safe in a log. Pure. */
export function planText({ pythonVersions, programs, shards, ...rest }: ShardPlan): string[] {
  const found = [...rest.notes.map(quoteInline), ...skippedLines(rest)];
  if (programs.length === 0) return [...found, 'nothing to run'];
  const pythons = pythonVersions.flatMap((version) => version ?? []);
  const times = shards.map(({ expectedMs }) => expectedMs);
  const what = `${programs.length} programs in ${shards.length} shards`;
  const jobs = pythonVersions.length * shards.length;
  const where = pythons.length === 0 ? '' : ` with each of Python ${pythons.join(', ')}`;
  const spread = `${formatDuration(Math.min(...times))} to ${formatDuration(Math.max(...times))}`;
  return [...found, quoteInline(`${what}${where}: ${jobs} jobs of ${spread} each, as far as is known`)];
}
