import path from 'node:path';
import type { Settings } from '../inputs/settings.js';
import type { MachineFacts } from '../machine-facts.js';
import type { ContainerPlan, SandboxPlan, ShownPaths, Uncontained } from './run-plan.js';

/** Undefined where there is no filter of system calls for it. */
export function architectureOf(arch: string): SandboxPlan['architecture'] | undefined {
  return arch === 'x64' || arch === 'arm64' ? arch : undefined;
}

/** Since Linux 5.14 RLIMIT_NPROC counts the processes of a user namespace apart from the user's others. */
function countsPerNamespace(kernelRelease: string): boolean {
  const [major = 0, minor = 0] = kernelRelease.split('.').map((part) => Number.parseInt(part, 10));
  return major > 5 || (major === 5 && minor >= 14);
}

function shownPaths(readOnlyPaths: readonly string[], facts: MachineFacts): Omit<ShownPaths, 'identity'> {
  return {
    secretPaths: [facts.homeFolder, facts.currentFolder, facts.tempFolder],
    workspace: facts.currentFolder,
    ownFolder: facts.ownFolder,
    readOnlyPaths: readOnlyPaths.map((one) => path.resolve(facts.currentFolder, one)),
  };
}

/** What the engine makes of a container. Whatever `isolation` says: there is none without. */
export function planContainer({ limits, network, readOnlyPaths }: Settings, facts: MachineFacts): ContainerPlan {
  return {
    kind: 'container',
    network,
    namespaces: ['pid', 'mount', 'ipc', 'uts', 'cgroup', 'net'],
    memory: limits.memoryBytes === 'none' ? 'none' : 'cgroup',
    processes: 'cgroup',
    identity: facts.uid === 0 ? 'unprivileged' : 'caller',
    ...shownPaths(readOnlyPaths, facts),
  };
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
    mayInstall: facts.mayInstall,
    installEnv: facts.installEnv,
    uid: facts.uid,
    gid: facts.gid,
    runtimeFolder: facts.runtimeFolder,
    ...shownPaths(readOnlyPaths, facts),
  };
}

/** What processes of this machine are contained with. */
export function planHostIsolation(settings: Settings, facts: MachineFacts): Uncontained | SandboxPlan {
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
