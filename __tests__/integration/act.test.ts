import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { removeHostile } from '../support/bundle.js';
import { describeWith } from '../support/engines.js';
import { machinePythons, makeToolCache, minorOf } from '../support/machine-pythons.js';

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
  let place = '';
  // In host mode act says that RUNNER_TOOL_CACHE is here, whatever `--env` says.
  const toolCache = (): string => path.join(place, 'home', '.cache', 'act', 'tool_cache');
  let matrix: string[] = [];

  beforeAll(() => {
    place = mkdtempSync(path.join(os.tmpdir(), 'act-'));
    makeToolCache(
      toolCache(),
      machinePythons().filter(({ version }) => versions.includes(minorOf(version))),
    );
    const repository = path.join(place, 'repository');
    const git = (...args: string[]): string => {
      const { status, stdout, stderr } = spawnSync('git', args, {
        cwd: args[0] === 'ls-files' ? root : repository,
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
      return stdout;
    };
    mkdirSync(repository);
    for (const file of git('ls-files', '-z', '--', ':(exclude)__tests__').split('\0')) {
      if (file === '' || !existsSync(path.join(root, file))) continue;
      cpSync(path.join(root, file), path.join(repository, file));
    }
    git('init', '--quiet', '--initial-branch', 'main');
    git('add', '--all', '--force');
    git(
      '-c',
      'user.name=test',
      '-c',
      'user.email=test@example.invalid',
      'commit',
      '--quiet',
      '--message',
      'The tracked files',
    );
    const workflow = parse(readFileSync(path.join(repository, WORKFLOW), 'utf8')) as Workflow;
    matrix = workflow.jobs.system.strategy.matrix['python-version'];
  });
  afterAll(() => removeHostile(place));

  function act(version: string): Promise<{ status: number | null; log: string }> {
    const args = ['workflow_dispatch', '-W', WORKFLOW, '-j', 'system', '-P', 'ubuntu-24.04=-self-hosted'];
    args.push('--pull=false', '--action-offline-mode', '--env', `RUNNER_TOOL_CACHE=${toolCache()}`);
    args.push('--matrix', `python-version:${version}`);
    // A home of its own keeps act from settings and caches of whoever runs the tests; node is that of the tests.
    const env = {
      PATH: `${path.dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
      HOME: path.join(place, 'home'),
      LANG: 'C.UTF-8',
    };
    mkdirSync(path.join(place, 'home', '.config', 'act'), { recursive: true });
    writeFileSync(path.join(place, 'home', '.config', 'act', 'actrc'), '');
    const child = spawn('act', args, { cwd: path.join(place, 'repository'), env, stdio: ['ignore', 'pipe', 'pipe'] });
    return new Promise((resolve, reject) => {
      let log = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => (log += chunk.toString('utf8')));
      child.once('error', reject);
      child.once('close', (status) => {
        resolve({ status, log });
      });
    });
  }

  test('has a Python for each entry of a matrix of three', () => {
    expect([versions.length, new Set(versions).size]).toEqual([3, 3]);
    expect(matrix).toHaveLength(3);
  });

  test.each(versions)(
    'passes in host mode, Python %s',
    async (version) => {
      // act cannot choose what the matrix does not have, so a version of this machine takes the place of one.
      const file = path.join(place, 'repository', WORKFLOW);
      const text = readFileSync(file, 'utf8').replace(
        /python-version: \['3\.11', .*\]/,
        `python-version: [${versions.map((v) => `'${v}'`).join(', ')}]`,
      );
      writeFileSync(file, text);
      const { status, log } = await act(version);
      expect(log).toContain('Job succeeded');
      expect(log).toContain(`Python ${version}.`);
      expect(status).toBe(0);
    },
    300_000,
  );
});
