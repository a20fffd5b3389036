import { randomUUID } from 'node:crypto';
import { accessSync, constants } from 'node:fs';
import { devNull } from 'node:os';
import path from 'node:path';
import { satisfies } from '@renovatebot/pep440';
import { messageOf, PyexecError } from '../../errors.js';
import { watchChanges, watchSpace, type DiskWatch } from '../../execution/disk-watch.js';
import { executeProgram } from '../../execution/execute-program.js';
import type { ExecutionResult } from '../../execution/execution-result.js';
import { RunFolders, type ProgramFolders } from '../../execution/working-directory/run-folders.js';
import { pickUnprivilegedIdentities } from '../../isolation/unprivileged-identity.js';
import type { HostPlan } from '../../plan/run-plan.js';
import { limitsOf } from '../../programs/limits-of.js';
import type { Program } from '../../programs/program.js';
import type { Venv } from '../../isolation/program-input.js';
import type { EnvironmentFacts, PreparedEnvironment, Preparing } from '../environment.js';
import { HOME, TEMP } from '../../isolation/bubblewrap/build-root.js';
import { folderName } from '../folder-name.js';
import { Supervision, type Supervised } from './supervision.js';

function requireVersion(interpreter: Supervised['interpreter'], { environment }: HostPlan): void {
  const { python, pythonVersion } = environment;
  if (pythonVersion === undefined || satisfies(interpreter.version, pythonVersion, { prereleases: true })) return;
  if (python.version === undefined) {
    throw new PyexecError('python-not-found', {
      message: `${python.path} is Python ${interpreter.version}, and the inline metadata of a program asks for ${pythonVersion}`,
      hint: 'Leave out `python-path` and `venv-path`, so that a Python which suits is chosen, or name another one.',
    });
  }
  throw new PyexecError('python-broken', {
    message: `${python.path} was found as Python ${python.version} and says that it is ${interpreter.version}`,
    hint: 'Its folder has the wrong name, or the installation is damaged; set `python-path` to another interpreter.',
  });
}

/** Of what was remembered nothing else is checked, but it all changes together. */
function requireAsRemembered({ version }: Supervised['interpreter'], { supervisor, version: known }: HostPython): void {
  if (known === undefined || known === version) return;
  throw new PyexecError('python-broken', {
    message: `${supervisor} said once that it is Python ${known}, and says now that it is ${version}`,
    hint: 'Remove what is remembered of it with `pyexec cache clear`.',
  });
}

/** Work that goes on beside the programs. */
export interface Background {
  /** Resolves when it has ended. */
  readonly stop: () => Promise<void>;
}

/** Work of ours that runs like a program: how it gets on is told, what it writes is its affair. */
export interface HostTask {
  /** Called with its output, as it comes. */
  readonly onOutput?: ((chunk: Buffer) => void) | undefined;
}

/** Which Python runs the programs. */
export interface HostPython {
  /** The interpreter that supervises them: never one that was put there by what was installed. Absolute. */
  readonly supervisor: string;
  /** Runs the programs in place of the one that supervises; undefined when that does. */
  readonly venv: Venv | undefined;
  /** The version that the packages were chosen for; undefined when there are none. */
  readonly version?: string | undefined;
  /** `name==version` of what was installed, sorted. */
  readonly packages: readonly string[];
  /** The packages were there from an earlier run. */
  readonly cacheHit: boolean;
  /** Started, and stopped after the last program. */
  readonly background?: Background | undefined;
  /** The program is work of ours on its working directory. */
  readonly task?: HostTask;
}

/** Finds or makes the Python, given the folders of the run, which are removed after it, and what may be begun already. */
export type ProvidePython = (folders: RunFolders, supervision: Supervision) => Promise<HostPython>;

interface Parts extends HostPython, Supervised {
  readonly plan: HostPlan;
  readonly marker: string;
  readonly folders: RunFolders;
  readonly stdinPath: string;
}

function factsOf(parts: Parts, prepareMs: number): EnvironmentFacts {
  const { plan, interpreter, venv, packages, cacheHit, containment, folders } = parts;
  return {
    kind: plan.environment.kind,
    pythonVersion: interpreter.version,
    pythonPath: venv?.python ?? interpreter.executable,
    image: undefined,
    packages,
    hasOtherPackages: plan.environment.kind === 'system' || plan.environment.venvPath !== undefined,
    cacheHit,
    prepareMs,
    ...containment.enforcers(),
    noNewPrivileges: interpreter.noNewPrivileges,
    workingDirectory: folders.work,
  };
}

/** Where a program is. */
interface PlacedProgram {
  /** As it will see it. Absolute. */
  readonly scriptPath: string | undefined;
  /** What was made for it alone. Absolute. */
  readonly copy?: string;
}

/** Programs as processes of this machine. */
export class PreparedHost implements PreparedEnvironment {
  readonly width: number;

