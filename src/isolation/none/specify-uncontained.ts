import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { PyexecError } from '../../errors.js';
import type { Exposure, LaunchSpec } from '../../execution/launcher.js';
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
  readonly interpreter: InterpreterFacts;
  /** An absolute path. */
  readonly stdinPath: string;
  readonly program: Program;
  readonly index: number;
}

interface Specified {
  readonly spec: LaunchSpec;
  readonly scriptPath: string | undefined;
}

function place({ program, folders }: SpecifyInput): string | undefined {
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
function readableSource({ folders, index, own }: SpecifyInput, program: Program & { kind: 'file' }): string {
  const isReadable = (statSync(program.path).mode & 0o004) !== 0;
  return isReadable ? program.path : folders.place(`program-${index}.py`, program.text, own.identity);
}

/** The program, and its folder with the modules beside it, but no whole home, repository or folder of the system. */
function bindsOf(file: string, source: string): Exposure['binds'] {
  const folder = path.dirname(file);
  const isWide = folder === homedir() || path.dirname(folder) === '/' || existsSync(path.join(folder, '.git'));
  const program = { source, target: file };
  return isWide ? [program] : [{ source: folder, target: folder }, program];
}

function exposureFor(input: SpecifyInput): Exposure | undefined {
  const { interpreter, own, program } = input;
  const { identity } = own;
  if (identity === undefined) return undefined;
  const real = realpathSync(interpreter.executable);
  const same = [
    path.dirname(interpreter.executable),
    path.dirname(real),
    interpreter.prefix,
    interpreter.basePrefix,
    own.work,
    own.home,
    own.temp,
  ];
  const needed = [...new Set(same)].map((target) => ({ source: target, target }));
  if (program.kind === 'file') needed.push(...bindsOf(program.path, readableSource(input, program)));
  return findExposure(needed, identity.uid);
}

function argvOf({ program, plan, interpreter }: SpecifyInput, scriptPath: string | undefined): string[] {
  const what = program.kind === 'module' ? ['-m', program.module] : [scriptPath ?? ''];
  return [interpreter.executable, ...what, ...plan.args];
}

/** Puts the program in place and says how it is started. */
export function specify(input: SpecifyInput): Specified {
  const { plan, own, interpreter, index, stdinPath } = input;
  const scriptPath = place(input);
  requireEnterable(own.work);
  const marker = `${input.marker}.${index}.`;
  const spec = buildLaunch({
    isolation: plan.isolation,
    limits: plan.limits,
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
    identity: own.identity,
    exposure: exposureFor(input),
    belonging: { marker, folders: own.isFresh ? [own.work, path.dirname(own.home)] : [path.dirname(own.home)] },
  });
  return { spec, scriptPath };
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
