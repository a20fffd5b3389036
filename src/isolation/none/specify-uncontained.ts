import { existsSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type { Exposure, LaunchSpec } from '../../execution/launcher.js';
import type { Program } from '../../programs/program.js';
import { argvOf, envOf, markerOf, type ProgramInput } from '../program-input.js';
import { buildRlimits } from '../rlimits.js';
import { findExposure } from './find-exposure.js';

/** A program that the unprivileged user may not read is bound over with a copy that it may. */
function readableSource({ folders, index, own }: ProgramInput, program: Program & { kind: 'file' }): string {
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

function exposureFor(input: ProgramInput): Exposure | undefined {
  const { interpreter, venv, own, program, scriptPath } = input;
  const { identity } = own;
  if (identity === undefined) return undefined;
  const real = realpathSync(interpreter.executable);
  const same = [
    path.dirname(interpreter.executable),
    path.dirname(real),
    interpreter.prefix,
    interpreter.basePrefix,
    ...(venv === undefined ? [] : [venv.folder]),
    own.work,
    own.home,
    own.temp,
  ];
  const needed = [...new Set(same)].map((target) => ({ source: target, target }));
  if (program.kind === 'file' && program.part === undefined)
    needed.push(...bindsOf(program.path, readableSource(input, program)));
  // Of a document there is a copy that everybody may read.
  if (program.kind === 'file' && program.part !== undefined && scriptPath !== undefined)
    needed.push({ source: scriptPath, target: scriptPath });
  return findExposure(needed, identity.uid);
}

/** How a program is started without isolation: an ordinary process under the kernel's own limits. */
export function specifyUncontained(input: ProgramInput): LaunchSpec {
  const { plan, own, stdinPath } = input;
  return {
    argv: argvOf(input),
    env: envOf(input),
    cwd: own.work,
    stdinPath,
    identity: own.identity,
    rlimits: buildRlimits(plan.limits, plan.isolation),
    exposure: exposureFor(input),
    sandbox: undefined,
    belonging: {
      marker: markerOf(input),
      folders: own.isFresh ? [own.work, path.dirname(own.home)] : [path.dirname(own.home)],
    },
  };
}
