import { chmod, chown, cp, mkdtemp, readdir, readFile, realpath } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect } from '@jest/globals';
import type { RunReport } from '../../src/report/run-report.js';
import { removeHostile, useBundle, type Bundle } from '../support/bundle.js';
import { makeUser } from '../support/identities.js';
import { runAction, type StepOptions, type StepResult } from '../support/runner-emulator/run-action.js';
import type { StepUser } from '../support/runner-emulator/step-process.js';
import { endProcessesOf, processesOf } from '../support/user-processes.js';

/** The outputs of this version, no more and no fewer. */
const OUTPUTS = [
  'answer',
  'artifact-id',
  'artifact-url',
  'cache-hit',
  'code',
  'code-file',
  'duration-ms',
  'exit-code',
  'html-file',
  'isolation',
  'junit-file',
  'patch-artifact-id',
  'patch-file',
  'python-path',
  'python-version',
  'repaired',
  'result',
  'result-file',
  'sarif-file',
  'script-path',
  'status',
  'stderr',
  'stderr-file',
  'stdout',
  'stdout-file',
  'transcript-file',
  'truncated',
  'turns',
  'usage',
  'working-directory',
];

/** A step with the report that it wrote. */
export interface AttackedStep extends StepResult {
  readonly report: RunReport;
}

/** Starts steps as a user whom nobody else is. The tests must run as root. */
export class Stage {
  readonly user: StepUser = makeUser();
  readonly canaries = new Set<string>();
  private readonly results: StepResult[] = [];

  constructor(
    private readonly bundle: Bundle,
    private readonly folders: { place: string },
  ) {}

  get node(): string {
    return this.bundle.node;
  }

  /** A copy of the folder of fixtures of that name, for the user. */
  async copy(source: string): Promise<string> {
    const folder = await realpath(await mkdtemp(path.join(this.folders.place, 'copy-')));
    await cp(source, folder, { recursive: true });
    await chmod(folder, 0o755);
    await chown(folder, this.user.uid, this.user.gid);
    return folder;
  }

  async start(options: Omit<StepOptions, 'actionFolder'> & { actionFolder?: string }): Promise<StepResult> {
    const result = await runAction({
      actionFolder: this.bundle.actionFolder,
      node: this.bundle.node,
      user: this.user,
      ...options,
    });
    this.results.push(result);
    return result;
  }

  /** Runs the action without isolation, and checks what no program may change. */
  async attack(inputs: Record<string, string>, options: Partial<StepOptions> = {}): Promise<AttackedStep> {
    const all: Record<string, string> = { environment: 'system', isolation: 'none', timeout: '20s', ...inputs };
    const step = await this.start({ ...options, inputs: all });
    if (step.state['base'] === undefined) throw new Error(step.main.log);
    await this.expectUntouched(step, all['environment'] === 'docker');
    const report = JSON.parse(await readFile(step.outputs['result-file'] ?? '', 'utf8')) as RunReport;
    const small = JSON.parse(step.outputs['result'] ?? '') as { status: unknown };
    expect([report.schemaVersion, report.status, small.status]).toEqual([
      1,
      step.outputs['status'],
      step.outputs['status'],
    ]);
    for (const canary of this.canaries) expect(JSON.stringify(report)).not.toContain(canary);
    return { ...step, report };
  }

  async clear(): Promise<void> {
    await endProcessesOf(this.user.uid);
    for (const result of this.results.splice(0)) await result.dispose();
  }

  /** Nothing but the documented outputs, no command but ours, no trace on the machine, no secret anywhere. */
  private async expectUntouched(step: StepResult, hasEngine: boolean): Promise<void> {
    expect(Object.keys(step.outputs).sort()).toEqual(OUTPUTS);
    expect({ env: step.env, path: step.path, matchers: step.matchers }).toEqual({ env: {}, path: [], matchers: [] });
    expect(Object.keys(step.state).sort()).toEqual(hasEngine ? ['base', 'engine', 'marker'] : ['base', 'marker']);
    for (const phase of [step.main, ...(step.post === undefined ? [] : [step.post])]) {
      expect(phase.errors).toEqual([]);
      expect(
        phase.commands
          .filter(({ honoured }) => honoured)
          .map(strangeness)
          .filter((word) => word !== ''),
      ).toEqual([]);
    }
    expect([...(await processesOf(this.user.uid)).values()]).toEqual([]);
    expect((await readdir(step.temp)).filter((name) => !/^(_|pyexec-results-)/.test(name))).toEqual([]);
    const seen = [step.main.log, step.post?.log, step.summary, JSON.stringify(step.outputs)].join('\n');
    for (const canary of this.canaries) expect(seen.includes(canary)).toBe(false);
  }
}

/** Empty for a command that the action itself gives. */
function strangeness({ command, data, properties, line }: StepResult['main']['commands'][number]): string {
  const name = command.toLowerCase();
  if (/^pyexec-[0-9a-f-]{36}$/.test(name)) return '';
  if (name === 'stop-commands' && /^pyexec-[0-9a-f-]{36}$/.test(data)) return '';
  if (name === 'group' || name === 'endgroup') return '';
  if (name === 'error' && /^pyexec/.test(properties['title'] ?? '')) return '';
  if (name === 'warning' && /^(A program wrote to the command files|The variable INPUT_)/.test(data)) return '';
  return line.slice(0, 200);
}

/** Registers what a stage needs for the tests around. */
export function useStage(): Stage {
  const bundle = useBundle();
  const folders = { place: '' };
  const stage = new Stage(bundle, folders);
  beforeAll(async () => {
    folders.place = await realpath(await mkdtemp(path.join(os.tmpdir(), 'redteam-')));
    await chmod(folders.place, 0o755);
  });
  afterAll(async () => {
    await stage.clear();
    await removeHostile(folders.place);
  });
  return stage;
}
