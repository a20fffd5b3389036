import { describe, expect, test } from '@jest/globals';
import type { Conversation, Stopped } from '../../src/conversation/conversation.js';
import { ModelFailure, type Message, type Model, type Reply } from '../../src/conversation/model.js';
import { RecordingModel } from '../../src/conversation/recording-model.js';
import { parseRecording } from '../../src/conversation/recording.js';
import { heldToRecording, ReplayModel } from '../../src/conversation/replay-model.js';

const reply: Reply = {
  text: 'x',
  toolCalls: [{ id: 'c', name: 'f', arguments: '{}' }],
  finish: 'complete',
  usage: { promptTokens: 3, completionTokens: 1 },
};
const said: Message = { role: 'assistant', content: '', toolCalls: [] };
const told = (gist: string): Message => ({ role: 'user', content: String(Math.random()), gist });
const options = { signal: new AbortController().signal, remainingMs: 1000, maxTokens: undefined };
const FIRST = [told('instructions'), told('task')];
const SECOND = [...FIRST, said, told('ran: failed')];

/** Answers so often, and then fails. */
function answering(times: number): Model {
  let left = times;
  return {
    name: 'm',
    reply: () => (left-- > 0 ? Promise.resolve(reply) : Promise.reject(new ModelFailure('no key (401)', 'Check it.'))),
  };
}

async function record(stopped?: Stopped, answers = 2): Promise<string[]> {
  const written: string[] = [];
  const recording = new RecordingModel(answering(answers), 'the task', (text) => written.push(text));
  for (const messages of [FIRST, SECOND]) await recording.reply(messages, options).catch(() => undefined);
  if (stopped !== undefined) recording.end(stopped);
  return written;
}

async function replay(stopped?: Stopped, answers?: number): Promise<ReplayModel> {
  const written = await record(stopped, answers);
  return new ReplayModel(parseRecording(written.at(-1) ?? '', 'f', ' the task\n'));
}

describe('a recording', () => {
  test('is whole after each answer, one line for each', async () => {
    const written = await record('done');
    expect(written.map((text) => [text.endsWith('\n'), text.trim().split('\n').length])).toEqual([
      [true, 2],
      [true, 3],
      [true, 4],
    ]);
    for (const text of written) expect(parseRecording(text, 'f', 'the task').head.model).toBe('m');
  });

  test('is replayed as long as the conversation takes the same course', async () => {
    const model = await replay('done');
    expect([model.name, model.left, await model.reply(FIRST, options)]).toEqual(['m', 2, reply]);
    expect([await model.reply(SECOND, options), model.left]).toEqual([reply, 0]);
  });

  test('fails clearly when it takes another course', async () => {
    const model = await replay('done');
    await model.reply(FIRST, options);
    await expect(model.reply([said, told('ran: passed')], options)).rejects.toThrow(
      'before reply 2: there it was “ran: failed”, here “ran: passed”',
    );
  });

  test.each<[Stopped | undefined, string, string]>([
    ['done', 'ends after 2 replies, and the task is not done', 'Programs end differently here'],
    ['repeated', 'ends after 2 replies, and the task is not done', 'Programs end differently here'],
    ['max-turns', 'its turns were used up (`max-turns`)', 'to its end'],
    ['cancelled', 'it was cancelled', 'to its end'],
    [undefined, 'does not say why', 'may have been interrupted'],
  ])('says why it ends too early when it stopped at %s', async (stopped, message, hint) => {
    const model = await replay(stopped);
    for (const messages of [FIRST, SECOND]) await model.reply(messages, options);
    await expect(model.reply([said, told('ran: passed')], options)).rejects.toMatchObject({
      message: expect.stringContaining(message) as unknown,
      hint: expect.stringContaining(hint) as unknown,
    });
  });

  test('of a model that fails is replayed as that failure', async () => {
    const model = await replay('model-error', 1);
    await model.reply(FIRST, options);
    await expect(model.reply(SECOND, options)).rejects.toMatchObject({ message: 'no key (401)', hint: 'Check it.' });
    expect(model.left).toBe(0);
  });

  test('does not take a request that was given up for a failure of the model', async () => {
    const written: string[] = [];
    const recording = new RecordingModel(answering(0), 'the task', (text) => written.push(text));
    const given = recording.reply(FIRST, { ...options, signal: AbortSignal.abort() });
    await expect(given).rejects.toThrow(ModelFailure);
    expect(written).toEqual([]);
  });

  test('counts what is read of a reply, and takes nothing else', async () => {
    const [head] = (await record()).at(-1)?.split('\n') ?? [];
    const line = JSON.stringify({ told: [], reply: { ...reply, more: 1 }, more: 1 });
    expect(parseRecording(`${head}\n\n${line}\n`, 'f', 'the task').entries).toEqual([{ told: [], reply }]);
  });

  test.each<[string, (text: string) => string, { task?: string; message: string }]>([
    ['another task', (text) => text, { task: 'another', message: 'f:1 is of another task: "the task"' }],
    ['an empty file', () => '', { message: 'f:1 is not the beginning' }],
    ['no JSON', (text) => `${text}{`, { message: 'f:4 is no JSON' }],
    ['something else in it', (text) => `${text}{"told": 1}`, { message: 'f:4 is no reply' }],
    ['a failure without words', (text) => `${text}{"told": [], "failure": {}}`, { message: 'f:4 is no reply' }],
    ['more after its end', (text) => `${text}{"stopped": "done"}\n{}`, { message: 'f:5 comes after the end' }],
    ['another file', () => '{"a": 1}', { message: 'f:1 is not the beginning' }],
  ])('is refused: %s', async (_, change, { task = 'the task', message }) => {
    const text = change((await record()).at(-1) ?? '');
    expect(() => parseRecording(text, 'f', task)).toThrow(message);
  });
});

describe('a conversation that is replayed', () => {
  const usage = { promptTokens: 0, completionTokens: 0, totalTokens: 0, requests: 0, estimated: false };
  const ended = (stopped: Stopped): Conversation => {
    return { model: 'm', task: 't', stopped, turns: [], usage, failure: undefined };
  };

  test.each<[Stopped, number, Stopped]>([
    ['done', 0, 'done'],
    ['done', 2, 'model-error'],
    ['repeated', 1, 'model-error'],
    ['max-turns', 2, 'max-turns'],
    ['cancelled', 2, 'cancelled'],
  ])('that is %s with %i replies left is %s', (stopped, left, expected) => {
    const { stopped: found, failure } = heldToRecording(ended(stopped), left);
    expect(found).toBe(expected);
    expect(failure?.message.includes('another course')).toBe(expected === 'model-error' ? true : undefined);
  });
});
