import { access, constants, realpath, stat } from 'node:fs/promises';
import { devNull } from 'node:os';
import path from 'node:path';
import { PyexecError } from '../../errors.js';
import type { Exposure, Identity, LaunchSpec } from '../../execution/launcher.js';
import type { ProgramFolders, RunFolders } from '../../execution/working-directory/run-folders.js';
import { buildLaunch } from '../../isolation/none/build-launch.js';
import { findExposure } from '../../isolation/none/find-exposure.js';
import { buildProgramEnv } from '../../isolation/program-env.js';
import type { RunPlan } from '../../plan/run-plan.js';
import type { Program } from '../../programs/program.js';
import type { InterpreterFacts } from './launcher-pool.js';

interface SpecifyInput {
  readonly plan: RunPlan;
  readonly marker: string;
  readonly folders: RunFolders;
  readonly own: ProgramFolders;
  readonly identity: Identity | undefined;
  readonly interpreter: InterpreterFacts;
  readonly program: Program;
  readonly index: number;
}

interface Specified {
  readonly spec: LaunchSpec;
  readonly scriptPath: string | undefined;
}

async function place({ program, folders }: SpecifyInput): Promise<string | undefined> {
  switch (program.kind) {
    case 'code':
      return folders.placeScript(program.text);
    case 'file':
      return program.path;
    case 'module':
      return undefined;
  }
}

/** A program that the unprivileged user may not read is bound over with a copy that it may. */
async function readableSource({ program, folders, index }: SpecifyInput): Promise<string | undefined> {
  if (program.kind !== 'file') return undefined;
  const isReadable = ((await stat(program.path)).mode & 0o004) !== 0;
  return isReadable ? program.path : folders.place(`program-${index}.py`, program.text);
}

async function exposureFor(input: SpecifyInput, stdinPath: string): Promise<Exposure | undefined> {
  const { identity, interpreter, own, program } = input;
  if (identity === undefined) return undefined;
  const real = await realpath(interpreter.executable);
  const same = [
    path.dirname(interpreter.executable),
    path.dirname(real),
    interpreter.prefix,
    interpreter.basePrefix,
    own.work,
    own.home,
    own.temp,
    stdinPath,
  ];
  const needed = [...new Set(same)].map((target) => ({ source: target, target }));
  const source = await readableSource(input);
  if (source !== undefined && program.kind === 'file') needed.push({ source, target: program.path });
  return findExposure(needed);
}

function argvOf({ program, plan, interpreter }: SpecifyInput, scriptPath: string | undefined): string[] {
  const what = program.kind === 'module' ? ['-m', program.module] : [scriptPath ?? ''];
  return [interpreter.executable, ...what, ...plan.args];
}

/** Puts the program in place and says how it is started. */
export async function specify(input: SpecifyInput): Promise<Specified> {
  const { plan, folders, own, interpreter, index } = input;
  const scriptPath = await place(input);
  const stdinPath = plan.stdin === undefined ? devNull : await folders.place(`stdin-${index}`, plan.stdin);
  await requireEnterable(own.work);
  const marker = `${input.marker}.${index}.`;
  const spec = buildLaunch({
    isolation: plan.isolation,
    limits: plan.limits,
    jobs: plan.jobs,
    argv: argvOf(input, scriptPath),
    env: buildProgramEnv({
      platform: plan.platform,
      platformEnv: plan.platformEnv,
      python: interpreter.executable,
      home: own.home,
      temp: own.temp,
      marker,
      extra: plan.env,
    }),
    cwd: own.work,
    stdinPath,
    identity: input.identity,
    exposure: await exposureFor(input, stdinPath),
    belonging: { marker, folders: folders.isFresh ? [own.work, path.dirname(own.home)] : [path.dirname(own.home)] },
  });
  return { spec, scriptPath };
}

async function requireEnterable(work: string): Promise<void> {
  try {
    await access(work, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new PyexecError('working-directory-unusable', {
      message: `the working directory ${work} cannot be written`,
      hint: '`working-directory` must be a folder that the user who runs the tool can read, enter and write.',
      cause,
    });
  }
}
