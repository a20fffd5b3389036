import { existsSync, realpathSync, statSync } from 'node:fs';
import { PyexecError } from '../../errors.js';
import type { ProgramFolders, RunFolders } from '../../execution/working-directory/run-folders.js';
import { pinned } from '../../isolation/bubblewrap/build-root.js';
import { isWithin } from '../../is-within.js';
import { findMasks } from '../../isolation/bubblewrap/find-masks.js';
import { requireHarmless } from '../../isolation/bubblewrap/shared-paths.js';
import type { ContainersPlan, VolumePlan } from '../../plan/run-plan.js';
import type { Program } from '../../programs/program.js';
import type { Mount } from './bind-mounts.js';

/** What programs of a run have in common. */
export interface SharedMounts {
  readonly mounts: readonly Mount[];
  /** What of them nobody sees, see `findMasks`. */
  readonly maskedFolders: readonly string[];
  readonly maskedFiles: readonly string[];
}

function refuse({ host }: VolumePlan, why: string, hint: string): PyexecError {
  return new PyexecError('invalid-input', { message: `\`volumes\`: ${host} ${why}`, hint });
}

const SYSTEM = ['/proc', '/sys', '/dev', '/run', '/var/run'];

/** Who reaches the engine's socket has the machine, by a read-only mount as well. */
function holds(real: string, socket: string | undefined): boolean {
  return socket !== undefined && (socket === real || socket.startsWith(`${real}/`));
}

/** The workflow's author may show anything, but what would give the container the machine. */
function volumeMount(volume: VolumePlan, socket: string | undefined): Mount {
  const { host, container, readOnly } = volume;
  if (!existsSync(host)) throw refuse(volume, 'does not exist', 'It has to be there before the run.');
  const real = realpathSync(host);
  const isSystem = real === '/' || SYSTEM.some((one) => real === one || real.startsWith(`${one}/`));
  if (isSystem || statSync(real).isSocket() || holds(real, socket))
    throw refuse(
      volume,
      'would give the code the machine',
      'Name an ordinary folder or file; never the engine’s socket.',
    );
  if (SYSTEM.some((one) => container === one || container.startsWith(`${one}/`)))
    throw refuse(volume, `cannot be at ${container}, which is the kernel’s`, 'Choose another place in the container.');
  return { source: real, target: container, readOnly };
}

/** @throws PyexecError `invalid-input` for what no program may see */
export function findSharedMounts(
  { environment, isolation }: ContainersPlan,
  { folders, socket }: { readonly folders: RunFolders; readonly socket: string | undefined },
): SharedMounts {
  const shown = { ...isolation, secretPaths: [...isolation.secretPaths, ...(socket === undefined ? [] : [socket])] };
  const shared = isolation.readOnlyPaths.map((one) => requireHarmless('read-only-paths', one, shown));
  if (!folders.isFresh) requireHarmless('working-directory', folders.work, shown);
  const masks = findMasks([...shared, ...(folders.isFresh ? [] : [realpathSync(folders.work)])], isolation.ownFolder);
  return {
    mounts: [
      ...shared.map((one) => ({ source: one, target: one, readOnly: true })),
      ...environment.volumes.map((volume) => volumeMount(volume, socket)),
    ],
    maskedFolders: masks.filter(({ kind }) => kind === 'folder').map(({ path }) => path),
    maskedFiles: masks.filter(({ kind }) => kind === 'file').map(({ path }) => path),
  };
}

interface ProgramMounts {
  readonly own: ProgramFolders;
  readonly program: Program;
  /** A copy that everybody may read. */
  readonly copy: string;
  readonly stdinPath: string | undefined;
  /** An empty file in the run's own folder. */
  readonly nothing: string;
  /** The run's own folder. */
  readonly base: string;
}

function depth({ target }: Mount): number {
  return target.split('/').length;
}

/**
 * All that one program sees of the machine, what lies deeper after what it lies in. Something of the run's own folder is
 * always part of it: its name is found nowhere else, so that an engine which does not see this machine's files refuses.
 * Pure.
 */
export function mountsFor(shared: SharedMounts, program: ProgramMounts): Mount[] {
  const { own, copy, stdinPath, nothing, base } = program;
  const path = program.program.kind === 'file' ? program.program.path : undefined;
  const fixed = [...shared.maskedFiles, ...shared.maskedFolders, ...(path === undefined ? [] : [path])];
  const readOnly = shared.mounts.map(({ target }) => target);
  const mounts: Mount[] = [
    ...shared.mounts,
    { source: own.work, target: own.work, readOnly: false },
    ...pinned(fixed, { work: own.work, readOnly }).map((one) => ({ source: one, target: one, readOnly: false })),
    ...shared.maskedFiles.map((target) => ({ source: nothing, target, readOnly: true })),
    ...(path === undefined ? [] : [{ source: copy, target: path, readOnly: true }]),
    ...(stdinPath === undefined ? [] : [readOnlyMount(stdinPath)]),
  ];
  return inOrder(mounts.some(({ source }) => isWithin(source, base)) ? mounts : [...mounts, readOnlyMount(nothing)]);
}

/**
 * What is mounted as a copy: everything but the working directory, which goes with the program in it through the
 * supervisor. Pure.
 */
export function copiesFor(shared: SharedMounts, { own, program, copy, stdinPath }: ProgramMounts): Mount[] {
  const isApart = program.kind === 'file' && !isWithin(program.path, own.work);
  return inOrder([
    ...shared.mounts,
    ...(isApart ? [{ source: copy, target: program.path, readOnly: true }] : []),
    ...(stdinPath === undefined ? [] : [readOnlyMount(stdinPath)]),
  ]);
}

function readOnlyMount(path: string): Mount {
  return { source: path, target: path, readOnly: true };
}

function inOrder(mounts: readonly Mount[]): Mount[] {
  const byTarget = new Map(mounts.map((mount) => [mount.target, mount]));
  return [...byTarget.values()].sort((a, b) => depth(a) - depth(b));
}
