import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalText } from '../../src/packages/canonical-text.js';
import type { LocalPackage, RequirementSet } from '../../src/packages/read-requirements.js';
import { holds } from '../fuzz/hostile.js';

const HASH_A = `--hash=sha256:${'0a'.repeat(32)}`;
const HASH_B = `--hash=sha256:${'0b'.repeat(32)}`;

function aSet(
  requirements: readonly string[],
  constraints: readonly string[] = [],
  locals: readonly LocalPackage[] = [],
) {
  const lines = (texts: readonly string[]) => texts.map((text, line) => ({ text, source: { path: 'a', line } }));
  return {
    requirements: lines(requirements),
    constraints: lines(constraints),
    locals,
    volatileBecause: undefined,
    isPinned: false,
  } satisfies RequirementSet;
}
const textOf = (...requirements: string[]): string => canonicalText(aSet(requirements));

describe('canonicalText is the same', () => {
  test.each([
    ['in another order', ['b', 'a'], ['a', 'b']],
    ['with other white space', ['a >= 1 , <3', 'b [x , y]'], ['a>=1,<3', 'b[x,y]']],
    ['with names spelt otherwise', ['Foo_Bar[X.Y]'], ['foo-bar[x-y]']],
    ['with specifiers in another order', ['a<3,>=1'], ['a>=1,<3']],
    ['with extras in another order', ['a[y,x]'], ['a[x,y]']],
    ['with parentheses', ['a (>=1)'], ['a>=1']],
    ['with hashes in another order', [`a ${HASH_A} ${HASH_B}`], [`a ${HASH_B} ${HASH_A}`]],
    ['with a line twice', ['a', 'a'], ['a']],
    ['with white space in a marker', ['a ; x=="1"and(y<"2")'], ['a;x == "1" and ( y < "2" )']],
    ['with an option before or after a requirement', ['--pre', 'a'], ['a', '--pre']],
    ['with the long name of an option', ['-i https://x'], ['--index-url=https://x']],
    ['with the name of an URL spelt otherwise', ['A_b @ https://x'], ['a-b@https://x']],
  ])('%s', (_, one, other) => {
    expect(textOf(...one)).toBe(textOf(...other));
    expect(canonicalText(aSet([], one))).toBe(canonicalText(aSet([], other)));
  });

  test('wherever the lines were written', () => {
    const set = aSet(['a']);
    const elsewhere = { ...set, requirements: [{ text: 'a', source: { path: 'b', line: 9 } }], volatileBecause: 'x' };
    expect(canonicalText(elsewhere)).toBe(canonicalText(set));
  });

  test('with locals in another order', () => {
    const a = { path: '/a', editable: false, extras: '[x,Y]' };
    const b = { path: '/b', editable: true, extras: '' };
    expect(canonicalText(aSet(['{local:0}', '{local:1}'], [], [a, b]))).toBe(
      canonicalText(aSet(['{local:0}', '{local:1}'], [], [b, { ...a, extras: '[y,x]' }])),
    );
  });
});

describe('canonicalText differs', () => {
  test.each([
    ['by a package', ['a'], ['b']],
    ['by one package more', ['a'], ['a', 'b']],
    ['by a name', ['ab'], ['a-b']],
    ['by a version', ['a==1'], ['a==1.1']],
    ['by an operator', ['a==1'], ['a===1']],
    ['by an extra', ['a[x]'], ['a']],
    ['by a marker', ['a ; x == "1"'], ['a']],
    ['by white space in quotes', ['a ; x == "1 2"'], ['a ; x == "1  2"']],
    ['by the place of white space in a marker', ['a ; x in y'], ['a ; xin y']],
    ['by a hash', [`a ${HASH_A}`], [`a ${HASH_B}`]],
    ['by a hash less', [`a ${HASH_A} ${HASH_B}`], [`a ${HASH_B}`]],
    ['by the order of settings', ['a -C=x=1 -C=x=2'], ['a -C=x=2 -C=x=1']],
    ['by an URL', ['a @ https://x/a'], ['a @ https://x/A']],
    ['by a name of an URL', ['a @ https://x'], ['https://x']],
    ['by -e', ['-e git+https://x/y'], ['git+https://x/y']],
    ['by an option', ['a', '--pre'], ['a']],
    ['by the order of options', ['-i https://x', '-i https://y'], ['-i https://y', '-i https://x']],
    ['by the kind of a fetched file', ['-r https://x'], ['-c https://x']],
    ['by a place to look in', ['-f /a'], ['-f /b']],
  ])('%s', (_, one, other) => {
    expect(textOf(...one)).not.toBe(textOf(...other));
  });

  test('by what is required and what is only limited', () => {
    expect(canonicalText(aSet(['a'], ['b']))).not.toBe(canonicalText(aSet(['b'], ['a'])));
  });

  test('by each property of a local package, and by what is named as one', () => {
    const set = { path: '/a', editable: false, extras: '' };
    const all = [set, { ...set, path: '/b' }, { ...set, editable: true }, { ...set, extras: '[x]' }].map((local) =>
      canonicalText(aSet(['{local:0}'], [], [local])),
    );
    const others = [textOf('file:local'), textOf('/a'), canonicalText(aSet(['a @ {local:0}'], [], [set]))];
    expect(new Set([...all, ...others]).size).toBe(7);
  });

  test('by lines that are no requirements', () => {
    expect(textOf('a=1')).not.toBe(textOf('a=2'));
  });
});

describe('canonicalText', () => {
  const item = fc.record({
    name: fc.constantFrom('a', 'b', 'a-b'),
    extras: fc.uniqueArray(fc.constantFrom('x', 'y'), { maxLength: 2 }),
    clauses: fc.uniqueArray(fc.constantFrom('>=1', '<2', '!=1.5'), { maxLength: 3 }),
    marker: fc.constantFrom('', 'os_name == "nt"', 'os_name == "nt "'),
  });
  type Item = typeof item extends fc.Arbitrary<infer T> ? T : never;
  const write = ({ name, extras, clauses, marker }: Item, blank: string): string =>
    [
      name.replace('-', '_').toUpperCase(),
      extras.length === 0 ? '' : `[${extras.join(`${blank},`)}]`,
      clauses.join(`,${blank}`),
      marker === '' ? '' : `;${marker}`,
    ].join(blank);
  /** What a set of such requirements means. */
  const meaning = (items: readonly Item[]): string[] =>
    [
      ...new Set(
        items.map((one) =>
          JSON.stringify({ ...one, extras: [...one.extras].sort(), clauses: [...one.clauses].sort() }),
        ),
      ),
    ].sort();

  test('is the same for two sets exactly when they mean the same', () => {
    const items = fc.array(item, { maxLength: 3 });
    const twoSets = fc.tuple(items, items).chain(([one, other]) =>
      // Half of the time they are the same in another order.
      fc.oneof(
        fc.constant([one, other] as const),
        fc.shuffledSubarray(one, { minLength: one.length }).map((same) => [one, same] as const),
      ),
    );
    holds(
      fc.property(twoSets, ([one, other]) => {
        const isSame =
          textOf(...one.map((each) => write(each, ' '))) === textOf(...other.map((each) => write(each, '')));
        expect(isSame).toBe(JSON.stringify(meaning(one)) === JSON.stringify(meaning(other)));
      }),
      2000,
    );
  });
});
