import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildShardPlan } from '../lib/shards/build-shard-plan.js';
import { buildMatrix } from '../lib/shards/matrix.js';
import { parseShardPlan } from '../lib/shards/parse-shard-plan.js';
import { formatPlan } from '../lib/shards/shard-plan.js';
import { interleave, row } from './support/measure.mjs';
import { peakMb } from './support/peak.mjs';
import { runProcess } from './support/run-process.mjs';

const PROGRAMS = 100_000;
const VERSIONS = ['3.9', '3.12', '3.14'];

/** From 20 ms on, few of them very long; the same each time. */
const durationOf = (index) => 20 + ((index * 7919) % 1000) ** 2 / 5000;

function timeMs(act) {
  const from = performance.now();
  act();
  return performance.now() - from;
}

function wishes() {
  const ids = Array.from({ length: PROGRAMS }, (_, index) => `p/${index % 100}/q${index}.py`);
  return {
    programs: ids.map((id) => {
      const program = { kind: 'file', id, path: `/w/${id}`, text: `print(${JSON.stringify(id)})\n` };
      return { id, path: id, expectsError: false, program };
    }),
    pythonVersions: VERSIONS,
    shards: 85,
    durations: new Map(ids.map((id, index) => [id, durationOf(index)])),
    commit: null,
    run: null,
  };
}

function writeProgramsInFolders(folder, { programs, durations }) {
  for (let index = 0; index < 100; index++) mkdirSync(path.join(folder, 'p', String(index)), { recursive: true });
  for (const { id, program } of programs) writeFileSync(path.join(folder, id), program.text);
  const known = { schemaVersion: 1, durations: Object.fromEntries(durations) };
  writeFileSync(path.join(folder, 'durations.json'), JSON.stringify(known));
}

/** A plan of many programs: the decision alone, and the whole command with files on disk. */
export async function plan(context) {
  const asked = wishes();
  const folder = path.join(context.folder, 'plan');
  writeProgramsInFolders(folder, asked);
  const made = buildShardPlan(asked);
  const text = formatPlan(made);
  const flags = ['--python-versions', VERSIONS.join(' '), '--durations', 'durations.json', '--plan-file'];
  const args = ['plan', ...flags, path.join(context.temp, 'plan.json'), 'p/**/*.py'];
  const { decide, read, command } = await interleave(
    {
      decide: () => timeMs(() => [formatPlan(buildShardPlan(asked)), buildMatrix(made)]),
      read: () => timeMs(() => parseShardPlan(text)),
      command: async () =>
        (await runProcess({ command: context.node, args: [context.cli, ...args], context: { ...context, folder } })).ms,
    },
    Math.min(context.rounds, 5),
  );
  const seconds = (values) => values.map((ms) => ms / 1000);
  return {
    title: `A plan of ${PROGRAMS} programs for ${VERSIONS.length} Pythons`,
    notes: `${made.shards.length * VERSIONS.length} jobs; the plan is a file of ${(text.length / 2 ** 20).toFixed(1)} MiB. The whole command also finds and reads the programs.`,
    rows: [
      row('planning', seconds(decide), { unit: ' s', atMost: 2 }),
      row('reading the plan', seconds(read), { unit: ' s' }),
      row('`pyexec plan`, whole process', seconds(command), { unit: ' s' }),
    ],
  };
}

const PASSED = {
  ...{ status: 'passed', outcome: { kind: 'exited', exitCode: 0 }, stdout: 'x\n'.repeat(50), stderr: '' },
  ...{ stdoutBytes: 100, stderrBytes: 0, stdoutTruncated: false, stderrTruncated: false, durationMs: 31.2 },
  ...{ peakMemoryBytes: 9e6, error: null, files: [], filesTruncated: false, workingDirectory: '/w', notes: [] },
};

function writeResults(folder, made) {
  for (const version of made.pythonVersions) {
    for (const [index, { programs }] of made.shards.entries()) {
      const place = path.join(folder, 'results', `pyexec-result-${version}-${index + 1}`);
      mkdirSync(place, { recursive: true });
      const runs = programs.map((program) => ({ id: made.programs[program].id, ...PASSED }));
      const shard = { plan: made.id, pythonVersion: version, index: index + 1, of: made.shards.length };
      const environment = { kind: 'venv', pythonVersion: `${version}.1` };
      const report = { schemaVersion: 1, status: 'passed', environment, runs, error: null, shard };
      writeFileSync(path.join(place, 'result.json'), JSON.stringify(report));
    }
  }
}

/** All shards of that plan to one report. */
export async function merge(context) {
  const made = buildShardPlan(wishes());
  const folder = path.join(context.folder, 'merge');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'plan.json'), formatPlan(made));
  writeResults(folder, made);
  const at = (name) => path.join(folder, name);
  const flags = ['--plan-file', at('plan.json'), '--results', at('results')];
  const args = [context.cli, 'merge', ...flags, '--result-file', path.join(context.temp, 'merged.json')];
  const results = [];
  for (let round = 0; round < 3; round++) results.push(await peakMb(context, args));
  const runs = made.programs.length * made.pythonVersions.length;
  return {
    title: `A merge of ${runs} runs in ${made.shards.length * made.pythonVersions.length} shards`,
    notes: 'Each run has printed 100 characters. The whole command, with writing the merged result.json.',
    rows: [
      row(
        'whole process',
        results.map(({ ms }) => ms / 1000),
        { unit: ' s' },
      ),
      row(
        'peak memory',
        results.map(({ peak }) => peak),
        { unit: ' MB', digits: 0 },
      ),
    ],
  };
}
