import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from '@jest/globals';
import { parseEndpoint } from '../../src/conversation/endpoint.js';
import { explainFailure } from '../../src/conversation/explain-failure.js';
import { type Message, type Model, type Reply } from '../../src/conversation/model.js';
import { OpenAIModel } from '../../src/conversation/openai-model.js';
import { withinBounds } from '../../src/conversation/within-bounds.js';

const KEY = 'sk-test-0badcafe77';
const MIB = 2 ** 20;
const QUICKLY = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
const ASKED: readonly Message[] = [{ role: 'user', content: 'do it', gist: 'task' }];
const OPTIONS = { signal: new AbortController().signal, remainingMs: 10_000, maxTokens: undefined };

/** A chat completions API that answers with whatever it likes. */
class EvilServer {
  requests = 0;
  private readonly server: Server;

  private constructor(answer: (response: ServerResponse) => void) {
    this.server = createServer((request, response) => {
      this.requests++;
      request.resume().on('end', () => {
        answer(response);
      });
    });
  }

  static async start(answer: (response: ServerResponse) => void): Promise<EvilServer> {
    const evil = new EvilServer(answer);
    await new Promise<void>((resolve) => evil.server.listen(0, '127.0.0.1', resolve));
    return evil;
  }

  model(key = KEY): Model {
    const endpoint = parseEndpoint(`http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`);
    return new OpenAIModel({ model: 'm', endpoint, key, options: {}, say: () => undefined });
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

let server: EvilServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function answering(answer: (response: ServerResponse) => void): Promise<Model> {
  server = await EvilServer.start(answer);
  return server.model();
}

function completion(message: object, more: object = {}): string {
  return JSON.stringify({ choices: [{ message }], ...more });
}

/** A good reply that takes so many bytes. */
function padded(bytes: number): Buffer {
  const text = completion({ content: 'fine' });
  return Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.alloc(bytes, ' '), Buffer.from('}')]);
}

/** Writes until nobody listens any more. */
function writeForEver(response: ServerResponse): void {
  const piece = Buffer.alloc(MIB, ' ');
  const more = (): void => {
    while (!response.destroyed && response.write(piece));
  };
  response.on('drain', more);
  more();
}

describe('the body of an answer', () => {
  const headers = { 'content-type': 'application/json' };

  test('may be long', async () => {
    const model = await answering((response) => response.writeHead(200, headers).end(padded(16 * MIB)));
    expect(await model.reply(ASKED, OPTIONS)).toMatchObject({ text: 'fine' });
  });

  test.each<[string, Record<string, string>, (body: Buffer) => Buffer]>([
    ['as it is', {}, (body) => body],
    ['that is a bomb of gzip', { 'content-encoding': 'gzip' }, (body) => gzipSync(body)],
    ['that is a bomb of brotli', { 'content-encoding': 'br' }, (body) => brotliCompressSync(body, QUICKLY)],
  ])('is given up beyond 32 MiB, and not asked for again, %s', async (_, more, encode) => {
    const body = encode(padded(33 * MIB));
    const model = await answering((response) => response.writeHead(200, { ...headers, ...more }).end(body));
    await expect(model.reply(ASKED, OPTIONS)).rejects.toThrow('more than 32 MiB');
    expect(server?.requests).toBe(1);
  });

  test.each([200, 400])('is given up when it never ends, with status %i', async (status) => {
    const model = await answering((response) => {
      writeForEver(response.writeHead(status, headers));
    });
    await expect(model.reply(ASKED, OPTIONS)).rejects.toThrow('more than 32 MiB');
    expect(server?.requests).toBe(1);
  });

  test('may hold arguments that are nested deeper than any stack', async () => {
    const depth = 1e6;
    const text = completion({ tool_calls: [{ function: { name: 'f', arguments: 0 } }] });
    const body = text.replace('"arguments":0', `"arguments":${'['.repeat(depth)}${']'.repeat(depth)}`);
    const model = await answering((response) => response.writeHead(200, headers).end(body));
    await expect(model.reply(ASKED, { ...OPTIONS, remainingMs: 100 })).rejects.toThrow('does not answer like');
  });
});

