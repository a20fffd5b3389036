import { randomUUID } from 'node:crypto';
import { devNull } from 'node:os';
import { satisfies } from '@renovatebot/pep440';
import { PyexecError } from '../../errors.js';
import { RunFolders } from '../../execution/working-directory/run-folders.js';
import { HOME, TEMP } from '../../isolation/bubblewrap/build-root.js';
import { buildSeccompFilter } from '../../isolation/bubblewrap/seccomp/build-filter.js';
import { pickUnprivilegedIdentities } from '../../isolation/unprivileged-identity.js';
import type { ContainersPlan } from '../../plan/run-plan.js';
import type { Environment, EnvironmentFacts, PreparedEnvironment, Preparing } from '../environment.js';
import { findSharedMounts, type SharedMounts } from './container-mounts.js';
import type { Engine } from './engine.js';
import { findImage, type ChosenImage } from './find-image.js';
import { labelsOf, type Labels } from './labels.js';
import { Depot } from './copying/depot.js';
import { mayBeElsewhere, Sharing } from './sharing.js';
import { openEngine, type OpenedEngine } from './open-engine.js';
import { withPackages, type WithPackages } from './packages-image.js';
import { PreparedDocker, type DockerParts } from './prepared-docker.js';
import { sweepLost, sweepRun } from './sweep-containers.js';
import { Turns } from './turns.js';

/** Programs in containers of their own. */
export const dockerEnvironment: Environment<ContainersPlan> = {
  prepare: async (plan, preparing) => {
    const started = performance.now();
    const marker = randomUUID();
    const [opened, folders] = await openBoth(plan);
    try {
      await requireRuntime(opened, plan);
      await preparing.onTraces({ marker, base: folders.base, engine: plan.environment.engine });
      return await prepareIn({ plan, preparing, opened, folders, marker, started });
    } catch (thrown) {
      await sweepRun(opened.engine, marker).catch(() => undefined);
      opened.engine.close();
      await folders.dispose();
      throw thrown;
    }
  },
};

/** The engine, and the folders of the run, which take as long. */
async function openBoth(plan: ContainersPlan): Promise<[OpenedEngine, RunFolders]> {
  const making = makeFolders(plan);
  // Told below; without an engine that is what is told.
  making.catch(() => undefined);
  try {
    return [await openEngine(plan.environment.engine), await making];
  } catch (thrown) {
    await making.then((folders) => folders.dispose()).catch(() => undefined);
    throw thrown;
  }
}

async function requireRuntime(opened: OpenedEngine, { environment: { runtime } }: ContainersPlan): Promise<void> {
  if (runtime === undefined) return;
  const { runtimes } = await opened.facts();
  const args = runtimes.get(runtime);
  if (args === undefined) {
    throw new PyexecError('environment-unavailable', {
      message: `\`docker-runtime\`: the engine has no runtime ${runtime}; it has ${[...runtimes.keys()].join(', ')}`,
      hint: 'Register it with the engine (for gVisor: `runsc install`), or leave it out.',
    });
  }
  // The engine would say that the limits are in force.
  if (!args.includes('--ignore-cgroups')) return;
  throw new PyexecError('limit-unenforceable', {
    message: `\`docker-runtime\`: the engine has ${runtime} with --ignore-cgroups, so that nothing limits memory and processes`,
    hint: 'Take that argument out of the engine’s configuration.',
  });
}

async function makeFolders({
  isolation,
  jobs,
  tempFolder,
  workingDirectory,
  programs,
}: ContainersPlan): Promise<RunFolders> {
  return RunFolders.make({
    tempFolder,
    workingDirectory,
    identities: isolation.identity === 'unprivileged' ? await pickUnprivilegedIdentities(2 * jobs) : undefined,
    inMemory: { home: HOME, temp: TEMP },
    separate: programs.length > 1,
  });
}

interface Opened {
  readonly plan: ContainersPlan;
  readonly preparing: Preparing;
  readonly opened: OpenedEngine;
  readonly folders: RunFolders;
  readonly marker: string;
  readonly started: number;
}

