import { PyexecError } from '../errors.js';
import { versionRequest } from '../inputs/grammar.js';
import type { ShardNumber } from '../inputs/shard-number.js';
import type { Program } from '../programs/program.js';
import { digestOf } from './digest.js';
import type { PlannedProgram, PlannedShard, ShardPlan } from './shard-plan.js';

/** What a result says of the shard that it is of. */
export interface ReportedShard {
  /** The plan's id. */
  readonly plan: string;
  /** As the plan has it; null stands for whatever Python there is. */
  readonly pythonVersion: string | null;
  /** From 1. */
  readonly index: number;
  readonly of: number;
}

/** What of a plan is to be run here. */
export interface Assignment {
  readonly reported: ReportedShard;
  readonly programs: readonly PlannedProgram[];
  readonly shard: PlannedShard;
}

function wrong(message: string): PyexecError {
  const hint = 'Take `python-version` and `shard` from the matrix that `pyexec plan` made together with the plan.';
  return new PyexecError('invalid-input', { message, hint });
}

/**
 * The shard of that number for that Python (PEP 440 specifiers; undefined for any). Pure.
 *
 * @throws PyexecError `invalid-input` when the plan has none
 */
export function takeShard(plan: ShardPlan, { index, of }: ShardNumber, pythonVersion: string | undefined): Assignment {
  const count = plan.shards.length;
  const shard = plan.shards[index - 1];
  if (shard === undefined || (of !== undefined && of !== count))
    throw wrong(
      `\`shard\`: the plan has ${count} shards, and not the shard ${of === undefined ? index : `${index}/${of}`}`,
    );
  const requests = plan.pythonVersions.map((one) => (one === null ? undefined : versionRequest(one)));
  const version = requests.indexOf(pythonVersion);
  if (version === -1) {
    const planned = plan.pythonVersions.map((one) => one ?? 'none in particular').join(', ');
    throw wrong(`\`python-version\`: the plan is for ${planned}, and not for ${pythonVersion ?? 'none in particular'}`);
  }
  const programs = shard.programs.flatMap((one) => plan.programs[one] ?? []);
  const reported = { plan: plan.id, pythonVersion: plan.pythonVersions[version] ?? null, index, of: count };
  return { reported, programs, shard };
}

/**
 * Of the programs that were found in the files of a shard exactly those that were planned, in the order of the plan. Pure.
 *
 * @throws PyexecError `invalid-program` when some are not there, or are not what was planned
 */
export function selectPrograms({ programs, shard }: Assignment, found: readonly Program[]): Program[] {
  const byId = new Map(found.map((program) => [program.id, program]));
  const selected = programs.flatMap(({ id }) => byId.get(id) ?? []);
  const absent = programs.filter(({ id }) => !byId.has(id)).map(({ id }) => JSON.stringify(id));
  const hint = 'Plan and run the same commit: check out the same `ref` in both jobs, and change no program in between.';
  if (absent.length > 0) {
    const names = `${absent.slice(0, 5).join(', ')}${absent.length > 5 ? ` and ${absent.length - 5} more` : ''}`;
    throw new PyexecError('invalid-program', { message: `the plan has programs that are not here: ${names}`, hint });
  }
  if (digestOf(selected) !== shard.digest)
    throw new PyexecError('invalid-program', { message: 'the programs are not those that were planned', hint });
  return selected;
}
