import type { Readable, Writable } from 'node:stream';
import { type PyexecError, systemCode } from '../../errors.js';
import { Deferred } from '../deferred.js';
import type { Ended, Launcher, LaunchSpec, Running } from '../launcher.js';
import type { StreamName } from '../outcome.js';
import type { Belonging } from '../process-table.js';
import { decodeFields, encodeFrame, FrameReader, type Frame } from './frames.js';
import { brokenPython, launchError } from './launch-error.js';
import { Talk, type Conversation } from './talk.js';
import { decodeEnded, encodeRun, type InterpreterFacts, decodeHello } from './messages.js';

/** Where a supervisor lives: a process of this machine, or one in a container. */
export interface SupervisorProcess {
  /** Undefined when it is none of this machine. */
  readonly pid?: number | undefined;
  readonly stdin: Writable | null;
  readonly stdout: Readable | null;
  readonly stderr: Readable | null;
  once(event: 'error', listener: (cause: Error) => void): unknown;
  /** After it has ended and its output was passed on. */
  once(event: 'close', listener: (code: number | null, signal: NodeJS.Signals | null) => void): unknown;
  kill(signal: 'SIGKILL'): unknown;
}

/** An interpreter that has not said hello after this long is broken. */
const HELLO_TIMEOUT_MS = 10_000;
/**
 * A supervisor that has not reported the end this long after a kill is stopped or stuck: the tree is ended without it. In
 * the sandbox no program can stop it, and what it waits for is the kernel.
 */
const KILL_ANSWER_MS = 600;
const SANDBOXED_KILL_ANSWER_MS = 25_000;

interface Current {
  readonly spec: LaunchSpec;
  readonly onOutput: (stream: StreamName, chunk: Buffer) => void;
  readonly ended: Deferred<Ended>;
  readonly startedAt: number;
  readonly oomKills: number;
}

/**
 * Ends the program's processes when the supervisor does not do it: those below its process while it is there, and those
 * that carry the run's marker. Resolves to the number of those that are still there.
 */
export type Sweep = (belonging: Belonging, supervisorPid: number | undefined) => Promise<number>;

export interface SupervisorOptions {
  /** The interpreter, absolute as its own sandbox knows it. */
  readonly python: string;
  /** No program can stop it, so that it answers as soon as the kernel lets it. */
  readonly isOutOfReach: boolean;
  /** How often the kernel has ended something around the process with this number for want of memory. */
  readonly oomKills?: (pid: number) => number;
  /** After the last of it has ended. */
  readonly onGone?: () => void;
  /** What it means when nothing answers but this, on standard error, was said. */
  readonly explain?: (said: string) => PyexecError | undefined;
  readonly sweep: Sweep;
}

/** A supervisor that is ready. */
export interface StartedSupervisor {
  readonly supervisor: Supervisor;
  readonly interpreter: InterpreterFacts;
}

/**
 * Starts programs through a small Python process (`supervisor.py`) that is parent and subreaper of everything that the
 * program starts. It ends by itself, with the program, when this process dies.
 */
export class Supervisor implements Launcher {
  isUsable = true;
  private readonly frames = new FrameReader();
  private readonly hello = new Deferred<InterpreterFacts>();
  private current: Current | undefined;
  private talk: Talk | undefined;
  private readonly gone: Promise<void>;
  private stderr = '';

  private constructor(
    private readonly child: SupervisorProcess,
    private readonly options: SupervisorOptions,
  ) {
    this.gone = new Promise((resolve) =>
      child.once('close', () => {
        resolve();
      }),
    );
    // Its ends of the pipes vanish with it; what matters is told by `exit`.
    child.stdin?.on('error', () => undefined);
    child.stdout?.on('data', (chunk: Buffer) => {
      for (const frame of this.frames.push(chunk)) this.receive(frame);
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      this.stderr = (this.stderr + chunk.toString('utf8')).slice(-2000);
    });
    child.once('error', (cause) => {
      this.lost(`cannot be started: ${cause.message}`, 'SIGKILL');
    });
    child.once('close', (code, signal) => {
      this.options.onGone?.();
      this.lost(
        signal === null ? `ended with exit code ${code ?? 'unknown'}` : `was ended by ${signal}`,
        signal ?? 'SIGKILL',
      );
    });
  }

