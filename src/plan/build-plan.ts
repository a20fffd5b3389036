import path from 'node:path';
import { PyexecError } from '../errors.js';
import { INPUTS } from '../inputs/spec.js';
import type { Settings } from '../inputs/settings.js';
import type { RequirementSet } from '../packages/read-requirements.js';
import type { Program } from '../programs/program.js';
import type { ChosenPython } from '../python/find-python.js';
import type { MachineFacts } from '../machine-facts.js';
import { decideCaching } from '../shared-cache/caching-policy.js';
import type { EnvironmentPlan, IsolationPlan, RunPlan, SandboxPlan } from './run-plan.js';

/**
 * Refuses what this version cannot do. Checked before anything is looked up, so that the answer does not depend on the
 * machine.
 *
 * @throws PyexecError `environment-unavailable` or `sandbox-unavailable`; a run never happens with less than was asked for.
 */
export function requireAvailable(
  settings: Pick<Settings, 'environment' | 'isolation' | 'packages' | 'venvPath'>,
  { platform, arch }: Pick<MachineFacts, 'platform' | 'arch'>,
): void {
  if (settings.environment === 'docker') {
    throw new PyexecError('environment-unavailable', {
      message: '`environment: docker` is not available in this version',
      hint: 'Leave it out for a venv of its own, which the sandbox contains.',
    });
  }
  if (settings.environment === 'system') refuseVenvInputs(settings);
  if (settings.isolation === 'sandbox' && (platform !== 'linux' || architectureOf(arch) === undefined)) {
    throw new PyexecError('sandbox-unavailable', {
      message: `\`isolation: sandbox\` needs Linux on x64 or arm64, and this is ${platform} on ${arch}; the code is never run without it unasked`,
      hint: 'Set `isolation: none` to run the code as an ordinary process under limits, which can then reach the files and the network of its user.',
    });
  }
}

/** Nothing is installed into the machine's own Python. */
function refuseVenvInputs({ packages, venvPath }: Pick<Settings, 'packages' | 'venvPath'>): void {
  const given = [
    ...(packages.packages.length > 0 ? ['packages'] : []),
    ...(packages.requirements.length > 0 ? ['requirements'] : []),
    ...(packages.groups.length > 0 ? ['dependency-groups'] : []),
    ...(venvPath === undefined ? [] : ['venv-path']),
  ];
  if (given.length === 0) return;
  throw new PyexecError('invalid-input', {
    message: `${given.map((name) => `\`${name}\``).join(' and ')} cannot be combined with \`environment: system\`, into which nothing is installed`,
    hint: 'Set `environment: venv`, which is the default.',
  });
}

function architectureOf(arch: string): SandboxPlan['architecture'] | undefined {
  return arch === 'x64' || arch === 'arm64' ? arch : undefined;
}

/** Since Linux 5.14 RLIMIT_NPROC counts the processes of a user namespace apart from the user's others. */
function countsPerNamespace(kernelRelease: string): boolean {
  const [major = 0, minor = 0] = kernelRelease.split('.').map((part) => Number.parseInt(part, 10));
  return major > 5 || (major === 5 && minor >= 14);
}

function planSandbox({ limits, network, readOnlyPaths }: Settings, facts: MachineFacts): SandboxPlan {
  const isRoot = facts.uid === 0;
  const always = ['pid', 'mount', 'ipc', 'uts', 'cgroup'];
  return {
    kind: 'sandbox',
    architecture: architectureOf(facts.arch) ?? 'x64',
    network,
    namespaces: [...(isRoot ? [] : ['user']), ...always, ...(network === 'none' ? ['net'] : [])],
    memory: limits.memoryBytes === 'none' ? 'none' : 'rlimit',
    processes: isRoot || countsPerNamespace(facts.kernelRelease) ? 'rlimit' : 'none',
    identity: isRoot ? 'unprivileged' : 'caller',
    secretPaths: [facts.homeFolder, facts.currentFolder, facts.tempFolder],
    mayInstall: facts.mayInstall,
    installEnv: facts.installEnv,
    uid: facts.uid,
    gid: facts.gid,
    runtimeFolder: facts.runtimeFolder,
    workspace: facts.currentFolder,
    readOnlyPaths: readOnlyPaths.map((one) => path.resolve(facts.currentFolder, one)),
  };
}

function planIsolation(settings: Settings, facts: MachineFacts): IsolationPlan {
  if (settings.isolation === 'sandbox') return planSandbox(settings, facts);
  const { limits } = settings;
  const { platform, uid } = facts;
  const isLinuxRoot = platform === 'linux' && uid === 0;
  return {
    kind: 'none',
    network: 'full',
    memory: platform === 'linux' && limits.memoryBytes !== 'none' ? 'rlimit' : 'none',
    // The kernel counts per user, so the limit means something only for a user that has no other processes.
    processes: isLinuxRoot ? 'rlimit' : 'none',
    identity: isLinuxRoot ? 'unprivileged' : 'caller',
  };
}

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
  if ((kind === 'sandbox' || identity === 'unprivileged') && settings.workingDirectory !== undefined) return 1;
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
  readonly python: ChosenPython;
  readonly facts: MachineFacts;
}

function planEnvironment({
  settings,
  requirements,
  isOnDemand,
  python,
  facts,
  hasSharedCache,
}: PlanInput): EnvironmentPlan {
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
 * @throws PyexecError `limit-unenforceable`
 */
export function buildPlan(input: PlanInput): RunPlan {
  const { settings, programs, facts } = input;
  const isolation = planIsolation(settings, facts);
  requireEnforceable(settings, isolation);
  return {
    environment: planEnvironment(input),
    isolation,
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
}
