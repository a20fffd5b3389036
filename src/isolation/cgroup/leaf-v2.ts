import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { systemCode } from '../../errors.js';
import { counterOf, enterThrough, type Cgroup, type CgroupLimits, type CgroupWay } from './cgroup.js';
import { makeLeaf, PERIOD_US, removeLeaf } from './leaf.js';

const MOUNT = '/sys/fs/cgroup';
/** Where the processes go that were in the group before: one that has members can limit no groups below it. */
const TOOL = 'pyexec-tool';

function settingsOf({ memoryBytes, maxProcesses, cpus }: CgroupLimits): Record<string, string> {
  return {
    'pids.max': String(maxProcesses),
    ...(memoryBytes === undefined ? {} : { 'memory.max': String(memoryBytes), 'memory.swap.max': '0' }),
    ...(cpus === undefined ? {} : { 'cpu.max': `${Math.round(cpus * PERIOD_US)} ${PERIOD_US}` }),
  };
}

/** The group of a process in the hierarchy of version 2; undefined where there is none. */
export function groupOf(pid: number | 'self'): string | undefined {
  const line = readFileSync(`/proc/${pid}/cgroup`, 'utf8')
    .split('\n')
    .find((one) => one.startsWith('0::/'));
  const folder = line === undefined ? undefined : path.join(MOUNT, line.slice('0::'.length));
  return folder !== undefined && existsSync(path.join(folder, 'cgroup.controllers')) ? folder : undefined;
}

/** Whether the folder was handed to this user, with the controllers that count. */
function isDelegated(folder: string): boolean {
  try {
    for (const file of ['', 'cgroup.procs', 'cgroup.subtree_control'])
      accessSync(path.join(folder, file), constants.W_OK);
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    return false;
  }
  const controllers = readFileSync(path.join(folder, 'cgroup.controllers'), 'utf8').trim().split(' ');
  return controllers.includes('memory') && controllers.includes('pids');
}

/** Makes room for groups below this one. */
function prepare(folder: string): void {
  const file = path.join(folder, 'cgroup.subtree_control');
  const available = readFileSync(path.join(folder, 'cgroup.controllers'), 'utf8').trim().split(' ');
  const wanted = ['memory', 'pids', 'cpu'].filter((one) => available.includes(one));
  const enabled = readFileSync(file, 'utf8').trim().split(' ');
  if (wanted.every((one) => enabled.includes(one))) return;
  const tool = path.join(folder, TOOL);
  if (!existsSync(tool)) mkdirSync(tool);
  for (const pid of readFileSync(path.join(folder, 'cgroup.procs'), 'utf8').split('\n').filter(Boolean))
    writeFileSync(path.join(tool, 'cgroup.procs'), pid);
  writeFileSync(file, wanted.map((one) => `+${one}`).join(' '));
}

/** How often the kernel ended something in a group of version 2 for want of memory. */
export function oomKillsV2(folder: string): number {
  return counterOf(readFileSync(path.join(folder, 'memory.events'), 'utf8'), 'oom_kill');
}

/** Leaves of the group that this process is in, where that was delegated to its user; undefined where it was not. */
export function findLeavesV2(): CgroupWay | undefined {
  const own = groupOf('self');
  if (own === undefined || own === MOUNT) return undefined;
  const folder = path.basename(own) === TOOL ? path.dirname(own) : own;
  if (!isDelegated(folder)) return undefined;
  return {
    name: 'version 2, groups of our own',
    make: (name: string, limits: CgroupLimits): Cgroup => {
      prepare(folder);
      const leaf = path.join(folder, name);
      makeLeaf(leaf, settingsOf(limits));
      return {
        through: enterThrough([path.join(leaf, 'cgroup.procs')]),
        env: {},
        oomKills: () => oomKillsV2(leaf),
        remove: () => {
          removeLeaf(leaf);
        },
      };
    },
  };
}
