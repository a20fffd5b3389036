import type { Conversation, Stopped } from './conversation.js';
import { ModelFailure, type Message, type Model, type Reply, type ReplyOptions } from './model.js';
import { gistsOf, type Recording } from './recording.js';

/** Answers as a recording says, as long as the conversation takes the course that it took then. */
export class ReplayModel implements Model {
  private next = 0;

  constructor(private readonly recording: Recording) {}

  get name(): string {
    return this.recording.head.model;
  }

  /** How many of its answers were not asked for. */
  get left(): number {
    return Math.max(0, this.recording.entries.length - this.next);
  }

  async reply(messages: readonly Message[], { signal }: ReplyOptions): Promise<Reply> {
    signal.throwIfAborted();
    return Promise.resolve(this.find(messages));
  }

  private find(messages: readonly Message[]): Reply {
    const { entries, stopped } = this.recording;
    const entry = entries[this.next++];
    const told = gistsOf(messages);
    if (entry === undefined) throw endsEarly(entries.length, stopped);
    if (told.join('\n') !== entry.told.join('\n'))
      throw new ModelFailure(
        `the conversation takes another course than the recorded one before reply ${this.next}: there it was ${list(entry.told)}, here ${list(told)}`,
        OTHER_COURSE,
      );
    if ('reply' in entry) return entry.reply;
    throw new ModelFailure(entry.failure.message, entry.failure.hint);
  }
}

const OTHER_COURSE =
  'Programs end differently here than when it was recorded, or `check` and the like are not what they were; give the same, or record it anew with `record`.';

/** Why it ended then, for people, where that has nothing to do with how programs ended. */
const CUT_SHORT: Readonly<Partial<Record<Stopped, string>>> = {
  'max-turns': 'its turns were used up (`max-turns`)',
  'max-tokens': 'its tokens were used up (`max-tokens`)',
  'max-time': 'its time was over (`max-time`)',
  cancelled: 'it was cancelled',
  error: 'it could not go on',
};

function endsEarly(replies: number, stopped: Stopped | undefined): ModelFailure {
  const count = replies === 1 ? '1 reply' : `${replies} replies`;
  const message = `the recording ends after ${count}, and the task is not done`;
  if (stopped === undefined)
    return new ModelFailure(
      `${message}; it does not say why it ends there`,
      'It may have been interrupted, or programs end differently here; record it anew with `record`.',
    );
  const why = CUT_SHORT[stopped];
  return why === undefined
    ? new ModelFailure(message, OTHER_COURSE)
    : new ModelFailure(`${message}: ${why}`, 'Record it anew with `record`, to its end.');
}

/** Ours are short and few. */
const MAX_GIST = 60;
const MAX_GISTS = 10;

function list(gists: readonly string[]): string {
  const shown = gists.slice(0, MAX_GISTS).map((gist) => `“${gist.slice(0, MAX_GIST)}”`);
  const more = gists.length > MAX_GISTS ? [`and ${gists.length - MAX_GISTS} more`] : [];
  return gists.length === 0 ? 'nothing' : [...shown, ...more].join(', ');
}

/**
 * The conversation, held to its recording: one that came to its end before the recording did took another course. A budget
 * that was spent says that by itself. Pure.
 */
export function heldToRecording(conversation: Conversation, left: number): Conversation {
  const { stopped, turns } = conversation;
  const hasEnded = stopped === 'done' || stopped === 'repeated';
  if (!hasEnded || left === 0) return conversation;
  const what = stopped === 'done' ? 'is done' : 'has the same code twice';
  const message = `the conversation takes another course than the recorded one: it ${what} after ${turns.length} of ${turns.length + left} replies`;
  return { ...conversation, stopped: 'model-error', failure: { message, hint: OTHER_COURSE } };
}
