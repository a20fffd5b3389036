import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseManifest, resolveInputs, type ActionManifest } from './action-manifest.js';
import { processFileCommands } from './file-commands.js';
import { JobContext } from './job-context.js';
import { LogInterpreter, type SeenCommand } from './log-interpreter.js';
import { buildEnvironment, contextVariables } from './step-environment.js';
import { StepFiles, type CommandFiles } from './step-files.js';
import { StepLog, type Annotation } from './step-log.js';
import { StepProcess, type StepUser } from './step-process.js';

/** How to start an action. */
export interface StepOptions {
  /** The folder with action.yml. */
  actionFolder: string;
  /** As in `with:`; the others get their defaults from action.yml. */
  inputs: Record<string, string>;
  /** How many jobs the matrix has; 1 when absent. */
  matrixJobs?: number;
  /** The `env:` of the job. Cannot change what the runner sets itself, see `overrides`. */
  env?: Record<string, string>;
  /** Variables that win over everything, to choose an event or name a fake service: GITHUB_EVENT_NAME, ACTIONS_RESULTS_URL. */
  overrides?: Record<string, string>;
  /** Values that are masked from the start, as the secrets of a repository are. */
  secrets?: readonly string[];
  /** The event's payload; an empty object when absent. */
  event?: unknown;
  /** GITHUB_WORKSPACE and the current folder; a fresh one when absent. One that is given keeps its owner. */
  workspace?: string;
  /** Runs as this user, who gets the fresh folders. Needs root. */
  user?: StepUser;
  /** The node binary; this process's own when absent. */
  node?: string;
  /** Cancels main this long after its start. */
  cancelAfterMs?: number;
  /** Cancels main as soon as this holds of its log so far. */
  cancelWhen?: (log: string) => boolean;
  /** Kills the node of main this long after its start, as if it had crashed. */
  killAfterMs?: number;
  /** Kills the node of main as soon as this holds of its log so far. */
  killWhen?: (log: string) => boolean;
  /** Whether to start `runs.post`, however main ended; true when absent. */
  runPost?: boolean;
}

/** What a runner would have understood of one phase. */
export interface PhaseResult {
  conclusion: 'success' | 'failure' | 'cancelled';
  /** Null when a signal ended it. */
  exitCode: number | null;
  signal: string | null;
  durationMs: number;
  /** What the log page would show, masked, without the header that the runner prints itself. */
  log: string;
  rawStdout: Buffer;
  rawStderr: Buffer;
  /** Every line that the runner parsed as a command, in order. */
  commands: SeenCommand[];
  /** Also those of the runner itself. */
  annotations: Annotation[];
  /** Problems that the runner itself would log as errors. */
  errors: string[];
  /** The step summary as it would be uploaded. */
  summary: string;
  /** What cancelling and killing took. */
  signalsSent: string[];
}

/** What a runner would have understood of the step. */
export interface StepResult {
  main: PhaseResult;
  /** Undefined without `runs.post`, or when it was not wanted. */
  post?: PhaseResult;
  /** Of main: a step's post is a step of its own, and has its own. */
  conclusion: PhaseResult['conclusion'];
  outputs: Record<string, string>;
  state: Record<string, string>;
  /** What later steps get as variables. */
  env: Record<string, string>;
  /** What later steps get before PATH, the last one first of all. */
  path: string[];
  /** Of main and post, one after the other. */
  summary: string;
  /** Every value that was masked in the end, without the encodings of it that are masked too. */
  masks: string[];
  /** Owners of the problem matchers in force at the end. */
  matchers: string[];
  /** RUNNER_TEMP, there until `dispose`. */
  temp: string;
  workspace: string;
  /** Removes the fresh folders. May run twice. */
  dispose(): Promise<void>;
}

interface Step {
  options: StepOptions;
  manifest: ActionManifest;
  files: StepFiles;
  context: JobContext;
}

// Looks like the JSON Web Token that clients of the cache and artifact services take apart: alg none, scp for run 1.
const RUNTIME_TOKEN = [{ alg: 'none' }, { scp: 'Actions.Results:1:1' }]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .concat('emulator')
  .join('.');

/**
 * Starts a JavaScript action as actions/runner does, and says what the runner would have understood. Not emulated:
 * `pre`, containers, matching by problem matchers, debug logging, the clean-up of orphans at the end of a job, and
 * GITHUB_ARTIFACTS.
 */
