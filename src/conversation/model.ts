/** One execution that a model asks for by a tool. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** JSON, if the model did as it was told. */
  readonly arguments: string;
}

/** What a model is told. */
interface Told {
  readonly content: string;
  /** What it comes to, without what differs each time; for recordings. */
  readonly gist: string;
}

/** What is said in a conversation, in its order. */
export type Message =
  | ({ readonly role: 'system' | 'user' } & Told)
  | ({ readonly role: 'tool'; readonly callId: string } & Told)
  | { readonly role: 'assistant'; readonly content: string; readonly toolCalls: readonly ToolCall[] };

/** Tokens that a service counted. */
export interface Usage {
  readonly promptTokens: number;
  readonly completionTokens: number;
}

/** Why a reply ended: the model was done, its length was used up, or the service withheld the rest. */
export type Finish = 'complete' | 'length' | 'withheld';

/** One reply of a model. */
export interface Reply {
  readonly text: string;
  readonly toolCalls: readonly ToolCall[];
  readonly finish: Finish;
  /** Undefined when the service does not count. */
  readonly usage: Usage | undefined;
}

export interface ReplyOptions {
  /** Aborted when the conversation is over for another reason. */
  readonly signal: AbortSignal;
  /** Until then. */
  readonly remainingMs: number;
  /** Longer than this the reply may not get; undefined means as the service likes. */
  readonly maxTokens: number | undefined;
}

/** Who writes the code. */
export interface Model {
  readonly name: string;
  /** @throws ModelFailure when there is no reply to be had */
  reply(messages: readonly Message[], options: ReplyOptions): Promise<Reply>;
}

/** A model that does not answer, with what to do about it. */
export class ModelFailure extends Error {
  constructor(
    message: string,
    readonly hint: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'ModelFailure';
  }
}
