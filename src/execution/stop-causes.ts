import type { Limits } from '../inputs/settings.js';
import type { HeadTailCapture } from './capture.js';
import type { StopCause, StreamName } from './outcome.js';
import { scanFolder, type Scan } from './working-directory/scan.js';

/** Called by a watch when its cause has come. Only the first call counts. */
export type Stop = (cause: StopCause) => void;

/** Something that may stop a program; disposing it ends the watch. */
export type Watch = Disposable;

/** More than this many times `max-output` ends the program. */
export const OUTPUT_FACTOR = 10;
/** More files and folders than this count as a full disk. */
export const MAX_ENTRIES = 100_000;
const DISK_INTERVAL_MS = 100;
const MAX_DISK_INTERVAL_MS = 2000;
/** The disk is looked at for at most this part of the time. */
const DISK_SHARE = 1 / 10;

/** Stops after the wall-clock limit. */
export function watchDeadline({ timeoutMs }: Limits, stop: Stop): Watch {
  const timer = setTimeout(() => {
    stop({ kind: 'timed-out' });
  }, timeoutMs);
  return {
    [Symbol.dispose]: () => {
      clearTimeout(timer);
    },
  };
}

/** Stops when the caller cancels. */
export function watchCancellation(signal: AbortSignal, stop: Stop): Watch {
  const cancel = (): void => {
    stop({ kind: 'cancelled' });
  };
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel);
  return {
    [Symbol.dispose]: () => {
      signal.removeEventListener('abort', cancel);
    },
  };
}

/** Whether a stream has had more than it may; asked after each chunk. */
export function outputExceeded(
  stream: StreamName,
  capture: HeadTailCapture,
  { maxOutputBytes }: Limits,
): StopCause | undefined {
  return capture.bytes > OUTPUT_FACTOR * maxOutputBytes ? { kind: 'output-limit', stream } : undefined;
}

/** What the program may write to, and what was in there before it started. */
export interface DiskBaseline {
  readonly folders: readonly string[];
  readonly usedBytes: number;
  readonly entries: number;
}

/** All folders as they are now; enough entries are looked at to see that there are too many. */
export async function scanDisk({ folders, entries }: DiskBaseline, opensFolders = false): Promise<Scan[]> {
  return Promise.all(folders.map((folder) => scanFolder(folder, entries + MAX_ENTRIES, opensFolders)));
}

/** Whether the folders hold more than they may. What cannot be measured counts as too much. */
export function diskExceeded(
  scans: readonly Scan[],
  before: DiskBaseline,
  { maxDiskBytes }: Limits,
): StopCause | undefined {
  const bytes = scans.reduce((sum, { usedBytes }) => sum + usedBytes, -before.usedBytes);
  const entries = scans.reduce((sum, scan) => sum + scan.entries.size, -before.entries);
  const isUnmeasurable = scans.some(({ incomplete }) => incomplete === 'too-deep' || incomplete === 'too-many');
  return bytes > maxDiskBytes || entries >= MAX_ENTRIES || isUnmeasurable
    ? { kind: 'disk-limit', bytes, entries }
    : undefined;
}

/** Does something again and again until it is disposed, more seldom the longer it takes. */
export function watchAgain(look: () => Promise<void> | void): Watch {
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const turn = async (): Promise<void> => {
    const started = performance.now();
    await look();
    const pause = (performance.now() - started) / DISK_SHARE;
    schedule(Math.min(MAX_DISK_INTERVAL_MS, Math.max(DISK_INTERVAL_MS, pause)));
  };
  const schedule = (ms: number): void => {
    if (isOver) return;
    timer = setTimeout(() => {
      // A look that fails for a moment is tried again; the one after the end is not forgiven.
      turn().catch(() => {
        schedule(ms);
      });
    }, ms);
  };
  schedule(DISK_INTERVAL_MS);
  return {
    [Symbol.dispose]: () => {
      isOver = true;
      clearTimeout(timer);
    },
  };
}

/** Looks at the folders for as long as the program runs. */
export function watchDisk(before: DiskBaseline, limits: Limits, stop: Stop): Watch {
  let isOver = false;
  const watch = watchAgain(async () => {
    const cause = diskExceeded(await scanDisk(before), before, limits);
    if (cause !== undefined && !isOver) stop(cause);
  });
  return {
    [Symbol.dispose]: () => {
      isOver = true;
      watch[Symbol.dispose]();
    },
  };
}
