import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { describeWith } from '../support/engines.js';
import { SYSTEM_PATH } from '../support/run-cli.js';
import type { StepResult } from '../support/runner-emulator/run-action.js';
import { processesOf } from '../support/user-processes.js';
import { CanaryHost } from './canary-host.js';
import { useStage, type AttackedStep } from './step.js';

const fixtures = path.join(import.meta.dirname, '..', 'fixtures', 'redteam');
const corpus = path.join(import.meta.dirname, 'corpus');

interface Case {
  readonly id: string;
  readonly file: string;
  readonly purpose: string;
  readonly levels: Readonly<Record<string, 'contained' | 'documented'>>;
  readonly timeoutSec: number;
}

/** What the manifest's words come to for this version, and the run in which nothing protects. */
interface Expected {
  readonly status: string;
  /** What the program itself reports; undefined when it does not come to it. */
  readonly verdict?: 'blocked' | 'emitted' | 'ok';
  readonly also?: (step: AttackedStep) => void | Promise<void>;
  /** What the same program does in the naive action; or directly, for what would be too much for a log. */
  readonly naive?: (step: StepResult) => void | Promise<void>;
  readonly direct?: (ended: SpawnSyncReturns<string>) => void;
  /** Why there is no control. */
  readonly provesNothing?: string;
}

const { cases } = JSON.parse(readFileSync(path.join(corpus, 'manifest.json'), 'utf8')) as { cases: Case[] };
const host = new CanaryHost();
const breach = ({ main }: StepResult): void => {
  expect(main.log).toContain('"verdict": "breach"');
};
const honoured = ({ main }: StepResult): string[] =>
  main.commands.filter((command) => command.honoured).map(({ command }) => command);
const NO_COLLECTOR = 'this version collects no artifacts; there is nothing to be led astray';

