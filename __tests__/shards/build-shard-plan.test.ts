import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { balance } from '../../src/shards/balance.js';
import { buildMatrix } from '../../src/shards/matrix.js';
import { MAX_JOBS, resolveShardCount } from '../../src/shards/shard-count.js';
import { aPlan } from '../fixtures/sources/a-plan.js';
import { holds } from '../fuzz/hostile.js';

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

/** The same numbers on every machine, from 0 to 1 (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('balance', () => {
  const durations = fc.array(fc.integer({ min: 1, max: 100_000 }), { maxLength: 300 });
  const counts = fc.integer({ min: 1, max: 64 });

  test('deals out every item once, and gives each shard its items in their order', () => {
    holds(
      fc.property(durations, counts, (items, count) => {
        const shards = balance(items, count);
        expect(shards).toHaveLength(count);
        expect(shards.flat().sort((a, b) => a - b)).toEqual(items.map((_, index) => index));
        for (const shard of shards) expect(shard).toEqual([...shard].sort((a, b) => a - b));
      }),
      300,
    );
  });

  test('gives no shard more than the average and the longest item', () => {
    holds(
      fc.property(durations, counts, (items, count) => {
        const loads = balance(items, count).map((shard) => sum(shard.map((index) => items[index] ?? 0)));
        const bound = sum(items) / count + Math.max(0, ...items) * (1 - 1 / count);
        expect(Math.max(...loads)).toBeLessThanOrEqual(bound + 1e-6);
      }),
      300,
    );
  });

  test('knows the best where it is easy to see', () => {
    expect(balance([5, 4, 3, 3, 3], 2)).toEqual([
      [0, 3],
      [1, 2, 4],
    ]);
    expect(balance([1, 1, 1, 1], 2)).toEqual([
      [0, 2],
      [1, 3],
    ]);
    expect(balance([], 2)).toEqual([[], []]);
  });

  test.each([
    { what: 'that are much alike', draw: (random: number) => 20 + 180 * random },
    { what: 'of which few are very long', draw: (random: number) => Math.min(600_000, 20 / (1 - random) ** 1.2) },
    { what: 'that are all the same', draw: () => 100 },
  ])('makes shards of 100,000 programs $what within 10 % of the best possible', ({ draw }) => {
    const random = randomNumbers(7);
    const items = Array.from({ length: 100_000 }, () => draw(random()));
    for (const count of [5, 51, 256]) {
      const loads = balance(items, count).map((shard) => sum(shard.map((index) => items[index] ?? 0)));
      let longest = 0;
      for (const item of items) longest = Math.max(longest, item);
      expect(Math.max(...loads)).toBeLessThanOrEqual(1.1 * Math.max(sum(items) / count, longest));
    }
  });
});

describe('the number of shards', () => {
  const wanted = { shards: 'auto', versions: 3, programs: 1000, totalMs: 600_000 } as const;

  test.each([
    [{}, 10],
    [{ totalMs: 1 }, 1],
    [{ totalMs: 60_000 }, 1],
    [{ totalMs: 60_001 }, 2],
    [{ totalMs: 1e9 }, 85],
    [{ totalMs: 1e9, versions: 1 }, 256],
    [{ totalMs: 1e9, programs: 7 }, 7],
    [{ programs: 0, totalMs: 0 }, 0],
    [{ shards: 4 }, 4],
    [{ shards: 85 }, 85],
    [{ shards: 500, programs: 5 }, 5],
  ])('for %j is %d', (different, expected) => {
    expect(resolveShardCount({ ...wanted, ...different })).toBe(expected);
  });

  test('beyond what a matrix holds is an error that says what to change', () => {
    const ask = (different: object) => () => resolveShardCount({ ...wanted, ...different });
    expect(ask({ shards: 86 })).toThrow('3 Python versions × 86 shards are more than the 256 jobs of a matrix');
    expect(ask({ shards: 86 })).toThrow(expect.objectContaining({ hint: expect.stringContaining('at most 85') }));
    expect(ask({ versions: MAX_JOBS + 1 })).toThrow('257 Python versions are more');
  });
});

describe('a plan', () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 60 });
  const known = fc.array(fc.tuple(fc.string({ minLength: 1, maxLength: 8 }), fc.integer({ min: 0, max: 100_000 })));

  test('has every program exactly once for each version, and is the same for the same input', () => {
    holds(
      fc.property(ids, known, fc.integer({ min: 1, max: 50 }), (programs, times, shards) => {
        const wishes = { ids: programs, shards, durations: new Map(times) };
        const plan = aPlan(wishes);
        const dealt = plan.shards.flatMap((shard) => shard.programs).sort((a, b) => a - b);
        expect(dealt).toEqual(programs.map((_, index) => index));
        expect(plan.shards.length).toBe(Math.min(shards, programs.length));
        expect(buildMatrix(plan).include.length).toBe(2 * plan.shards.length);
        expect(aPlan(wishes)).toEqual(plan);
      }),
      200,
    );
  });

  test('is balanced by what is known, and by the median of that for what is not', () => {
    const durations = new Map([
      ['a.py', 9000],
      ['b.py', 3000],
      ['c.py', 3000],
    ]);
    const plan = aPlan({ durations });
    expect(plan.shards.map(({ programs, expectedMs }) => ({ programs, expectedMs }))).toEqual([
      { programs: [0], expectedMs: 9000 },
      { programs: [1, 2, 3], expectedMs: 9000 },
    ]);
  });

  test('of another run, commit or text has another id', () => {
    const all = [aPlan(), aPlan({ run: '2' }), aPlan({ ids: ['a.py'] }), aPlan({ pythonVersions: ['3.9'] })];
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  test('makes a matrix whose entries can be told apart, also as artifacts', () => {
    expect(buildMatrix(aPlan({ pythonVersions: ['3.9', '>=3.10,<3.13'] })).include).toEqual([
      { 'python-version': '3.9', shard: 1, shards: 2, name: 'Python 3.9, shard 1/2', artifact: 'pyexec-result-3.9-1' },
      { 'python-version': '3.9', shard: 2, shards: 2, name: 'Python 3.9, shard 2/2', artifact: 'pyexec-result-3.9-2' },
      ...[1, 2].map((shard) => ({
        ...{ 'python-version': '>=3.10,<3.13', shard, shards: 2 },
        ...{ name: `Python >=3.10,<3.13, shard ${shard}/2`, artifact: `pyexec-result-v2-${shard}` },
      })),
    ]);
    expect(buildMatrix(aPlan({ pythonVersions: [null], shards: 1 })).include).toEqual([
      { 'python-version': '', shard: 1, shards: 1, name: 'shard 1/1', artifact: 'pyexec-result-any-1' },
    ]);
  });
});
