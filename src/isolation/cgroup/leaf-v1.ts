import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { counterOf, enterThrough, type Cgroup, type CgroupLimits, type CgroupWay } from './cgroup.js';
import { makeLeaf, PERIOD_US, removeLeaf } from './leaf.js';

/** Settings by controller, see the kernel's cgroup-v1 documents. */
function settingsOf({ memoryBytes, maxProcesses, cpus }: CgroupLimits): Record<string, Record<string, string>> {
  return {
    pids: { 'pids.max': String(maxProcesses) },
    ...(memoryBytes === undefined
      ? {}
      : {
          memory: {
            'memory.limit_in_bytes': String(memoryBytes),
            // After the one above, which it must not be below; without swap accounting it is not there.
            'memory.memsw.limit_in_bytes': String(memoryBytes),
          },
        }),
    ...(cpus === undefined
      ? {}
      : { cpu: { 'cpu.cfs_period_us': String(PERIOD_US), 'cpu.cfs_quota_us': String(Math.round(cpus * PERIOD_US)) } }),
  };
}

/** The folder of this process in the hierarchy of a controller, from `/proc/self/cgroup`; undefined without it. */
function ownFolder(controller: string, proc: string, mount: string): string | undefined {
  const line = proc.split('\n').find((one) => one.split(':')[1]?.split(',').includes(controller));
  const folder = line === undefined ? undefined : path.join(mount, controller, line.split(':').slice(2).join(':'));
  return folder !== undefined && existsSync(path.join(folder, 'cgroup.procs')) ? folder : undefined;
}

/** Leaves in the hierarchies of version 1, which root may make; undefined where memory and processes have none. */
export function findLeavesV1(mount = '/sys/fs/cgroup'): CgroupWay | undefined {
  const proc = readFileSync('/proc/self/cgroup', 'utf8');
  const own = (controller: string): string | undefined => ownFolder(controller, proc, mount);
  if (own('memory') === undefined || own('pids') === undefined) return undefined;
  return {
    name: 'version 1, groups of our own',
    make: (name: string, limits: CgroupLimits): Cgroup => {
      const leaves = Object.entries(settingsOf(limits)).flatMap(([controller, settings]) => {
        const above = own(controller);
        if (above === undefined) return [];
        const folder = path.join(above, name);
        makeLeaf(folder, settings);
        return [{ controller, folder }];
      });
      const memory = leaves.find(({ controller }) => controller === 'memory')?.folder;
      return {
        // By `tasks` and not `cgroup.procs`: for a thread that moves itself the kernel does not wait for all processors.
        through: enterThrough(leaves.map(({ folder }) => path.join(folder, 'tasks'))),
        env: {},
        oomKills: () =>
          memory === undefined
            ? 0
            : counterOf(readFileSync(path.join(memory, 'memory.oom_control'), 'utf8'), 'oom_kill'),
        remove: () => {
          for (const { folder } of leaves) removeLeaf(folder);
        },
      };
    },
  };
}