async function prepareIn({ plan, preparing, opened, folders, marker, started }: Opened): Promise<PreparedEnvironment> {
  const { engine } = opened;
  const labels = labelsOf(marker);
  let sweeping: Promise<unknown> = Promise.resolve();
  const base = await findImage(opened, plan.environment, { ...preparing, labels: labels.image });
  const shared = findSharedMounts(plan, { folders, socket: opened.socket });
  const sharing = shareWith({ plan, opened, folders, base, shared, labels: labels.container, say: preparing.say });
  const adding = { plan, preparing, engine, folders, base, labels, sharing };
  const { image, packages, cacheHit, venv } = await withPackages(adding);
  const parts: DockerParts = {
    plan,
    engine,
    image,
    venv,
    folders,
    marker,
    labels: labels.container,
    filter: filterFor(image),
    shared,
    sharing,
    nothing: folders.place('nothing', ''),
    stdinPath: plan.stdin === undefined ? devNull : folders.placeReadable('stdin', plan.stdin),
    turns: new Turns(plan.jobs),
    say: preparing.say,
    release: () => release(engine, { base, sweeping }),
  };
  const prepared = new PreparedDocker(parts);
  const interpreter = await prepared.greet(plan.programs[0], ({ version }) => {
    requireVersion(version, plan, image);
  });
  // Beside the programs: what is left of others is no reason to wait, nor to fail.
  sweeping = sweepLost(engine, Date.now()).catch(() => undefined);
  const prepareMs = performance.now() - started;
  prepared.facts = factsOf({ plan, image, packages, cacheHit, venv, folders, interpreter, prepareMs });
  return prepared;
}

interface ToShare {
  readonly plan: ContainersPlan;
  readonly opened: OpenedEngine;
  readonly folders: RunFolders;
  readonly base: ChosenImage;
  readonly shared: SharedMounts;
  readonly labels: Labels;
  readonly say: (line: string) => void;
}

function shareWith({ plan, opened, folders, base, shared, labels, say }: ToShare): Sharing {
  const { engine, host, socket } = opened;
  const depot = new Depot({
    engine,
    image: base.id,
    // What is kept needs it as long.
    labels: plan.environment.keepContainer === 'never' ? labels : {},
    hidden: [...shared.maskedFolders, ...shared.maskedFiles],
    reader: folders.identities?.[0],
  });
  return new Sharing({ host, isInDoubt: mayBeElsewhere(socket), depot, say });
}

/** Images of this run alone go with it. */
async function release(
  engine: Engine,
  { base, sweeping }: { base: ChosenImage; sweeping: Promise<unknown> },
): Promise<void> {
  await sweeping;
  if (base.isTemporary) await engine.removeImage(base.id);
}

function filterFor({ architecture }: ChosenImage): Buffer {
  if (architecture === 'amd64') return buildSeccompFilter('x64');
  if (architecture === 'arm64') return buildSeccompFilter('arm64');
  throw new PyexecError('environment-unavailable', {
    message: `containers on ${architecture} are not supported: there is no filter of system calls for it`,
    hint: 'Use an engine on x64 or arm64.',
  });
}

function requireVersion(version: string, { environment: { pythonVersion } }: ContainersPlan, image: ChosenImage): void {
  if (pythonVersion === undefined || satisfies(version, pythonVersion, { prereleases: true })) return;
  throw new PyexecError('python-not-found', {
    message: `the image ${image.described} has Python ${version}, and ${pythonVersion} is asked for`,
    hint: 'Leave out `image`, so that one for the version is taken, or name another one.',
  });
}

interface Known extends WithPackages {
  readonly plan: ContainersPlan;
  readonly folders: RunFolders;
  readonly interpreter: { readonly version: string; readonly executable: string; readonly noNewPrivileges: boolean };
  readonly prepareMs: number;
}

function factsOf({ plan, image, packages, cacheHit, venv, folders, interpreter, prepareMs }: Known): EnvironmentFacts {
  const { memory, processes } = plan.isolation;
  return {
    kind: 'docker',
    pythonVersion: interpreter.version,
    pythonPath: venv?.python ?? interpreter.executable,
    image: image.described,
    packages,
    hasOtherPackages: true,
    cacheHit,
    prepareMs,
    memory,
    processes,
    noNewPrivileges: interpreter.noNewPrivileges,
    workingDirectory: folders.work,
  };
}
