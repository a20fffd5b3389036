import { describe, expect, test } from '@jest/globals';
import { digestOf } from '../../src/shards/digest.js';
import { DurationsBook, expectDurations, formatDurations } from '../../src/shards/durations.js';
import { parseShardPlan } from '../../src/shards/parse-shard-plan.js';
import { formatPlan, sealPlan } from '../../src/shards/shard-plan.js';
import { selectPrograms, takeShard } from '../../src/shards/take-shard.js';
import { aPlan, aProgram } from '../fixtures/sources/a-plan.js';

describe('the text of a plan', () => {
  const skipped = [{ id: 'a.md:3', source: { path: 'a.md', line: 3 }, reason: 'says so' }];
  test.each([
    aPlan(),
    aPlan({ expectsError: ['b.py'] }),
    aPlan({ skipped, notes: ['2 of 5 files changed.'] }),
    aPlan({ ids: [] }),
    aPlan({ pythonVersions: [null] }),
  ])('is read as what it was written from', (plan) => {
    expect(parseShardPlan(formatPlan(plan))).toEqual(plan);
  });

  const plan = aPlan();
  const [first, second] = plan.shards;
  /** With an id that is right. */
  const changed = (different: object): string => formatPlan(sealPlan({ ...plan, ...different }));
  const shardsOf = (...lists: unknown[]): string =>
    changed({ shards: lists.map((programs) => ({ ...first, programs })) });

  test.each([
    ['no JSON', '{', 'is no JSON object'],
    ['an array', '[]', 'is no JSON object'],
    ['another version', JSON.stringify({ ...plan, schemaVersion: 2 }), 'is not of schema version 1'],
    ['another id', JSON.stringify({ ...plan, id: '0'.repeat(64) }), 'its id is not that of its content'],
    ['another content', formatPlan(plan).replace('a.py', 'x.py'), 'its id is not that of its content'],
    ['no versions', changed({ pythonVersions: [] }), 'has no Python versions'],
    ['a version that is none', changed({ pythonVersions: ['three'] }), 'has a malformed Python version'],
    ['a version twice', changed({ pythonVersions: ['3.9', '3.9'] }), 'has a Python version twice'],
    ['too many jobs', changed({ pythonVersions: Array.from({ length: 129 }, (_, i) => `3.${i}`) }), 'more than 256'],
    ['a program twice', changed({ programs: [...plan.programs.slice(1), plan.programs[1]] }), 'has a program twice'],
    ['a program without a name', changed({ programs: [{ id: '', path: '' }] }), 'has a malformed program'],
    ['a shard without a digest', changed({ shards: [{ ...first, digest: 'x' }, second] }), 'has a malformed shard'],
    ['a program in no shard', shardsOf([0, 1], [2]), 'does not have each program in one shard'],
    ['a program in two shards', shardsOf([0, 1, 2], [2, 3]), 'does not have each program in one shard'],
    ['a program that is not there', shardsOf([0, 1], [2, 4]), 'does not have each program in one shard'],
    ['what is no index', shardsOf([0, 1], [2, '3']), 'does not have each program in one shard'],
    ['no skipped blocks', changed({ skipped: {} }), 'has no skipped blocks'],
    [
      'a skipped block without a line',
      changed({ skipped: [{ ...skipped[0], source: { path: 'a.md' } }] }),
      'malformed block',
    ],
    ['too many of them', changed({ skipped: Array.from({ length: 10_001 }, () => skipped[0]) }), 'more than 10000'],
    ['a note that is none', changed({ notes: [7] }), 'has a malformed note'],
    ['a wrong order', shardsOf([1, 0], [2, 3]), 'does not have each program in one shard'],
  ])('with %s is refused', (_, text, message) => {
    expect(() => parseShardPlan(text)).toThrow(message);
  });
});

describe('what a plan says of skipped blocks', () => {
  const blocks = (count: number, reason: string) =>
    Array.from({ length: count }, (_, index) => ({
      id: `a.md:${index + 1}`,
      source: { path: 'a.md', line: index + 1 },
      reason,
    }));

  test('is bounded, and counts the rest', () => {
    const plan = aPlan({ skipped: blocks(10_003, 'x'.repeat(9000)) });
    expect([plan.skipped.length, plan.notes]).toEqual([10_000, ['3 more blocks of documents are skipped.']]);
    expect(plan.skipped[0]?.reason.length).toBeLessThan(600);
    expect(parseShardPlan(formatPlan(plan))).toEqual(plan);
  });
});

