import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { describeWith } from '../support/engines.js';

const root = path.join(import.meta.dirname, '..', '..');

describeWith('zizmor', 'zizmor', () => {
  const audit = (files: string[]): { status: number | null; findings: unknown } => {
    const { status, stdout, stderr } = spawnSync('zizmor', ['--offline', '--quiet', '--format', 'json', ...files], {
      cwd: root,
      encoding: 'utf8',
    });
    return { status, findings: stdout.trim() === '' ? stderr : JSON.parse(stdout) };
  };

  test('finds nothing in the workflows and in the files action.yml', () => {
    const actions = ['.', 'run', 'plan', 'merge', 'report'].map((folder) => path.join(folder, 'action.yml'));
    expect(audit(['.github', ...actions])).toEqual({ status: 0, findings: [] });
  });

  test.each(readdirSync(path.join(root, 'examples')).filter((name) => name.endsWith('.yml')))(
    'finds nothing in the example %s',
    (name) => {
      expect(audit([path.join('examples', name)])).toEqual({ status: 0, findings: [] });
    },
  );

  test('does find something in a workflow that is unsafe', () => {
    const unsafe = path.join('__tests__', 'fixtures', 'programs', 'unsafe-workflow.yml');
    expect(audit([unsafe]).status).not.toBe(0);
  });
});