  /** A process that becomes a supervisor, as soon as it answers. @throws PyexecError `python-broken` */
  static async over(child: SupervisorProcess, options: SupervisorOptions): Promise<StartedSupervisor> {
    const supervisor = new Supervisor(child, options);
    const timer = setTimeout(() => {
      supervisor.lost(`did not answer within ${HELLO_TIMEOUT_MS / 1000} s`, 'SIGKILL');
      supervisor.abandon();
    }, HELLO_TIMEOUT_MS);
    try {
      return { supervisor, interpreter: await supervisor.hello.promise };
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends what was started in place of a supervisor, with its whole session, and waits for nothing of it. */
  private abandon(): void {
    const { pid, stdin, stdout, stderr } = this.child;
    if (pid === undefined) {
      this.child.kill('SIGKILL');
    } else {
      try {
        process.kill(-pid, 'SIGKILL');
      } catch (thrown) {
        if (systemCode(thrown) !== 'ESRCH') throw thrown;
      }
    }
    for (const stream of [stdin, stdout, stderr]) stream?.destroy();
  }

  launch(spec: LaunchSpec, onOutput: Current['onOutput']): Running {
    const current: Current = {
      spec,
      onOutput,
      ended: new Deferred(),
      startedAt: performance.now(),
      oomKills: this.oomKills(),
    };
    this.current = current;
    this.child.stdin?.write(encodeFrame('R', encodeRun(spec)));
    return {
      ended: current.ended.promise,
      terminate: () => this.child.stdin?.write(encodeFrame('T')),
      kill: () => {
        this.kill(current);
      },
    };
  }

  /**
   * Speaks of files while no program runs.
   *
   * @throws Error when the supervisor is lost, says nothing for too long, or says what it may not
   */
  async converse(conversation: Conversation): Promise<void> {
    const { stdin } = this.child;
    if (stdin === null || !this.isUsable) throw new Error('the supervisor is gone');
    const talk = new Talk(stdin, conversation);
    this.talk = talk;
    try {
      await talk.over();
    } finally {
      this.talk = undefined;
    }
  }

  async close(): Promise<void> {
    this.child.stdin?.end();
    const timer = setTimeout(this.endWithout, this.patience);
    await this.gone;
    clearTimeout(timer);
  }

  /** For how long it may be busy with ending what runs. */
  private get patience(): number {
    return this.options.isOutOfReach ? SANDBOXED_KILL_ANSWER_MS : KILL_ANSWER_MS;
  }

  private kill(current: Current): void {
    this.child.stdin?.write(encodeFrame('K'));
    const timer = setTimeout(this.endWithout, this.patience);
    const clear = (): void => {
      clearTimeout(timer);
    };
    void current.ended.promise.then(clear, clear);
  }

  /** The supervisor was stopped, or cannot cope: ends the program's processes from here, then the supervisor. */
  private readonly endWithout = (): void => {
    const belonging = this.current?.spec.belonging;
    const sweep = belonging === undefined ? Promise.resolve(0) : this.options.sweep(belonging, this.child.pid);
    void sweep.catch(() => 0).then(() => this.child.kill('SIGKILL'));
  };

  private receive(frame: Frame): void {
    switch (frame.kind) {
      case 'H':
        this.hello.resolve(decodeHello(decodeFields(frame.payload)));
        return;
      case 'O':
      case 'E':
        this.current?.onOutput(frame.kind === 'O' ? 'stdout' : 'stderr', frame.payload);
        return;
      case 'F':
        this.current?.ended.reject(launchError(decodeFields(frame.payload)));
        this.current = undefined;
        return;
      case 'X':
        this.end(decodeEnded(decodeFields(frame.payload)));
        return;
      default:
        if (this.talk !== undefined) this.talk.hear(frame);
        else this.lost(`sent an unknown message ${JSON.stringify(frame.kind)}`, 'SIGKILL');
    }
  }

  private end(ended: Ended): void {
    const { current } = this;
    this.current = undefined;
    current?.ended.resolve({ ...ended, ranOutOfMemory: ended.ranOutOfMemory || this.oomKills() > current.oomKills });
  }

  private oomKills(): number {
    const { pid } = this.child;
    return pid === undefined ? 0 : (this.options.oomKills?.(pid) ?? 0);
  }

  /** Nothing more will come from the supervisor. Whatever waits for it is told. */
  private lost(what: string, signal: string): void {
    this.isUsable = false;
    this.talk?.fail(new Error(`the supervisor ${what}`));
    const last = this.stderr.trim();
    this.hello.reject(this.options.explain?.(last) ?? brokenPython(`${this.options.python} ${what}`, last));
    const current = this.current;
    if (current === undefined) return;
    this.current = undefined;
    // Processes that cannot be listed cannot be ended: at least the one that was started counts as left.
    const swept = this.options.sweep(current.spec.belonging, undefined).catch(() => 1);
    void swept.then((survivors) => {
      const durationMs = performance.now() - current.startedAt;
      const ending = { kind: 'lost', signal } as const;
      const ranOutOfMemory = this.oomKills() > current.oomKills;
      current.ended.resolve({ ending, durationMs, peakMemoryBytes: undefined, ranOutOfMemory, survivors });
    });
  }
}
