import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PreparedEnvironment } from '../environments/environment.js';
import { messageOf, PyexecError } from '../errors.js';
import type { ExecutionResult } from '../execution/execution-result.js';
import { removeTree } from '../execution/working-directory/remove-tree.js';
import type { Program } from '../programs/program.js';
import { reportRun } from '../report/build-report.js';
import { briefly } from '../report/fit-outputs.js';
import type { ReportedRun } from '../report/run-report.js';
import type { Bench } from './bench.js';
import { placeCheck, type Check } from './check.js';
import type { Attempt, Proposal } from './conversation.js';
import { missingLibraries, neededLibraries, type Missing } from './wanted-libraries.js';

interface WorkbenchInput {
  /**
   * Prepares an environment that has these packages, as lines for the installer, besides those of the user. Given up when
   * the signal is aborted.
   */
  readonly prepare: (packages: readonly string[], signal: AbortSignal) => Promise<PreparedEnvironment>;
  /** Globs of names that a model may ask for. */
  readonly allowPackages: readonly string[];
  readonly check: Check | undefined;
  /** Where no program writes, for what is put there. Absolute. */
  readonly folder: string;
  /** Told of each program and of the check before it runs. */
  readonly onStart: (program: Program) => void;
  /** Told of each program and of the check, as they ran. */
  readonly onRun: (program: Program, run: ReportedRun) => void;
}

const MAX_CODE = 2 ** 20;

/** Why libraries cannot be had; with what an installer said. */
interface Refusal {
  readonly why: string;
  readonly said?: string;
}

/** Why a proposal is no program, in words that a model can act on. */
export function wrongWith({ code }: Proposal): string | undefined {
  if (code.length > MAX_CODE) return `Error: the program is longer than ${MAX_CODE} characters.`;
  return code.includes('\0') ? 'Error: the program holds a NUL character.' : undefined;
}

/** Runs what a model proposes, one after the other in the same working directory. */
export class Workbench implements Bench {
  private count = 0;
  private isOpen = true;
  private started = 0;
  private readonly packages = new Set<string>();

  private constructor(
    private readonly input: WorkbenchInput,
    private environment: PreparedEnvironment,
  ) {}

  /** @throws PyexecError when the environment cannot be had */
  static async open(input: WorkbenchInput, signal: AbortSignal): Promise<Workbench> {
    return new Workbench(input, await input.prepare([], signal));
  }

  get facts(): PreparedEnvironment['facts'] {
    return this.environment.facts;
  }

  async attempt(proposal: Proposal, signal: AbortSignal): Promise<Attempt | undefined> {
    const why = wrongWith(proposal);
    const provided = why === undefined ? await this.provide(proposal, signal) : { why };
    if (signal.aborted) return undefined;
    if ('why' in provided) return { kind: 'refused', proposal, ...provided };
    const program: Program = { kind: 'code', id: `attempt-${++this.count}.py`, text: proposal.code.toWellFormed() };
    const { workingDirectory } = this.facts;
    await changing(path.join(workingDirectory, 'script.py'), clear);
    await changing(path.join(workingDirectory, program.id), (file) => place(file, program.text));
    const run = await this.run(program, signal);
    return run === undefined ? undefined : { kind: 'ran', proposal, run, ...provided };
  }

  get hasCheck(): boolean {
    return this.input.check !== undefined;
  }

  async check(signal: AbortSignal): Promise<ReportedRun | undefined> {
    const { check } = this.input;
    if (check === undefined) return undefined;
    const placed = await changing(this.input.folder, (folder) => placeCheck(check, folder));
    try {
      const program: Program = { kind: 'file', id: 'check', path: placed.file, text: check.text };
      return await this.run(program, signal, check.shown);
    } finally {
      placed.remove();
    }
  }

  /** Runs a program that is none of the conversation: nobody is told. */
  tryOut(program: Program, signal: AbortSignal): Promise<ExecutionResult | undefined> {
    return this.environment.execute(program, this.started++, signal);
  }

  async dispose(): Promise<void> {
    if (!this.isOpen) return;
    this.isOpen = false;
    await this.environment.dispose();
  }

  private async run(program: Program, signal: AbortSignal, shown?: string): Promise<ReportedRun | undefined> {
    this.input.onStart(program);
    const result = await this.environment.execute(program, this.started++, signal);
    if (result === undefined) return undefined;
    const run = placedAt(shown, reportRun(result));
    this.input.onRun(program, run);
    return briefly(run);
  }

  /** Packages come into a new environment, never by the program. Says why they cannot be had. */
  private async provide(proposal: Proposal, signal: AbortSignal): Promise<Refusal | Pick<Missing, 'left'>> {
    const { allowPackages: allowed } = this.input;
    const { packages: installed, hasOtherPackages: hasOthers, pythonVersion } = this.facts;
    let missing: Missing;
    try {
      const libraries = await neededLibraries(proposal, pythonVersion);
      missing = missingLibraries(libraries, { installed, hasOthers, allowed });
    } catch (thrown) {
      if (!(thrown instanceof PyexecError)) throw thrown;
      return { why: explainLibraries(thrown, allowed) };
    }
    const { left } = missing;
    const wanted = missing.wanted.filter((one) => !this.packages.has(one));
    if (wanted.length === 0) return { left };
    try {
      await this.renew([...this.packages, ...wanted], signal);
    } catch (thrown) {
      if (signal.aborted) return { left };
      if (!(thrown instanceof PyexecError) || thrown.code !== 'install-failed') throw thrown;
      // So that the conversation can go on with what it had.
      await this.renew([...this.packages], signal);
      return { why: 'Error: the libraries could not be installed, and nothing ran.', said: thrown.message };
    }
    for (const one of wanted) this.packages.add(one);
    return { left };
  }

  private async renew(packages: readonly string[], signal: AbortSignal): Promise<void> {
    await this.dispose();
    this.environment = await this.input.prepare(packages, signal);
    this.isOpen = true;
  }
}

/** With the path of a file where it has only its name. */
function placedAt(path: string | undefined, run: ReportedRun): ReportedRun {
  if (path === undefined) return run;
  const { source, error } = run;
  const isOwn = error !== null && error.path === source?.path;
  return { ...run, source: { path, line: 1 }, error: isOwn ? { ...error, path } : error };
}

/** Removes whatever a program left under a name. */
async function clear(file: string): Promise<void> {
  await removeTree(file);
  rmSync(file, { force: true });
}

/** Whatever is there under the name is replaced, not followed. Nothing of the programs lives meanwhile. */
async function place(file: string, text: string): Promise<void> {
  await clear(file);
  writeFileSync(file, text, { mode: 0o444, flag: 'wx' });
}

/** Does something to a file or folder. @throws PyexecError `working-directory-unusable` when that cannot be done */
async function changing<T>(file: string, act: (file: string) => T | Promise<T>): Promise<T> {
  try {
    return await act(file);
  } catch (cause) {
    throw new PyexecError('working-directory-unusable', {
      message: `${file} cannot be written: ${messageOf(cause)}`,
      hint: 'A program may have changed the working directory, or the disk is full.',
      cause,
    });
  }
}

/** Why libraries cannot be had, in words that a model can act on. */
export function explainLibraries({ code, message }: PyexecError, allowed: readonly string[]): string {
  if (code !== 'package-not-allowed') return `Error: ${message}. Nothing ran.`;
  const may = allowed.length === 0 ? 'No libraries may be asked for' : `Permitted are: ${allowed.join(', ')}`;
  return `Error: ${message}. Nothing ran. ${may}; use those, or the standard library.`;
}
