import type { LaunchSpec } from '../execution/launcher.js';
import type { Limits } from '../inputs/settings.js';
import type { Enforcers } from './containment.js';

/** Open files per process: enough for servers and pools, far below what would hurt the machine. */
const MAX_OPEN_FILES = 4096;
/** One block more than the disk limit, so that a single file can be seen to exceed it. */
const FILE_SLACK_BYTES = 65_536;
/** Processor time is bounded by the deadline; this holds when the tool itself was killed. */
const CPU_SLACK_SECONDS = 5;
/** Threads of one process may each use a processor. */
const CPU_FACTOR = 64;

/** The limits that the kernel enforces on each process of a program, see setrlimit(2). */
export function buildRlimits(limits: Limits, enforcers: Enforcers): LaunchSpec['rlimits'] {
  return {
    CORE: 0,
    NOFILE: MAX_OPEN_FILES,
    FSIZE: limits.maxDiskBytes + FILE_SLACK_BYTES,
    CPU: Math.ceil((limits.timeoutMs / 1000) * CPU_FACTOR) + CPU_SLACK_SECONDS,
    // DATA and not AS: AS also counts what is only reserved, which breaks numpy and threads.
    ...(enforcers.memory === 'rlimit' && limits.memoryBytes !== 'none' ? { DATA: limits.memoryBytes } : {}),
    ...(enforcers.processes === 'rlimit' ? { NPROC: limits.maxProcesses } : {}),
  };
}
