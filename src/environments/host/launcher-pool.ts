import { Deferred } from '../../execution/deferred.js';
import type { Launcher } from '../../execution/launcher.js';
import type { InterpreterFacts } from '../../execution/supervisor/messages.js';
import type { Containment } from '../../isolation/containment.js';

interface PoolInput {
  /** Absolute path of the interpreter that supervises. */
  readonly python: string;
  readonly start: Containment['start'];
  /** Programs at the same time. */
  readonly size: number;
}

/** Launchers that each run one program at a time; all but the first are started when they are needed. */
export class LauncherPool {
  private readonly idle: Launcher[] = [];
  private readonly all = new Set<Launcher>();
  private readonly waiting: Deferred<Launcher>[] = [];
  /** Those that are there or being started. */
  private count = 1;

  private constructor(
    private readonly input: PoolInput,
    first: Launcher,
  ) {
    this.all.add(first);
    this.idle.push(first);
  }

  /** @throws PyexecError `python-broken` */
  static async open(input: PoolInput): Promise<{ pool: LauncherPool; interpreter: InterpreterFacts }> {
    const { launcher, interpreter } = await input.start(input.python);
    return { pool: new LauncherPool({ ...input, python: interpreter.executable }, launcher), interpreter };
  }

  /** Lends a launcher, the first who asked first. Undefined when the signal was aborted before there was one. */
  async use<T>(signal: AbortSignal, work: (launcher: Launcher) => Promise<T>): Promise<T | undefined> {
    const launcher = await this.acquire();
    try {
      return signal.aborted ? undefined : await work(launcher);
    } finally {
      this.release(launcher);
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.all].map((launcher) => launcher.close()));
  }

  private acquire(): Promise<Launcher> {
    const launcher = this.idle.pop();
    if (launcher !== undefined) return Promise.resolve(launcher);
    if (this.count < this.input.size) {
      this.count++;
      return this.startAnother();
    }
    const turn = new Deferred<Launcher>();
    this.waiting.push(turn);
    return turn.promise;
  }

  private release(launcher: Launcher): void {
    const next = this.waiting.shift();
    if (launcher.isUsable) {
      if (next === undefined) this.idle.push(launcher);
      else next.resolve(launcher);
      return;
    }
    this.all.delete(launcher);
    if (next === undefined) this.count--;
    else next.resolve(this.startAnother());
  }

  private async startAnother(): Promise<Launcher> {
    const { launcher } = await this.input.start(this.input.python);
    this.all.add(launcher);
    return launcher;
  }
}
