import type { Writable } from 'node:stream';
import { Deferred } from '../deferred.js';
import type { Frame } from './frames.js';

/** What is said to a supervisor besides running programs. */
export interface Conversation {
  /** What it is told, one after the other. */
  readonly frames: Iterable<Buffer> | AsyncIterable<Buffer>;
  /** Called with each answer; true for the last one. What it throws ends the conversation. */
  readonly hear: (frame: Frame) => boolean;
}

/** Neither side is silent for longer. */
const SILENCE_MS = 20_000;
/** However much is said. */
const MAX_TALK_MS = 30 * 60_000;

/** One conversation with a supervisor. */
export class Talk {
  private readonly ended = new Deferred<void>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly stdin: Writable,
    private readonly conversation: Conversation,
  ) {
    this.ended.promise.catch(() => undefined);
  }

  /** @throws Error why it did not come to its end */
  async over(): Promise<void> {
    this.listen();
    const end = setTimeout(() => {
      this.fail(new Error('it took too long'));
    }, MAX_TALK_MS);
    try {
      await Promise.race([this.tell(), this.ended.promise]);
      await this.ended.promise;
    } finally {
      clearTimeout(this.timer);
      clearTimeout(end);
    }
  }

  hear(frame: Frame): void {
    try {
      if (this.conversation.hear(frame)) this.ended.resolve();
    } catch (thrown) {
      this.fail(thrown instanceof Error ? thrown : new Error(String(thrown)));
    }
    // What was heard may have taken long to do.
    this.listen();
  }

  fail(reason: Error): void {
    this.ended.reject(reason);
  }

  private listen(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.fail(new Error(`nothing was heard for ${SILENCE_MS / 1000} s`));
    }, SILENCE_MS);
  }

  private async tell(): Promise<void> {
    for await (const frame of this.conversation.frames) {
      if (this.stdin.write(frame)) continue;
      this.listen();
      await Promise.race([this.ended.promise, new Promise((resolve) => this.stdin.once('drain', resolve))]);
    }
  }
}
