import { chmod, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from '@jest/globals';
import { removeHostile, useBundle, type Bundle } from './bundle.js';
import { describeWith } from './engines.js';
import { IDENTITIES, type TestIdentity } from './identities.js';
import { machinePythons, makeToolCache } from './machine-pythons.js';
import { attackingSdist } from './package-index/hostile-specimens.js';
import { findUv } from './package-index/installers.js';
import { PackageIndex } from './package-index/package-index.js';
import { makeFolder, removeFolders, runCli, SYSTEM_PATH, type CliResult } from './run-cli.js';

const PYTHON = machinePythons()[0];

interface Where {
  readonly cwd?: string;
  readonly env?: Record<string, string>;
}

interface Tools {
  readonly bundle: Bundle;
  /** A tool cache with a Python. */
  pythons: string;
  /** Holds uv and nothing else. */
  uvFolder: string;
}

/** The tool as one user with one installer, an index of packages, and a cache of its own. */
export class InstallStage {
  index!: PackageIndex; // Both are there from `beforeEach` on.
  cache = '';

  constructor(
    private readonly tools: Tools,
    readonly identity: TestIdentity,
    readonly installer: 'uv' | 'pip',
  ) {}

  /** What is kept, by name. */
  get venvs(): string {
    return path.join(this.cache, 'pyexec', 'venvs');
  }

  readonly run = async (flags: string[], { cwd, env = {} }: Where = {}): Promise<CliResult> => {
    const { identity, installer, index, cache, tools } = this;
    const { bundle } = tools;
    const variables = {
      RUNNER_TOOL_CACHE: tools.pythons,
      XDG_CACHE_HOME: cache,
      PATH: installer === 'uv' ? `${tools.uvFolder}:${SYSTEM_PATH}` : SYSTEM_PATH,
      PIP_INDEX_URL: index.url,
      UV_DEFAULT_INDEX: index.url,
      PIP_RETRIES: '1',
      UV_HTTP_RETRIES: '1',
      ...env,
    };
    const version = flags.includes('--python-version') ? [] : ['--python-version', PYTHON?.version ?? ''];
    const args = ['run', '--json', ...version, '--installer', installer, '--timeout', '20s', ...flags];
    const result = await runCli(args, { bundle, identity, env: variables, ...(cwd === undefined ? {} : { cwd }) });
    expect({ left: result.left, strays: result.strays }).toEqual({ left: [], strays: [] });
    return result;
  };

  /** A folder of the user with these files. */
  readonly project = async (files: Record<string, string>): Promise<string> => {
    const folder = await makeFolder(this.identity);
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), text, { mode: 0o644 });
    }
    return folder;
  };

  /** Adds `evil`, which runs a script when it is built, with `venv` as the path of the venv that is installed into. */
  readonly attack = (script: string): void => {
    const start = 'import os\nvenv = os.path.dirname(os.path.dirname(os.environ["TMPDIR"]))\n';
    this.index.add(attackingSdist({ name: 'evil', version: '1', script: start + script }));
  };
}

/** What the first program wrote, when it passed. */
export function said({ report, stderr }: CliResult): string {
  const one = report?.runs[0];
  if (one?.status !== 'passed') throw new Error(`${one?.stderr ?? ''}\n${stderr}`);
  return one.stdout.trim();
}

interface Pair {
  readonly identity: TestIdentity;
  readonly installer: 'uv' | 'pip';
}

/** Each installer with another user, where there are two: how they differ has nothing to do with each other. */
function pairs(): Pair[] {
  const [first, second = first] = IDENTITIES;
  if (first === undefined || second === undefined) return [];
  return [
    { identity: first, installer: 'uv' },
    { identity: second, installer: 'pip' },
  ];
}

/** The same rules for every installer and every user, or for those that are given. */
export function describeInstalling(
  title: string,
  body: (stage: InstallStage) => void,
  tried: readonly Pair[] = pairs(),
): void {
  describeWith('Linux', title, () => {
    const bundle = useBundle();
    const tools: Tools = { bundle, pythons: '', uvFolder: '' };
    beforeAll(async () => {
      if (PYTHON === undefined) throw new Error('no Python with pip is here');
      tools.pythons = await mkdtemp(path.join(os.tmpdir(), 'tool-cache-'));
      await chmod(tools.pythons, 0o755);
      makeToolCache(tools.pythons, [PYTHON]);
      tools.uvFolder = path.join(tools.pythons, 'uv');
      const uv = findUv();
      if (uv === undefined) throw new Error('uv is absent; `pip install -r .ci/requirements.txt` brings it');
      await mkdir(tools.uvFolder, { mode: 0o755 });
      await writeFile(path.join(tools.uvFolder, 'uv'), await readFile(uv), { mode: 0o755 });
    });
    afterAll(() => removeHostile(tools.pythons));
    afterEach(removeFolders);
    describe.each(tried)('$identity.name, with $installer', ({ identity, installer }) => {
      const stage = new InstallStage(tools, identity, installer);
      beforeEach(async () => {
        stage.index = await PackageIndex.start();
        stage.cache = await makeFolder(identity);
      });
      afterEach(() => stage.index.stop());
      body(stage);
    });
  });
}
