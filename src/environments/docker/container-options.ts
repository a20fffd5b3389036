import type { ContainerCreateOptions, MountSettings } from 'dockerode';
import type { Identity } from '../../execution/launcher.js';
import type { Limits } from '../../inputs/settings.js';
import { HOME, TEMP } from '../../isolation/bubblewrap/build-root.js';

/** A folder or file of the machine, at a place in the container. Absolute. */
export interface Mount {
  readonly source: string;
  readonly target: string;
  readonly readOnly: boolean;
  /** The source is the engine's own: nothing else may be mounted from there in another way. */
  readonly isOfEngine?: boolean;
}

/** All that a container for one program depends on. */
export interface ContainerRequest {
  /** The image's id. */
  readonly image: string;
  readonly command: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** Who runs everything in it: never root. */
  readonly user: Identity;
  readonly mounts: readonly Mount[];
  /** A folder in memory that belongs to the user, in place of one that is mounted: the working directory. */
  readonly inMemory?: { readonly folder: string; readonly bytes: number; readonly inodes: number };
  /** Folders that are empty, in memory, and of no use to anybody. Absolute. */
  readonly masked: readonly string[];
  /** Folders that the image wants a volume for. Absolute. */
  readonly imageVolumes: readonly string[];
  readonly limits: Limits;
  readonly network: 'none' | 'full';
  /** Undefined means the engine's default. */
  readonly runtime: string | undefined;
}

const MIB = 2 ** 20;
const MEMORY_FOLDER_BYTES = 64 * MIB;
const MAX_INODES = 65_536;
const MAX_OPEN_FILES = 4096;
/** The supervisor. */
const OWN_PROCESSES = 1;

function inMemory(bytes: number, more: string): string {
  return `rw,nosuid,nodev,size=${bytes},nr_inodes=${MAX_INODES},${more}`;
}

function workFolder({ user, inMemory: work }: ContainerRequest): [string, string][] {
  if (work === undefined) return [];
  const size = `size=${work.bytes},nr_inodes=${work.inodes}`;
  return [[work.folder, `rw,nosuid,nodev,exec,${size},mode=0700,uid=${user.uid},gid=${user.gid}`]];
}

function tmpfs(request: ContainerRequest): Record<string, string> {
  const { user, masked, imageVolumes, limits } = request;
  const bytes = Math.min(MEMORY_FOLDER_BYTES, limits.maxDiskBytes);
  const own = `uid=${user.uid},gid=${user.gid}`;
  const folders = [
    // First, so that what is needed wins over what an image would like.
    ...imageVolumes.map((folder) => [folder, inMemory(bytes, `mode=0755,${own}`)]),
    [TEMP, `${inMemory(bytes, 'mode=1777')},exec`],
    ['/dev/shm', inMemory(MEMORY_FOLDER_BYTES, 'mode=1777')],
    [HOME, `${inMemory(bytes, `mode=0700,${own}`)},exec`],
    ...workFolder(request),
    ...masked.map((folder) => [folder, 'ro,nosuid,nodev,noexec,size=4096,mode=0555']),
  ];
  return Object.fromEntries(folders) as Record<string, string>;
}

/** A mount in the engine's words. Pure. */
export function bindMount({ source, target, readOnly, isOfEngine = false }: Mount): MountSettings {
  return {
    Type: 'bind',
    Source: source,
    Target: target,
    ReadOnly: readOnly,
    // What is mounted in it would stay writable.
    BindOptions: { Propagation: isOfEngine ? 'rslave' : 'rprivate', ...(readOnly ? { NonRecursive: true } : {}) },
  };
}

function hostConfig(request: ContainerRequest): NonNullable<ContainerCreateOptions['HostConfig']> {
  const { mounts, limits, network, runtime } = request;
  return {
    NetworkMode: network === 'none' ? 'none' : 'bridge',
    ReadonlyRootfs: true,
    Privileged: false,
    CapDrop: ['ALL'],
    SecurityOpt: ['no-new-privileges'],
    IpcMode: 'private',
    PidsLimit: limits.maxProcesses + OWN_PROCESSES,
    // The same with swap, so that there is none.
    ...(limits.memoryBytes === 'none' ? {} : { Memory: limits.memoryBytes, MemorySwap: limits.memoryBytes }),
    ...(limits.cpus === undefined ? {} : { NanoCpus: Math.round(limits.cpus * 1e9) }),
    Ulimits: [
      { Name: 'core', Soft: 0, Hard: 0 },
      { Name: 'nofile', Soft: MAX_OPEN_FILES, Hard: MAX_OPEN_FILES },
    ],
    Tmpfs: tmpfs(request),
    Mounts: mounts.map(bindMount),
    LogConfig: { Type: 'none', Config: {} },
    RestartPolicy: { Name: 'no' },
    AutoRemove: false,
    ...(runtime === undefined ? {} : { Runtime: runtime }),
  };
}

/**
 * A container in which one program can run: no network unless it is asked for, nothing writable but what is named, no
 * rights, and limits that the kernel enforces on all of it together. Pure. See docs/security.md for each line.
 */
export function buildContainer(request: ContainerRequest): ContainerCreateOptions {
  const { image, command, labels, user, network } = request;
  return {
    Image: image,
    Entrypoint: [...command],
    Cmd: [],
    Labels: { ...labels },
    User: `${user.uid}:${user.gid}`,
    WorkingDir: '/',
    Hostname: 'sandbox',
    Tty: false,
    OpenStdin: true,
    // The supervisor ends, and with it the container, when the tool is gone.
    StdinOnce: true,
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    NetworkDisabled: network === 'none',
    Healthcheck: { Test: ['NONE'] },
    HostConfig: hostConfig(request),
  };
}
