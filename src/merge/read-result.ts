import { valid } from '@renovatebot/pep440';
import { versionRequest } from '../inputs/grammar.js';
import { satisfiesRequest } from '../python/satisfies-request.js';
import { quoteInline } from '../report/neutralise.js';
import type { ReportedRun } from '../report/run-report.js';
import { isRecord, parseJson, readCount, readText } from '../json-fields.js';
import type { ShardPlan } from '../shards/shard-plan.js';
import { readRun } from './read-run.js';
import { readNotes } from './shard-notes.js';

/** What a file says of a shard of the plan. */
export interface ShardResult {
  /** Indexes into the Python versions and the shards of the plan. */
  readonly version: number;
  readonly shard: number;
  /** By their indexes in the plan; those that the shard did not run are not there. */
  readonly runs: ReadonlyMap<number, ReportedRun>;
  /** The shard says that it was given up before its end. */
  readonly isCancelled: boolean;
  readonly interpreter: string | null;
  /** What it says of itself besides, each on one line. */
  readonly notes: readonly string[];
  /** Why the shard has failed, whatever its runs say; undefined when it has not. */
  readonly problem: string | undefined;
}

/** Why a file is no result of any shard of the plan. */
export class NoResult extends Error {}

type Fields = Readonly<Record<string, unknown>>;

/** Which shard of the plan it says to be. */
function findShard(value: unknown, plan: ShardPlan): { version: number; shard: number } {
  if (!isRecord(value)) throw new NoResult('does not say of which shard it is');
  const { plan: id, pythonVersion, index, of } = value;
  if (id !== plan.id) throw new NoResult('is of another plan');
  const version = plan.pythonVersions.findIndex((one) => one === pythonVersion);
  const number = readCount(index, plan.shards.length, 1);
  if (version === -1 || number === undefined || of !== plan.shards.length)
    throw new NoResult('is of a shard that was not planned');
  return { version, shard: number - 1 };
}

/** The version of the interpreter, with what is wrong with it added to `problems`. */
function readInterpreter(content: Fields, wanted: string | null, problems: string[]): string | null {
  const { environment, runs } = content;
  const hasRuns = Array.isArray(runs) && runs.length > 0;
  const told = isRecord(environment) ? readText(environment['pythonVersion'], 40) : undefined;
  const version = told === undefined ? null : valid(told);
  if (version === null) {
    // Where nothing ran, there may have been none.
    if (environment !== null || hasRuns) problems.push('its result does not say which Python it had');
  } else if (wanted !== null && !satisfiesRequest(version, versionRequest(wanted))) {
    problems.push(`it ran with Python ${version}`);
  }
  return version;
}

class RunsReader {
  readonly runs = new Map<number, ReportedRun>();
  readonly problems = new Set<string>();
  private readonly indexes: ReadonlyMap<string, number>;

  constructor(
    private readonly plan: ShardPlan,
    private readonly planned: readonly number[],
  ) {
    this.indexes = new Map(planned.map((index) => [plan.programs[index]?.id ?? '', index]));
  }

  read(value: unknown): void {
    if (!Array.isArray(value)) this.problems.add('its result has no runs');
    else if (value.length > this.planned.length) this.problems.add('its result has more runs than it had programs');
    else for (const one of value) this.readOne(one);
  }

  private readOne(value: unknown): void {
    const id = isRecord(value) ? value['id'] : undefined;
    const index = typeof id === 'string' ? this.indexes.get(id) : undefined;
    const program = index === undefined ? undefined : this.plan.programs[index];
    if (!isRecord(value) || index === undefined || program === undefined) {
      this.problems.add('its result has runs of programs that were not its own');
      return;
    }
    const run = readRun(value, program);
    if (run === undefined) this.problems.add('its result has malformed runs');
    else if (this.runs.has(index)) this.problems.add('its result has two runs of one program');
    else this.runs.set(index, run);
  }
}

const MAX_ERROR = 500;

function describeError({ error }: Fields): string | undefined {
  if (error === null) return undefined;
  const { code, message } = isRecord(error) ? error : {};
  const [known, text] = [readText(code, 60), typeof message === 'string' ? message.slice(0, MAX_ERROR) : ''];
  // On one line, so that it cannot look like lines of ours.
  return quoteInline(`it says: error ${known ?? 'unknown'}: ${text}`);
}

/**
 * Reads `result.json` of a shard. Whoever wrote it may have run code that nobody has reviewed: it is taken for forged, its
 * fields are looked at one by one, those that are not known are dropped, and no verdict in it is believed. Pure.
 *
 * @throws NoResult when it is of no shard of the plan
 */
export function readResult(text: string, plan: ShardPlan): ShardResult {
  const content = parseJson(text);
  if (!isRecord(content)) throw new NoResult('is no JSON object');
  if (content['schemaVersion'] !== 1) throw new NoResult('is no result of schema version 1');
  const { version, shard } = findShard(content['shard'], plan);
  const planned = plan.shards[shard]?.programs ?? [];
  const reader = new RunsReader(plan, planned);
  reader.read(content['runs']);
  const problems = [...reader.problems];
  const interpreter = readInterpreter(content, plan.pythonVersions[version] ?? null, problems);
  const error = describeError(content);
  if (error !== undefined) problems.push(error);
  const isCancelled = content['status'] === 'cancelled';
  const { runs } = reader;
  if (problems.length === 0 && runs.size < planned.length && !isCancelled)
    problems.push(`its result has ${runs.size} of ${planned.length} programs`);
  const notes = readNotes(content['notes']);
  return { version, shard, runs, isCancelled, interpreter, notes, problem: problems[0] };
}
