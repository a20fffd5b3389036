import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { MergedReport } from '../../src/merge/merged-report.js';
import { ActPlace } from '../support/act-place.js';
import { removeHostile } from '../support/bundle.js';
import { describeWith } from '../support/engines.js';
import { machinePythons, minorOf } from '../support/machine-pythons.js';

/**
 * The workflow of the README. The artifact service is a folder here: act has no actions but those of the repository, and its
 * own service does not understand the client of ours.
 */
const workflow = (versions: readonly string[], store: string): string => `
on: workflow_dispatch
jobs:
  plan:
    runs-on: ubuntu-24.04
    outputs:
      matrix: \${{ steps.plan.outputs.matrix }}
    steps:
      - uses: actions/checkout@v7
      - id: plan
        uses: ./plan
        with:
          files: checked/*.py
          python-versions: ${versions.join(' ')}
          shards: 2
          plan-file: ${store}/plan.json
  run:
    needs: plan
    strategy:
      fail-fast: false
      matrix: \${{ fromJSON(needs.plan.outputs.matrix) }}
    name: \${{ matrix.name }}
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v7
      - id: shard
        uses: ./
        with:
          plan-file: ${store}/plan.json
          shard: \${{ matrix.shard }}/\${{ matrix.shards }}
          python-version: \${{ matrix.python-version }}
          environment: system
          isolation: none
          fail-on-error: false
      - env:
          RESULT: \${{ steps.shard.outputs.result-file }}
          FOLDER: ${store}/results/\${{ matrix.artifact }}
        run: mkdir -p "$FOLDER" && cp "$RESULT" "$FOLDER/result.json"
  merge:
    needs: [plan, run]
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v7
      - uses: ./merge
        with:
          plan-file: ${store}/plan.json
          results: ${store}/results
          result-file: ${store}/merged.json
`;

describeWith('act', 'a matrix of shards under act', () => {
  const versions = [...new Set(machinePythons().map(({ version }) => minorOf(version)))]
    .filter((minor) => Number(minor.split('.')[1]) >= 8)
    .slice(0, 3);
  let place: ActPlace;
  beforeAll(() => {
    place = ActPlace.make(versions);
  });
  afterAll(() => removeHostile(place.folder));

  test('runs every program once on each of three Pythons, and merges the verdict', async () => {
    const store = path.join(place.folder, 'store');
    mkdirSync(store);
    const checked = path.join(place.repository, 'checked');
    mkdirSync(checked);
    for (const name of ['a', 'b', 'c']) writeFileSync(path.join(checked, `${name}.py`), `print("${name}")\n`);
    writeFileSync(path.join(checked, 'bad.py'), 'x = 1\nraise ValueError("bad")\n');
    mkdirSync(path.join(place.repository, '.github/workflows'), { recursive: true });
    writeFileSync(path.join(place.repository, '.github/workflows/shards.yml'), workflow(versions, store));

    const { status, log } = await place.run(['-W', '.github/workflows/shards.yml']);
    expect(readdirSync(path.join(store, 'results')).sort()).toEqual(
      versions.flatMap((version) => [1, 2].map((shard) => `pyexec-result-${version}-${shard}`)).sort(),
    );
    const report = JSON.parse(readFileSync(path.join(store, 'merged.json'), 'utf8')) as MergedReport;
    expect([report.status, report.missing, report.runs.length]).toEqual(['failed', [], 4 * versions.length]);
    const failed = report.runs.filter((run) => run.status !== 'passed');
    expect(failed.map(({ id, pythonVersion, error }) => [id, pythonVersion, error?.line])).toEqual(
      versions.map((version) => ['checked/bad.py', version, 2]),
    );
    expect(log).toContain('ValueError: bad (Python');
    expect(status).not.toBe(0);
  }, 400_000);
});
