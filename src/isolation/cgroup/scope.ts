import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { systemCode } from '../../errors.js';
import type { Cgroup, CgroupLimits, CgroupWay } from './cgroup.js';
import { groupOf, oomKillsV2 } from './leaf-v2.js';

/** The properties of systemd.resource-control(5). */
function propertiesOf({ memoryBytes, maxProcesses, cpus }: CgroupLimits): string[] {
  const properties = [
    // Otherwise systemd ends the whole scope, supervisor and all, when the kernel ends one process in it.
    'Delegate=yes',
    `TasksMax=${maxProcesses}`,
    ...(memoryBytes === undefined ? [] : [`MemoryMax=${memoryBytes}`, 'MemorySwapMax=0']),
    ...(cpus === undefined ? [] : [`CPUQuota=${Math.round(cpus * 100)}%`]),
  ];
  return properties.flatMap((property) => ['--property', property]);
}

/** The last one that was started: sudo waits for its command, systemd-run becomes it. */
function innermost(pid: number): number {
  try {
    const child = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ')[0];
    return child === undefined || child === '' ? pid : Number(child);
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    return pid;
  }
}

interface ScopeInput {
  readonly name: string;
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

function scopes({ name, command, env }: ScopeInput): CgroupWay {
  return {
    name,
    make: (unit: string, limits: CgroupLimits): Cgroup => {
      let folder: string | undefined;
      return {
        through: [...command, '--scope', '--quiet', '--collect', `--unit=${unit}`, ...propertiesOf(limits), '--'],
        env,
        oomKills: (pid) => {
          folder ??= groupOf(innermost(pid));
          return folder === undefined || !existsSync(path.join(folder, 'memory.events')) ? 0 : oomKillsV2(folder);
        },
        // systemd removes it with its last process.
        remove: () => undefined,
      };
    },
  };
}

const SYSTEMD_RUN = '/usr/bin/systemd-run';

/** Scopes of the user's own service manager; undefined where there is none. */
export function findUserScopes(runtimeFolder: string | undefined): CgroupWay | undefined {
  if (runtimeFolder === undefined || !existsSync(SYSTEMD_RUN)) return undefined;
  if (!existsSync(path.join(runtimeFolder, 'systemd/private'))) return undefined;
  const env = { XDG_RUNTIME_DIR: runtimeFolder };
  return scopes({ name: 'version 2, scopes of systemd --user', command: [SYSTEMD_RUN, '--user'], env });
}

interface SystemScopes {
  /** What stands before a command to run it as root. */
  readonly rights: readonly string[];
  readonly uid: number;
  readonly gid: number;
}

/** Scopes of the system's service manager, in which commands run as the given user. */
export function findSystemScopes({ rights, uid, gid }: SystemScopes): CgroupWay | undefined {
  const isThere = existsSync('/run/systemd/system') && existsSync(SYSTEMD_RUN) && groupOf('self') !== undefined;
  if (!isThere) return undefined;
  const command = [...rights, SYSTEMD_RUN, `--uid=${uid}`, `--gid=${gid}`];
  // Without any variable sudo crashes.
  return scopes({ name: 'version 2, scopes of systemd', command, env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } });
}