  constructor(
    readonly facts: EnvironmentFacts,
    private readonly parts: Parts,
  ) {
    // In a folder that they share, who wrote what could not be told if one were prepared while another runs.
    this.width = parts.folders.areSeparate ? 2 * parts.plan.jobs : parts.plan.jobs;
  }

  async execute(program: Program, index: number, signal: AbortSignal): Promise<ExecutionResult | undefined> {
    const { folders, pool, plan, task } = this.parts;
    const own = this.enter(program, index);
    const { work } = own;
    let placed: PlacedProgram | undefined;
    try {
      requireEnterable(work);
      const { scriptPath } = (placed = this.place(program, index));
      const spec = this.parts.containment.specify({ ...this.parts, program, index, own, scriptPath });
      const isEmpty = own.isFresh && program.kind !== 'code';
      const openDisk = (): Promise<DiskWatch> | DiskWatch =>
        task === undefined ? watchChanges({ folders: own, limits: plan.limits, isEmpty }) : watchSpace(work);
      const execution = {
        program,
        spec,
        scriptPath,
        limits: limitsOf(program, plan.limits, performance.now()),
        work,
        openDisk,
        signal,
        onOutput: task?.onOutput,
      };
      return await executeProgram(execution, (lent) => pool.use(signal, lent));
    } finally {
      await folders.leave(own);
      if (placed?.copy !== undefined) await folders.drop(placed.copy);
    }
  }

  /** Puts the program where it will see it. */
  private place(program: Program, index: number): PlacedProgram {
    const { folders, plan } = this.parts;
    switch (program.kind) {
      case 'code':
        return { scriptPath: folders.placeScript(program.text) };
      case 'file': {
        // In a sandbox a part of a document takes the place of the whole one.
        if (program.part === undefined || plan.isolation.kind !== 'none') return { scriptPath: program.path };
        const name = path.basename(program.path);
        const content = { files: { [name]: program.text }, emptyFolders: [] };
        const copy = folders.placeTree(`document-${index}`, content);
        return { scriptPath: path.join(copy, name), copy };
      }
      case 'module':
        return { scriptPath: undefined };
    }
  }

  private enter(program: Program, index: number): ProgramFolders {
    try {
      return this.parts.folders.enter(index, folderName(program));
    } catch (cause) {
      throw new PyexecError('working-directory-unusable', {
        message: `no folder for ${program.id} can be made: ${messageOf(cause)}`,
        hint: 'A program of the same user may have removed the folders of the run, or the disk is full.',
        cause,
      });
    }
  }

  async dispose(): Promise<void> {
    await this.parts.background?.stop();
    await this.parts.pool.close();
    await this.parts.folders.dispose();
  }
}

function requireEnterable(work: string): void {
  try {
    accessSync(work, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new PyexecError('working-directory-unusable', {
      message: `the working directory ${work} cannot be written`,
      hint: '`working-directory` must be a folder that the user who runs the tool can read, enter and write.',
      cause,
    });
  }
}

async function makeFolders({ isolation, jobs, tempFolder, workingDirectory, programs }: HostPlan): Promise<RunFolders> {
  return RunFolders.make({
    tempFolder,
    workingDirectory,
    identities: isolation.identity === 'unprivileged' ? await pickUnprivilegedIdentities(2 * jobs) : undefined,
    inMemory: isolation.kind === 'sandbox' ? { home: HOME, temp: TEMP } : undefined,
    separate: programs.length > 1,
  });
}

/**
 * Makes everything ready to run programs as processes of this machine, system and venv alike: they differ only in which
 * Python there is.
 *
 * @throws PyexecError when it cannot be had as planned; nothing is left behind then
 */
export async function prepareHost(
  plan: HostPlan,
  { onTraces, say }: Pick<Preparing, 'onTraces' | 'say'>,
  provide: ProvidePython,
): Promise<PreparedHost> {
  const started = performance.now();
  const marker = randomUUID();
  const folders = await makeFolders(plan);
  const supervision = new Supervision({ plan, folders, say });
  let provided: HostPython | undefined;
  try {
    const noted = onTraces({ marker, base: folders.base });
    // Awaited below; when the interpreter fails first, that is what is told.
    noted.catch(() => undefined);
    provided = await provide(folders, supervision);
    const supervised = await supervision.finish(provided);
    await noted;
    requireVersion(supervised.interpreter, plan);
    requireAsRemembered(supervised.interpreter, provided);
    const stdinPath = plan.stdin === undefined ? devNull : folders.place('stdin', plan.stdin);
    const parts: Parts = { ...provided, plan, marker, folders, ...supervised, stdinPath };
    return new PreparedHost(factsOf(parts, performance.now() - started), parts);
  } catch (thrown) {
    await provided?.background?.stop();
    await supervision.close();
    await folders.dispose();
    throw thrown;
  }
}
