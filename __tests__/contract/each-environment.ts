import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect } from '@jest/globals';
import type { ReportedRun, RunReport } from '../../src/report/run-report.js';
import { useBundle, type Bundle } from '../support/bundle.js';
import { describeWith } from '../support/engines.js';
import { IDENTITIES, type TestIdentity } from '../support/identities.js';
import { makeFolder, removeFolders, runCli, until, type CliOptions, type CliResult } from '../support/run-cli.js';

/** Every environment × isolation that this version has. */
const ENVIRONMENTS = [
  { environment: 'system', isolation: 'none' },
  { environment: 'system', isolation: 'sandbox' },
  { environment: 'venv', isolation: 'sandbox' },
] as const;

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
    private readonly bundle: Bundle,
    readonly identity: TestIdentity,
    private readonly where: (typeof ENVIRONMENTS)[number],
  ) {}

  get environment(): 'system' | 'venv' {
    return this.where.environment;
  }

  get isolation(): 'none' | 'sandbox' {
    return this.where.isolation;
  }

  private get flags(): string[] {
    return ['--environment', this.where.environment, '--isolation', this.where.isolation];
  }

  /** In it everybody may write. */
  folder(): Promise<string> {
    return makeFolder(this.identity);
  }

  /** With these flags and files; nothing may be left behind, whatever happened. */
  async cli(args: readonly string[], options: Options = {}): Promise<CliResult> {
    const flags = ['run', ...this.flags, '--json', ...args];
    const result = await runCli(flags, { ...options, bundle: this.bundle, identity: this.identity });
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
    const options = { bundle: this.bundle, identity: this.identity, during, graceSeconds: 3 };
    return runCli(['run', ...this.flags, ...args], options);
  }

  /** Runs this text as `code`. */
  code(text: string, args: readonly string[] = [], options: Options = {}): Promise<Reported> {
    return this.run(['--timeout', '20s', ...args, '--code', text], options);
  }
}

/** The same rules for every environment, isolation and user. Needs a Linux kernel. */
export function describeContract(title: string, body: (pyexec: Pyexec) => void): void {
  describeWith('Linux', title, () => {
    const bundle = useBundle();
    afterEach(removeFolders);
    for (const where of ENVIRONMENTS) {
      for (const identity of IDENTITIES) {
        describe(`${where.environment}, isolation ${where.isolation}, ${identity.name}`, () => {
          body(new Pyexec(bundle, identity, where));
        });
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
