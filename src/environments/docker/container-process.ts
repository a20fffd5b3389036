import { EventEmitter } from 'node:events';
import { PassThrough, type Duplex } from 'node:stream';
import type { SupervisorProcess } from '../../execution/supervisor/supervisor.js';
import { Demultiplexer } from './demultiplex.js';

/** What comes of the first process of a container. */
interface ContainerEnd {
  readonly exitCode: number;
}

interface Events {
  error: [cause: Error];
  close: [code: number | null, signal: NodeJS.Signals | null];
}

interface Connection {
  /** What the engine attached to the container: input one way, both outputs the other. */
  readonly attached: Duplex;
  /** When the container has ended. */
  readonly ended: Promise<ContainerEnd>;
  readonly kill: () => void;
}

/** The output may come later than the end, but no longer than this. */
const DRAIN_MS = 1000;

/** The first process of a container, as if it were one of this machine. */
export class ContainerProcess extends EventEmitter<Events> implements SupervisorProcess {
  readonly stdin: Duplex;
  readonly stdout = new PassThrough();
  readonly stderr = new PassThrough();
  readonly kill: (signal: 'SIGKILL') => void;

  constructor({ attached, ended, kill }: Connection) {
    super();
    this.stdin = attached;
    this.kill = kill;
    const streams = { stdout: this.stdout, stderr: this.stderr };
    const demultiplexer = new Demultiplexer((stream, chunk) => streams[stream].write(chunk));
    const drained = new Promise<void>((resolve) => {
      attached.once('close', resolve);
      attached.once('end', resolve);
    });
    // Nobody waits for it here: that the container has ended is told by the engine.
    attached.on('error', () => undefined);
    attached.on('data', (chunk: Buffer) => {
      try {
        demultiplexer.push(chunk);
      } catch {
        attached.destroy();
        kill();
      }
    });
    void this.report(ended, drained);
  }

  private async report(ended: Promise<ContainerEnd>, drained: Promise<void>): Promise<void> {
    let exitCode: number | null;
    try {
      ({ exitCode } = await ended);
    } catch {
      // The engine is gone: what asks it next is told why.
      exitCode = null;
    }
    const timer = new Promise<void>((resolve) => setTimeout(resolve, DRAIN_MS).unref());
    await Promise.race([drained, timer]);
    this.stdin.destroy();
    this.stdout.end();
    this.stderr.end();
    this.emit('close', exitCode, null);
  }
}
