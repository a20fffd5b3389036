import { rmSync } from 'node:fs';
import { PyexecError, messageOf, toPyexecError } from '../../errors.js';
import { watchChanges } from '../../execution/disk-watch.js';
import { executeProgram } from '../../execution/execute-program.js';
import type { ExecutionResult } from '../../execution/execution-result.js';
import type { LaunchSpec } from '../../execution/launcher.js';
import type { InterpreterFacts } from '../../execution/supervisor/messages.js';
import type { ProgramFolders, RunFolders } from '../../execution/working-directory/run-folders.js';
import { argvOf, envOf, markerOf, type ProgramInput, type Venv } from '../../isolation/program-input.js';
import { buildRlimits } from '../../isolation/rlimits.js';
import type { ContainersPlan } from '../../plan/run-plan.js';
import { limitsOf } from '../../programs/limits-of.js';
import type { Program } from '../../programs/program.js';
import type { EnvironmentFacts, PreparedEnvironment } from '../environment.js';
import { folderName } from '../folder-name.js';
import type { ContainerLauncher } from './container-launcher.js';
import type { SharedMounts } from './container-mounts.js';
import type { Engine } from './engine.js';
import type { ChosenImage } from './find-image.js';
import type { Sharing } from './sharing.js';
import { startContainer, type ReadyContainer } from './start-container.js';
import { sweepRun } from './sweep-containers.js';
import type { Turns } from './turns.js';

/** What all programs of a run have in common. */
export interface DockerParts {
  readonly plan: ContainersPlan;
  readonly engine: Engine;
  readonly image: ChosenImage;
  readonly folders: RunFolders;
  readonly marker: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Of system calls, as BPF. */
  readonly filter: Buffer;
  readonly shared: SharedMounts;
  readonly sharing: Sharing;
  /** Where packages are that were added to the image. */
  readonly venv: Venv | undefined;
  /** An empty file. */
  readonly nothing: string;
  /** Absolute; the same in the container. */
  readonly stdinPath: string;
  /** As many as programs may run at the same time. */
  readonly turns: Turns;
  readonly say: (line: string) => void;
  /** Frees what was taken for the run besides containers and folders. */
  readonly release: () => Promise<void>;
}

/** A program with a container that waits for it. */
interface Begun extends ReadyContainer {
  readonly own: ProgramFolders;
  readonly scriptPath: string | undefined;
  /** Of a part of a document: what is in the document's place. Absolute. */
  readonly copy: string | undefined;
}

/** Programs in containers of their own: the next ones are started while others run. */
export class PreparedDocker implements PreparedEnvironment {
  facts!: EnvironmentFacts;
  readonly width: number;
  /** The container that was started to see what the image has. */
  private first: { readonly program: Program; readonly begun: Begun } | undefined;
  /** What the engine failed at while programs ran: an error of the run, after what they came to. */
  private failure: unknown;

  constructor(private readonly parts: DockerParts) {
    const { folders, plan } = parts;
    // In a folder that they share, who wrote what could not be told if one were prepared while another runs.
    this.width = folders.areSeparate ? 2 * plan.jobs : plan.jobs;
  }

  /** Starts the container of the first program, which tells what Python the image has, and whether that will do. */
  async greet(program: Program | undefined, check: (found: InterpreterFacts) => void): Promise<InterpreterFacts> {
    if (program === undefined) throw new Error('there is no program');
    const begun = await this.begin(program, 0);
    try {
      check(begun.interpreter);
    } catch (thrown) {
      await this.undo(program, begun);
      throw thrown;
    }
    this.first = { program, begun };
    return begun.interpreter;
  }

  async execute(program: Program, index: number, signal: AbortSignal): Promise<ExecutionResult | undefined> {
    const begun = (await this.takeFirst(program)) ?? (await this.begin(program, index));
    const { own, scriptPath, copy, launcher, settle } = begun;
    const { plan, folders, turns } = this.parts;
    try {
      const spec = this.specify(program, index, begun);
      const isEmpty = own.isFresh && program.kind !== 'code';
      const openDisk = () => watchChanges({ folders: own, limits: plan.limits, isEmpty });
      const limits = limitsOf(program, plan.limits, performance.now());
      const execution = { program, spec, scriptPath, limits, work: own.work, openDisk, signal, settle };
      return await executeProgram(execution, (work) => turns.take(signal, () => work(launcher)));
    } finally {
      this.failure ??= launcher.failure;
      await this.sayKept(program, launcher);
      // What could not be removed is tried again in the end.
      await launcher.close().catch(() => undefined);
      await folders.leave(own);
      if (copy !== undefined) await folders.drop(copy);
    }
  }

