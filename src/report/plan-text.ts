import { OUTPUT_FACTOR } from '../execution/stop-causes.js';
import type { RunPlan } from '../plan/run-plan.js';
import { quoteInline } from './neutralise.js';
import { formatBytes, formatDuration } from './wording.js';

function limitsText({ limits, isolation }: RunPlan): string[] {
  const memory =
    limits.memoryBytes === 'none' || isolation.memory === 'none'
      ? 'not limited'
      : `${formatBytes(limits.memoryBytes)} (${isolation.memory})`;
  const processes = isolation.processes === 'none' ? 'not limited' : `${limits.maxProcesses} (${isolation.processes})`;
  return [
    `  timeout: ${formatDuration(limits.timeoutMs)}`,
    `  memory: ${memory}`,
    `  processes: ${processes}`,
    `  output: ${formatBytes(limits.maxOutputBytes)} kept per stream, stopped at ${formatBytes(OUTPUT_FACTOR * limits.maxOutputBytes)}`,
    `  disk: ${formatBytes(limits.maxDiskBytes)}`,
  ];
}

/** What `--dry-run` prints: all decisions, no values of variables. Pure. */
export function planLines(plan: RunPlan): string[] {
  const { python } = plan.environment;
  const names = Object.keys(plan.env);
  return [
    `environment: ${plan.environment.kind}`,
    `  python: ${quoteInline(python.path)}${python.version === undefined ? '' : ` ${python.version}`} (${quoteInline(python.because)})`,
    `isolation: ${plan.isolation.kind}`,
    `  network: ${plan.isolation.network === 'full' ? 'not restricted' : 'none'}`,
    `  user: ${plan.isolation.identity === 'unprivileged' ? 'an unprivileged one of its own' : "the caller's"}`,
    'limits:',
    ...limitsText(plan),
    `working directory: ${plan.workingDirectory === undefined ? `a fresh one in ${quoteInline(plan.tempFolder)}` : quoteInline(plan.workingDirectory)}`,
    `variables: ${names.length === 0 ? 'none' : names.join(', ')}`,
    `arguments: ${plan.args.length === 0 ? 'none' : plan.args.map((arg) => JSON.stringify(quoteInline(arg))).join(' ')}`,
    `standard input: ${plan.stdin === undefined ? 'empty' : `${plan.stdin.length} characters`}`,
    `programs (${plan.programs.length}, ${plan.jobs} at the same time):`,
    ...plan.programs.map((program) => `  ${quoteInline(program.id)}`),
  ];
}
