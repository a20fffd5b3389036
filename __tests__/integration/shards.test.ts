import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { MergedReport } from '../../src/merge/merged-report.js';
import type { RunReport } from '../../src/report/run-report.js';
import type { MatrixEntry } from '../../src/shards/matrix.js';
import { removeHostile, useBundle } from '../support/bundle.js';
import { describeWith } from '../support/engines.js';
import { makeFolder, removeFolders, runCli, type CliResult } from '../support/run-cli.js';
import { machinePythons, makeToolCache, minorOf } from '../support/machine-pythons.js';
import { runAction, type StepResult } from '../support/runner-emulator/run-action.js';

const PROGRAMS = {
  'programs/one.py': 'print(1)\n',
  'programs/two.py': 'print(2)\n',
  'programs/three.py': 'import sys\nprint(sys.version_info[:2])\n',
  'programs/bad.py': 'def f():\n    raise ValueError("bad")\n\nf()\n',
};
const SELF = { name: 'as the caller', user: undefined };
const HOW = { environment: 'system', isolation: 'none' };

async function makePrograms(folder: string): Promise<void> {
  await mkdir(path.join(folder, 'programs'), { recursive: true });
  for (const [name, text] of Object.entries(PROGRAMS)) await writeFile(path.join(folder, name), text);
}

