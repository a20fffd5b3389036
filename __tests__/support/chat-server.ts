import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { text } from 'node:stream/consumers';

/** What the server does with one request. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Anything but a text is sent as JSON. */
  readonly body?: unknown;
  /** Closes the connection after so many bytes. */
  readonly cutAfter?: number;
  /** Sends one byte in so many ms. */
  readonly dripMs?: number;
}

interface SeenRequest {
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: { readonly messages: readonly { readonly role: string; readonly content: string | null }[] } & Record<
    string,
    unknown
  >;
}

const USAGE = { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 };

function completion(message: object, more: object = {}): Answer {
  const choice = {
    index: 0,
    message: { role: 'assistant', content: null, ...message },
    finish_reason: 'stop',
    ...more,
  };
  return { body: { id: 'x', object: 'chat.completion', choices: [choice], usage: USAGE } };
}

/** A reply that has a program run by the tool. */
export function runs(code: string, libraries: readonly string[] = []): Answer {
  const call = {
    name: 'python_execute_code',
    arguments: JSON.stringify({ code_execution_request: { code, libraries } }),
  };
  return completion(
    { tool_calls: [{ id: 'call_1', type: 'function', function: call }] },
    { finish_reason: 'tool_calls' },
  );
}

/** A reply in words. */
export function says(content: string, more: object = {}): Answer {
  return completion({ content }, more);
}

export const DONE = says('It is done. TERMINATE');

/** A chat completions API that does what no proper one does: it breaks off, drips, and answers in odd shapes. */
export class ChatServer {
  readonly requests: SeenRequest[] = [];
  private readonly answers: Answer[] = [];

  private constructor(
    private readonly server: Server,
    private readonly protocol: 'http' | 'https',
  ) {}

  /** With a certificate, as PEM, it speaks https. */
  static async start(certificate?: { readonly key: string; readonly cert: string }): Promise<ChatServer> {
    const server = certificate === undefined ? createServer() : createSecureServer(certificate);
    const chat = new ChatServer(server, certificate === undefined ? 'http' : 'https');
    server.on('request', (request, response) => void chat.answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return chat;
  }

  get url(): string {
    return `${this.protocol}://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  /** The next requests get these, and the last of them all that follow. */
  will(...answers: Answer[]): void {
    this.answers.splice(0, Infinity, ...answers);
    this.requests.length = 0;
  }

  /** The last thing that the model was told. */
  get told(): string {
    return this.requests.at(-1)?.body.messages.at(-1)?.content ?? '';
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = JSON.parse((await text(request)) || '{}') as SeenRequest['body'];
    this.requests.push({ url: request.url ?? '', headers: request.headers, body });
    const one = (this.answers.length > 1 ? this.answers.shift() : this.answers[0]) ?? DONE;
    const { status = 200, headers = {}, cutAfter, dripMs } = one;
    const isText = typeof one.body === 'string';
    const bytes = Buffer.from(isText ? one.body : JSON.stringify(one.body ?? {}));
    const type = isText ? 'text/html' : 'application/json';
    response.writeHead(status, { 'content-type': type, 'content-length': String(bytes.length), ...headers });
    if (cutAfter !== undefined) {
      response.write(bytes.subarray(0, cutAfter), () => response.destroy());
      return;
    }
    for (let at = 0; dripMs !== undefined && at < bytes.length && !response.destroyed; at++) {
      response.write(bytes.subarray(at, at + 1));
      await pause(dripMs);
    }
    response.end(dripMs === undefined ? bytes : undefined);
  }
}
