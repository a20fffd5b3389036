import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { describeWith } from '../support/engines.js';
import { removeRepositories, Repository } from '../support/git-repository.js';

const root = path.join(import.meta.dirname, '..', '..');
const SCRIPT = 'scripts/report.py';
const FILES = {
  [SCRIPT]: 'print(1 / 0)\n',
  'README.md': 'Read me\n',
  '.github/workflows/ci.yml': 'on: push\n',
};

interface Workflow {
  readonly env?: Record<string, string>;
  readonly jobs: Record<string, { readonly steps?: readonly { readonly name?: string; readonly run?: string }[] }>;
}

/** What the only step whose name begins so runs, and the variables of its workflow. */
function stepOf(file: string, name: string): { readonly script: string; readonly env: Record<string, string> } {
  const { jobs, env = {} } = parse(readFileSync(path.join(root, file), 'utf8')) as Workflow;
  const steps = Object.values(jobs).flatMap(({ steps = [] }) => steps.filter((step) => step.name?.startsWith(name)));
  expect(steps).toHaveLength(1);
  return { script: steps[0]?.run ?? '', env };
}

type Change = (at: (file: string) => string) => void;
const mend: Change = (at) => {
  writeFileSync(at(SCRIPT), 'print(1)\n');
};

/** What is done to a checkout, of which git then makes a patch. */
const FORGED: Record<string, Change> = {
  'a file more': (at) => {
    mend(at);
    writeFileSync(at('scripts/more.py'), 'print(2)\n');
  },
  'a workflow': (at) => {
    mend(at);
    writeFileSync(at('.github/workflows/ci.yml'), 'on: pull_request_target\n');
  },
  'another file alone': (at) => {
    writeFileSync(at('README.md'), 'changed\n');
  },
  'the script to a link': (at) => {
    rmSync(at(SCRIPT));
    symlinkSync('../README.md', at(SCRIPT));
  },
  'the script to a folder': (at) => {
    rmSync(at(SCRIPT));
    mkdirSync(at(SCRIPT));
    writeFileSync(at(`${SCRIPT}/report.py`), 'print(1)\n');
  },
  'its mode': (at) => {
    chmodSync(at(SCRIPT), 0o755);
  },
  'its text and its mode': (at) => {
    mend(at);
    chmodSync(at(SCRIPT), 0o755);
  },
  'its name': (at) => {
    writeFileSync(at('scripts/renamed.py'), readFileSync(at(SCRIPT)));
    rmSync(at(SCRIPT));
  },
  'that it is there': (at) => {
    rmSync(at(SCRIPT));
  },
};

const created = (file: string): string => `--- /dev/null\n+++ b/${file}\n@@ -0,0 +1 @@\n+touch reached\n`;

/** What is made of the path of a good patch. */
const NO_PATCHES: Record<string, (patch: string) => void> = {
  'is not there': rmSync,
  'is a folder': (patch) => {
    rmSync(patch);
    mkdirSync(patch);
  },
  'is a link': (patch) => {
    writeFileSync(`${patch}.other`, readFileSync(patch));
    rmSync(patch);
    symlinkSync(`${patch}.other`, patch);
  },
  'is a pipe': (patch) => {
    rmSync(patch);
    expect(spawnSync('mkfifo', [patch]).status).toBe(0);
  },
  'is empty': (patch) => {
    writeFileSync(patch, '');
  },
  'is none': (patch) => {
    writeFileSync(patch, 'print(1)\n');
  },
  'is too large': (patch) => {
    writeFileSync(patch, `${'x'.repeat(1_000_000)}\n${readFileSync(patch, 'utf8')}`);
  },
  'leads into .git': (patch) => {
    writeFileSync(patch, created('.git/hooks/post-commit'));
  },
  'leads out of the repository': (patch) => {
    writeFileSync(patch, created('../out.py'));
  },
};