describe('a shard of a plan', () => {
  const plan = aPlan();

  test('is found by its number and the Python version, however that is written', () => {
    const { reported, programs } = takeShard(plan, { index: 2, of: undefined }, '==3.12.*');
    expect(reported).toEqual({ plan: plan.id, pythonVersion: '3.12', index: 2, of: 2 });
    expect(programs.map(({ id }) => id)).toEqual(['b.py', 'd.py']);
    const any = takeShard(aPlan({ pythonVersions: [null] }), { index: 1, of: 2 }, undefined);
    expect(any.reported.pythonVersion).toBeNull();
  });

  test.each([
    [{ index: 3, of: undefined }, '==3.9.*', 'the plan has 2 shards, and not the shard 3'],
    [{ index: 1, of: 5 }, '==3.9.*', 'the plan has 2 shards, and not the shard 1/5'],
    [{ index: 1, of: 2 }, '==3.11.*', 'the plan is for 3.9, 3.12, and not for ==3.11.*'],
    [{ index: 1, of: 2 }, undefined, 'and not for none in particular'],
  ])('%j of %s is refused', (shard, version, message) => {
    expect(() => takeShard(plan, shard, version)).toThrow(message);
  });

  const assignment = takeShard(plan, { index: 1, of: 2 }, '==3.9.*');
  const [a, b, c] = ['a.py', 'b.py', 'c.py'].map((id) => aProgram(id));

  test('runs its own programs in the order of the plan, whatever else was found', () => {
    expect(
      selectPrograms(
        assignment,
        [c, b, a].flatMap((one) => one ?? []),
      ).map(({ id }) => id),
    ).toEqual(['a.py', 'c.py']);
  });

  test('runs nothing when a program is not there or is not what was planned', () => {
    const found = [a, c].flatMap((one) => one ?? []);
    expect(() => selectPrograms(assignment, found.slice(0, 1))).toThrow('programs that are not here: "c.py"');
    const other = [...found.slice(0, 1), aProgram('c.py', 'print("other")\n')];
    expect(() => selectPrograms(assignment, other)).toThrow('the programs are not those that were planned');
  });
});

describe('the digest of programs', () => {
  const of = (...texts: string[]): string => digestOf(texts.map((text, index) => aProgram(`${index}.py`, text)));

  test('does not know line ends, and knows where a text ends', () => {
    expect(of('a\r\nb\r\n')).toBe(of('a\nb\n'));
    expect(of('a', 'b')).not.toBe(of('ab', ''));
    expect(of('a')).not.toBe(of('b'));
  });
});

describe('durations', () => {
  test('are the medians of what runs said, whatever form the files have', () => {
    const book = new DurationsBook();
    const runs = [
      { id: 'a.py', durationMs: 30 },
      { id: 'b.py', durationMs: 7 },
      { id: 'b.py', durationMs: 9 },
    ];
    expect(book.noteFile(JSON.stringify({ schemaVersion: 1, runs }))).toBeUndefined();
    expect(book.noteFile(formatDurations(new Map([['a.py', 10]])))).toBeUndefined();
    expect(book.noteFile('{"schemaVersion":1,"durations":{"a.py":20,"__proto__":5,"x":-1,"y":"1","z":1e99}}')).toBe(
      undefined,
    );
    expect([...book.medians()]).toEqual([
      ['a.py', 20],
      ['b.py', 8],
      ['__proto__', 5],
    ]);
  });

  test.each(['', '{', '[]', 'null', '{"schemaVersion":2,"durations":{}}'])('are not read from %j', (text) => {
    expect(new DurationsBook().noteFile(text)).toBe('is neither durations.json nor result.json');
  });

  test('that nobody knows are the median of the known ones, or a second', () => {
    expect(expectDurations(['a', 'b', 'c'], new Map())).toEqual([1000, 1000, 1000]);
    const known = new Map([
      ['a', 0],
      ['b', 50],
      ['gone', 1e6],
    ]);
    expect(expectDurations(['a', 'b', 'c'], known)).toEqual([1, 50, 25]);
  });
});
