import path from 'node:path';
import { expect } from '@jest/globals';
import type { StepResult } from '../support/runner-emulator/run-action.js';
import { processesOf } from '../support/user-processes.js';
import { breach, corpus, fixtures, type Expected, type Tried } from './corpus-cases.js';

const honoured = ({ main }: StepResult): string[] =>
  main.commands.filter((command) => command.honoured).map(({ command }) => command);
const NOT_COLLECTED =
  'nothing is collected here; what collects artifacts meets such trees in artifacts/collect.test.ts';

/** What has to be contained everywhere, with isolation none as well. */
export function everywhere({ stage, inputs, env }: Tried): Readonly<Record<string, Expected>> {
  return {
    sec01_own_env: { status: 'passed', verdict: 'blocked', naive: breach },
    sec08_inherited_fds: { status: 'passed', verdict: 'blocked', naive: breach },
    prv09_rlimit_raise: { status: 'passed', verdict: 'blocked', naive: breach },
    fs06_import_shadow: {
      status: 'passed',
      verdict: 'emitted',
      also: async () => {
        const workspace = await stage.copy(corpus);
        const place = { 'working-directory': path.join(workspace, 'same') };
        const first = await stage.attack({ ...inputs, ...place, files: 'fs06_import_shadow.py' }, { workspace, env });
        const hello = path.join(await stage.copy(path.join(fixtures, 'after')), 'hello.py');
        const again = await stage.attack({ ...inputs, ...place, files: hello }, { workspace, env });
        expect([again.outputs['status'], again.outputs['stdout']]).toEqual(['passed', 'hello\n']);
        expect(first.main.log + again.main.log + first.summary + again.summary).not.toContain('EVIL-SHADOW');
      },
      naive: ({ main }) => {
        expect(main.log).toContain('EVIL-SHADOW json');
      },
    },
    art01_symlink_file: { status: 'passed', verdict: 'emitted', provesNothing: NOT_COLLECTED },
    art03_out_is_symlink: { status: 'passed', verdict: 'emitted', provesNothing: NOT_COLLECTED },
    art05_hardlink: { status: 'passed', verdict: 'blocked', provesNothing: NOT_COLLECTED },
    art07_many_files: {
      status: 'passed',
      verdict: 'emitted',
      also: ({ report }) => {
        expect(report.runs[0]?.files).toHaveLength(10_000);
        expect(report.runs[0]?.filesTruncated).toBe(true);
      },
      provesNothing: NOT_COLLECTED,
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
      provesNothing: NOT_COLLECTED,
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
      provesNothing: 'printed, it is a text like any other; models get such ones in conversation-words.test.ts',
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
}