test('an error that is nested deeper than any stack is told as any other, once', async () => {
  const body = `{"error":${'['.repeat(1e6)}"x"${']'.repeat(1e6)}}`;
  const model = await answering((response) =>
    response.writeHead(400, { 'content-type': 'application/json' }).end(body),
  );
  await expect(model.reply(ASKED, OPTIONS)).rejects.toThrow('refuses the request (400)');
  expect(server?.requests).toBe(1);
});

describe('a reply', () => {
  const reply = (more: Partial<Reply>): Model => {
    const whole: Reply = { text: '', toolCalls: [], finish: 'complete', usage: undefined, ...more };
    return withinBounds({ name: 'm', reply: () => Promise.resolve(whole) });
  };
  const call = (text = ''): Reply['toolCalls'][number] => ({ id: 'c', name: 'f', arguments: text });
  const said = (count: number): Message[] =>
    Array.from({ length: count }, () => ({ role: 'assistant', content: 'x'.repeat(MIB), toolCalls: [] }));

  test('of ordinary size is taken', async () => {
    const given = { text: 'x'.repeat(MIB), toolCalls: Array.from({ length: 100 }, () => call()) };
    expect(await reply(given).reply([...ASKED, ...said(14)], OPTIONS)).toMatchObject(given);
  });

  test.each<[string, Partial<Reply>]>([
    ['too long a text', { text: 'x'.repeat(2 * MIB + 1) }],
    ['too long a program', { toolCalls: [call('x'.repeat(2 * MIB + 1))] }],
    ['too long a name', { toolCalls: [{ ...call(), name: 'x'.repeat(2 * MIB + 1) }] }],
    ['too many calls', { toolCalls: Array.from({ length: 129 }, () => call()) }],
  ])('is not taken with %s', async (_, given) => {
    await expect(reply(given).reply(ASKED, OPTIONS)).rejects.toThrow(/^the reply is too (long|large)/);
  });

  test('is not taken when there are too many like it', async () => {
    await expect(reply({ text: 'x'.repeat(MIB) }).reply([...ASKED, ...said(16)], OPTIONS)).rejects.toThrow(
      'the conversation is too long',
    );
  });
});

describe('the key in what a service says', () => {
  const says = (message: object): Promise<Model> =>
    answering((response) => response.writeHead(200, { 'content-type': 'application/json' }).end(completion(message)));

  test('is taken out wherever it stands', async () => {
    const tool = { id: `id-${KEY}`, function: { name: `name-${KEY}`, arguments: JSON.stringify({ code: KEY }) } };
    const model = await says({ content: `It is ${KEY}.`, tool_calls: [tool] });
    expect(JSON.stringify(await model.reply(ASKED, OPTIONS))).not.toContain('0badcafe77');
  });

  test('is not cut into a part that nobody knows any more', () => {
    const endpoint = parseEndpoint('https://h/v1');
    for (const before of [284, 290, 299]) {
      const said = `${'x'.repeat(before)}${KEY}`;
      for (const failure of [
        { kind: 'no-reply', said },
        { kind: 'unreachable', said },
      ] as const)
        expect(explainFailure(failure, endpoint, KEY).message).not.toContain('sk');
    }
  });

  test('is left where it is a word that no service would take for a secret', async () => {
    const model = await says({ content: 'EMPTY = none = x' });
    for (const key of ['EMPTY', 'none', 'x']) {
      expect(await server?.model(key).reply(ASKED, OPTIONS)).toMatchObject({ text: 'EMPTY = none = x' });
    }
    expect(model.name).toBe('m');
  });
});

describe('the tokens that a service counts', () => {
  test.each([
    ['nothing at all', { prompt_tokens: 0, completion_tokens: 0 }],
    ['no prompt', { prompt_tokens: 0, completion_tokens: 5 }],
    ['nothing of what it said', { prompt_tokens: 5, completion_tokens: 0 }],
    ['what is no number', { prompt_tokens: 1e400, completion_tokens: -1 }],
  ])('are reckoned instead when it counts %s', async (_, usage) => {
    const body = completion({ content: 'long' }, { usage });
    const model = await answering((response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(body),
    );
    expect((await model.reply(ASKED, OPTIONS)).usage).toBeUndefined();
  });
});
