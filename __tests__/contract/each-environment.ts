import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect } from '@jest/globals';
import type { ReportedRun, RunReport } from '../../src/report/run-report.js';
import { useBundle, type Bundle } from '../support/bundle.js';
import { describeWith } from '../support/engines.js';
import { EngineSocket } from '../support/engine-socket.js';
import { IDENTITIES, UNPRIVILEGED, type TestIdentity } from '../support/identities.js';
import { makeFolder, removeFolders, runCli, until, type CliOptions, type CliResult } from '../support/run-cli.js';

/**
 * Every environment × isolation that this version has, each by one user: both sandboxes share all that depends on who calls,
 * and the action's own tests are without isolation for root as well.
 */
const ENVIRONMENTS = [
  { environment: 'system', isolation: 'none', by: [UNPRIVILEGED] },
  { environment: 'system', isolation: 'sandbox', by: [UNPRIVILEGED] },
  { environment: 'venv', isolation: 'sandbox', by: IDENTITIES.slice(0, 1) },
  { environment: 'docker', isolation: 'container', by: [UNPRIVILEGED] },
] as const;

/** Where an interpreter lies makes no difference to some rules. Root's sandbox is held to those in redteam/sandbox. */
const ONE_SANDBOX = [
  { environment: 'system', isolation: 'none', by: [UNPRIVILEGED] },
  { environment: 'venv', isolation: 'sandbox', by: [UNPRIVILEGED] },
  { environment: 'docker', isolation: 'container', by: [UNPRIVILEGED] },
] as const;

type Rows = typeof ENVIRONMENTS | typeof ONE_SANDBOX;

/** To hold another Python than the first one on PATH to it. */
const OTHER_PYTHON = process.env['PYEXEC_CONTRACT_PYTHON'];

type Options = Partial<Omit<CliOptions, 'bundle' | 'identity'>>;

/** A run whose report is there. */
export interface Reported extends CliResult {
  readonly report: RunReport;
  /** The first program's. */
  readonly run: ReportedRun;
}

/** The tool in one environment, for one user. */
export class Pyexec {
  constructor(
    private readonly has: { readonly bundle: Bundle; readonly socket: () => EngineSocket },
    readonly identity: TestIdentity,
    private readonly where: Rows[number],
  ) {}

  get environment(): 'system' | 'venv' | 'docker' {
    return this.where.environment;
  }

  get isolation(): 'none' | 'sandbox' | 'container' {
    return this.where.isolation;
  }

  private get flags(): string[] {
    const { environment, isolation } = this.where;
    if (environment === 'docker') return ['--environment', environment];
    const python = OTHER_PYTHON === undefined ? [] : ['--python-path', OTHER_PYTHON];
    return ['--environment', environment, '--isolation', isolation, ...python];
  }

  private get env(): Record<string, string> {
    return this.environment === 'docker' ? { DOCKER_HOST: this.has.socket().host } : {};
  }

  /** In it everybody may write. */
  folder(): Promise<string> {
    return makeFolder(this.identity);
  }

  /** With these flags and files; nothing may be left behind, whatever happened. */
  async cli(args: readonly string[], options: Options = {}): Promise<CliResult> {
    const flags = ['run', ...this.flags, '--json', ...args];
    const env = { ...this.env, ...options.env };
    const result = await runCli(flags, { ...options, env, bundle: this.has.bundle, identity: this.identity });
    expect({ left: result.left, strays: result.strays }).toEqual({ left: [], strays: [] });
    return result;
  }

  /** As `cli`, for what comes to an execution. */
  async run(args: readonly string[], options: Options = {}): Promise<Reported> {
    const result = await this.cli(args, options);
    const { report } = result;
    const run = report?.runs[0];
    if (report === undefined || run === undefined) throw new Error(`nothing was run: ${result.stderr}`);
    return { ...result, report, run };
  }

  /** For a tool that is killed in the middle: its program may live 3 s longer, and files may be left. */
  killed(args: readonly string[], during: NonNullable<Options['during']>): Promise<CliResult> {
    const options = { bundle: this.has.bundle, identity: this.identity, env: this.env, during, graceSeconds: 3 };
    return runCli(['run', ...this.flags, ...args], options);
  }

  /** Runs this text as `code`. */
  code(text: string, args: readonly string[] = [], options: Options = {}): Promise<Reported> {
    return this.run(['--timeout', '20s', ...args, '--code', text], options);
  }
}

type Body = (pyexec: Pyexec) => void;

/** The same rules for every environment, isolation and user. Needs a Linux kernel. */
export function describeContract(title: string, body: Body): void {
  describeRows(ENVIRONMENTS, title, body);
}

/** As `describeContract`, for rules that cannot depend on where an interpreter lies. */
export function describeInOneSandbox(title: string, body: Body): void {
  describeRows(ONE_SANDBOX, title, body);
}

function describeRows(rows: Rows, title: string, body: Body): void {
  describeWith('Linux', title, () => {
    const bundle = useBundle();
    let socket: EngineSocket | undefined;
    beforeAll(async () => {
      socket = await EngineSocket.open();
    });
    afterAll(() => socket?.close());
    const opened = (): EngineSocket => {
      if (socket === undefined) throw new Error('not opened yet');
      return socket;
    };
    afterEach(removeFolders);
    for (const where of rows) {
      for (const identity of where.by) {
        const each = (): void => {
          body(new Pyexec({ bundle, socket: opened }, identity, where));
        };
        const name = `${where.environment}, isolation ${where.isolation}, ${identity.name}`;
        if (where.environment === 'docker') describeWith('Docker', name, each);
        else describe(name, each);
      }
    }
  });
}

/** For `during`: sends the signal to the tool once the program has made the file `ready` in the folder. */
export function signalWhenReady(folder: string, signal: NodeJS.Signals): (pid: number) => Promise<void> {
  return async (pid) => {
    await until(() => existsSync(path.join(folder, 'ready')));
    process.kill(pid, signal);
  };
}
