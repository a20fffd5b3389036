import { setTimeout as pause } from 'node:timers/promises';
import OpenAI from 'openai';
import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources';
import { isError, messageOf } from '../errors.js';
import { BodyTooLong, boundBody } from './bound-body.js';
import { adapt, FIRST_DIALECT } from './dialect.js';
import type { Endpoint } from './endpoint.js';
import { explainFailure } from './explain-failure.js';
import type { Message, Model, Reply, ReplyOptions } from './model.js';
import { NoReply, readCompletion } from './read-completion.js';
import { readReasons, type Reasons } from './reasons.js';
import { spellMessages } from './request-messages.js';
import { retryDelay } from './retry-policy.js';
import { tellingErrors } from './service-error.js';
import { retryAfter, waitIn, type ServiceFailure } from './service-failure.js';
import { TOOL } from './tool.js';
import { withoutKey } from './without-key.js';

interface OpenAIModelInput {
  readonly model: string;
  readonly endpoint: Endpoint;
  /** Undefined for services on this machine that want none. */
  readonly key: string | undefined;
  /** Fields of the request that the user sets. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Says what takes long. */
  readonly say: (line: string) => void;
  /** How it gets to the service where there is a proxy. */
  readonly fetch?: typeof fetch | undefined;
}

/** One attempt may take so long in any case. */
const ATTEMPT_MS = 5 * 60_000;
/** Of an answer; the longest replies take a few, and much more what a user may want to be told of each token. */
const MAX_BODY_BYTES = 32 * 2 ** 20;

/** A service knows the key, and could say it. */
function keepKeyOut(reply: Reply, key: string | undefined): Reply {
  const clean = (text: string): string => withoutKey(text, key);
  const toolCalls = reply.toolCalls.map(({ id, name, arguments: text }) => {
    return { id: clean(id), name: clean(name), arguments: clean(text) };
  });
  return { ...reply, text: clean(reply.text), toolCalls };
}

const LIMITS = ['max_completion_tokens', 'max_tokens'] as const;

/** The limit of a reply: that of the conversation, or the user's own if that is lower, by the name that the user chose. */
function limitOf(
  options: Readonly<Record<string, unknown>>,
  name: (typeof LIMITS)[number] | undefined,
  maxTokens: number | undefined,
): Partial<Record<string, unknown>> {
  const chosen = LIMITS.find((one) => one in options);
  if (maxTokens === undefined || (chosen ?? name) === undefined) return {};
  const given = chosen === undefined ? undefined : options[chosen];
  return { [chosen ?? name ?? '']: typeof given === 'number' ? Math.min(given, maxTokens) : maxTokens };
}

/** The innermost cause says most: the client's own words are only that there was an error. */
function causesOf(thrown: unknown): Error[] {
  const causes: Error[] = [];
  for (let cause = thrown; isError(cause); cause = cause.cause) causes.push(cause);
  return causes;
}

/** What went wrong, whatever the client calls it. */
function failureOf(thrown: unknown): ServiceFailure {
  const causes = causesOf(thrown);
  const tooLong = causes.find((cause) => cause instanceof BodyTooLong);
  if (tooLong !== undefined) return { kind: 'too-long', maxBytes: tooLong.maxBytes };
  if (thrown instanceof NoReply) {
    const { status, message: said } = thrown;
    return status === undefined
      ? { kind: 'no-reply', said }
      : { kind: 'status', status, code: '', said, retryAfterMs: waitIn(said) };
  }
  if (thrown instanceof OpenAI.APIConnectionTimeoutError) return { kind: 'timeout' };
  if (thrown instanceof OpenAI.APIError && thrown.status !== undefined) {
    const { status, code, param, headers } = thrown as { status: number; headers?: Headers } & Partial<
      Record<'code' | 'param', string | null>
    >;
    // The client begins with the status.
    const said = [thrown.message.replace(new RegExp(`^${status} `), ''), param ?? ''].join(' ').trim();
    return {
      kind: 'status',
      ...{
        status,
        code: code ?? '',
        said,
        retryAfterMs: retryAfter((name) => headers?.get(name), Date.now()) ?? waitIn(said),
      },
    };
  }
  if (causes.some(({ message }) => /redirect/i.test(message))) return { kind: 'redirect' };
  return { kind: 'unreachable', said: causes.at(-1)?.message ?? messageOf(thrown) };
}

/**
 * A model behind the chat completions API of OpenAI, which many services and programs speak. The only one who knows its
 * client.
 */
export class OpenAIModel implements Model {
  readonly name: string;
  private readonly client: OpenAI;
  private dialect = FIRST_DIALECT;
  private reasons: Reasons = new Map();

  constructor(private readonly input: OpenAIModelInput) {
    const { endpoint, key, model } = input;
    this.name = model;
    this.client = new OpenAI({
      apiKey: key ?? 'none',
      // What is not given it would look for in variables.
      ...{ organization: null, project: null, adminAPIKey: null, webhookSecret: null },
      baseURL: endpoint.baseUrl,
      defaultQuery: { ...endpoint.query },
      defaultHeaders: endpoint.isAzure && key !== undefined ? { 'api-key': key } : {},
      maxRetries: 0,
      logLevel: 'off',
      // The key goes where the user sends it, and nowhere else.
      fetchOptions: { redirect: 'error' },
      fetch: tellingErrors(boundBody(input.fetch ?? fetch, MAX_BODY_BYTES)),
    });
  }

  async reply(messages: readonly Message[], options: ReplyOptions): Promise<Reply> {
    const { endpoint, key } = this.input;
    const { signal, remainingMs } = options;
    const started = performance.now();
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await this.ask(messages, options);
        const reply = readCompletion(answer);
        this.reasons = new Map([...this.reasons, ...readReasons(answer, reply)]);
        return keepKeyOut(reply, key);
      } catch (thrown) {
        signal.throwIfAborted();
        const failure = failureOf(thrown);
        if (this.learn(failure, options.maxTokens !== undefined)) continue;
        const explained = explainFailure(failure, endpoint, key);
        const delayMs = retryDelay(failure, attempt, Math.random());
        if (delayMs === undefined || delayMs >= remainingMs - (performance.now() - started)) throw explained;
        this.input.say(`model: ${explained.message}; asked again in ${(delayMs / 1000).toFixed(1)} s`);
        await pause(delayMs, undefined, { signal });
      }
    }
  }

  private async ask(messages: readonly Message[], { signal, maxTokens, remainingMs }: ReplyOptions): Promise<unknown> {
    const request = {
      model: this.name,
      messages: spellMessages(messages, this.dialect, this.reasons),
      ...(this.dialect.tools ? { tools: [TOOL] } : {}),
      ...this.input.options,
      ...limitOf(this.input.options, this.dialect.limit, maxTokens),
    };
    // The tool's schema is constant, which the client's type does not foresee.
    return this.client.chat.completions.create(request as unknown as ChatCompletionCreateParamsNonStreaming, {
      signal,
      // Time for another one is left, when this one hangs.
      timeout: Math.max(ATTEMPT_MS, Math.ceil(remainingMs / 2)),
    });
  }

  /** Takes up what the service says that it lacks. False when it says nothing new. */
  private learn(failure: ServiceFailure, isLimited: boolean): boolean {
    const adapted = adapt(this.dialect, failure, isLimited);
    if (adapted === undefined) return false;
    this.dialect = adapted.dialect;
    if (adapted.why !== undefined) this.input.say(`model: ${this.name}: ${adapted.why}`);
    return true;
  }
}
