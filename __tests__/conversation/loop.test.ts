import { describe, expect, test } from '@jest/globals';
import type { Bench } from '../../src/conversation/bench.js';
import type { Attempt, Conversation } from '../../src/conversation/conversation.js';
import { converse } from '../../src/conversation/loop.js';
import { ModelFailure, type Message, type Model, type Reply, type ReplyOptions } from '../../src/conversation/model.js';
import { verdictOf } from '../../src/conversation/verdict.js';
import { TOOL_NAME } from '../../src/conversation/tool.js';
import { aRun } from '../fixtures/sources/a-report.js';

const DONE: Partial<Reply> = { text: 'It works. TERMINATE' };

function call(code: string, libraries: readonly string[] = [], id = 'c'): Partial<Reply> {
  const text = JSON.stringify({ code_execution_request: { code, libraries } });
  return { toolCalls: [{ id, name: TOOL_NAME, arguments: text }] };
}

/** `hang` is none until it is given up. */
type Replies = readonly (Partial<Reply> | Error | 'hang')[];

/** Says one reply after the other, and remembers what it was told. */
class ScriptedModel implements Model {
  readonly name = 'scripted';
  readonly told: (readonly Message[])[] = [];
  readonly limits: (number | undefined)[] = [];

  constructor(private readonly replies: Replies) {}

  reply(messages: readonly Message[], { signal, maxTokens }: ReplyOptions): Promise<Reply> {
    this.limits.push(maxTokens);
    this.told.push([...messages]);
    const one = this.replies[this.told.length - 1];
    if (one === undefined) throw new Error('asked more often than foreseen');
    if (one === 'hang')
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          reject(new Error('aborted'));
        });
      });
    if (one instanceof Error) return Promise.reject(one);
    return Promise.resolve({ text: '', toolCalls: [], finish: 'complete', usage: undefined, ...one });
  }

  get last(): Message | undefined {
    return this.told.at(-1)?.at(-1);
  }
}

/** Programs pass, but for those that say how they fail. */
class ScriptedBench implements Bench {
  readonly ran: string[] = [];
  readonly hasCheck: boolean;
  checks = 0;

  /** An undefined result is that of a check that did not begin, as when the time is over. */
  constructor(private readonly checkResults: readonly (boolean | undefined)[] = []) {
    this.hasCheck = checkResults.length > 0;
  }

  attempt(proposal: { code: string; libraries: readonly string[] }): Promise<Attempt | undefined> {
    if (proposal.libraries.includes('bad'))
      return Promise.resolve({ kind: 'refused', proposal, why: 'Error: not bad' });
    this.ran.push(proposal.code);
    const status = proposal.code.startsWith('fail') ? 'failed' : 'passed';
    return Promise.resolve({ kind: 'ran', proposal, run: aRun({ status, stdout: `out of ${proposal.code}` }) });
  }

  check(): ReturnType<Bench['check']> {
    const result = this.checkResults[this.checks++];
    if (result === undefined) return Promise.resolve(undefined);
    return Promise.resolve(aRun({ status: result ? 'passed' : 'failed', stderr: 'too short' }));
  }
}

interface Had {
  readonly conversation: Conversation;
  readonly model: ScriptedModel;
  readonly bench: ScriptedBench;
}

async function have(
  replies: Replies,
  {
    bench = new ScriptedBench(),
    endsAtPass = false,
    ...budgets
  }: { bench?: ScriptedBench; endsAtPass?: boolean; maxTurns?: number; maxTokens?: number; maxTimeMs?: number } = {},
): Promise<Had> {
  const model = new ScriptedModel(replies);
  const opening: Message[] = [{ role: 'user', content: 'do it', gist: 'task' }];
  const conversation = await converse(
    {
      text: 'do it',
      opening,
      budgets: { maxTurns: 5, maxTokens: undefined, maxTimeMs: 60_000, ...budgets },
      timeoutMs: 30_000,
      endsAtPass,
    },
    { model, bench, signal: new AbortController().signal, watch: { asks: () => undefined, took: () => undefined } },
  );
  return { conversation, model, bench };
}

