import type { RootStep } from '../../execution/launcher.js';
import { depth } from './build-arguments.js';
import type { SystemTree } from './system-tree.js';

/** A program's home: in memory, gone with it. */
export const HOME = '/home/sandbox';
export const TEMP = '/tmp';

const MIB = 2 ** 20;
const MEMORY_FOLDER_BYTES = 64 * MIB;
const MAX_INODES = 65_536;

/** A path that would tell too much, and what stands in its place. */
export interface Mask {
  readonly kind: 'folder' | 'file';
  readonly path: string;
}

export interface InnerSandbox {
  readonly tree: SystemTree;
  /** Absolute. */
  readonly readOnly: readonly string[];
  readonly work: string;
  /** In `work` or `readOnly`. */
  readonly masks: readonly Mask[];
  /** The program itself, as a file that it cannot change. */
  readonly program: { readonly path: string; readonly text: string } | undefined;
  /** At most this much in each folder that is in memory. */
  readonly maxDiskBytes: number;
  /** Who owns the home: a user and group as the program sees them. */
  readonly owner: number;
}

function bind(path: string): RootStep {
  return { kind: 'bind', from: path, to: path };
}

function tmpfs(to: string, bytes: number, more: string): RootStep {
  return { kind: 'tmpfs', options: `size=${bytes},nr_inodes=${MAX_INODES},${more}`, to };
}

function maskSteps({ kind, path }: Mask): RootStep[] {
  if (kind === 'file') return [{ kind: 'file', text: '', to: path }];
  return [tmpfs(path, 4096, 'mode=0555'), { kind: 'seal', to: path }];
}

/**
 * The folders between the working directory and what a program may not change in it. Bound onto themselves they cannot be
 * renamed, with what they hold, out of the way of the next program.
 */
export function pinned(
  fixed: readonly string[],
  { work, readOnly }: Pick<InnerSandbox, 'work' | 'readOnly'>,
): string[] {
  const between = fixed.flatMap((one) => {
    const parts = one.startsWith(`${work}/`)
      ? one
          .slice(work.length + 1)
          .split('/')
          .slice(0, -1)
      : [];
    return parts.map((_, index) => `${work}/${parts.slice(0, index + 1).join('/')}`);
  });
  return [...new Set(between)].filter((one) => !readOnly.some((root) => one === root || one.startsWith(`${root}/`)));
}

/**
 * The root folder of one program, made out of that of its supervisor: of what lies there, a program sees the system,
 * its interpreter, what it may read, and its own working directory; not those of the programs before and beside it.
 */
export function buildRoot(sandbox: InnerSandbox): RootStep[] {
  const { tree, readOnly, work, masks, program, owner, maxDiskBytes } = sandbox;
  const memoryBytes = Math.min(MEMORY_FOLDER_BYTES, maxDiskBytes);
  const system = tree.paths.filter((path) => !path.startsWith('/etc/'));
  const steps: RootStep[] = [
    ...tree.links.map(({ target, to }): RootStep => ({ kind: 'link', target, to })),
    ...[...system, '/etc', '/dev'].map(bind),
    { kind: 'proc', to: '/proc' },
    tmpfs(TEMP, memoryBytes, 'mode=1777'),
    // So that nobody closes it to the programs that come after.
    { kind: 'seal', to: '/dev/pts' },
    tmpfs('/dev/shm', MEMORY_FOLDER_BYTES, 'mode=1777'),
    tmpfs(HOME, memoryBytes, `mode=0700,uid=${owner},gid=${owner}`),
    ...[...new Set([...readOnly, ...pinned([...readOnly, ...masks.map(({ path }) => path)], sandbox), work])].map(bind),
    ...masks.flatMap(maskSteps),
    ...(program === undefined ? [] : [{ kind: 'file' as const, text: program.text, to: program.path }]),
  ];
  // What lies deeper comes later, or the folder above it would cover it.
  return steps.sort((a, b) => depth(a.to) - depth(b.to));
}
