import path from 'node:path';
import type { SystemTree } from './system-tree.js';

/** The sandbox that bubblewrap makes: for the supervisor, with all that any of its programs may see. */
export interface OuterSandbox {
  /** As root there is no user namespace: each program gets a user of its own instead. */
  readonly user: 'root' | 'caller';
  readonly network: 'none' | 'full';
  readonly tree: SystemTree;
  /** Bound at their own paths. Absolute. */
  readonly readOnly: readonly string[];
  readonly writable: readonly string[];
  /** The folder that stands for /etc, with folders in it for what is bound there. */
  readonly settings: string;
}

/** The user and group that programs see themselves as, `nobody` of most systems. */
export const INNER_ID = 65_534;
/** Where the supervisor makes the root folder of a program. Also in `supervisor.py`. */
const NEW_ROOT = '/newroot';

/** What it takes to make namespaces, mount, and set limits; no program has any of it. */
const CAPABILITIES = ['CAP_NET_ADMIN', 'CAP_SETPCAP', 'CAP_SYS_ADMIN', 'CAP_SYS_RESOURCE'];
/** Besides, to become the program's user, and to enter and end what is that user's. */
const ROOT_CAPABILITIES = [...CAPABILITIES, 'CAP_DAC_OVERRIDE', 'CAP_KILL', 'CAP_SETGID', 'CAP_SETUID'];

interface Bind {
  readonly flag: '--ro-bind' | '--bind';
  readonly from: string;
  readonly to: string;
}

/** Of paths sorted by this, none is covered by one that comes later. */
export function depth(file: string): number {
  return file.split('/').length;
}

function namespaces({ user, network }: OuterSandbox): string[] {
  return [
    ...(user === 'caller' ? ['--unshare-user', '--uid', String(INNER_ID), '--gid', String(INNER_ID)] : []),
    // The supervisor is process 1: when it ends, or the tool does, the kernel ends everything.
    ...['--unshare-pid', '--as-pid-1', '--die-with-parent'],
    ...(network === 'none' ? ['--unshare-net'] : []),
    ...['--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try', '--hostname', 'sandbox'],
  ];
}

/** The arguments of bwrap(1) up to the command. */
export function buildBubblewrapArguments(sandbox: OuterSandbox): string[] {
  const { tree, readOnly, writable, settings } = sandbox;
  const same = (flag: Bind['flag']) => (file: string) => ({ flag, from: file, to: file });
  const binds: Bind[] = [
    ...[...tree.paths, ...readOnly].map(same('--ro-bind')),
    { flag: '--ro-bind', from: settings, to: '/etc' },
    ...writable.map(same('--bind')),
  ];
  // What lies deeper comes later, or the folder above it would cover it; of equals, what may be written comes last.
  binds.sort((a, b) => depth(a.to) - depth(b.to));
  return [
    ...namespaces(sandbox),
    ...['--cap-drop', 'ALL'],
    ...(sandbox.user === 'root' ? ROOT_CAPABILITIES : CAPABILITIES).flatMap((name) => ['--cap-add', name]),
    ...['--clearenv', '--setenv', 'LC_ALL', 'C.UTF-8'],
    ...tree.links.flatMap(({ target, to }) => ['--symlink', target, to]),
    // Before the binds, one of which may lie below.
    ...['--proc', '/proc', '--dev', '/dev', '--dir', NEW_ROOT],
    ...binds.flatMap(({ flag, from, to }) => [flag, from, to]),
    // Last, since after it nothing can be made any more: `--dev` is a file system in memory without a limit.
    ...['--remount-ro', '/dev', '--remount-ro', '/', '--chdir', '/', '--'],
  ];
}

/** The paths without those that lie below another one. */
export function withoutNested(paths: readonly string[]): string[] {
  const unique = [...new Set(paths.map((one) => path.normalize(one)))];
  return unique.filter((one) => !unique.some((other) => other !== one && one.startsWith(`${other}/`)));
}
