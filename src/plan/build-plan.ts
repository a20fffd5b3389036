import path from 'node:path';
import { PyexecError } from '../errors.js';
import { INPUTS } from '../inputs/spec.js';
import type { Settings } from '../inputs/settings.js';
import type { RequirementSet } from '../packages/read-requirements.js';
import type { Program } from '../programs/program.js';
import type { ChosenPython } from '../python/find-python.js';
import type { MachineFacts } from '../machine-facts.js';
import { decideCaching } from '../shared-cache/caching-policy.js';
import { planDocker } from './plan-docker.js';
import { planContainer, planHostIsolation } from './plan-isolation.js';
import type { HostEnvironmentPlan, IsolationPlan, RunPlan } from './run-plan.js';

/** Limits that were asked for in so many words must hold; a default that cannot is shown in the report instead. */
function requireEnforceable(settings: Settings, isolation: IsolationPlan): void {
  const { limits } = settings;
  const refused: string[] = [];
  const isDefault = (name: 'memory' | 'max-processes', value: unknown): boolean =>
    INPUTS[name].grammar(INPUTS[name].default) === value;
  if (limits.cpus !== undefined && isolation.kind === 'none') refused.push('`cpus`');
  if (isolation.processes === 'none' && !isDefault('max-processes', limits.maxProcesses))
    refused.push('`max-processes`');
  if (isolation.memory === 'none' && limits.memoryBytes !== 'none' && !isDefault('memory', limits.memoryBytes))
    refused.push('`memory`');
  if (refused.length === 0) return;
  throw new PyexecError('limit-unenforceable', {
    message: `${refused.join(' and ')} cannot be enforced with \`isolation: ${isolation.kind}\` here`,
    hint: `Leave ${refused.length === 1 ? 'it' : 'them'} out; the report says which limits are in force.`,
  });
}

/** In a folder that they share, programs run as one user, who could meddle with those beside: so one after the other. */
function planJobs(
  settings: Settings,
  { kind, identity }: IsolationPlan,
  has: { programs: number; processors: number },
): number {
  if ((kind !== 'none' || identity === 'unprivileged') && settings.workingDirectory !== undefined) return 1;
  return Math.min(settings.jobs ?? has.processors, has.programs);
}

interface PlanInput {
  readonly settings: Settings;
  readonly programs: readonly Program[];
  /** Undefined when nothing is to be installed. */
  readonly requirements: RequirementSet | undefined;
  /** The programs ask for this environment in their inline metadata. */
  readonly isOnDemand: boolean;
  /** There is a cache that jobs share. */
  readonly hasSharedCache: boolean;
  /** Undefined when the Python is in an image. */
  readonly python: ChosenPython | undefined;
  /** Which version was asked for, as PEP 440 specifiers, where it is in an image. */
  readonly pythonVersion?: string | undefined;
  readonly facts: MachineFacts;
}

function planHostEnvironment(input: PlanInput, python: ChosenPython): HostEnvironmentPlan {
  const { settings, requirements, isOnDemand, facts, hasSharedCache } = input;
  const { environment, venvPath, installer, cache } = settings;
  // The client of the shared cache is loaded when it is needed, and such programs could have changed it by then.
  const comesAfterPrograms = isOnDemand && settings.isolation === 'none';
  // What it was found by, also when that stood in a file; a given path wins over a version.
  const pythonVersion = python.request;
  if (environment !== 'venv') return { kind: 'system', python, pythonVersion };
  return {
    kind: 'venv',
    python,
    pythonVersion,
    venvPath: venvPath === undefined ? undefined : path.resolve(facts.currentFolder, venvPath),
    requirements,
    isOnDemand,
    installer,
    caching: decideCaching({ asked: cache, event: facts.event, isAvailable: hasSharedCache && !comesAfterPrograms }),
    cacheFolder: facts.cacheFolder,
    installEnv: facts.packageVariables,
    pathFolders: facts.pathFolders,
  };
}

/**
 * Decides everything about the run.
 *
 * @throws PyexecError `limit-unenforceable`, or `invalid-input` for a version that no image is known for
 */
export function buildPlan(input: PlanInput): RunPlan {
  const { settings, programs, facts, python } = input;
  const isolation = python === undefined ? planContainer(settings, facts) : planHostIsolation(settings, facts);
  requireEnforceable(settings, isolation);
  const rest = {
    programs,
    args: settings.args,
    stdin: settings.stdin,
    env: settings.env,
    limits: settings.limits,
    workingDirectory:
      settings.workingDirectory === undefined
        ? undefined
        : path.resolve(facts.currentFolder, settings.workingDirectory),
    tempFolder: facts.tempFolder,
    platform: facts.platform,
    platformEnv: facts.platformEnv,
    jobs: planJobs(settings, isolation, { programs: programs.length, processors: facts.processors }),
  };
  return python === undefined || isolation.kind === 'container'
    ? { ...rest, environment: planDocker(input), isolation: planContainer(settings, facts) }
    : { ...rest, environment: planHostEnvironment(input, python), isolation };
}
