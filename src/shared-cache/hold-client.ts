import { AsyncLocalStorage, createHook } from 'node:async_hooks';
import { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { ClientRequest } from 'node:http';
import { Deferred } from '../execution/deferred.js';

export interface HeldRun<T> {
  /** What the client came to; also rejected when it had to be left behind. */
  readonly outcome: PromiseSettledResult<T>;
  /** It was stopped for the time that it took. */
  readonly isLate: boolean;
  /** The end of what it, and programs that it ran, wrote to standard output. */
  readonly output: string;
}

export interface HoldLimits {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

const MAX_OUTPUT = 64 * 1024;

/** A client that does not end this long after it was stopped is left behind. */
const GRACE_MS = 3000;

/** Node tells here of requests and children as they are made; Node 20 knows only the second of the channels. */
const CHANNELS = ['http.client.request.created', 'http.client.request.start', 'child_process'] as const;

/** Neither Azure's client nor that of the service tries again after this one. */
const STOPPED = Object.assign(new Error('stopped'), { code: 'EHOSTUNREACH' });

type Started = ClientRequest | ChildProcess | NodeJS.Timeout;

function stop(started: Started): void {
  if (started instanceof ClientRequest) {
    // Whoever made it may not care any more.
    started.on('error', () => undefined);
    started.destroy(STOPPED);
  } else if (started instanceof ChildProcess) started.kill('SIGKILL');
  // After a download that failed, the client leaves a timer of ten minutes, for which the process would wait.
  else started.unref();
}

/** What one client wrote, and what it has under way. */
class Hold {
  output = '';
  private isOver = false;
  private readonly started = new Set<Started>();

  write(chunk: string | Uint8Array): void {
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    this.output = (this.output + text).slice(-MAX_OUTPUT);
  }

  add(started: Started): void {
    this.started.add(started);
    // It is still being made: in the next turn there is something to stop.
    if (this.isOver) setImmediate(stop, started);
  }

  end(): void {
    this.isOver = true;
    for (const started of this.started) stop(started);
  }
}

/** Whose code runs at the moment: what others write, request and start meanwhile is left alone. */
const current = new AsyncLocalStorage<Hold>();

function notice(message: unknown): void {
  if (typeof message !== 'object' || message === null) return;
  for (const value of Object.values(message) as unknown[]) {
    if (value instanceof ClientRequest || value instanceof ChildProcess) current.getStore()?.add(value);
  }
}

const timerHook = createHook({
  init: (...[, type, , resource]) => {
    // What Node calls so is what `setTimeout` returns.
    if (type === 'Timeout') current.getStore()?.add(resource as NodeJS.Timeout);
  },
});

/** Undone by what it returns. */
function divertOutput(): () => void {
  const { stdout } = process;
  const own = Object.getOwnPropertyDescriptor(stdout, 'write');
  const write = stdout.write.bind(stdout);
  type Done = (error?: Error | null) => void;
  stdout.write = (chunk: string | Uint8Array, encoding?: BufferEncoding | Done, done?: Done): boolean => {
    const hold = current.getStore();
    const after = typeof encoding === 'function' ? encoding : done;
    if (hold === undefined) return write(chunk, typeof encoding === 'string' ? encoding : undefined, after);
    hold.write(chunk);
    if (after !== undefined) setImmediate(after);
    return true;
  };
  return () => {
    if (own === undefined) Reflect.deleteProperty(stdout, 'write');
    else Object.defineProperty(stdout, 'write', own);
  };
}

/** Clients that have not ended, also those that were left behind. */
let held = 0;
let restoreOutput = (): void => undefined;

function watch(): void {
  if (held++ > 0) return;
  for (const channel of CHANNELS) subscribe(channel, notice);
  timerHook.enable();
  restoreOutput = divertOutput();
}

function unwatch(): void {
  if (--held > 0) return;
  restoreOutput();
  timerHook.disable();
  for (const channel of CHANNELS) unsubscribe(channel, notice);
}

/**
 * Runs a client that takes no signal, knows no time limit and writes commands to the log. What it writes is kept from
 * the log. When its time is up or the signal fires, its requests and children are ended, and whatever it still begins:
 * so it fails by itself, and nothing of it has an effect any more.
 */
export async function holdClient<T>(act: () => Promise<T>, { timeoutMs, signal }: HoldLimits): Promise<HeldRun<T>> {
  const hold = new Hold();
  const leaving = new Deferred<never>();
  let isLate = false;
  let grace: NodeJS.Timeout | undefined;
  const end = (): void => {
    hold.end();
    grace ??= setTimeout(() => {
      leaving.reject(new Error('its client did not end'));
    }, GRACE_MS);
  };
  const timer = setTimeout(() => {
    isLate = true;
    end();
  }, timeoutMs);
  signal?.addEventListener('abort', end);
  watch();
  const work = current.run(hold, act).finally(unwatch);
  if (signal?.aborted) end();
  const [outcome] = await Promise.allSettled([Promise.race([work, leaving.promise])]);
  signal?.removeEventListener('abort', end);
  clearTimeout(timer);
  clearTimeout(grace);
  hold.end();
  return { outcome, isLate, output: hold.output };
}
