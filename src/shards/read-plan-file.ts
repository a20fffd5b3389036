import { readFileSync, statSync } from 'node:fs';
import { PyexecError, systemCode } from '../errors.js';
import { NoPlan, parseShardPlan } from './parse-shard-plan.js';
import type { ShardPlan } from './shard-plan.js';
import { formatBytes } from '../units.js';

/** A million programs fit. */
const MAX_PLAN_BYTES = 128 * 2 ** 20;

function read(file: string): string {
  const facts = statSync(file);
  if (!facts.isFile()) throw new NoPlan('is no ordinary file');
  if (facts.size > MAX_PLAN_BYTES) throw new NoPlan(`is larger than ${formatBytes(MAX_PLAN_BYTES)}`);
  return readFileSync(file, 'utf8');
}

/**
 * The plan in a file (absolute).
 *
 * @throws PyexecError `invalid-input` when there is none in it
 */
export function readPlanFile(file: string): ShardPlan {
  try {
    return parseShardPlan(read(file));
  } catch (thrown) {
    const code = systemCode(thrown);
    if (code === undefined && !(thrown instanceof NoPlan)) throw thrown;
    const why = thrown instanceof NoPlan ? thrown.message : `cannot be read (${code ?? ''})`;
    throw new PyexecError('invalid-input', {
      message: `\`plan-file\`: the plan ${JSON.stringify(file)} ${why}`,
      hint: 'Give the file that `pyexec plan` wrote, as it is; in a workflow it is an artifact of the job that planned.',
      cause: thrown,
    });
  }
}