describe('a conversation', () => {
  test('ends when the model says so after a program that passed', async () => {
    const { conversation, bench } = await have([call('fail'), call('good'), DONE]);
    expect([conversation.stopped, verdictOf(conversation), bench.ran]).toEqual(['done', 'passed', ['fail', 'good']]);
    expect(conversation.usage).toMatchObject({ requests: 3, estimated: true });
  });

  test('ends at the first program that passes where that is all that is wanted, whatever the model says', async () => {
    const both = {
      toolCalls: [...(call('good', [], 'x').toolCalls ?? []), ...(call('fail', [], 'y').toolCalls ?? [])],
    };
    const { conversation, bench } = await have([DONE, call('fail'), DONE, both], { endsAtPass: true });
    expect([conversation.stopped, bench.ran]).toEqual(['done', ['fail', 'good']]);
  });

  test.each([
    ['the word alone', { text: 'TERMINATE' }],
    ['a sentence without code', { text: 'The sum is 4.' }],
  ])('takes %s for the end', async (_, reply) => {
    expect((await have([call('good'), reply])).conversation.stopped).toBe('done');
  });

  test('goes on when the model calls it done after a failure, or before anything ran', async () => {
    const early = await have([DONE, call('good'), DONE]);
    expect(early.model.told[1]?.at(-1)?.content).toContain('No program has run yet');
    const wrong = await have([call('fail'), DONE, call('good'), DONE]);
    expect(wrong.model.told[2]?.at(-1)?.content).toContain('did not pass (failed)');
    expect([early, wrong].map(({ conversation }) => conversation.stopped)).toEqual(['done', 'done']);
  });

  test('is done only when the check passes, and a failing one is told', async () => {
    const bench = new ScriptedBench([false, true]);
    const { conversation, model } = await have([call('a'), DONE, call('b'), DONE], { bench });
    expect([conversation.stopped, bench.checks]).toEqual(['done', 2]);
    expect(model.told[2]?.at(-1)?.content).toMatch(/check .* did not pass[^]*too short/);
  });

  test('has not passed when the time is over before the check begins', async () => {
    const bench = new ScriptedBench([undefined]);
    const { conversation } = await have([call('a'), DONE], { bench, maxTurns: 2 });
    expect([conversation.stopped, verdictOf(conversation), bench.checks]).toEqual(['max-turns', 'failed', 1]);
  });

  test('is not done when the model gives up after something that was refused', async () => {
    const { conversation, model } = await have([call('a'), call('b', ['bad']), DONE, call('c'), DONE]);
    expect(model.told[3]?.at(-1)?.content).toMatch(/not done.*did not run/);
    expect([conversation.stopped, conversation.turns.length]).toEqual(['done', 5]);
    const same = await have([call('a', ['bad']), call('a', ['bad'])]);
    expect(same.conversation.stopped).toBe('repeated');
    const again = await have([call('a'), call('b', ['bad']), call('a'), DONE]);
    expect([again.conversation.stopped, again.bench.ran]).toEqual(['done', ['a', 'a']]);
  });

  test('is done in spite of a call of another tool after a program that passed', async () => {
    const other = { toolCalls: [{ id: 'c', name: 'final_answer', arguments: '{}' }] };
    expect((await have([call('a'), other, DONE])).conversation.stopped).toBe('done');
  });

  test('has not passed when the check never did', async () => {
    const bench = new ScriptedBench([false]);
    const { conversation } = await have([call('a'), DONE], { bench, maxTurns: 2 });
    expect([conversation.stopped, verdictOf(conversation)]).toEqual(['max-turns', 'failed']);
  });

  test('runs several calls of one reply in their order, and answers each', async () => {
    const both = { toolCalls: [...(call('one', [], 'x').toolCalls ?? []), ...(call('two', [], 'y').toolCalls ?? [])] };
    const { bench, model } = await have([both, DONE]);
    expect(bench.ran).toEqual(['one', 'two']);
    const answers = model.told[1]?.slice(-2).map((one) => (one.role === 'tool' ? [one.callId, one.content] : []));
    expect(answers).toEqual([
      ['x', expect.stringContaining('out of one')],
      ['y', expect.stringContaining('out of two')],
    ]);
  });

  test('runs the same program only once when one reply asks for it twice', async () => {
    const both = { toolCalls: [...(call('one', [], 'x').toolCalls ?? []), ...(call('one', [], 'y').toolCalls ?? [])] };
    const { bench, model, conversation } = await have([both, DONE]);
    expect([conversation.stopped, bench.ran]).toEqual(['done', ['one']]);
    const answers = model.told[1]?.slice(-2).map((one) => (one.role === 'tool' ? [one.callId, one.content] : []));
    expect(answers).toEqual([
      ['x', expect.stringContaining('out of one')],
      ['y', expect.stringContaining('out of one')],
    ]);
  });

  test('runs fenced Python of models without tools, and answers as a user', async () => {
    const { bench, model } = await have([{ text: 'Try\n```python\nprint(1)\n```\nand see.' }, DONE]);
    expect(bench.ran).toEqual(['print(1)']);
    expect(model.told[1]?.at(-1)).toMatchObject({
      role: 'user',
      content: expect.stringContaining('out of print(1)') as unknown,
    });
  });

  const fenced = (code: string): string => `Here it is:\n\`\`\`python\n${code}\n\`\`\`\nTERMINATE`;

  test.each([
    ['what it ran by the tool', [call('good'), { text: fenced('good') }]],
    ['how to use what it ran by the tool', [call('good'), { text: fenced('other') }]],
    ['what it had run from its text', [{ text: fenced('good') }, { text: fenced(' good\n') }]],
    ['what it printed', [{ text: fenced('good') }, { text: 'It prints\n```\n3 apples\n```\nTERMINATE' }]],
  ])('takes it for the end when the model shows again %s', async (_, replies) => {
    const { conversation, bench } = await have(replies);
    expect([conversation.stopped, bench.ran]).toEqual(['done', ['good']]);
  });

  test.each([
    ['failed', [call('fail'), { text: fenced('good') }, DONE], ['fail', 'good']],
    ['failed in fences', [{ text: fenced('fail') }, { text: fenced('good') }, DONE], ['fail', 'good']],
    ['passed in fences', [{ text: fenced('one') }, { text: fenced('two') }, DONE], ['one', 'two']],
  ])('runs what the model fences after a program that %s', async (_, replies, ran) => {
    const { conversation, bench } = await have(replies);
    expect([conversation.stopped, bench.ran]).toEqual(['done', ran]);
  });

  test('runs what the model fences after a check that failed', async () => {
    const bench = new ScriptedBench([false, true]);
    const { conversation } = await have([call('a'), DONE, { text: fenced('b') }, DONE], { bench });
    expect([conversation.stopped, bench.ran]).toEqual(['done', ['a', 'b']]);
  });

  test('ends with the same fences twice in a row when they failed', async () => {
    const { conversation } = await have([{ text: fenced('fail') }, { text: fenced('fail') }]);
    expect(conversation.stopped).toBe('repeated');
  });

  test.each([
    ['another tool', { toolCalls: [{ id: 'c', name: 'rm', arguments: '{}' }] }, 'Error: Function rm not found.'],
    ['no JSON', { toolCalls: [{ id: 'c', name: TOOL_NAME, arguments: '{"code' }] }, 'JSON object'],
    ['no code', { toolCalls: [{ id: 'c', name: TOOL_NAME, arguments: '{}' }] }, 'there is no code'],
    [
      'no list',
      { toolCalls: [{ id: 'c', name: TOOL_NAME, arguments: '{"code":"x","libraries":"y"}' }] },
      'list of names',
    ],
    ['a refused library', call('x', ['bad']), 'Error: not bad'],
    ['nothing at all', {}, 'Your reply was empty'],
    ['half a reply', { text: '```python\nprint(', finish: 'length' as const }, 'cut off'],
    ['half a call', { ...call('x'), finish: 'length' as const }, 'cut off'],
    ['a refusal', { text: 'I cannot', finish: 'withheld' as const }, 'withheld'],
  ])('answers %s with what is wrong, and runs nothing', async (_, reply, answer) => {
    const { bench, model, conversation } = await have([reply, call('good'), DONE]);
    expect(bench.ran).toEqual(['good']);
    expect(model.told[1]?.at(-1)?.content).toContain(answer);
    expect(conversation.stopped).toBe('done');
  });

  test('ends with the same code twice in a row, which does not run again', async () => {
    const { conversation, bench } = await have([call('fail a'), call(' fail a\n')]);
    expect([conversation.stopped, verdictOf(conversation), bench.ran]).toEqual(['repeated', 'failed', ['fail a']]);
    const apart = await have([call('fail a'), call('b'), call('fail a'), call('c'), DONE]);
    expect(apart.conversation.stopped).toBe('done');
  });

  test('ends when the turns are used up, and then has not passed', async () => {
    const { conversation } = await have([call('a'), call('b')], { maxTurns: 2 });
    expect([conversation.stopped, conversation.turns.length, verdictOf(conversation)]).toEqual([
      'max-turns',
      2,
      'failed',
    ]);
  });

  test('ends when the tokens are used up', async () => {
    const usage = { promptTokens: 100, completionTokens: 400 };
    const { conversation } = await have(
      [
        { ...call('a'), usage },
        { ...call('b'), usage },
      ],
      { maxTokens: 1000 },
    );
    expect([conversation.stopped, conversation.usage.totalTokens, conversation.usage.estimated]).toEqual([
      'max-tokens',
      1000,
      false,
    ]);
  });

  test.each([
    ['counted', { promptTokens: 600, completionTokens: 20 }],
    ['reckoned', undefined],
  ])('ends before a request that would take more tokens than are left, %s', async (_, usage) => {
    const long = { ...call(`a = "${'x'.repeat(1750)}"`), usage };
    const { conversation, model } = await have([long, DONE], { maxTokens: 1000 });
    expect([conversation.stopped, conversation.turns.length, model.told.length]).toEqual(['max-tokens', 1, 1]);
    expect(conversation.usage.totalTokens).toBeLessThan(1000);
  });

  test('lets a reply have what its request leaves', async () => {
    const { model } = await have([{ ...call('a'), usage: { promptTokens: 300, completionTokens: 20 } }, DONE], {
      maxTokens: 1000,
    });
    const [first, second] = model.limits;
    expect(first).toBeLessThan(1000);
    expect(second).toBeGreaterThan(200);
    expect(second).toBeLessThan(360);
  });

  test('ends when the time is over', async () => {
    const { conversation } = await have([call('a'), 'hang'], { maxTimeMs: 50 });
    expect([conversation.stopped, conversation.turns.length]).toEqual(['max-time', 1]);
  });

  test('ends when the model does not answer, with all that went before', async () => {
    const { conversation } = await have([call('a'), new ModelFailure('down', 'wait')]);
    expect([conversation.stopped, verdictOf(conversation), conversation.turns.length]).toEqual([
      'model-error',
      'error',
      1,
    ]);
    expect(conversation.failure).toMatchObject({ message: 'down', hint: 'wait' });
  });

  test('fails with what is no failure of the model', async () => {
    await expect(have([new TypeError('ours')])).rejects.toThrow('ours');
  });

  test('ends when it is cancelled', async () => {
    const stop = new AbortController();
    const model = new ScriptedModel([call('a'), call('b')]);
    const conversation = await converse(
      { text: '', opening: [], budgets: { maxTurns: 9, maxTokens: undefined, maxTimeMs: 60_000 }, timeoutMs: 1 },
      {
        model,
        bench: new ScriptedBench(),
        signal: stop.signal,
        watch: {
          asks: () => undefined,
          took: () => {
            stop.abort();
          },
        },
      },
    );
    expect([conversation.stopped, verdictOf(conversation), conversation.turns.length]).toEqual([
      'cancelled',
      'cancelled',
      1,
    ]);
  });
});
