import { describe, expect, test } from '@jest/globals';
import type { Bench } from '../../src/conversation/bench.js';
import { fencedPython } from '../../src/conversation/fenced-code.js';
import { converse } from '../../src/conversation/loop.js';
import type { Model, Reply } from '../../src/conversation/model.js';
import { parseRecording } from '../../src/conversation/recording.js';
import { ReplayModel } from '../../src/conversation/replay-model.js';
import { verdictOf } from '../../src/conversation/verdict.js';
import { turnLines } from '../../src/report/conversation-text.js';
import { briefly } from '../../src/report/fit-outputs.js';
import { plain } from '../../src/report/run-text.js';
import { aRun } from '../fixtures/sources/a-report.js';

const MIB = 2 ** 20;

function replaying(text: string, file: string, task: string): ReplayModel {
  return new ReplayModel(parseRecording(text, file, task));
}

describe('Markdown that parsers choke on', () => {
  // With a parser that takes time by the square or the cube these take from minutes to days.
  test.each<[string, string]>([
    ['quotations', '>'.repeat(MIB / 4)],
    ['bullets', '- '.repeat(MIB / 8)],
    ['numbers', '1. '.repeat(MIB / 8)],
    ['emphasis', '*a_'.repeat(MIB / 8)],
    ['declarations', 'a <!A '.repeat(MIB / 16)],
  ])('is read in bounded time: %s', (_, text) => {
    expect(fencedPython(text).length).toBeLessThanOrEqual(MIB);
  });

  test('does not hide the program before it', () => {
    expect(fencedPython(`\`\`\`python\nprint(1)\n\`\`\`\n\n${'1. '.repeat(10_000)}`)).toEqual(['print(1)']);
  });
});

describe('the end of the time', () => {
  const said = (more: Partial<Reply>): Reply => ({
    ...{ text: '', toolCalls: [], finish: 'complete', usage: undefined },
    ...more,
  });

  /** A service that knows when the time is over, and an environment that runs nothing any more then. */
  async function have(hasTime: boolean): Promise<ReturnType<typeof verdictOf>> {
    const replies = [said({ text: '```python\nprint(1)\n```' }), said({ text: 'TERMINATE' })];
    const model: Model = {
      name: 'm',
      reply: async (messages, { signal }) => {
        const isLast = messages.length > 1;
        if (isLast && !hasTime)
          await new Promise((resolve) => {
            signal.addEventListener('abort', resolve);
          });
        return replies.shift() ?? said({});
      },
    };
    const bench: Bench = {
      hasCheck: true,
      attempt: (proposal) => Promise.resolve({ kind: 'ran', proposal, run: aRun() }),
      check: (signal) => Promise.resolve(signal.aborted ? undefined : aRun({ id: 'check' })),
    };
    const budgets = { maxTurns: 5, maxTokens: undefined, maxTimeMs: hasTime ? 60_000 : 50 };
    const conversation = await converse(
      { text: '', opening: [{ role: 'user', content: 'x', gist: 'task' }], budgets, timeoutMs: 1000 },
      { model, bench, signal: new AbortController().signal, watch: { asks: () => undefined, took: () => undefined } },
    );
    return verdictOf(conversation);
  }

  test('is no way around the check: what was not checked has not passed', async () => {
    expect(await have(false)).toBe('failed');
  });

  test('leaves what was checked before as it is (the control)', async () => {
    expect(await have(true)).toBe('passed');
  });
});

describe('a recording by others', () => {
  const HEAD = '{"recording":1,"task":"t","model":"m"}';
  const REPLY = { text: '', toolCalls: [], finish: 'complete' };
  const line = (reply: object, told: readonly string[] = ['task']): string => JSON.stringify({ told, reply });
  const options = { signal: new AbortController().signal, remainingMs: 1000, maxTokens: undefined };

  test.each<[string, unknown]>([
    ['text', { promptTokens: 'a', completionTokens: 1 }],
    ['nothing', { promptTokens: null }],
    ['negative', { promptTokens: -1e15, completionTokens: 0 }],
    ['no whole number', { promptTokens: 1, completionTokens: 0.5 }],
    ['too large to be added', { promptTokens: 1e308, completionTokens: 1 }],
  ])('is refused when its tokens are %s', (_, usage) => {
    expect(() => replaying(`${HEAD}\n${line({ ...REPLY, usage })}`, 'f', 't')).toThrow('f:2 is no reply');
  });

  test('gives nothing but what a reply has', async () => {
    const odd = line({ ...REPLY, usage: { promptTokens: 1, completionTokens: 2, x: 1 }, x: 1 }).replace(
      '"text"',
      '"__proto__":{"finish":"length"},"text"',
    );
    const reply = await replaying(`${HEAD}\n${odd}`, 'f', 't').reply(
      [{ role: 'user', content: '', gist: 'task' }],
      options,
    );
    expect(reply).toStrictEqual({ ...REPLY, usage: { promptTokens: 1, completionTokens: 2 } });
    expect(Object.keys(reply).sort()).toEqual(['finish', 'text', 'toolCalls', 'usage']);
  });

  test('cannot fill a message', async () => {
    const told = Array.from({ length: 1000 }, () => 'x'.repeat(1000));
    const model = replaying(`${HEAD}\n${line(REPLY, told)}`, 'f', 't');
    const failing = model.reply([{ role: 'user', content: '', gist: 'task' }], options);
    await expect(failing).rejects.toThrow(/^[^]{1,2000}$/);
  });

  test('is refused at its first line that is none, however many follow', () => {
    expect(() => replaying('1\n'.repeat(20 * MIB), 'f', 't')).toThrow('f:1 is not the beginning');
  });
});

describe('what is kept and shown of a turn', () => {
  test('does not grow with the names of files', () => {
    const files = Array.from({ length: 10_000 }, (_, index) => ({
      ...{ path: `${'x'.repeat(4000)}${index}`, bytes: 1, change: 'created' as const },
    }));
    const kept = briefly(aRun({ files }));
    expect([kept.files.length, kept.filesTruncated]).toEqual([100, true]);
    const few = briefly(aRun({ files: files.slice(0, 3) }));
    expect([few.files.length, few.filesTruncated]).toEqual([3, false]);
  });

  test('does not grow in the log with the lines of a reply', () => {
    const code = '\n'.repeat(100_000);
    const proposal = { code: `${code}1`, libraries: [] };
    const turn = {
      ...{
        reply: `${code}x`,
        toolCalls: [],
        saysDone: false,
        isDone: false,
        check: undefined,
        isRepeated: false,
        modelMs: 1,
        elapsedMs: 1,
        totalTokens: 1,
      },
      attempts: [{ kind: 'ran' as const, proposal, run: aRun() }],
    };
    expect(turnLines(turn, plain).length).toBeLessThan(1000);
  });
});
