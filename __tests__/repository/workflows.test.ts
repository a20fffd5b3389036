import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { INPUT_NAMES } from '../../src/inputs/spec.js';
import { MERGE_INPUTS } from '../../src/merge/merge-inputs.js';
import { PLAN_INPUTS } from '../../src/plan-command/plan-inputs.js';
import { REPORT_INPUTS } from '../../src/pull-report/report-inputs.js';

const root = path.resolve(import.meta.dirname, '../..');

interface Described {
  readonly description?: string;
  readonly type?: string;
}

interface Workflow {
  readonly on: {
    readonly workflow_call: { readonly inputs: Record<string, Described>; readonly outputs: Record<string, Described> };
  };
  readonly permissions: object;
  readonly jobs: Record<string, { permissions?: object; steps: { uses?: string; with?: Record<string, unknown> }[] }>;
}

/** Actions of this repository. `$/` alone is none: GitHub takes a folder after it. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  '$/run': INPUT_NAMES,
  '$/plan': Object.keys(PLAN_INPUTS),
  '$/merge': Object.keys(MERGE_INPUTS),
  '$/report': Object.keys(REPORT_INPUTS),
};

describe.each(['validate', 'report', 'generate'])('the reusable workflow %s', (name) => {
  const workflow = parse(readFileSync(path.join(root, '.github/workflows', `${name}.yml`), 'utf8')) as Workflow;
  const { inputs, outputs } = workflow.on.workflow_call;

  test('has described and typed inputs, and described outputs', () => {
    for (const { description, type } of Object.values(inputs)) {
      expect(description).toMatch(/^\S[^\n]*\S$/);
      expect(['string', 'boolean']).toContain(type);
    }
    for (const { description } of Object.values(outputs)) expect(description).toMatch(/^\S[^\n]*\S$/);
  });

  test('has no permission that a job does not ask for', () => {
    expect(workflow.permissions).toEqual({});
    for (const job of Object.values(workflow.jobs)) expect(job.permissions).toBeDefined();
  });

  test('gives the actions of this repository inputs that they have', () => {
    for (const { uses = '', with: given = {} } of Object.values(workflow.jobs).flatMap(({ steps }) => steps)) {
      const known = KNOWN[uses];
      if (known !== undefined) expect(known).toEqual(expect.arrayContaining(Object.keys(given)));
      else expect(uses).toMatch(/^$|@[0-9a-f]{40}$/);
    }
  });
});

describe('examples that call one', () => {
  test.each([
    ['validate-docs', 'validate'],
    ['validate-scripts', 'validate'],
    ['validate-versions', 'validate'],
    ['validate-docker', 'validate'],
    ['report', 'report'],
    ['generate', 'generate'],
  ])('%s gives it inputs that it has', (example, called) => {
    const read = (file: string): unknown => parse(readFileSync(path.join(root, file), 'utf8'));
    const { inputs } = (read(`.github/workflows/${called}.yml`) as Workflow).on.workflow_call;
    const { jobs } = read(`examples/${example}.yml`) as { jobs: Record<string, { uses: string; with?: object }> };
    for (const { uses, with: given = {} } of Object.values(jobs)) {
      expect(uses).toBe(`org/pyexec-action/.github/workflows/${called}.yml@v1`);
      expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
    }
  });
});