describeWith('Linux', 'a plan, its shards and their merge', () => {
  const bundle = useBundle();
  const versions = [...new Set(machinePythons().map(({ version }) => minorOf(version)))]
    .filter((minor) => Number(minor.split('.')[1]) >= 7)
    .slice(0, 3);
  let cache = '';
  beforeAll(async () => {
    cache = await makeFolder(SELF);
    makeToolCache(
      cache,
      machinePythons().filter(({ version }) => versions.includes(minorOf(version))),
    );
  });
  afterAll(removeFolders);

  test('have three Pythons', () => {
    expect(versions).toHaveLength(3);
  });

  describe('on the command line', () => {
    let folder = '';
    let matrix: readonly MatrixEntry[] = [];
    const cli = (...args: string[]): Promise<CliResult> =>
      runCli(args, { bundle, identity: SELF, cwd: folder, env: { RUNNER_TOOL_CACHE: cache } });
    const runShard = ({ shard, shards, 'python-version': version }: MatrixEntry): Promise<CliResult> => {
      const how = Object.entries(HOW).flatMap(([name, value]) => [`--${name}`, value]);
      const which = ['--plan-file', 'pyexec-plan.json', '--shard', `${shard}/${shards}`, '--python-version', version];
      return cli('run', ...how, ...which, '--json');
    };
    const merge = async (results: string): Promise<{ result: CliResult; report: MergedReport }> => {
      const result = await cli('merge', '--plan-file', 'pyexec-plan.json', '--results', results, '--json');
      return { result, report: JSON.parse(result.stdout) as MergedReport };
    };

    beforeAll(async () => {
      folder = await makeFolder(SELF);
      await makePrograms(folder);
      const planned = await cli(
        'plan',
        '--python-versions',
        versions.join(' '),
        '--shards',
        '2',
        'programs/*.py',
        '--json',
      );
      expect([planned.exitCode, planned.stderr]).toEqual([0, expect.stringContaining('4 programs in 2 shards')]);
      matrix = (JSON.parse(planned.stdout) as { matrix: { include: MatrixEntry[] } }).matrix.include;
      for (const entry of matrix) {
        const { report, exitCode } = await runShard(entry);
        expect([0, 1]).toContain(exitCode);
        expect(report?.shard).toMatchObject({ index: entry.shard, of: 2, pythonVersion: entry['python-version'] });
        await mkdir(path.join(folder, 'results', entry.artifact), { recursive: true });
        await writeFile(path.join(folder, 'results', entry.artifact, 'result.json'), JSON.stringify(report));
      }
    }, 300_000);

    test('give every program with every Python, and one verdict', async () => {
      const { result, report } = await merge('results');
      expect([matrix.length, result.exitCode, report.status, report.missing]).toEqual([6, 1, 'failed', []]);
      const ran = report.runs.map(({ id, pythonVersion }) => `${id} ${pythonVersion ?? ''}`).sort();
      const all = Object.keys(PROGRAMS).flatMap((id) => versions.map((version) => `${id} ${version}`));
      expect(ran).toEqual(all.sort());
      const printed = report.runs.filter(({ id }) => id === 'programs/three.py').map(({ stdout }) => stdout);
      expect(printed.sort()).toEqual(versions.map((minor) => `(${minor.replace('.', ', ')})\n`).sort());
      expect(report.runs.filter(({ status }) => status !== 'passed').map(({ id, error }) => [id, error?.line])).toEqual(
        versions.map(() => ['programs/bad.py', 2]),
      );
    });

    test('are written as JUnit XML, SARIF and one page, a part for each Python', async () => {
      const files = ['junit', 'sarif', 'html'].flatMap((kind) => [`--${kind}-file`, `out/r.${kind}`]);
      await cli('merge', '--plan-file', 'pyexec-plan.json', '--results', 'results', ...files);
      const read = (kind: string): Promise<string> => readFile(path.join(folder, 'out', `r.${kind}`), 'utf8');
      const junit = await read('junit');
      for (const version of versions)
        expect(junit).toContain(`<testsuite name="pyexec Python ${version}" tests="4" failures="1" errors="0"`);
      const sarif = JSON.parse(await read('sarif')) as { runs: { results: { locations: unknown[] }[] }[] };
      expect(sarif.runs[0]?.results).toHaveLength(1);
      const page = await read('html');
      for (const version of versions) expect(page).toContain(`Python ${version}`);
      expect(page).toContain('What did not pass everywhere');
      // The failing line, from the checkout.
      expect(page).toContain('<mark class="row">');
    });

    test('are an error with one shard missing, which is named', async () => {
      const [lost] = matrix;
      await cp(path.join(folder, 'results'), path.join(folder, 'fewer'), { recursive: true });
      await rm(path.join(folder, 'fewer', lost?.artifact ?? ''), { recursive: true });
      const { result, report } = await merge('fewer');
      expect([result.exitCode, report.status, report.error?.code]).toEqual([3, 'error', 'shard-failed']);
      expect(result.stderr).toContain(`shard 1/2 of Python ${versions[0] ?? ''}: it has no result`);
    });

    test('are an error with a link in place of a result', async () => {
      const place = path.join(folder, 'linked');
      await cp(path.join(folder, 'results'), place, { recursive: true });
      const file = path.join(place, matrix[0]?.artifact ?? '', 'result.json');
      await rm(file);
      await symlink(path.join(folder, 'results', matrix[0]?.artifact ?? '', 'result.json'), file);
      const { report } = await merge('linked');
      expect([report.status, report.ignored]).toEqual(['error', [expect.stringContaining('is no ordinary file')]]);
    });

    test('plan the next run by what this one took', async () => {
      const flags = ['--plan-file', 'pyexec-plan.json', '--results', 'results', '--durations-file', 'd/durations.json'];
      expect((await cli('merge', ...flags)).exitCode).toBe(1);
      const next = ['--durations', 'd/durations.json', '--durations', 'absent.json', '--plan-file', 'next.json'];
      const { exitCode, stderr } = await cli('plan', ...next, 'programs/*.py');
      expect([exitCode, stderr]).toEqual([
        0,
        expect.stringContaining('absent.json is not there; the plan is made without it'),
      ]);
      expect(stderr).toContain('4 programs in 1 shards');
    });

    test('run nothing of another commit', async () => {
      await writeFile(path.join(folder, 'programs/one.py'), 'print("changed")\n');
      const results = [];
      for (const entry of matrix.slice(0, 2)) results.push(await runShard(entry));
      await makePrograms(folder);
      const refused = results.filter(({ exitCode }) => exitCode === 2);
      expect(refused.map(({ report }) => [report?.error?.code, report?.runs, report?.shard?.of])).toEqual([
        ['invalid-program', [], 2],
      ]);
    });

    test.each([
      [['plan', '--python-versions', '3.x three', 'p.py'], '`python-versions` must be a Python version'],
      [
        ['plan', '--shards', '300', '--python-versions', '3.9 3.10', 'many/*.py'],
        '2 Python versions × 129 shards are more',
      ],
      [['plan'], '`files` names no file'],
      [['plan', '--pull-request-text', 'programs/*.py'], 'the text of a pull request cannot be planned'],
      [['plan', 'none/*.py'], 'matches no .py, .md or .ipynb file'],
      [['merge', '--results', '.'], '`plan-file` is missing'],
      [['merge', '--plan-file', 'absent.json', '--results', '.'], 'cannot be read (ENOENT)'],
      [['merge', '--plan-file', 'programs/one.py', '--results', '.'], 'is no JSON object'],
      [['run', '--plan-file', 'pyexec-plan.json'], '`plan-file` needs `shard`'],
      [['run', '--shard', '1', '--code', 'pass'], '`shard` needs `plan-file`'],
      [['run', '--shard', '3/2', '--plan-file', 'pyexec-plan.json'], '`shard` must be the number of a shard'],
    ])('refuse %j', async (args, message) => {
      await mkdir(path.join(folder, 'many'), { recursive: true });
      for (let n = 0; n < 129; n++) await writeFile(path.join(folder, 'many', `${n}.py`), '');
      const { exitCode, stderr } = await cli(...args);
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)]);
    });

    test('may be empty where that is allowed', async () => {
      const { exitCode, stdout } = await cli('plan', '--allow-empty', '--plan-file', 'e.json', 'none/*.py', '--json');
      expect([exitCode, JSON.parse(stdout)]).toEqual([0, expect.objectContaining({ programs: 0, empty: true })]);
    });
  });

  describe('as actions', () => {
    const results: StepResult[] = [];
    let folder = '';
    let downloads = '';
    let planned: StepResult;
    const step = async (action: string, inputs: Record<string, string>): Promise<StepResult> => {
      const result = await runAction({
        ...{ actionFolder: path.join(bundle.actionFolder, action), node: bundle.node, inputs, workspace: folder },
        env: { RUNNER_TOOL_CACHE: cache },
        overrides: { RUNNER_TOOL_CACHE: cache },
      });
      results.push(result);
      return result;
    };
    const merge = (): Promise<StepResult> =>
      step('merge', { 'plan-file': planned.outputs['plan-file'] ?? '', results: downloads });

    beforeAll(async () => {
      folder = await makeFolder(SELF);
      downloads = await makeFolder(SELF);
      await makePrograms(folder);
      planned = await step('plan', { files: 'programs/*.py', 'python-versions': versions[0] ?? '', shards: '2' });
      const { include } = JSON.parse(planned.outputs['matrix'] ?? '') as { include: MatrixEntry[] };
      for (const { shard, artifact, 'python-version': version } of include) {
        const which = {
          'plan-file': planned.outputs['plan-file'] ?? '',
          shard: String(shard),
          'python-version': version,
        };
        const ran = await step('.', { ...HOW, ...which, 'fail-on-error': 'false' });
        expect(ran.conclusion).toBe('success');
        await mkdir(path.join(downloads, artifact));
        await cp(ran.outputs['result-file'] ?? '', path.join(downloads, artifact, 'result.json'));
      }
    }, 300_000);
    afterAll(async () => {
      for (const result of results) await result.dispose();
      await removeHostile(downloads);
    });

    test('plan sets what a matrix and the jobs need', () => {
      const { matrix, ...outputs } = planned.outputs;
      expect([planned.conclusion, planned.main.errors]).toEqual(['success', []]);
      expect(outputs).toEqual({ programs: '4', shards: '2', empty: 'false', 'plan-file': outputs['plan-file'] });
      expect(matrix).toContain(`"name":"Python ${versions[0] ?? ''}, shard 1/2"`);
    });

    test('merge gives the verdict, the report, the summary and the annotation', async () => {
      const merged = await merge();
      expect([merged.conclusion, merged.main.exitCode, merged.outputs['status']]).toEqual(['failure', 1, 'failed']);
      const report = JSON.parse(await readFile(merged.outputs['result-file'] ?? '', 'utf8')) as MergedReport;
      expect(report.runs).toHaveLength(4);
      expect(await readFile(merged.outputs['durations-file'] ?? '', 'utf8')).toContain('"programs/bad.py":');
      expect(merged.summary).toContain('raise ValueError("bad")');
      expect(merged.main.annotations).toContainEqual(
        expect.objectContaining({ level: 'error', file: 'programs/bad.py', line: 2 }),
      );
    });

    test('merge obeys nothing that a forged result says', async () => {
      const forged = path.join(downloads, `pyexec-result-${versions[0] ?? ''}-1`, 'result.json');
      const whole = await readFile(forged, 'utf8');
      const report = JSON.parse(whole) as RunReport;
      const evil = '\n::set-output name=status::passed\n##[add-path]/evil\n::error file=x::y\n</details><script>';
      const runs = report.runs.map((run) => ({
        ...{ ...run, status: 'passed', outcome: { kind: 'exited', exitCode: 1 }, stdout: evil, stderr: evil },
        error: { type: evil, message: evil, path: '../../x', line: 1 },
      }));
      const error = { code: evil, message: evil, hint: evil };
      await writeFile(forged, JSON.stringify({ ...report, status: 'passed', runs, error }));
      const merged = await merge();
      await writeFile(forged, whole);
      expect([merged.conclusion, merged.outputs['status']]).toEqual(['failure', 'error']);
      const known = ['stop-commands', 'error'];
      expect(
        merged.main.commands.filter(({ command }) => !known.includes(command) && !command.startsWith('pyexec-')),
      ).toEqual([]);
      expect(merged.main.annotations.filter(({ file }) => file === 'x')).toEqual([]);
      expect(merged.path).toEqual([]);
      const outside = merged.summary.replaceAll(/^```text\n[\s\S]*?\n```$/gm, '');
      expect(merged.summary).toMatch(/^<\/details><script>/m);
      expect(outside).not.toMatch(/^<\/details><script>/m);
    });

    test('merge says what is wrong with its inputs', async () => {
      const merged = await step('merge', { results: downloads });
      expect([merged.conclusion, merged.main.exitCode]).toEqual(['failure', 2]);
      expect(merged.main.log).toContain('`plan-file` is missing');
    });
  });
});
