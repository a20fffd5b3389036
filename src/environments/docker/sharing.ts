import { existsSync, readFileSync, statSync } from 'node:fs';
import { messageOf, PyexecError, systemCode } from '../../errors.js';
import type { VolumePlan } from '../../plan/run-plan.js';
import type { Mount } from './bind-mounts.js';
import type { Depot } from './copying/depot.js';

/** The engine does not see the files of this machine, or sees others in their place. Nothing ran. */
export class NotSeen extends Error {}

/** What engines say of the source of a mount that they do not find. */
const NO_SOURCE = /bind source path does not exist|statfs \S+: no such file or directory/;

/** What an engine that refuses a container means; the same again when that is something else. */
export function explainRefusal(thrown: unknown): unknown {
  return NO_SOURCE.test(messageOf(thrown)) ? new NotSeen(messageOf(thrown)) : thrown;
}

const MARKS = ['/.dockerenv', '/run/.containerenv'];

/** By what control groups are called; in a namespace of its own the first process is in none. */
function isContained(): boolean {
  if (MARKS.some((mark) => existsSync(mark))) return true;
  try {
    const groups = readFileSync('/proc/1/cgroup', 'utf8');
    return groups === '0::/\n' || /docker|containerd|kubepods|libpod|lxc/.test(groups);
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    return false;
  }
}

/**
 * Whether an engine, by the path of its socket, may see other files than this process: over a network, or from within a
 * container, whose folders may be called as others of the machine are.
 */
export function mayBeElsewhere(socket: string | undefined): boolean {
  return socket === undefined || isContained();
}

interface SharingInput {
  /** Where the engine is, for messages. */
  readonly host: string;
  /** That a name exists for the engine is no proof that it is the same file. */
  readonly isInDoubt: boolean;
  readonly depot: Depot;
  readonly say: (line: string) => void;
}

/** Works with mounts, after comparing those that are named as well. @throws NotSeen when they are others */
type Use<T> = (mounts: readonly Mount[], toCompare: readonly Mount[]) => Promise<T>;

/** How what lies on this machine gets into containers: it is mounted, or copied to an engine that does not see it. */
export class Sharing {
  isCopying = false;

  constructor(private readonly input: SharingInput) {}

  get depot(): Depot {
    return this.input.depot;
  }

  /** What containers are to look for, so that it can be compared. */
  toCompare(mounts: readonly Mount[]): readonly Mount[] {
    return this.input.isInDoubt ? mounts : [];
  }

  /** Calls with mounts that the engine sees; when it turns out that it does not, once more with copies. */
  async mount<T>(mounts: readonly Mount[], use: Use<T>): Promise<T> {
    return this.either(
      () => use(mounts, this.toCompare(mounts)),
      async () => use(await this.depot.bring(mounts), []),
    );
  }

  /** What works with mounts; when it turns out that the engine does not see them, and from then on, with copies. */
  async either<T>(withMounts: () => Promise<T>, withCopies: () => Promise<T>): Promise<T> {
    if (!this.isCopying) {
      try {
        return await withMounts();
      } catch (thrown) {
        this.giveUp(thrown);
      }
    }
    return withCopies();
  }

  /** From now on everything is copied. @throws what was thrown, when it says something else */
  private giveUp(thrown: unknown): void {
    if (!(thrown instanceof NotSeen)) throw thrown;
    if (this.isCopying) return;
    this.isCopying = true;
    this.input.say(`the container engine at ${this.input.host} does not see this machine’s files: they are copied`);
  }

  /** @throws PyexecError `environment-unavailable`: what is named by its place on the engine's machine is not guessed at */
  requireNoVolumes(volumes: readonly VolumePlan[]): void {
    const [volume] = volumes;
    if (volume === undefined) return;
    throw new PyexecError('environment-unavailable', {
      message: `\`volumes\`: the container engine at ${this.input.host} does not see this machine’s files, so ${volume.host} cannot be mounted`,
      hint: 'Use an engine of this machine, or `read-only-paths` and `working-directory`, which are copied.',
    });
  }
}

/** What tells the file or folder that is mounted from all others of this machine. */
export function markOf({ source }: Mount): string {
  const { dev, ino } = statSync(source, { bigint: true });
  return `${dev}:${ino}`;
}

/** @throws NotSeen unless a container found the very files and folders that are mounted, by device and inode */
export function requireSame(mounts: readonly Mount[], looked: readonly string[] | undefined): void {
  const own = mounts.map(markOf).join(' ');
  if (mounts.length > 0 && own !== looked?.join(' ')) throw new NotSeen('what is mounted is not what is here');
}
