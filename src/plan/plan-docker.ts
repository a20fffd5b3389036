import path from 'node:path';
import type { Settings } from '../inputs/settings.js';
import type { MachineFacts } from '../machine-facts.js';
import type { RequirementSet } from '../packages/read-requirements.js';
import { defaultImage } from './default-image.js';
import type { DockerPlan } from './run-plan.js';

interface DockerInput {
  readonly settings: Settings;
  readonly facts: MachineFacts;
  readonly requirements: RequirementSet | undefined;
  readonly isOnDemand: boolean;
  readonly pythonVersion?: string | undefined;
}

function planBuild({ docker }: Settings, folder: string): DockerPlan['build'] {
  if (docker.dockerfile === undefined) return undefined;
  const dockerfile = path.resolve(folder, docker.dockerfile);
  return { dockerfile, context: path.dirname(dockerfile), args: docker.buildArgs, workspace: folder };
}

/** @throws PyexecError `invalid-input` for a version that no image is known for */
export function planDocker(input: DockerInput): DockerPlan {
  const { settings, facts, requirements, isOnDemand, pythonVersion } = input;
  const { docker, cache } = settings;
  return {
    kind: 'docker',
    engine: facts.engine,
    image: docker.image ?? (docker.dockerfile === undefined ? defaultImage(pythonVersion) : ''),
    pull: docker.pull,
    registry: { configFolder: facts.engine.configFolder, env: facts.registryVariables },
    build: planBuild(settings, facts.currentFolder),
    volumes: docker.volumes.map((volume) => ({ ...volume, host: path.resolve(facts.currentFolder, volume.host) })),
    runtime: docker.runtime,
    keepContainer: docker.keepContainer,
    pythonVersion,
    requirements,
    isOnDemand,
    installEnv: facts.packageVariables,
    keepsPackages: cache !== 'false',
  };
}
