import type { ContainerCreateOptions, HostConfig } from 'dockerode';
import type { Identity } from '../../execution/launcher.js';
import type { Limits } from '../../inputs/settings.js';
import { HOME, TEMP } from '../../isolation/bubblewrap/build-root.js';
import { bindMounts, type Mount } from './bind-mounts.js';
import type { EngineKind } from './engine.js';

/** All that a container for one program depends on. */
export interface ContainerRequest {
  /** The image's id. */
  readonly image: string;
  readonly command: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly engine: EngineKind;
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
/** Podman would make them writable and without bounds. */
const PODMAN_FOLDERS = ['/run', '/var/tmp'];
/** Podman adds others to them, higher than some machines allow. The supervisor sets these for the program as well. */
const ULIMITS = [
  { Name: 'core', Soft: 0, Hard: 0 },
  { Name: 'nofile', Soft: MAX_OPEN_FILES, Hard: MAX_OPEN_FILES },
];
/** Of a folder that is of no use. */
const NOTHING = 'ro,nosuid,nodev,noexec,size=4096,mode=0555';
/** The supervisor. */
const OWN_PROCESSES = 1;

/** Podman takes no limit on entries, which the limit on memory counts there, and would copy what is covered. */
function tmpfs(request: ContainerRequest): Record<string, string> {
  const { engine, user, masked, imageVolumes, limits, inMemory: work } = request;
  const isPodman = engine.name === 'Podman';
  const bytes = Math.min(MEMORY_FOLDER_BYTES, limits.maxDiskBytes);
  const entries = (count: number): string => (isPodman ? 'notmpcopyup' : `nr_inodes=${count}`);
  const inMemory = (size: number, more: string): string =>
    `rw,nosuid,nodev,size=${size},${entries(MAX_INODES)},${more}`;
  const nothing = isPodman ? `${NOTHING},notmpcopyup` : NOTHING;
  // `U` is the container's user.
  const own = isPodman ? 'U' : `uid=${user.uid},gid=${user.gid}`;
  const folders = [
    ...(isPodman ? PODMAN_FOLDERS : []).map((folder) => [folder, nothing]),
    // Before what follows, so that what is needed wins over what an image would like.
    ...imageVolumes.map((folder) => [folder, inMemory(bytes, `mode=0755,${own}`)]),
    [TEMP, `${inMemory(bytes, 'mode=1777')},exec`],
    ['/dev/shm', inMemory(MEMORY_FOLDER_BYTES, 'mode=1777')],
    [HOME, `${inMemory(bytes, `mode=0700,${own}`)},exec`],
    ...(work === undefined
      ? []
      : [[work.folder, `rw,nosuid,nodev,exec,size=${work.bytes},${entries(work.inodes)},mode=0700,${own}`]]),
    ...masked.map((folder) => [folder, nothing]),
  ];
  return Object.fromEntries(folders) as Record<string, string>;
}

/** In Podman without root the caller would be root: who calls is to be who calls there as well. Pure. */
export function usersOf({ name, isRootless }: EngineKind): Pick<HostConfig, 'UsernsMode'> {
  return name === 'Podman' && isRootless ? { UsernsMode: 'keep-id' } : {};
}

function hostConfig(request: ContainerRequest): HostConfig {
  const { engine, mounts, limits, network, runtime } = request;
  return {
    NetworkMode: network === 'none' ? 'none' : 'bridge',
    ReadonlyRootfs: true,
    Privileged: false,
    CapDrop: ['ALL'],
    SecurityOpt: ['no-new-privileges'],
    IpcMode: 'private',
    ...usersOf(engine),
    PidsLimit: limits.maxProcesses + OWN_PROCESSES,
    // The same with swap, so that there is none.
    ...(limits.memoryBytes === 'none' ? {} : { Memory: limits.memoryBytes, MemorySwap: limits.memoryBytes }),
    ...(limits.cpus === undefined ? {} : { NanoCpus: Math.round(limits.cpus * 1e9) }),
    ...(engine.name === 'Podman' ? {} : { Ulimits: ULIMITS }),
    Tmpfs: tmpfs(request),
    ...bindMounts(engine, mounts),
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
