import { describe, expect, test } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { forEachInOrder } from '../../src/execution/for-each-in-order.js';

const never = (): boolean => false;

/** Waits for that many turns of the event loop: an order that does not depend on the clock. */
async function turns(count: number): Promise<void> {
  for (let index = 0; index < count; index++) await turn();
}

describe('forEachInOrder', () => {
  test('hands results on in the order of the items, whatever takes how long, and never works on too many', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(8), { maxLength: 15 }),
        fc.integer({ min: 1, max: 6 }),
        async (delays, atOnce) => {
          const taken: number[] = [];
          let working = 0;
          let most = 0;
          await forEachInOrder(delays, atOnce, {
            isOver: never,
            work: async (delay, index) => {
              most = Math.max(most, ++working);
              await turns(delay);
              working--;
              return index;
            },
            take: (index) => taken.push(index),
          });
          expect(taken).toEqual(delays.map((_, index) => index));
          expect(most).toBe(Math.min(atOnce, delays.length));
        },
      ),
      { numRuns: 50 },
    );
  });

  test('hands a result on as soon as all before it are there', async () => {
    const events: string[] = [];
    await forEachInOrder([3, 1, 9], 3, {
      isOver: never,
      work: async (delay) => {
        await turns(delay);
        events.push(`done ${delay}`);
        return delay;
      },
      take: (delay) => events.push(`took ${delay}`),
    });
    expect(events).toEqual(['done 1', 'done 3', 'took 3', 'took 1', 'done 9', 'took 9']);
  });

  test('starts nothing more once it is over, and hands on what was under way', async () => {
    const started: number[] = [];
    const taken: number[] = [];
    await forEachInOrder([0, 1, 2, 3], 2, {
      isOver: () => started.length >= 2,
      work: async (item) => {
        started.push(item);
        await turns(2);
        return item;
      },
      take: (item) => taken.push(item),
    });
    expect([started, taken]).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });

  test('works on nothing when it was over before', async () => {
    const started: number[] = [];
    const work = (item: number): Promise<number> => Promise.resolve(started.push(item));
    await forEachInOrder([1, 2], 2, { isOver: () => true, work, take: (item) => started.push(item) });
    expect(started).toEqual([]);
  });

  test('after a failure starts nothing more, waits for what is under way, hands it on and throws the first failure', async () => {
    const events: string[] = [];
    const work = async (item: string): Promise<string> => {
      events.push(`start ${item}`);
      await turns(item === 'slow' ? 5 : 1);
      if (item.startsWith('bad')) throw new Error(item);
      events.push(`done ${item}`);
      return item;
    };
    const all = forEachInOrder(['slow', 'bad', 'never'], 2, {
      isOver: never,
      work,
      take: (item) => events.push(`took ${item}`),
    });
    await expect(all).rejects.toThrow('bad');
    expect(events).toEqual(['start slow', 'start bad', 'done slow', 'took slow']);
  });

  test('hands on results behind the one that failed', async () => {
    const taken: string[] = [];
    const work = async (item: string): Promise<string> => {
      await turns(item === 'bad' ? 5 : 1);
      if (item === 'bad') throw new Error('failed');
      return item;
    };
    const all = forEachInOrder(['bad', 'b', 'c'], 2, { isOver: never, work, take: (item) => taken.push(item) });
    await expect(all).rejects.toThrow('failed');
    expect(taken).toEqual(['b', 'c']);
  });
});