describeWith('root', 'the corpus, as an unprivileged user, with isolation none', () => {
  const stage = useStage();
  const env = { GITHUB_TOKEN: host.canary, INPUT_API_KEY: host.canary };
  const overrides = { ACTIONS_RUNTIME_TOKEN: host.canary };
  beforeAll(async () => {
    await host.open();
    stage.canaries.add(host.canary);
  }, 400_000);
  afterAll(() => host.close());
  afterEach(() => stage.clear());

  const EXPECTED: Readonly<Record<string, Expected>> = {
    sec01_own_env: { status: 'passed', verdict: 'blocked', naive: breach },
    sec08_inherited_fds: { status: 'passed', verdict: 'blocked', naive: breach },
    prv09_rlimit_raise: { status: 'passed', verdict: 'blocked', naive: breach },
    fs06_import_shadow: {
      status: 'passed',
      verdict: 'emitted',
      also: async () => {
        const workspace = await stage.copy(corpus);
        const place = { 'working-directory': path.join(workspace, 'same') };
        const first = await stage.attack({ ...place, files: 'fs06_import_shadow.py' }, { workspace });
        const hello = path.join(await stage.copy(path.join(fixtures, 'after')), 'hello.py');
        const again = await stage.attack({ ...place, files: hello }, { workspace });
        expect([again.outputs['status'], again.outputs['stdout']]).toEqual(['passed', 'hello\n']);
        expect(first.main.log + again.main.log + first.summary + again.summary).not.toContain('EVIL-SHADOW');
      },
      naive: ({ main }) => {
        expect(main.log).toContain('EVIL-SHADOW json');
      },
    },
    art01_symlink_file: { status: 'passed', verdict: 'emitted', provesNothing: NO_COLLECTOR },
    art03_out_is_symlink: { status: 'passed', verdict: 'emitted', provesNothing: NO_COLLECTOR },
    art05_hardlink: { status: 'passed', verdict: 'blocked', provesNothing: NO_COLLECTOR },
    art07_many_files: {
      status: 'passed',
      verdict: 'emitted',
      also: ({ report }) => {
        expect(report.runs[0]?.files).toHaveLength(10_000);
        expect(report.runs[0]?.filesTruncated).toBe(true);
      },
      provesNothing: NO_COLLECTOR,
    },
    art09_hostile_names: {
      status: 'passed',
      verdict: 'emitted',
      also: ({ main, summary, report }) => {
        const shown = main.log.replaceAll('\n', '') + summary.replaceAll('\n', '');

        expect(shown).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
        expect(summary.replaceAll(/(`+)[^`].*?[^`]\1/g, '')).not.toMatch(/<img|@octocat|\]\(http/);
        expect(report.runs[0]?.files.map((file) => file.path)).toContain('out/a\n::error title=pwn::x');
      },
      provesNothing: NO_COLLECTOR,
    },
    art11_modes: {
      status: 'passed',
      verdict: 'emitted',
      naive: ({ main }) => {
        expect(main.log).toContain('naive: cannot remove its folder');
      },
    },
    art13_toctou: {
      status: 'passed',
      verdict: 'emitted',
      naive: async () => {
        expect((await processesOf(stage.user.uid)).size).toBeGreaterThan(0);
      },
    },
    out01_workflow_commands: {
      status: 'passed',
      verdict: 'emitted',
      also: ({ report }) => {
        expect(report.runs[0]?.stdout).toContain('\n   \t::set-env name=PATH::/evil\n::SET-ENV NAME=PATH::/EVIL\n');
      },
      naive: (step) => {
        expect(honoured(step)).toEqual(expect.arrayContaining(['set-output', 'add-mask', 'error', 'save-state']));
        expect(step.outputs['x']).toMatch(/pwn/i);
      },
    },
    out03_cr_split: {
      status: 'passed',
      verdict: 'emitted',
      naive: (step) => {
        expect(step.main.annotations).toContainEqual({ level: 'error', message: 'spoof' });
      },
    },
    out05_heredoc_delimiter: {
      status: 'passed',
      verdict: 'emitted',
      also: ({ outputs }) => {
        expect(outputs['stdout']).toMatch(/^EOF\nadmin=true\nghadelimiter_0/);
        expect(outputs['stdout']).toContain('\nx<<EOF\ny\nEOF\n');
      },
      naive: ({ outputs }) => {
        expect(outputs['admin']).toBe('true');
      },
    },
    out07_ansi_bidi: {
      status: 'passed',
      verdict: 'emitted',
      also: ({ main, report }) => {
        expect(main.log).not.toMatch(
          /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/,
        );
        expect(main.log).toContain('\\u202eright-to-left');
        expect(report.runs[0]?.stdout).toContain('\u001b[2J\u001b[H\u001b]8;;');
      },
      naive: ({ main }) => {
        expect(main.log).toContain('\u001b[2J');
      },
    },
    out09_flood: {
      status: 'output-limit',
      also: ({ report, outputs }) => {
        const [run] = report.runs;
        expect(run?.stdoutTruncated).toBe(true);
        expect(run?.stdout.length).toBeLessThanOrEqual(2 ** 20);
        expect(run?.durationMs).toBeLessThan(15_000);
        expect(outputs['truncated']).toBe('true');
      },
      direct: ({ error }) => {
        expect(error?.message).toContain('ENOBUFS');
      },
    },
    out11_long_line: {
      status: 'output-limit',
      also: ({ main, outputs }) => {
        expect(outputs['truncated']).toBe('true');
        expect(Math.max(...main.log.split('\n').map((line) => line.length))).toBeLessThan(10_000);
      },
      direct: ({ stdout }) => {
        expect(stdout.length).toBeGreaterThan(30 * 2 ** 20);
      },
    },
    out13_huge_traceback: {
      status: 'failed',
      verdict: 'emitted',
      also: ({ report, main }) => {
        expect(report.runs[0]?.error?.type).toBe('ValueError');
        expect(report.runs[0]?.error?.message.length).toBeLessThanOrEqual(4096);
        const errors = main.annotations.filter(({ level }) => level === 'error');
        expect(errors.every(({ title }) => title?.startsWith('pyexec') === true)).toBe(true);
      },
      direct: ({ stderr }) => {
        expect(stderr).toContain('\n::error::x\n');
      },
    },
    out15_prompt_injection: {
      status: 'passed',
      verdict: 'emitted',
      provesNothing: 'this version has no conversation; the text is printed like any other',
    },
    lif01_busy_loop: {
      status: 'timed-out',
      also: ({ report }) => {
        expect(report.runs[0]?.durationMs).toBeLessThan(5000);
      },
      direct: ({ error }) => {
        expect(error?.message).toContain('ETIMEDOUT');
      },
    },
    lif09_exec_replace: {
      status: 'timed-out',
      verdict: 'emitted',
      also: ({ report }) => {
        expect(report.runs[0]?.durationMs).toBeLessThan(5000);
      },
      direct: ({ error }) => {
        expect(error?.message).toContain('ETIMEDOUT');
      },
    },
    lif11_stdin: {
      status: 'passed',
      verdict: 'blocked',
      direct: ({ error }) => {
        expect(error?.message).toContain('ETIMEDOUT');
      },
    },
    lif14_signals: {
      status: 'failed',
      verdict: 'emitted',
      also: ({ report, outputs }) => {
        expect(report.runs[0]?.outcome).toEqual({ kind: 'signalled', signal: 'SIGSEGV' });
        expect(outputs['exit-code']).toBe('');
        expect(report.runs[0]?.files).toEqual([]);
      },
      provesNothing: 'whether a machine writes core files is its own affair',
    },
    res01_memory: { status: 'passed', verdict: 'blocked', naive: breach },
    ctl01_hello: {
      status: 'passed',
      verdict: 'ok',
      naive: ({ main }) => {
        expect(main.log).toContain('"verdict": "ok"');
      },
    },
  };

  const contained = cases.filter(({ levels }) => levels['system'] === 'contained');

  test('is judged whole: every case that has to be contained has an expectation here, and a control or none for a reason', () => {
    expect(contained.map(({ id }) => id).sort()).toEqual(Object.keys(EXPECTED).sort());
    const controls = Object.values(EXPECTED).map(({ naive, direct, provesNothing }) => [naive, direct, provesNothing]);
    expect(controls.filter((each) => each.filter((one) => one !== undefined).length !== 1)).toEqual([]);
  });

  describe.each(contained)('$id: $purpose', ({ id, file, timeoutSec }) => {
    const expected = EXPECTED[id];
    if (expected === undefined) return;

    const remark = expected.provesNothing === undefined ? '' : ` (without a control: ${expected.provesNothing})`;

    test(`is contained${remark}`, async () => {
      const workspace = await stage.copy(corpus);
      const inputs = { files: file, timeout: `${timeoutSec}s`, 'fail-on-error': 'false' };
      const step = await stage.attack(inputs, { workspace, env, overrides });
      expect([step.conclusion, step.outputs['status']]).toEqual(['success', expected.status]);
      const [, verdict] = /REDTEAM .*"verdict": "(\w+)"/.exec(step.report.runs[0]?.stdout ?? '') ?? [];
      expect(verdict).toBe(expected.verdict);
      await expected.also?.(step);
      expect(step.post?.conclusion).toBe('success');
      expect([host.connections, await host.isUnchanged()]).toEqual([0, true]);
    });

    if (expected.naive !== undefined) {
      test('works where nothing contains it', async () => {
        const actionFolder = await stage.copy(path.join(fixtures, 'naive'));
        const workspace = await stage.copy(corpus);
        const then = id === 'fs06_import_shadow' ? 'import json' : '';
        const inputs = { program: path.join(workspace, file), then };
        await expected.naive?.(await stage.start({ actionFolder, inputs, workspace, env, overrides }));
      });
    } else if (expected.direct !== undefined) {
      test('works where nothing contains it', async () => {
        const program = path.join(await stage.copy(corpus), file);
        const command = id === 'lif11_stdin' ? 'sleep 10 | exec python3 "$0"' : 'exec python3 "$0" </dev/null';
        const ended = spawnSync('/bin/sh', ['-c', command, program], {
          ...stage.user,
          cwd: path.dirname(program),
          env: { PATH: SYSTEM_PATH },
          encoding: 'utf8',
          maxBuffer: 64 * 2 ** 20,
          timeout: 5000,
          killSignal: 'SIGKILL',
        });
        expected.direct?.(ended);
      });
    }
  });

  test('shows a secret of the job that a program found elsewhere as ***', async () => {
    const code =
      'import sys\ns = open("/tmp/pyexec-canary-host/secret.txt").read()\nprint(s)\nprint(s, file=sys.stderr)\nraise ValueError(s)';
    const step = await stage.attack({ code, 'fail-on-error': 'false' }, { env, overrides });
    expect(step.outputs['stdout']).toBe('***\n');
    expect(step.report.runs[0]?.error).toMatchObject({ type: 'ValueError', message: '***' });
    expect(await readFile(step.outputs['stdout-file'] ?? '', 'utf8')).toBe('***\n');
    const control = await stage.start({
      inputs: { environment: 'system', isolation: 'none', code, 'fail-on-error': 'false' },
    });
    expect(control.outputs['stdout']).toBe(`${host.canary}\n`);
  });
});
