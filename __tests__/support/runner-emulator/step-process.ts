import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { chown, rm } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { LineReader } from './line-reader.js';

/** A user to run as when we are root. */
export interface StepUser {
  uid: number;
  gid: number;
}

interface StepCommand {
  node: string;
  script: string;
  cwd: string;
  env: Record<string, string>;
  user: StepUser | undefined;
  /** A folder for the pipes' names while they are opened. */
  scratch: string;
  onLine: (line: string) => void;
}

const SIGINT_GRACE_MS = 7_500;
const SIGTERM_GRACE_MS = 2_500;
/** How long the runner waits for output after the process is gone, when something else holds the pipes open. */
const DRAIN_MS = 5_000;

/**
 * One run of node, with the pipes, the waiting and the cancelling of the runner's `ProcessInvoker`. Signals go to node
 * alone; what it started is left to itself.
 */
export class StepProcess {
  readonly signalsSent: NodeJS.Signals[] = [];
  readonly #child: ChildProcess;
  readonly #streams: StepStream[];
  readonly #finished: Promise<void>;
  #cancelling: Promise<void> | undefined;
  #exited = false;
  #done = false;

  static async start(command: StepCommand): Promise<StepProcess> {
    const streams = [await openStream(command, 'stdout'), await openStream(command, 'stderr')];
    const child = spawnNode(
      command,
      streams.map((stream) => stream.writer),
    );
    child.stdin?.on('error', () => undefined); // It may close its end before we do.
    child.stdin?.end();
    return new StepProcess(child, streams);
  }

  private constructor(child: ChildProcess, streams: StepStream[]) {
    this.#child = child;
    this.#streams = streams;
    const exited = new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', () => {
        this.#exited = true;
        resolve();
      });
    });
    const drained = Promise.all(streams.map((stream) => stream.ended));
    this.#finished = exited
      .then(() => within(drained, DRAIN_MS))
      .then(() => {
        this.#done = true;
      });
    // Reported by finish(); here only so that it counts as handled meanwhile.
    this.#finished.catch(() => undefined);
  }

  get cancelled(): boolean {
    return this.#cancelling !== undefined;
  }

  /** SIGINT, 7.5 s later SIGTERM, 2.5 s later SIGKILL, as long as node or its output is there. Once only. */
  cancel(): void {
    if (this.#done || this.#cancelling !== undefined) return;
    this.#cancelling = this.#cancel();
    this.#cancelling.catch(() => undefined); // It fails with #finished, which finish() reports.
  }

  /** SIGKILL for node, as when the machine runs out of memory. */
  kill(): void {
    this.#signal('SIGKILL');
  }

  /** Waits for the end of node and of its output, or 5 s for the latter. What comes later, or ends in no line, is lost. */
  async finish(): Promise<{ exitCode: number | null; signal: NodeJS.Signals | null; stdout: Buffer; stderr: Buffer }> {
    await this.#finished.finally(() => {
      for (const stream of this.#streams) stream.close();
    });
    await this.#cancelling;
    const [stdout, stderr] = this.#streams.map((stream) => stream.bytes());
    const empty = Buffer.alloc(0);
    const { exitCode, signalCode } = this.#child;
    return { exitCode, signal: signalCode, stdout: stdout ?? empty, stderr: stderr ?? empty };
  }

  async #cancel(): Promise<void> {
    this.#signal('SIGINT');
    if (await within(this.#finished, SIGINT_GRACE_MS)) return;
    this.#signal('SIGTERM');
    if (await within(this.#finished, SIGTERM_GRACE_MS)) return;
    this.#signal('SIGKILL');
  }

  #signal(signal: NodeJS.Signals): void {
    if (this.#exited) return;
    this.signalsSent.push(signal);
    this.#child.kill(signal);
  }
}

function spawnNode(command: StepCommand, writers: number[]): ChildProcess {
  const { cwd, env, user } = command;
  try {
    return spawn(command.node, [command.script], { cwd, env, stdio: ['pipe', ...writers], ...user });
  } finally {
    // Ours must go, or the pipes never end.
    for (const writer of writers) closeSync(writer);
  }
}

interface StepStream {
  writer: number;
  ended: Promise<void>;
  bytes(): Buffer;
  close(): void;
}

/**
 * A pipe, as the runner's is. Node's own 'pipe' is a socket, and hides an attack: another process of the same user can
 * open /proc/<pid>/fd/1 of a pipe and write lines past whatever the action does with its output, but not of a socket.
 */
async function openStream(command: StepCommand, name: string): Promise<StepStream> {
  const fifo = path.join(command.scratch, `${name}-pipe`);
  await promisify(execFile)('mkfifo', ['-m', '600', fifo]);
  if (command.user !== undefined) await chown(fifo, command.user.uid, command.user.gid);
  const reader = openSync(fifo, constants.O_RDONLY | constants.O_NONBLOCK);
  const writer = openSync(fifo, constants.O_WRONLY);
  await rm(fifo);
  return { writer, ...readLines(new net.Socket({ fd: reader, readable: true, writable: false }), command.onLine) };
}

function readLines(socket: net.Socket, onLine: (line: string) => void): Omit<StepStream, 'writer'> {
  const chunks: Buffer[] = [];
  const reader = new LineReader();
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    for (const line of reader.push(chunk)) onLine(line);
  });
  const ended = new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.once('end', () => {
      for (const line of reader.end()) onLine(line);
      resolve();
    });
  });
  ended.catch(() => undefined); // As above: StepProcess.finish() reports it.
  return { ended, bytes: () => Buffer.concat(chunks), close: () => socket.destroy() };
}

/** Whether the work ended in time; its failure is passed on. */
async function within(work: Promise<unknown>, limitMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => {
      resolve(false);
    }, limitMs);
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
