import { Malformed, versionRequest } from '../inputs/grammar.js';
import { fieldsOf, isRecord, parseJson, readCount, readNumber, readText } from '../json-fields.js';
import type { SkippedProgram } from '../programs/program.js';
import { MAX_JOBS } from './shard-count.js';
import { MAX_SKIPPED, sealPlan, type PlannedProgram, type PlannedShard, type ShardPlan } from './shard-plan.js';

const MAX_PROGRAMS = 1_000_000;
const MAX_TEXT = 4096;
const MAX_NOTES = 100;
const DIGEST = /^[0-9a-f]{64}$/;

/** Why a text is no plan; the message completes "the plan". */
export class NoPlan extends Error {}

function textOrNull(value: unknown, what: string): string | null {
  if (value === null) return null;
  const text = readText(value, MAX_TEXT);
  if (text === undefined) throw new NoPlan(`has a malformed ${what}`);
  return text;
}

function parseVersion(value: unknown): string | null {
  const text = textOrNull(value, 'Python version');
  try {
    if (text !== null) versionRequest(text);
  } catch (thrown) {
    if (thrown instanceof Malformed) throw new NoPlan('has a malformed Python version');
    throw thrown;
  }
  return text;
}

function parseProgram(value: unknown): PlannedProgram {
  const { id, path, expectsError } = isRecord(value) ? value : { id: value, path: value, expectsError: false };
  const [idText, pathText] = [readText(id, MAX_TEXT), readText(path, MAX_TEXT)];
  if (!idText || !pathText || typeof expectsError !== 'boolean') throw new NoPlan('has a malformed program');
  return { id: idText, path: pathText, expectsError };
}

function parseShard(value: unknown): PlannedShard {
  const { programs, expectedMs, digest } = isRecord(value) ? value : {};
  const ms = readNumber(expectedMs, Number.MAX_SAFE_INTEGER);
  const hex = readText(digest, 64);
  const isRight = Array.isArray(programs) && ms !== undefined && hex !== undefined && DIGEST.test(hex);
  if (!isRight) throw new NoPlan('has a malformed shard');
  // Whether they are indexes is checked together with that each is there once.
  return { programs: programs as number[], expectedMs: ms, digest: hex };
}

function parseSkipped(value: unknown): SkippedProgram {
  const { id, source, reason } = fieldsOf(value);
  const { path, line } = fieldsOf(source);
  const [idText, pathText, why] = [readText(id, MAX_TEXT), readText(path, MAX_TEXT), readText(reason, MAX_TEXT)];
  const number = readCount(line, Number.MAX_SAFE_INTEGER, 1);
  if (!idText || !pathText || why === undefined || number === undefined)
    throw new NoPlan('has a malformed block that is skipped');
  return { id: idText, source: { path: pathText, line: number }, reason: why };
}

function parseNote(value: unknown): string {
  const text = readText(value, MAX_TEXT);
  if (text === undefined) throw new NoPlan('has a malformed note');
  return text;
}

function arrayOf<T>(value: unknown, what: string, { most, parse }: { most: number; parse: (one: unknown) => T }): T[] {
  if (!Array.isArray(value) || value.length > most) throw new NoPlan(`has no ${what}, or more than ${most}`);
  return value.map(parse);
}

/** Every program in exactly one shard, in the order of the plan. */
function checkShards(shards: readonly PlannedShard[], count: number): void {
  const isDealt = new Uint8Array(count);
  for (const { programs } of shards) {
    let before = -1;
    for (const one of programs) {
      const index = readCount(one, count - 1, before + 1);
      if (index === undefined || isDealt[index] === 1) throw new NoPlan('does not have each program in one shard');
      isDealt[index] = 1;
      before = index;
    }
  }
  if (isDealt.includes(0)) throw new NoPlan('does not have each program in one shard');
}

/**
 * Reads the text of `pyexec-plan.json`. What is accepted is consistent: its id is right, each program has an id of its own
 * and is in one shard, and a matrix can hold its jobs. Pure.
 *
 * @throws NoPlan
 */
export function parseShardPlan(text: string): ShardPlan {
  const content = parseJson(text);
  if (!isRecord(content)) throw new NoPlan('is no JSON object');
  if (content['schemaVersion'] !== 1) throw new NoPlan('is not of schema version 1');
  const pythonVersions = arrayOf(content['pythonVersions'], 'Python versions', { most: MAX_JOBS, parse: parseVersion });
  const programs = arrayOf(content['programs'], 'programs', { most: MAX_PROGRAMS, parse: parseProgram });
  const shards = arrayOf(content['shards'], 'shards', { most: MAX_JOBS, parse: parseShard });
  if (pythonVersions.length === 0 || pythonVersions.length * shards.length > MAX_JOBS)
    throw new NoPlan(`has no Python versions, or more than ${MAX_JOBS} jobs`);
  if (new Set(pythonVersions).size < pythonVersions.length) throw new NoPlan('has a Python version twice');
  if (new Set(programs.map(({ id }) => id)).size < programs.length) throw new NoPlan('has a program twice');
  checkShards(shards, programs.length);
  const skipped = arrayOf(content['skipped'], 'skipped blocks', { most: MAX_SKIPPED, parse: parseSkipped });
  const notes = arrayOf(content['notes'], 'notes', { most: MAX_NOTES, parse: parseNote });
  const commit = textOrNull(content['commit'], 'commit');
  const run = textOrNull(content['run'], 'run');
  const plan = sealPlan({ schemaVersion: 1, commit, run, pythonVersions, programs, shards, skipped, notes });
  if (plan.id !== content['id']) throw new NoPlan('was changed after it was made: its id is not that of its content');
  return plan;
}
