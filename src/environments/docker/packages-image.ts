import { createHash, randomUUID } from 'node:crypto';
import path from 'node:path';
import { PyexecError } from '../../errors.js';
import { LentFolder } from '../../execution/working-directory/ownership.js';
import type { RunFolders } from '../../execution/working-directory/run-folders.js';
import { canonicalText } from '../../packages/canonical-text.js';
import type { RequirementSet } from '../../packages/read-requirements.js';
import type { ContainersPlan } from '../../plan/run-plan.js';
import type { Preparing } from '../environment.js';
import { InstallProgress } from '../venv/install-progress.js';
import type { Venv } from '../../isolation/program-input.js';
import { copyLocals } from '../venv/copy-locals.js';
import { linkedFolders, requirementText } from '../venv/requirement-text.js';
import { placeVariables } from '../venv/place-variables.js';
import type { Mount } from './bind-mounts.js';
import { containerUser } from './container-user.js';
import type { Engine } from './engine.js';
import type { ChosenImage } from './find-image.js';
import { INSTALLED_LABEL, NO_CONTAINER, PACKAGES_LABEL, PACKAGES_REPOSITORY, type RunLabels } from './labels.js';
import type { Sharing } from './sharing.js';
import { PLACE } from './install-script.js';
import { runInstaller } from './run-installer.js';

/** The image that programs run in. */
export interface WithPackages {
  readonly image: ChosenImage;
  /** `name==version` of what was installed, sorted. */
  readonly packages: readonly string[];
  readonly cacheHit: boolean;
  /** Where they are, in the container; undefined when nothing was added to the image. */
  readonly venv: Venv | undefined;
}

/** The place of the packages, as a venv. */
const VENV: Venv = { folder: PLACE, python: `${PLACE}/bin/python3` };

interface Adding {
  readonly plan: ContainersPlan;
  readonly preparing: Preparing;
  readonly engine: Engine;
  readonly folders: RunFolders;
  readonly base: ChosenImage;
  readonly labels: RunLabels;
  readonly sharing: Sharing;
}

/** Raised when what such an image holds, or how it is made, changes. */
const SCHEMA = 3;
const WEEK_MS = 7 * 24 * 3_600_000;

/** The tag under which an image with packages is found again: everything that the result depends on. */
function tagOf({ plan, base }: Adding, requirements: RequirementSet): string {
  const week = requirements.isPinned ? 'pinned' : Math.floor(Date.now() / WEEK_MS);
  const variables = Object.entries(plan.environment.installEnv).sort(([a], [b]) => (a < b ? -1 : 1));
  const all = JSON.stringify([SCHEMA, base.id, canonicalText(requirements), week, variables]);
  return createHash('sha256').update(all).digest('hex').slice(0, 40);
}

function packagesOf(labels: Readonly<Record<string, string>>): string[] {
  return (labels[INSTALLED_LABEL] ?? '').split(',').filter((one) => one !== '');
}

/**
 * The image with the packages of the plan: the base itself when there are none, one that was made before, or a new one.
 *
 * @throws PyexecError `install-failed`
 */
export async function withPackages(adding: Adding): Promise<WithPackages> {
  const { plan, engine, base } = adding;
  const { requirements, keepsPackages } = plan.environment;
  if (requirements === undefined) return { image: base, packages: [], cacheHit: false, venv: undefined };
  const isKept = keepsPackages && requirements.volatileBecause === undefined && !base.isTemporary;
  const name = `${PACKAGES_REPOSITORY}:${isKept ? tagOf(adding, requirements) : randomUUID()}`;
  const there = isKept ? await engine.findImage(name) : undefined;
  if (there !== undefined)
    return { image: { ...base, id: there.id }, packages: packagesOf(there.labels), cacheHit: true, venv: VENV };
  return install(adding, requirements, { name, isKept });
}

interface Placed {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly mounts: readonly Mount[];
}

function mountOf(path: string, readOnly: boolean): Mount {
  return { source: path, target: path, readOnly };
}

/** Puts what the installer reads into the run's folder. */
function placeInputs({ plan, folders }: Adding, requirements: RequirementSet): Placed {
  const root = path.join(folders.base, 'install');
  const placed = placeVariables(plan.environment.installEnv, root);
  const projects = folders.reserve('install-projects');
  const copies = copyLocals(requirements, projects);
  const [identity] = folders.identities ?? [];
  // Who builds owns what is built from.
  if (copies.length > 0 && identity !== undefined) LentFolder.lend(projects, identity);
  const hasConstraints = requirements.constraints.length > 0;
  folders.placeTree('install', {
    files: {
      ...placed.files,
      'requirements.txt': requirementText(requirements.requirements, requirements, copies),
      ...(hasConstraints ? { 'constraints.txt': requirementText(requirements.constraints, requirements, copies) } : {}),
    },
    emptyFolders: [],
  });
  const constraints = hasConstraints ? ['--constraint', path.join(root, 'constraints.txt')] : [];
  return {
    args: ['--requirement', path.join(root, 'requirements.txt'), ...constraints],
    env: placed.env,
    mounts: [
      ...[root, ...placed.folders, ...linkedFolders(requirements)].map((one) => mountOf(one, true)),
      // They are built where they lie.
      ...(copies.length === 0 ? [] : [mountOf(projects, false)]),
    ],
  };
}

/** Where the image with the packages gets its name. */
interface Target {
  readonly name: string;
  /** For later runs. */
  readonly isKept: boolean;
}

async function install(adding: Adding, requirements: RequirementSet, { name, isKept }: Target): Promise<WithPackages> {
  const { preparing, engine, base, labels, sharing } = adding;
  const { say, signal } = preparing;
  const inputs = placeInputs(adding, requirements);
  say(`packages: installing into ${base.described} with its pip`);
  const onOutput = new InstallProgress(say).write;
  const user = containerUser(adding.folders);
  const request = { ...inputs, base, labels: labels.container, user, onOutput, signal };
  const { container, packages } = await sharing.mount(inputs.mounts, (mounts, toCompare) =>
    runInstaller(engine, { ...request, mounts, toCompare }),
  );
  try {
    const kept = {
      [PACKAGES_LABEL]: String(Date.now()),
      [INSTALLED_LABEL]: packages.join(','),
    };
    const [repo = '', tag = ''] = name.split(':');
    const all = { ...NO_CONTAINER, ...kept, ...(isKept ? {} : labels.image) };
    await engine.commit(container, { repo, tag, config: base.config, labels: all });
  } finally {
    await engine.remove(container);
  }
  const image = await engine.findImage(name);
  if (image === undefined) {
    throw new PyexecError('install-failed', {
      message: `the image ${name} is gone as soon as it was made`,
      hint: 'Something removes images at the same time; try again.',
    });
  }
  say(`packages: ${packages.length} installed`);
  return { image: { ...base, id: image.id }, packages, cacheHit: false, venv: VENV };
}
