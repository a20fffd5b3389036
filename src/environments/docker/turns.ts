import { Deferred } from '../../execution/deferred.js';

/** Lets so many at once go on; the others wait, the first who came first. */
export class Turns {
  private readonly waiting: Deferred<void>[] = [];

  constructor(private free: number) {}

  /** Undefined when the signal was aborted before its turn came. */
  async take<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T | undefined> {
    if (this.free > 0) this.free--;
    else await this.queue();
    try {
      return signal.aborted ? undefined : await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.free++;
      else next.resolve();
    }
  }

  private queue(): Promise<void> {
    const turn = new Deferred<void>();
    this.waiting.push(turn);
    return turn.promise;
  }
}
