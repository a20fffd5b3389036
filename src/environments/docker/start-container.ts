import { PyexecError } from '../../errors.js';
import type { Ended, LaunchSpec } from '../../execution/launcher.js';
import type { InterpreterFacts } from '../../execution/supervisor/messages.js';
import type { ProgramFolders } from '../../execution/working-directory/run-folders.js';
import { isWithin } from '../../is-within.js';
import type { Program } from '../../programs/program.js';
import { ContainerLauncher } from './container-launcher.js';
import { copiesFor, mountsFor } from './container-mounts.js';
import { containerUser } from './container-user.js';
import { WorkCopy } from './copying/work-copy.js';
import type { DockerParts } from './prepared-docker.js';
import { requireSame } from './sharing.js';

/** What one program's container is made for. */
interface Placed {
  readonly program: Program;
  readonly own: ProgramFolders;
  /** An absolute path; the same in the container. */
  readonly stdinPath: string | undefined;
  /** Of a program in a file, a copy that everybody may read. */
  readonly copy: string;
}

/** A container that waits for its program. */
export interface ReadyContainer {
  readonly launcher: ContainerLauncher;
  readonly interpreter: InterpreterFacts;
  /** Undefined when what the program writes is seen from here. */
  readonly quota?: LaunchSpec['quota'];
  /** What is left to be done when the program has ended. */
  readonly settle?: (ended: Ended) => Promise<Ended>;
}

type Launch = Parameters<typeof ContainerLauncher.start>[1];

/**
 * Starts a container in which one program can run, with what it may see: mounted, or copied for an engine that does not
 * see this machine's files.
 *
 * @throws PyexecError with nothing left of it
 */
export async function startContainer(parts: DockerParts, placed: Placed): Promise<ReadyContainer> {
  return parts.sharing.either<ReadyContainer>(
    () => startMounted(parts, placed),
    () => startCopied(parts, placed),
  );
}

function launchFor(
  { plan, engine, image, folders, labels }: DockerParts,
  { own }: Placed,
): Omit<Launch, 'mounts' | 'masked'> {
  const { keepContainer, runtime } = plan.environment;
  return {
    image: image.id,
    described: image.described,
    engine: engine.kind,
    keep: keepContainer,
    labels: keepContainer === 'never' ? labels : {},
    user: own.identity ?? containerUser(folders),
    imageVolumes: image.volumes,
    limits: plan.limits,
    network: plan.isolation.network,
    runtime,
  };
}

async function startMounted(parts: DockerParts, placed: Placed): Promise<ReadyContainer> {
  const { engine, shared, nothing, folders, sharing } = parts;
  const { work } = placed.own;
  const mounts = mountsFor(shared, { ...placed, nothing, base: folders.base });
  const named = sharing.toCompare([...shared.mounts, { source: work, target: work, readOnly: false }]);
  const started = await ContainerLauncher.start(engine, {
    ...launchFor(parts, placed),
    mounts,
    masked: shared.maskedFolders,
    looksAt: named.map(({ target }) => target),
  });
  try {
    requireSame(named, started.interpreter.looked);
  } catch (thrown) {
    await engine.remove(started.launcher.id);
    throw thrown;
  }
  return started;
}

/** A mount in the working directory gets its place before the copy does, and with it the folders above, as root's. */
function requireShallow(readOnly: readonly string[], work: string): void {
  const deep = readOnly.find((one) => one.startsWith(`${work}/`) && one.slice(work.length + 1).includes('/'));
  if (deep === undefined) return;
  throw new PyexecError('invalid-input', {
    message: `\`read-only-paths\`: ${deep} lies deep in the working directory, of which a container engine that does not see this machine’s files gets a copy`,
    hint: 'Leave it out: what is in the working directory is copied with it. Or use an engine of this machine.',
  });
}

async function startCopied(parts: DockerParts, placed: Placed): Promise<ReadyContainer> {
  const { engine, plan, shared, nothing, folders, sharing } = parts;
  const { own, program } = placed;
  sharing.requireNoVolumes(plan.environment.volumes);
  const readOnly = shared.mounts.map(({ target }) => target);
  requireShallow(readOnly, own.work);
  const elsewhere = [
    ...shared.maskedFolders,
    ...shared.maskedFiles,
    ...readOnly.filter((one) => isWithin(one, own.work)),
  ];
  const copy = new WorkCopy({ own, program, elsewhere, maxDiskBytes: plan.limits.maxDiskBytes });
  const { memoryBytes } = plan.limits;
  const launch = launchFor(parts, placed);
  const mounts = await sharing.depot.bring(copiesFor(shared, { ...placed, nothing, base: folders.base }));
  const started = await ContainerLauncher.start(engine, {
    ...launch,
    mounts,
    masked: [],
    inMemory: { folder: own.work, ...copy.room },
    // What is copied in is no memory of the program.
    limits: { ...plan.limits, memoryBytes: memoryBytes === 'none' ? 'none' : memoryBytes + copy.bytes },
    holdsFiles: true,
  });
  const { launcher } = started;
  try {
    await copy.bringIn(launcher.converse);
  } catch (thrown) {
    await engine.remove(launcher.id);
    throw thrown;
  }
  const settle = (ended: Ended): Promise<Ended> =>
    launcher.settle(ended, () => copy.bringOut(launcher.converse, ended));
  return { ...started, quota: copy.quota, settle };
}