export async function runAction(options: StepOptions): Promise<StepResult> {
  const manifest = parseManifest(await readFile(path.join(options.actionFolder, 'action.yml'), 'utf8'));
  const files = await StepFiles.make(options);
  const dispose = (): Promise<void> => files.remove();
  try {
    const step: Step = { options, manifest, files, context: newContext(options) };
    const main = await runPhase(step, 'main');
    const wantsPost = manifest.post !== undefined && options.runPost !== false;
    const post = wantsPost ? await runPhase(step, 'post') : undefined;
    return { ...summed(step, main, post), dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

function summed(step: Step, main: PhaseResult, post: PhaseResult | undefined): Omit<StepResult, 'dispose'> {
  const { context, files } = step;
  return {
    main,
    ...(post === undefined ? {} : { post }),
    conclusion: main.conclusion,
    outputs: context.outputs.toRecord(),
    state: context.state.toRecord(),
    env: Object.fromEntries(context.environment),
    path: [...context.path],
    summary: main.summary + (post?.summary ?? ''),
    masks: context.masker.values,
    matchers: context.matchers.keys(),
    temp: files.paths.temp,
    workspace: files.paths.workspace,
  };
}

function newContext(options: StepOptions): JobContext {
  const context = new JobContext(options.env ?? {});
  for (const secret of [RUNTIME_TOKEN, ...(options.secrets ?? [])]) context.masker.addWithLines(secret);
  return context;
}

async function runPhase(step: Step, phase: 'main' | 'post'): Promise<PhaseResult> {
  const { context, files } = step;
  const log = new StepLog(context.masker);
  if (phase === 'main') warnOfUnknownInputs(step, log);
  const readMatcher = (file: string): string => readFileSync(file, 'utf8');
  const interpreter = new LogInterpreter({ context, log, workspace: files.paths.workspace, readFile: readMatcher });
  const commandFiles = await files.makeCommandFiles();
  const startedAt = performance.now();
  const running = await startPhase(step, { phase, commandFiles, interpreter, log });
  const { exitCode, signal, stdout, stderr } = await running.finish();
  const durationMs = performance.now() - startedAt;
  // A cancelled token throws, whatever the exit code was by then.
  if (running.cancelled) log.addProblem('error', 'The operation was canceled.');
  const written = processFileCommands(await files.readCommandFiles(commandFiles), {
    context,
    log,
    outputsKept: phase === 'main',
  });
  const failed = exitCode !== 0 || interpreter.failed || written.failed;
  return {
    conclusion: running.cancelled ? 'cancelled' : failed ? 'failure' : 'success',
    ...{ exitCode, signal, durationMs, log: log.text, rawStdout: stdout, rawStderr: stderr },
    ...{ commands: interpreter.commands, annotations: log.annotations, errors: log.errors },
    ...{ summary: written.summary, signalsSent: running.signalsSent },
  };
}

interface PhaseStart {
  phase: 'main' | 'post';
  commandFiles: CommandFiles;
  interpreter: LogInterpreter;
  log: StepLog;
}

async function startPhase(step: Step, { phase, commandFiles, interpreter, log }: PhaseStart): Promise<StepProcess> {
  const { context, manifest, options } = step;
  const { paths } = step.files;
  const wishes: Pick<StepOptions, 'cancelWhen' | 'killWhen'> = phase === 'main' ? options : {};
  const contexts = { ...contextVariables(paths), STRATEGY_JOB_TOTAL: String(options.matrixJobs ?? 1) };
  const env = buildEnvironment({
    ...{ paths, commandFiles, runtimeToken: RUNTIME_TOKEN, overrides: options.overrides ?? {} },
    ...{ variables: context.variables(), state: phase === 'post' ? context.state.toRecord() : {} },
    ...{ inputs: resolveInputs(manifest, options.inputs, contexts).toRecord(), addedPath: context.path },
  });
  const started: StepProcess = await StepProcess.start({
    node: options.node ?? process.execPath,
    script: path.resolve(options.actionFolder, (phase === 'main' ? manifest.main : manifest.post) ?? ''),
    cwd: paths.workspace,
    env,
    user: options.user,
    scratch: paths.root,
    onLine: (line) => {
      interpreter.feed(line);
      if (wishes.cancelWhen?.(log.text) === true) started.cancel();
      if (wishes.killWhen?.(log.text) === true) started.kill();
    },
  });
  if (phase === 'main') schedule(started, options);
  return started;
}

function schedule(started: StepProcess, options: StepOptions): void {
  const after = (delayMs: number | undefined, act: () => void): void => {
    if (delayMs !== undefined) setTimeout(act, delayMs).unref();
  };
  after(options.cancelAfterMs, () => {
    started.cancel();
  });
  after(options.killAfterMs, () => {
    started.kill();
  });
}

function warnOfUnknownInputs({ manifest, options }: Step, log: StepLog): void {
  const unknown = Object.keys(options.inputs).filter((name) => !manifest.inputs.has(name));
  if (unknown.length === 0) return;
  const quote = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');
  log.addProblem(
    'warning',
    `Unexpected input(s) ${quote(unknown)}, valid inputs are [${quote(manifest.inputs.keys())}]`,
  );
}
