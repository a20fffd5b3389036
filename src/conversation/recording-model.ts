import type { Stopped } from './conversation.js';
import { ModelFailure, type Message, type Model, type Reply, type ReplyOptions } from './model.js';
import { gistsOf, type Entry, type Head } from './recording.js';

/** Notes down what a model answers, see `Recording`: after each answer it writes all of it anew. */
export class RecordingModel implements Model {
  private readonly lines: string[] = [];

  constructor(
    private readonly model: Model,
    task: string,
    /** Puts a text in the place of the one before. */
    private readonly write: (text: string) => void,
  ) {
    this.note({ recording: 1, task, model: model.name } satisfies Head);
  }

  get name(): string {
    return this.model.name;
  }

  async reply(messages: readonly Message[], options: ReplyOptions): Promise<Reply> {
    const told = gistsOf(messages);
    try {
      const reply = await this.model.reply(messages, options);
      this.note({ told, reply } satisfies Entry);
      this.save();
      return reply;
    } catch (thrown) {
      // What is said of a request that was given up is not why the conversation ends.
      if (!(thrown instanceof ModelFailure) || options.signal.aborted) throw thrown;
      const { message, hint } = thrown;
      this.note({ told, failure: { message, hint } } satisfies Entry);
      this.save();
      throw thrown;
    }
  }

  /** To be called once, when the conversation is over. */
  end(stopped: Stopped): void {
    this.note({ stopped });
    this.save();
  }

  private note(line: object): void {
    this.lines.push(`${JSON.stringify(line)}\n`);
  }

  private save(): void {
    this.write(this.lines.join(''));
  }
}
