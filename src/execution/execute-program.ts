import { PyexecError } from '../errors.js';
import type { Limits } from '../inputs/settings.js';
import type { Program } from '../programs/program.js';
import { HeadTailCapture } from './capture.js';
import type { ExecutionResult } from './execution-result.js';
import type { Ended, Launcher, LaunchSpec, Running } from './launcher.js';
import type { Outcome, StopCause } from './outcome.js';
import {
  diskExceeded,
  MAX_ENTRIES,
  outputExceeded,
  scanDisk,
  watchCancellation,
  watchDeadline,
  watchDisk,
  type DiskBaseline,
  type Watch,
} from './stop-causes.js';
import { diffScans, MAX_LISTED_CHANGES } from './working-directory/changes.js';
import type { ProgramFolders } from './working-directory/run-folders.js';
import { scanFolder, type Scan } from './working-directory/scan.js';

/** After the polite signal, a program has this long before it is killed. */
const GRACE_MS = 1000;

export interface Execution {
  readonly program: Program;
  readonly scriptPath: string | undefined;
  readonly spec: LaunchSpec;
  readonly limits: Limits;
  readonly folders: ProgramFolders;
  readonly signal: AbortSignal;
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
    void running.ended.then(() => {
      clearTimeout(this.timer);
    });
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

function outcomeOf({ ending }: Ended): Outcome {
  return ending.kind === 'exited' ? ending : { kind: 'signalled', signal: ending.signal };
}

function notesOf({ ending, survivors }: Ended): string[] {
  const notes: string[] = [];
  if (ending.kind === 'lost')
    notes.push(
      'The supervisor was killed while the program ran, so how the program ended is not known; it counts as failed.',
    );
  if (survivors > 0) notes.push(`${survivors} processes of the program could not be ended.`);
  return notes;
}

/** @throws PyexecError `working-directory-unusable` for a folder that is too large to be watched */
async function scanBefore({ work, home, temp }: ProgramFolders): Promise<{ scan: Scan; baseline: DiskBaseline }> {
  const scan = await scanFolder(work, MAX_ENTRIES);
  if (scan.incomplete === 'too-many') {
    throw new PyexecError('working-directory-unusable', {
      message: `the working directory ${work} holds more than ${MAX_ENTRIES} files and folders, too many to be watched`,
      hint: '`working-directory` is where the program writes; give a smaller folder.',
    });
  }
  return { scan, baseline: { folders: [work, home, temp], usedBytes: scan.usedBytes, entries: scan.entries.size } };
}

function describeFiles(before: Scan, after: Scan): Pick<ExecutionResult, 'files' | 'filesTruncated'> {
  const files = diffScans(before, after);
  const filesTruncated = files.length > MAX_LISTED_CHANGES || after.incomplete !== undefined;
  return { files: files.slice(0, MAX_LISTED_CHANGES), filesTruncated };
}

/**
 * Runs one program to its end under all limits. The result comes after nothing of the program lives any more; what the
 * program does, whatever it is, is told in the result.
 *
 * @throws PyexecError when the program could not be started
 */
export async function executeProgram(execution: Execution, launcher: Launcher): Promise<ExecutionResult> {
  const { limits, folders, spec } = execution;
  const before = await scanBefore(folders);
  const capture = {
    stdout: new HeadTailCapture(limits.maxOutputBytes),
    stderr: new HeadTailCapture(limits.maxOutputBytes),
  };
  const stopper = new Stopper();
  const running = await launcher.launch(spec, (stream, chunk) => {
    capture[stream].write(chunk);
    const cause = outputExceeded(stream, capture[stream], limits);
    if (cause !== undefined) stopper.stop(cause);
  });
  const watches: Watch[] = [
    watchDeadline(limits, stopper.stop),
    watchCancellation(execution.signal, stopper.stop),
    watchDisk(before.baseline, limits, stopper.stop),
  ];
  stopper.attach(running);
  const ended = await running.ended;
  for (const watch of watches) watch[Symbol.dispose]();

  const after = await scanDisk(before.baseline);
  const cause = stopper.cause ?? diskExceeded(after, before.baseline, limits);
  return {
    program: execution.program,
    outcome: cause ?? outcomeOf(ended),
    stdout: capture.stdout.finish(),
    stderr: capture.stderr.finish(),
    durationMs: ended.durationMs,
    peakMemoryBytes: ended.peakMemoryBytes,
    ...describeFiles(before.scan, after[0] ?? before.scan),
    workingDirectory: folders.work,
    scriptPath: execution.scriptPath,
    notes: notesOf(ended),
  };
}
