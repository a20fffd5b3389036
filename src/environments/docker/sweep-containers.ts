import type { EngineAddress } from '../../plan/run-plan.js';
import type { Engine } from './engine.js';
import {
  IMAGE_OWNER_LABEL,
  IMAGE_RUN_LABEL,
  isGone,
  OWNER_LABEL,
  PACKAGES_LABEL,
  PACKAGES_REPOSITORY,
  RUN_LABEL,
} from './labels.js';
import { openEngine } from './open-engine.js';

/** Images with packages that were made longer ago than this are made anew when they are needed. */
const MAX_AGE_MS = 30 * 24 * 3_600_000;

/** Removes the containers and images of one run, whose marker is given. */
export async function sweepRun(engine: Engine, marker: string): Promise<void> {
  const containers = await engine.containersWith(`${RUN_LABEL}=${marker}`);
  await Promise.all(containers.map(({ Id }) => engine.remove(Id)));
  const images = await engine.imagesWith(`${IMAGE_RUN_LABEL}=${marker}`);
  await Promise.all(images.map(({ Id }) => engine.removeImage(Id)));
}

/** The same for the engine at an address. @throws PyexecError when it does not answer */
export async function sweepEngine(address: EngineAddress, marker: string): Promise<void> {
  await sweepRun((await openEngine(address)).engine, marker);
}

/** Podman names the registry that it would look in, or that there is none. */
function withoutHost(tag: string): string {
  return tag.replace(/^(docker\.io\/library|localhost)\//, '');
}

/** Removes what runs left that were killed on this machine, and images with packages that are too old. */
export async function sweepLost(engine: Engine, now: number): Promise<void> {
  const containers = await engine.containersWith(OWNER_LABEL);
  const lost = containers.filter(({ Labels }) => isGone(Labels[OWNER_LABEL] ?? ''));
  await Promise.all(lost.map(({ Id }) => engine.remove(Id)));
  const images = await engine.imagesWith(IMAGE_OWNER_LABEL);
  const built = images.filter(({ Labels }) => isGone(Labels[IMAGE_OWNER_LABEL] ?? ''));
  // What others made from one of ours has the label too, but not the name.
  const isOurs = (tags: readonly string[] | null | undefined): boolean =>
    (tags ?? []).length > 0 && (tags ?? []).every((tag) => withoutHost(tag).startsWith(`${PACKAGES_REPOSITORY}:`));
  const old = (await engine.imagesWith(PACKAGES_LABEL)).filter(
    ({ Labels, RepoTags }) => isOurs(RepoTags) && now - Number(Labels[PACKAGES_LABEL]) > MAX_AGE_MS,
  );
  await Promise.all([...built, ...old].map(({ Id }) => engine.removeImage(Id)));
}
