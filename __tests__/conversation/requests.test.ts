import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { parseEndpoint } from '../../src/conversation/endpoint.js';
import { ModelFailure, type Message, type Reply } from '../../src/conversation/model.js';
import { OpenAIModel } from '../../src/conversation/openai-model.js';
import { ChatServer, DONE, says, type Answer } from '../support/chat-server.js';

const OPENING: readonly Message[] = [
  { role: 'system', content: 'be good', gist: 'instructions' },
  { role: 'user', content: 'do it', gist: 'task' },
];

const refused = (message: string, status = 400): Answer => ({ status, body: { error: { message } } });

describe('a service is asked', () => {
  let server: ChatServer;
  let model: OpenAIModel;
  let said: string[];
  beforeAll(async () => {
    server = await ChatServer.start();
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    said = [];
    model = new OpenAIModel({
      ...{ model: 'm', endpoint: parseEndpoint(server.url), key: 'sk-1', options: {} },
      say: (line) => said.push(line),
    });
  });

  const ask = (messages: readonly Message[] = OPENING, maxTokens?: number): Promise<Reply> =>
    model.reply(messages, { signal: new AbortController().signal, remainingMs: 100, maxTokens });
  const bodies = (): Record<string, unknown>[] => server.requests.map(({ body }) => body);
  const asked = (reply: Reply): Message => ({ role: 'assistant', content: reply.text, toolCalls: reply.toolCalls });
  const told = (content: string): Message => ({ role: 'user', content, gist: 'x' });
  /** The conversation goes on after a call. */
  const after = (reply: Reply): Message[] => [
    ...OPENING,
    asked(reply),
    { role: 'tool', callId: reply.toolCalls[0]?.id ?? '', content: 'ran', gist: 'ran' },
  ];
  const calling = (call: object, message: object = {}): Answer =>
    says('', {
      message: {
        ...{ role: 'assistant', content: null, ...message },
        tool_calls: [{ type: 'function', function: { name: 'python_execute_code', arguments: '{}' }, ...call }],
      },
    });

  test('with one message for all that is told in one go, and none that says nothing', async () => {
    server.will(DONE);
    await ask([...OPENING, asked({ text: ' ', toolCalls: [] } as unknown as Reply), told('empty'), told('again')]);
    expect(bodies()[0]?.['messages']).toEqual([
      { role: 'system', content: 'be good' },
      { role: 'user', content: 'do it\n\nempty\n\nagain' },
    ]);
  });

  test.each([
    [{ max_tokens: 50 }, 9000, { max_tokens: 50 }],
    [{ max_completion_tokens: 1e6 }, 9000, { max_completion_tokens: 9000 }],
    [{ max_tokens: 1e6, temperature: 0 }, 9000, { max_tokens: 9000, temperature: 0 }],
    [{ max_tokens: 50 }, undefined, { max_tokens: 50 }],
    [{}, 9000, { max_completion_tokens: 9000 }],
  ])('with options %j and %p tokens left for a reply that fits both', async (options, left, sent) => {
    model = new OpenAIModel({
      ...{ model: 'm', endpoint: parseEndpoint(server.url), key: 'sk-1', options },
      say: () => undefined,
    });
    server.will(DONE);
    await ask(OPENING, left);
    const about = ['model', 'messages', 'tools'];
    const rest = Object.entries(bodies()[0] ?? {}).filter(([name]) => !about.includes(name));
    expect(Object.fromEntries(rest)).toEqual(sent);
  });

  test('with more time than most take, where the conversation has it', async () => {
    server.will(DONE);
    const options = { signal: new AbortController().signal, remainingMs: 3_600_000.25, maxTokens: undefined };
    expect(await model.reply(OPENING, options)).toMatchObject({ finish: 'complete' });
  });

  test('without instructions apart, where it knows none', async () => {
    server.will(refused('System role not supported'), DONE);
    await ask();
    await ask();
    expect(bodies().map(({ messages }) => (messages as unknown[]).length)).toEqual([2, 1, 1]);
    expect(bodies()[2]?.['messages']).toEqual([{ role: 'user', content: 'be good\n\ndo it' }]);
  });

  test('without a limit that is more than a reply may have', async () => {
    server.will(refused('max_tokens is too large: 50000. This model supports at most 16384 completion tokens'), DONE);
    await ask(OPENING, 50_000);
    expect(bodies().map((body) => [body['max_completion_tokens'], body['max_tokens']])).toEqual([
      [50_000, undefined],
      [undefined, undefined],
    ]);
    expect(said.join()).toContain('looked at after each');
  });

  test('by what it says in a list, in `detail` or without `error`', async () => {
    const detail = [{ loc: ['body', 'max_completion_tokens'], msg: 'Extra inputs are not permitted' }];
    server.will(
      { status: 422, body: { detail } },
      { status: 400, body: { object: 'error', message: '"auto" tool choice requires --enable-auto-tool-choice' } },
      { status: 400, body: [{ error: { message: 'System role not supported' } }] },
      DONE,
    );
    await ask(OPENING, 1000);
    expect(bodies().at(-1)).toEqual({
      ...{ model: 'm', max_tokens: 1000, messages: [{ role: 'user', content: 'be good\n\ndo it' }] },
    });
  });

  test('with the signature that Gemini gives a call', async () => {
    const extra = { google: { thought_signature: 'abc' } };
    server.will(calling({ id: '', extra_content: extra }), DONE);
    await ask(after(await ask()));
    const [, , call] = bodies()[1]?.['messages'] as { tool_calls?: { id: string; extra_content?: unknown }[] }[];
    expect(call?.tool_calls).toEqual([expect.objectContaining({ extra_content: extra, id: expect.any(String) })]);
    // Mistral takes no other.
    expect(call?.tool_calls?.[0]?.id).toMatch(/^[a-zA-Z0-9]{9}$/);
  });

  test('with the thoughts before a call if it asks for them, and only then', async () => {
    server.will(
      calling({ id: 'a' }, { reasoning_content: 'hm' }),
      refused('The reasoning_content in the thinking mode must be passed back to the API.'),
      DONE,
    );
    const reply = await ask();
    await ask(after(reply));
    const sent = bodies().map((body) => (body['messages'] as { reasoning_content?: string }[])[2]?.reasoning_content);
    expect([sent, JSON.stringify(reply)]).toEqual([[undefined, undefined, 'hm'], expect.not.stringContaining('hm')]);
  });

  test('again when it fails after the status was sent, and is told by what it says', async () => {
    server.will({ body: { error: { code: 402, message: 'Insufficient credits' } } });
    const failure = await ask().catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(ModelFailure);
    expect((failure as ModelFailure).message).toContain('quota of the key is used up (402)');
  });

  test('and its pages of HTML are told by their titles', async () => {
    server.will({ status: 502, body: '<html><head><title>502 Bad Gateway</title></head><body>sk-1</body></html>' });
    const failure = (await ask().catch((thrown: unknown) => thrown)) as ModelFailure;
    expect(failure.message).toMatch(/fails \(502\): 502 Bad Gateway$/);
  });
});
