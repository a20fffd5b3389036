import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { systemCode } from '../errors.js';
import { findPrograms, type FoundPrograms } from '../find-programs.js';
import type { CommandHost } from '../host/command-host.js';
import { buildChanges, checkBase } from '../inputs/parse-pull-request.js';
import { parseValues, requireNoProblems, type ValuesOf } from '../inputs/parse-table.js';
import type { Program } from '../programs/program.js';
import { relativeBelow } from '../programs/relative-path.js';
import { buildShardPlan, type ProgramToPlan } from '../shards/build-shard-plan.js';
import { DurationsBook } from '../shards/durations.js';
import { buildMatrix } from '../shards/matrix.js';
import { formatPlan, type ShardPlan } from '../shards/shard-plan.js';
import { quoteInline } from '../report/neutralise.js';
import { formatBytes } from '../units.js';
import { writePieces } from '../write-pieces.js';
import { PLAN_INPUTS, type PLAN_OUTPUTS } from './plan-inputs.js';
import { planText } from './plan-text.js';

type PlanValues = ValuesOf<typeof PLAN_INPUTS>;

/** A shard finds its programs by their files. */
const NO_TEXT =
  '`pull-request-text`: the text of a pull request cannot be planned, since it is no file that shards could read; run it in a job of its own';
const MAX_DURATIONS_BYTES = 256 * 2 ** 20;

/** The file of a program as users know it: nearly always that is its id. */
function pathOf(program: Program, base: string): string {
  if (program.kind !== 'file' || program.path === program.id || program.path.endsWith(`/${program.id}`))
    return program.id;
  return (relativeBelow(base, program.path) ?? program.path).split(path.sep).join('/');
}

/** What there is, of which the shards run all programs. */
type Found = Pick<FoundPrograms, 'skipped' | 'notes'> & { readonly programs: readonly ProgramToPlan[] };

async function findAll(values: PlanValues, host: CommandHost): Promise<Found> {
  const found = await findPrograms(
    {
      source: { kind: 'files', patterns: values.files ?? [] },
      pullRequest: { ...buildChanges(values), text: false },
      // What a document asks for is a matter of the jobs.
      limits: { timeoutMs: Infinity },
      allowEmpty: values['allow-empty'],
      pythonVersion: undefined,
    },
    { facts: host.facts, cancellation: new AbortController().signal, onShard: () => undefined },
  );
  const programs = found.programs.map((program) => ({
    id: program.id,
    path: pathOf(program, host.facts.currentFolder),
    expectsError: program.kind === 'file' && program.part?.expectation.error !== undefined,
    program,
  }));
  return { programs, skipped: found.skipped, notes: found.notes };
}

/** Why a file of durations cannot be used, or undefined when it was. */
function noteDurations(file: string, book: DurationsBook): string | undefined {
  try {
    const facts = statSync(file);
    if (!facts.isFile()) return 'is no ordinary file';
    if (facts.size > MAX_DURATIONS_BYTES) return `is larger than ${formatBytes(MAX_DURATIONS_BYTES)}`;
    return book.noteFile(readFileSync(file, 'utf8'));
  } catch (thrown) {
    const code = systemCode(thrown);
    if (code === undefined) throw thrown;
    return code === 'ENOENT' ? 'is not there' : `cannot be read (${code})`;
  }
}

/** What earlier runs took. They only make the shards even: what cannot be used is told and left out. */
function readDurations(paths: readonly string[], host: CommandHost): Map<string, number> {
  const book = new DurationsBook();
  for (const one of paths) {
    const why = noteDurations(path.resolve(host.currentFolder, one), book);
    if (why !== undefined) host.say([quoteInline(`durations: ${one} ${why}; the plan is made without it`)]);
  }
  return book.medians();
}

function outputsOf(plan: ShardPlan, file: string): Record<keyof typeof PLAN_OUTPUTS, string> {
  return {
    matrix: JSON.stringify(buildMatrix(plan)),
    programs: String(plan.programs.length),
    shards: String(plan.shards.length),
    empty: String(plan.programs.length === 0),
    'plan-file': file,
  };
}

/** The same for scripts, with values of their own kinds. */
function jsonOf(plan: ShardPlan, planFile: string): string {
  const counts = { programs: plan.programs.length, shards: plan.shards.length, empty: plan.programs.length === 0 };
  return `${JSON.stringify({ matrix: buildMatrix(plan), ...counts, planFile }, undefined, 2)}\n`;
}

/**
 * Programs × Python versions to a plan, and the matrix that goes with it. Resolves to the exit status.
 *
 * @throws PyexecError for what is wrong with inputs and programs
 */
export async function planCommand(host: CommandHost): Promise<number> {
  const problems: string[] = [];
  const raw = host.readInputs();
  const values = parseValues(PLAN_INPUTS, raw, problems);
  if ((values.files ?? []).length === 0) problems.push('`files` names no file');
  checkBase(values, problems);
  if (values['pull-request-text']) problems.push(NO_TEXT);
  requireNoProblems(problems, 'pyexec plan');
  const plan = buildShardPlan({
    ...(await findAll(values, host)),
    pythonVersions: values['python-versions'] ?? [null],
    shards: values.shards,
    durations: readDurations(values.durations ?? [], host),
    ...host.origin,
  });
  const named = values['plan-file'] ?? host.placeFor('pyexec-plan.json') ?? 'pyexec-plan.json';
  const file = path.resolve(host.currentFolder, named);
  writePieces(file, [formatPlan(plan)]);
  host.say([...planText(plan), quoteInline(`plan: ${file}`)]);
  await host.publish({ outputs: outputsOf(plan, file), json: [jsonOf(plan, file)] });
  return 0;
}
