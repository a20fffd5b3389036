import type { Exposure, Identity, LaunchSpec } from '../../execution/launcher.js';
import type { Belonging } from '../../execution/process-table.js';
import type { Limits } from '../../inputs/settings.js';
import type { IsolationPlan } from '../../plan/run-plan.js';

interface LaunchInput {
  readonly isolation: IsolationPlan;
  readonly limits: Limits;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly stdinPath: string;
  readonly identity: Identity | undefined;
  readonly exposure: Exposure | undefined;
  readonly belonging: Belonging;
}

/** Open files per process: enough for servers and pools, far below what would hurt the machine. */
const MAX_OPEN_FILES = 4096;
/** One block more than the disk limit, so that a single file can be seen to exceed it. */
const FILE_SLACK_BYTES = 65_536;
/** Processor time is bounded by the deadline; this holds when the tool itself was killed. */
const CPU_SLACK_SECONDS = 5;
/** Threads of one process may each use a processor. */
const CPU_FACTOR = 64;

/** How a program is started without isolation: an ordinary process under the kernel's own limits. */
export function buildLaunch(input: LaunchInput): LaunchSpec {
  const { limits, isolation } = input;
  return {
    argv: input.argv,
    env: input.env,
    cwd: input.cwd,
    stdinPath: input.stdinPath,
    identity: input.identity,
    exposure: input.exposure,
    belonging: input.belonging,
    rlimits: {
      CORE: 0,
      NOFILE: MAX_OPEN_FILES,
      FSIZE: limits.maxDiskBytes + FILE_SLACK_BYTES,
      CPU: Math.ceil((limits.timeoutMs / 1000) * CPU_FACTOR) + CPU_SLACK_SECONDS,
      // DATA and not AS: AS also counts what is only reserved, which breaks numpy and threads.
      ...(isolation.memory === 'rlimit' && limits.memoryBytes !== 'none' ? { DATA: limits.memoryBytes } : {}),
      ...(isolation.processes === 'rlimit' ? { NPROC: limits.maxProcesses } : {}),
    },
  };
}
