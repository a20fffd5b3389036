import { PyexecError } from '../../errors.js';
import type { DockerPlan } from '../../plan/run-plan.js';
import type { Preparing } from '../environment.js';
import { buildImage } from './build-image.js';
import type { Image } from './engine.js';
import type { OpenedEngine } from './open-engine.js';
import { pullImage } from './pull-image.js';
import { findLogin, registryOf } from './registry-login.js';

/** An image that containers can be made of. */
export interface ChosenImage extends Image {
  /** For the report: what it was asked for by, and what it is. */
  readonly described: string;
  /** Made for this run alone, and removed after it. */
  readonly isTemporary: boolean;
}

/** Docker's names of what the kernel calls otherwise. */
const ARCHITECTURES: Readonly<Record<string, string>> = { x86_64: 'amd64', aarch64: 'arm64', armv7l: 'arm' };
const OWN_ARCHITECTURE = process.arch === 'x64' ? 'amd64' : process.arch;

/** A name without tag and digest means all tags to a pull. */
function withTag(reference: string): string {
  const last = reference.slice(reference.lastIndexOf('/') + 1);
  return /[:@]/.test(last) ? reference : `${reference}:latest`;
}

async function requireFitting({ os, architecture }: Image, name: string, opened: OpenedEngine): Promise<void> {
  // The engine is asked only where it is not this machine's, or would be no use to it.
  const isOwn = opened.socket !== undefined && OWN_ARCHITECTURE === architecture;
  if (os === 'linux' && isOwn) return;
  const facts = await opened.facts();
  const expected = ARCHITECTURES[facts.architecture] ?? facts.architecture;
  if (os === 'linux' && architecture === expected) return;
  throw new PyexecError('image-unavailable', {
    message: `the image ${name} is for ${os} on ${architecture}, and the engine runs linux on ${expected}`,
    hint: 'Take an image for this architecture; with `pull: always` the registry may have one under the same name.',
  });
}

function describe(name: string, { id, repoDigests }: Image): string {
  const digest = repoDigests[0]?.split('@')[1] ?? id;
  return name === id ? id : `${name} (${digest})`;
}

async function requireImage(opened: OpenedEngine, plan: DockerPlan, preparing: Preparing): Promise<Image> {
  const { engine } = opened;
  const reference = plan.image.startsWith('sha256:') ? plan.image : withTag(plan.image);
  const there = plan.pull === 'always' ? undefined : await engine.findImage(reference);
  if (there !== undefined) return there;
  if (plan.pull === 'never' || reference.startsWith('sha256:')) {
    throw new PyexecError('image-unavailable', {
      message: `the engine has no image ${plan.image}`,
      hint:
        plan.pull === 'never'
          ? 'Leave `pull` at `missing`, or fetch it before.'
          : 'An id names only what is there already.',
    });
  }
  const login = await findLogin(plan.registry, registryOf(reference));
  await pullImage(engine, reference, { login, say: preparing.say, signal: preparing.signal });
  const pulled = await engine.findImage(reference);
  if (pulled !== undefined) return pulled;
  throw new PyexecError('image-unavailable', {
    message: `the image ${reference} was fetched, but the engine does not have it`,
    hint: 'Something removes images at the same time; try again.',
  });
}

/**
 * The image of the plan: built, there already, or fetched.
 *
 * @throws PyexecError `image-unavailable` or `build-failed`
 */
export async function findImage(
  opened: OpenedEngine,
  plan: DockerPlan,
  { labels, ...preparing }: Preparing & { readonly labels: Readonly<Record<string, string>> },
): Promise<ChosenImage> {
  if (plan.build !== undefined) {
    const built = await buildImage(opened.engine, plan.build, { ...preparing, labels });
    return { ...built, described: `built from ${plan.build.dockerfile} (${built.id})`, isTemporary: true };
  }
  const image = await requireImage(opened, plan, preparing);
  await requireFitting(image, plan.image, opened);
  return { ...image, described: describe(plan.image, image), isTemporary: false };
}
