import { OUTPUT_FACTOR } from '../execution/stop-causes.js';
import type { RequirementSet } from '../packages/read-requirements.js';
import type { ConversationPlan } from '../plan/plan-conversation.js';
import type { DockerPlan, RunPlan } from '../plan/run-plan.js';
import { renderLine } from '../packages/format-item.js';
import { conversationPlanLines } from './conversation-plan-text.js';
import { quoteInline } from './neutralise.js';
import { formatBytes, formatDuration } from '../units.js';

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

const MAX_SHOWN_REQUIREMENTS = 50;
/** A user with or without a password, in an address. */
const CREDENTIALS = /(:\/\/)[^/\s@]+@/g;

function dockerText({ image, build, pull, volumes, runtime, requirements }: DockerPlan): string[] {
  const from =
    build === undefined
      ? `  image: ${quoteInline(image)} (pull: ${pull})`
      : `  image: built from ${quoteInline(build.dockerfile)}`;
  return [
    'environment: docker',
    from,
    ...(runtime === undefined ? [] : [`  runtime: ${quoteInline(runtime)}`]),
    ...volumes.map(
      ({ host, container, readOnly }) =>
        `  volume: ${quoteInline(host)} at ${quoteInline(container)}, ${readOnly ? 'read-only' : 'writable'}`,
    ),
    ...packagesText(requirements),
  ];
}

function packagesText(requirements: RequirementSet | undefined): string[] {
  if (requirements === undefined) return ['  packages: none'];
  const shown = (text: string): string =>
    renderLine(text, requirements.locals, (index) => requirements.locals[index]?.path ?? '').replace(
      CREDENTIALS,
      '$1***@',
    );
  const lines = requirements.requirements.map(
    ({ text, source }) => `    ${shown(text)} (${source.path}:${source.line})`,
  );
  const more = lines.length > MAX_SHOWN_REQUIREMENTS ? [`    and ${lines.length - MAX_SHOWN_REQUIREMENTS} more`] : [];
  return ['  packages:', ...lines.slice(0, MAX_SHOWN_REQUIREMENTS).map(quoteInline), ...more];
}

function environmentText({ environment }: RunPlan): string[] {
  if (environment.kind === 'docker') return dockerText(environment);
  const { python } = environment;
  const version = python.version === undefined ? '' : ` ${python.version}`;
  const base = [
    `environment: ${environment.kind}`,
    `  python: ${quoteInline(python.path)}${version} (${quoteInline(python.because)})`,
  ];
  if (environment.kind === 'system') return base;
  const { venvPath, requirements, installer, caching } = environment;
  const venv = `  venv: ${venvPath === undefined ? 'one of its own' : quoteInline(venvPath)}`;
  if (requirements === undefined) return [...base, venv, ...packagesText(undefined)];
  const isKept = caching.local && requirements.volatileBecause === undefined && venvPath === undefined;
  const because = requirements.volatileBecause ?? (venvPath === undefined ? caching.because : '`venv-path` is given');
  return [
    ...base,
    venv,
    `  installer: ${installer}`,
    `  kept for later runs: ${isKept ? 'yes' : 'no'} (${quoteInline(because)})`,
    ...packagesText(requirements),
  ];
}

function programsText({ programs, jobs }: RunPlan, conversation: ConversationPlan | undefined): string[] {
  if (conversation !== undefined) return ['programs: what the model writes, one after the other'];
  return [
    `programs (${programs.length}, ${jobs} at the same time):`,
    ...programs.map((program) => `  ${quoteInline(program.id)}`),
  ];
}

/** What `--dry-run` prints: all decisions, no values of variables. Pure. */
export function planLines(plan: RunPlan, conversation?: ConversationPlan): string[] {
  const names = Object.keys(plan.env);
  return [
    ...environmentText(plan),
    `isolation: ${plan.isolation.kind}`,
    `  network: ${plan.isolation.network === 'full' ? 'not restricted' : 'none'}`,
    `  user: ${plan.isolation.identity === 'unprivileged' ? 'an unprivileged one of its own' : "the caller's"}`,
    'limits:',
    ...limitsText(plan),
    `working directory: ${plan.workingDirectory === undefined ? `a fresh one in ${quoteInline(plan.tempFolder)}` : quoteInline(plan.workingDirectory)}`,
    `variables: ${names.length === 0 ? 'none' : names.join(', ')}`,
    `arguments: ${plan.args.length === 0 ? 'none' : plan.args.map((arg) => JSON.stringify(quoteInline(arg))).join(' ')}`,
    `standard input: ${plan.stdin === undefined ? 'empty' : `${plan.stdin.length} characters`}`,
    ...programsText(plan, conversation),
    ...(conversation === undefined ? [] : conversationPlanLines(conversation)),
  ];
}