  /** It waits for the first program; when another one comes, since that was not known yet, it goes unused. */
  private async takeFirst(program: Program): Promise<Begun | undefined> {
    const { first } = this;
    this.first = undefined;
    if (first === undefined || first.program === program) return first?.begun;
    await first.begun.launcher.discard();
    await this.undo(first.program, first.begun);
    return undefined;
  }

  async dispose(): Promise<void> {
    const { engine, marker, folders, release } = this.parts;
    try {
      if (engine.mayHaveLeft) await sweepRun(engine, marker);
      await release();
    } catch (thrown) {
      this.failure ??= thrown;
    } finally {
      engine.close();
      await folders.dispose();
    }
    if (this.failure !== undefined) throw toPyexecError(this.failure);
  }

  private async begin(program: Program, index: number): Promise<Begun> {
    const own = this.enter(program, index);
    let scriptPath: string | undefined;
    try {
      scriptPath = this.place(program);
      const { plan, folders, nothing, stdinPath: path } = this.parts;
      const copy = program.kind === 'file' ? folders.placeReadable(`program-${index}.py`, program.text) : nothing;
      const stdinPath = plan.stdin === undefined ? undefined : path;
      const isPart = program.kind === 'file' && program.part !== undefined;
      return {
        own,
        scriptPath,
        copy: isPart ? copy : undefined,
        ...(await startContainer(this.parts, { program, own, copy, stdinPath })),
      };
    } catch (thrown) {
      await this.undo(program, { own, scriptPath });
      throw thrown;
    }
  }

  /** A script of ours that never ran is nothing to look into. */
  private async undo(program: Program, { own, scriptPath }: Pick<Begun, 'own' | 'scriptPath'>): Promise<void> {
    if (program.kind === 'code' && scriptPath !== undefined) rmSync(scriptPath, { force: true });
    await this.parts.folders.leave(own);
  }

  private specify(program: Program, index: number, { own, scriptPath, interpreter, quota }: Begun): LaunchSpec {
    const { plan, marker, folders, stdinPath, filter, image, venv } = this.parts;
    const input: ProgramInput = {
      plan: { ...plan, env: { ...variablesOf(image, venv), ...plan.env } },
      ...{ marker, folders, own, interpreter, venv, stdinPath, program, index, scriptPath },
    };
    return {
      argv: argvOf(input),
      env: envOf(input),
      cwd: own.work,
      stdinPath,
      // The engine started everything in the container as that user.
      identity: undefined,
      rlimits: buildRlimits(plan.limits, plan.isolation),
      exposure: undefined,
      sandbox: { root: [], filter },
      ...(quota === undefined ? {} : { quota }),
      belonging: { marker: markerOf(input), folders: [] },
    };
  }

  private place(program: Program): string | undefined {
    switch (program.kind) {
      case 'code':
        return this.parts.folders.placeScript(program.text);
      case 'file':
        return program.path;
      case 'module':
        return undefined;
    }
  }

  private enter(program: Program, index: number): ProgramFolders {
    try {
      return this.parts.folders.enter(index, folderName(program));
    } catch (cause) {
      throw new PyexecError('working-directory-unusable', {
        message: `no folder for ${program.id} can be made: ${messageOf(cause)}`,
        hint: 'The disk may be full.',
        cause,
      });
    }
  }

  private async sayKept(program: Program, { id }: ContainerLauncher): Promise<void> {
    const { plan, sharing } = this.parts;
    const { keepContainer } = plan.environment;
    if (keepContainer === 'never') return;
    const { command } = this.parts.engine;
    const short = id.slice(0, 12);
    const copies = (await sharing.depot.container())?.slice(0, 12);
    const all = copies === undefined ? short : `-v ${short} ${copies}`;
    const start = keepContainer === 'stopped' ? `${command} start ${short} && ` : '';
    this.parts.say(
      `container of ${program.id} kept: ${start}${command} exec -it ${short} sh; ${command} rm -f ${all} removes it`,
    );
  }
}

/** What the image sets for its programs; what this tool sets wins. */
function variablesOf({ env }: ChosenImage, venv: Venv | undefined): Record<string, string> {
  const ours = /^(HOME|TMPDIR|LANG|LC_ALL|PYTHONUNBUFFERED|PYTHONDONTWRITEBYTECODE|PYTHONNOUSERSITE|HOSTNAME)$/;
  const pairs = env.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const);
  const variables = Object.fromEntries(pairs.filter(([name]) => name !== '' && !ours.test(name)));
  const { PATH } = variables;
  return PATH === undefined || venv === undefined ? variables : { ...variables, PATH: `${venv.folder}/bin:${PATH}` };
}
