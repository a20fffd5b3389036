import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { ActPlace } from '../support/act-place.js';
import { removeHostile } from '../support/bundle.js';
import { describeWith } from '../support/engines.js';
import { machinePythons, minorOf } from '../support/machine-pythons.js';

const root = path.join(import.meta.dirname, '..', '..');
const WORKFLOW = '.github/workflows/e2e.yml';

interface Workflow {
  jobs: { system: { strategy: { matrix: { 'python-version': string[] } } } };
}

/** The versions of the matrix where the machine has them, else as many others that it has. */
function chooseVersions(): string[] {
  const workflow = parse(readFileSync(path.join(root, WORKFLOW), 'utf8')) as Workflow;
  const wanted = workflow.jobs.system.strategy.matrix['python-version'];
  const here = [...new Set(machinePythons().map(({ version }) => minorOf(version)))];
  const others = here.filter((minor) => !wanted.includes(minor) && Number(minor.split('.')[1]) >= 9);
  const chosen = wanted.filter((minor) => here.includes(minor));
  return [...chosen, ...others.slice(0, wanted.length - chosen.length)];
}

describeWith('act', 'the end-to-end workflow under act', () => {
  const versions = chooseVersions();
  let place: ActPlace;
  let matrix: string[] = [];

  beforeAll(() => {
    place = ActPlace.make(versions);
    const workflow = parse(readFileSync(path.join(place.repository, WORKFLOW), 'utf8')) as Workflow;
    matrix = workflow.jobs.system.strategy.matrix['python-version'];
  });
  afterAll(() => removeHostile(place.folder));

  test('has a Python for each entry of a matrix of three', () => {
    expect([versions.length, new Set(versions).size]).toEqual([3, 3]);
    expect(matrix).toHaveLength(3);
  });

  test.each(versions)(
    'passes in host mode, Python %s',
    async (version) => {
      // act cannot choose what the matrix does not have, so a version of this machine takes the place of one.
      const file = path.join(place.repository, WORKFLOW);
      const text = readFileSync(file, 'utf8').replace(
        /python-version: \['3\.11', .*\]/,
        `python-version: [${versions.map((v) => `'${v}'`).join(', ')}]`,
      );
      writeFileSync(file, text);
      const { status, log } = await place.run([
        '-W',
        WORKFLOW,
        '-j',
        'system',
        '--matrix',
        `python-version:${version}`,
      ]);
      expect(log).toContain('Job succeeded');
      expect(log).toContain(`Python ${version}.`);
      expect(status).toBe(0);
    },
    300_000,
  );
});