/** Whatever is in the artifact, as if the first job had been taken over. */
describeWith('Linux', 'a job that may write', () => {
  let origin: Repository;
  let clone: Repository;
  let folder: string;
  beforeAll(async () => {
    origin = await Repository.make();
    await origin.commit(FILES);
    clone = await origin.clone();
  });
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'artifact-'));
    clone.git('reset', '--quiet', '--hard', 'origin/main');
    clone.git('clean', '--quiet', '-ffdx');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  afterAll(removeRepositories);

  /** As the runner does where no shell is named. */
  function run({ script, env }: ReturnType<typeof stepOf>, more: object): { status: number | null; log: string } {
    const all = { PATH: `${folder}:${process.env['PATH'] ?? ''}`, HOME: folder, ...env, ...more };
    const options = { cwd: clone.folder, env: all, encoding: 'utf8', timeout: 20_000 } as const;
    const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', script], options);
    return { status, log: stdout + stderr };
  }

  describe.each(['repair-script', 'validate-and-repair'])('of %s', (name) => {
    const step = stepOf(`examples/${name}.yml`, 'Commit it');

    function propose(change: Change, spoil?: (patch: string) => void): ReturnType<typeof run> {
      change((file) => path.join(clone.folder, file));
      clone.git('add', '--all');
      const patch = path.join(folder, 'repair.patch');
      writeFileSync(patch, `${clone.git('diff', '--cached', '--binary', '-M')}\n`);
      clone.git('reset', '--quiet', '--hard');
      spoil?.(patch);
      return run(step, { PATCH: patch });
    }

    function expectRefused({ status, log }: ReturnType<typeof run>, message: RegExp): void {
      expect(log).toMatch(message);
      expect(status).toBeGreaterThan(0);
      expect(clone.git('rev-parse', 'HEAD')).toBe(origin.git('rev-parse', 'main'));
      expect(existsSync(path.join(clone.folder, 'reached'))).toBe(false);
    }

    test('commits a change of the text', () => {
      expect(propose(mend)).toMatchObject({ status: 0 });
      expect(clone.git('show', '--format=%an', '--raw', '--abbrev=1', 'HEAD')).toMatch(
        /^repair\n\n:100644 100644 \w+ \w+ M\tscripts\/report\.py$/,
      );
      expect(clone.git('show', `HEAD:${SCRIPT}`)).toBe('print(1)');
    });

    test.each(Object.keys(FORGED))('refuses a patch that changes %s', (what) => {
      expectRefused(propose(FORGED[what] ?? mend), /^::error::The patch changes /m);
    });

    test.each(Object.keys(NO_PATCHES))('refuses a patch that %s', (what) => {
      expectRefused(propose(mend, NO_PATCHES[what]), /^(::error::|error: )/m);
    });
  });

  describe('of validate-and-repair, when it has committed', () => {
    const step = stepOf('examples/validate-and-repair.yml', 'Open a pull request');
    const branch = 'repair-pull-request-7';

    /** With a command `gh` that knows of this open pull request. */
    async function propose(open: string): Promise<string> {
      const gh = `#!/bin/sh\necho "$1 $2" >> '${folder}/gh.log'\nif [ "$1 $2" = 'pr list' ]; then echo ${open}; fi\n`;
      writeFileSync(path.join(folder, 'gh'), gh, { mode: 0o755 });
      const commit = await clone.commit({ [SCRIPT]: `print(${open.length})\n` });
      expect(run(step, { HEAD: 'main', BRANCH: branch })).toMatchObject({ status: 0 });
      expect(origin.git('rev-parse', branch)).toBe(commit);
      return readFileSync(path.join(folder, 'gh.log'), 'utf8');
    }

    test('opens one pull request, which the next run brings up to date', async () => {
      expect(await propose('')).toBe('auth setup-git\npr list\npr create\n');
      clone.git('reset', '--quiet', '--hard', 'origin/main');
      rmSync(path.join(folder, 'gh.log'));
      expect(await propose('https://example.invalid/8')).toBe('auth setup-git\npr list\n');
      origin.git('branch', '-D', branch);
    });
  });

  describe('of generate.yml', () => {
    const step = stepOf('.github/workflows/generate.yml', 'Open a pull request');

    function propose(target: string, make: (file: string) => void): ReturnType<typeof run> {
      const generated = path.join(folder, 'script.py');
      make(generated);
      writeFileSync(path.join(folder, 'gh'), '#!/bin/sh\necho https://example.invalid/8\n', { mode: 0o755 });
      const output = path.join(folder, 'output');
      const result = run(step, { GENERATED: generated, TARGET: target, BRANCH: 'generated', GITHUB_OUTPUT: output });
      return { ...result, log: result.log + (existsSync(output) ? readFileSync(output, 'utf8') : '') };
    }

    const write = (file: string): void => {
      writeFileSync(file, FILES[SCRIPT]);
    };

    test('proposes a file', () => {
      expect(propose('scripts/new.py', write)).toMatchObject({
        status: 0,
        log: expect.stringContaining('url=https://example.invalid/8'),
      });
      expect(origin.git('diff', '--name-status', 'main', 'generated')).toBe('A\tscripts/new.py');
      origin.git('branch', '-D', 'generated');
    });

    test('proposes nothing when it is there already', () => {
      const { status, log } = propose(SCRIPT, write);
      expect([status, log]).toEqual([0, expect.stringContaining('nothing to propose')]);
      expect(log).not.toContain('url=');
      expect(origin.git('branch', '--list', 'generated')).toBe('');
    });

    const LINK = 'leads-out';
    const made: Record<string, (file: string) => void> = {
      'no file': () => undefined,
      'a link': (file) => {
        symlinkSync('/etc/passwd', file);
      },
      'a folder': mkdirSync,
      'a pipe': (file) => {
        expect(spawnSync('mkfifo', [file]).status).toBe(0);
      },
      'a large file': (file) => {
        writeFileSync(file, 'x'.repeat(10_000_001));
      },
    };
    test.each([
      ...Object.entries(made).map(([what, make]) => ({ what, target: 'new.py', make })),
      { what: 'a file for a folder', target: 'scripts', make: write },
      { what: 'a file for .git', target: '.git/hooks/post-commit', make: write },
      { what: 'a file for another place', target: `${LINK}/new.py`, make: write },
    ])('refuses $what', ({ target, make }) => {
      symlinkSync(folder, path.join(clone.folder, LINK));
      const { status, log } = propose(target, make);
      expect([status, log]).toEqual([1, expect.stringContaining('::error::')]);
      expect(origin.git('branch', '--list', 'generated')).toBe('');
      expect(existsSync(path.join(folder, 'new.py'))).toBe(false);
    });
  });
});
