import { PyexecError } from '../errors.js';
import type { Limits } from '../inputs/settings.js';
import type { Program } from '../programs/program.js';
import { HeadTailCapture } from './capture.js';
import type { DiskWatch } from './disk-watch.js';
import type { ExecutionResult } from './execution-result.js';
import type { Ended, Launcher, LaunchSpec, Running } from './launcher.js';
import type { Outcome, StopCause, StreamName } from './outcome.js';
import { outputExceeded, watchCancellation, watchDeadline, type Watch } from './stop-causes.js';

/** After the polite signal, a program has this long before it is killed. */
const GRACE_MS = 1000;

/** Lends a launcher for as long as the work takes; undefined when it was cancelled before there was one. */
export type Lend = <T>(work: (launcher: Launcher) => Promise<T>) => Promise<T | undefined>;

export interface Execution {
  readonly program: Program;
  readonly scriptPath: string | undefined;
  readonly spec: LaunchSpec;
  readonly limits: Limits;
  /** Where it runs. Absolute. */
  readonly work: string;
  /** Begins to watch what it writes. */
  readonly openDisk: () => Promise<DiskWatch> | DiskWatch;
  readonly signal: AbortSignal;
  /** What is left to be done when the program has ended and its time does not count any more. */
  readonly settle?: ((ended: Ended) => Promise<Ended>) | undefined;
  /** Called with what the program writes, as it comes. */
  readonly onOutput?: ((chunk: Buffer) => void) | undefined;
}

/** Records the first cause to stop and ends the program for it. */
class Stopper {
  cause: StopCause | undefined;
  private running: Running | undefined;
  private timer: NodeJS.Timeout | undefined;

  readonly stop = (cause: StopCause): void => {
    if (this.cause !== undefined) return;
    this.cause = cause;
    this.act();
  };

  attach(running: Running): void {
    this.running = running;
    this.act();
    const clear = (): void => {
      clearTimeout(this.timer);
    };
    void running.ended.then(clear, clear);
  }

  private act(): void {
    const { running, cause } = this;
    if (running === undefined || cause === undefined) return;
    // A program that is out of time or not wanted any more may tidy up; one that floods or fills the disk may not.
    if (cause.kind !== 'timed-out' && cause.kind !== 'cancelled') {
      running.kill();
      return;
    }
    running.terminate();
    this.timer = setTimeout(() => {
      running.kill();
    }, GRACE_MS);
  }
}

function outcomeOf({ ending, ranOutOfMemory }: Ended): Outcome {
  if (ranOutOfMemory && !(ending.kind === 'exited' && ending.exitCode === 0)) return { kind: 'out-of-memory' };
  return ending.kind === 'exited' ? ending : { kind: 'signalled', signal: ending.signal };
}

function notesOf({ ending, ranOutOfMemory, notes = [] }: Ended): string[] {
  return [...howItEnded({ ending, ranOutOfMemory }), ...notes];
}

function howItEnded({ ending, ranOutOfMemory }: Pick<Ended, 'ending' | 'ranOutOfMemory'>): string[] {
  if (ranOutOfMemory && ending.kind === 'exited')
    return ['The kernel ended a process of the program for want of memory; raise `memory` if it needs more.'];
  if (ending.kind !== 'lost' || ranOutOfMemory) return [];
  return [
    'The supervisor was killed while the program ran, so how the program ended is not known; it counts as failed.',
  ];
}

/** @throws PyexecError `execution-failed` */
function requireAllEnded({ survivors }: Ended): void {
  if (survivors === 0) return;
  throw new PyexecError('execution-failed', {
    message: `${survivors} processes of the program could not be ended`,
    hint: 'End them by hand or start a new machine; nothing is said of the program, which may still be at work.',
  });
}

/** The supervisor's clock counts, whenever this process came to look at its own: a program may have stopped it. */
function overtime({ durationMs }: Ended, { timeoutMs }: Limits): StopCause | undefined {
  return durationMs > timeoutMs ? { kind: 'timed-out' } : undefined;
}

function quotaExceeded({ excess }: Ended): StopCause | undefined {
  return excess === undefined ? undefined : { kind: 'disk-limit', ...excess };
}

interface Attempt {
  readonly execution: Execution;
  readonly disk: DiskWatch;
  readonly captures: Readonly<Record<StreamName, HeadTailCapture>>;
}

interface Watched {
  readonly ended: Ended;
  readonly cause: StopCause | undefined;
}

/** Runs the program until it ends or is ended. */
async function watch({ execution, disk, captures }: Attempt, launcher: Launcher): Promise<Watched> {
  const { limits, spec, signal } = execution;
  const stopper = new Stopper();
  const running = launcher.launch(spec, (stream, chunk) => {
    captures[stream].write(chunk);
    execution.onOutput?.(chunk);
    const cause = outputExceeded(stream, captures[stream], limits);
    if (cause !== undefined) stopper.stop(cause);
  });
  const watches: Watch[] = [
    watchDeadline(limits, stopper.stop),
    watchCancellation(signal, stopper.stop),
    disk.start(stopper.stop),
  ];
  stopper.attach(running);
  try {
    return { ended: await running.ended, cause: stopper.cause };
  } finally {
    for (const one of watches) one[Symbol.dispose]();
  }
}

/**
 * Runs one program to its end under all limits. The result comes after nothing of the program lives any more; what the
 * program does, whatever it is, is told in the result. Undefined when it was cancelled before it started.
 *
 * @throws PyexecError when the program could not be started
 */
export async function executeProgram(execution: Execution, lend: Lend): Promise<ExecutionResult | undefined> {
  const { limits, work, program, scriptPath } = execution;
  const disk = await execution.openDisk();
  const captures = {
    stdout: new HeadTailCapture(limits.maxOutputBytes),
    stderr: new HeadTailCapture(limits.maxOutputBytes),
  };
  const watched = await lend((launcher) => watch({ execution, disk, captures }, launcher));
  if (watched === undefined) return undefined;
  requireAllEnded(watched.ended);
  const ended = (await execution.settle?.(watched.ended)) ?? watched.ended;
  const { cause: diskCause, files, filesTruncated } = await disk.finish();
  return {
    program,
    outcome: watched.cause ?? overtime(ended, limits) ?? quotaExceeded(ended) ?? diskCause ?? outcomeOf(ended),
    stdout: captures.stdout.finish(),
    stderr: captures.stderr.finish(),
    durationMs: ended.durationMs,
    peakMemoryBytes: ended.peakMemoryBytes,
    files,
    filesTruncated,
    workingDirectory: work,
    scriptPath,
    notes: notesOf(ended),
  };
}
