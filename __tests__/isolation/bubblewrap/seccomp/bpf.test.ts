import { describe, expect, test } from '@jest/globals';
import { assemble, type Statement } from '../../../../src/isolation/bubblewrap/seccomp/bpf.js';
import { decode, interpret } from './interpret-bpf.js';

const RETURN = (value: number): Statement => ({ kind: 'return', value });
const LABEL = (name: string): Statement => ({ kind: 'label', name });
const LOADS = (count: number): Statement[] => Array.from({ length: count }, () => ({ kind: 'load', offset: 0 }));

const hex = (statements: readonly Statement[]): string[] => assemble(statements).toString('hex').match(/.{16}/gu) ?? [];

describe('assemble', () => {
  test('writes code, both offsets and the constant of each instruction, little-endian', () => {
    const program: Statement[] = [
      { kind: 'load', offset: 4 },
      { kind: 'branch', test: 'equal', value: 0xc000_003e, then: 'go on', otherwise: 'kill' },
      LABEL('go on'),
      { kind: 'load', offset: 0 },
      { kind: 'branch', test: 'atLeast', value: 0x4000_0000, then: 'kill' },
      { kind: 'branch', test: 'anyBit', value: 0x8000_0001, then: 'allow', otherwise: 'refuse' },
      LABEL('allow'),
      RETURN(0x7fff_0000),
      LABEL('refuse'),
      RETURN(0x0005_0001),
      LABEL('kill'),
      RETURN(0x8000_0000),
    ];
    expect(hex(program)).toEqual([
      '2000000004000000',
      '150000053e0000c0',
      '2000000000000000',
      '3500030000000040',
      '4500000101000080',
      '060000000000ff7f',
      '0600000001000500',
      '0600000000000080',
    ]);
  });

  const branch = (then: string, otherwise?: string): Statement => ({
    kind: 'branch',
    test: 'equal',
    value: 7,
    then,
    ...(otherwise === undefined ? {} : { otherwise }),
  });
  const ends = [LABEL('a'), RETURN(1), LABEL('b'), RETURN(2)];

  test.each([
    ['needs no more instructions up to 255', branch('a', 'b'), 254, 0, ['1500feff07000000']],
    ['jumps on for the side that is too far', branch('a', 'b'), 100, 155, ['1500650007000000', '0500000000010000']],
    ['jumps on for the other side', branch('b', 'a'), 100, 155, ['1500006507000000', '0500000000010000']],
    ['jumps on for both', branch('b', 'a'), 256, 0, ['1500000107000000', '0500000002010000', '0500000000010000']],
    [
      'lets a jump that is too long lengthen the other',
      branch('a', 'b'),
      255,
      0,
      ['1500000107000000', '0500000000010000'],
    ],
    ['steps over the long jump where it only goes on', branch('b'), 255, 0, ['1500000107000000', '0500000000010000']],
  ])('%s', (_, ...[statement, before, between, expected]) => {
    const program = [statement, ...LOADS(before), LABEL('a'), RETURN(1), ...LOADS(between), LABEL('b'), RETURN(2)];
    expect(hex(program).slice(0, expected.length)).toEqual(expected);
  });

  test('lengthens a jump that is only too far since a jump below it became long', () => {
    // Without the long jump of the second branch, the first reaches its target with exactly 255.
    const program = [
      branch('a'),
      branch('b'),
      ...LOADS(254),
      LABEL('a'),
      RETURN(1),
      ...LOADS(2),
      LABEL('b'),
      RETURN(2),
    ];
    expect(hex(program).slice(0, 4)).toEqual([
      '1500000107000000',
      '0500000000010000',
      '1500000107000000',
      '0500000001010000',
    ]);
  });

  test.each([0, 1, 100, 254, 255, 256, 257, 600, 4000])('arrives across %d instructions', (between) => {
    for (const [then, otherwise] of [['a', 'b'], ['b', 'a'], ['a'], ['b']] as const) {
      const start: Statement[] = [{ kind: 'load', offset: 0 }, branch(then, otherwise)];
      const program = decode(assemble([...start, ...LOADS(between), ...ends]));
      const results = { a: 1, b: 2 };
      expect(interpret(program, { number: 7, architecture: 0 }).verdict).toBe(results[then]);
      const other = otherwise === undefined ? 1 : results[otherwise];
      expect(interpret(program, { number: 6, architecture: 0 }).verdict).toBe(other);
    }
  });

  test.each([
    ['an unknown label', [branch('nowhere'), ...ends], 'there is no BPF label nowhere'],
    ['a jump back', [LABEL('before'), branch('before'), ...ends], 'BPF jumps forward only, and before lies behind'],
    ['a label that is there twice', [branch('a'), ...ends, ...ends], 'BPF label a is there twice'],
    ['a program that runs past its end', [...ends, ...LOADS(1)], 'a BPF program ends with a return'],
    ['nothing', [], 'a BPF program ends with a return'],
    ['more than the kernel takes', [...LOADS(4096), RETURN(0)], 'a BPF program has at most 4096 instructions'],
  ])('refuses %s', (_, program, message) => {
    expect(() => assemble(program)).toThrow(message);
  });

  test.each([-1, 2 ** 32])('refuses the constant %d, which does not fit', (value) => {
    expect(() => assemble([{ kind: 'load', offset: value }, RETURN(0)])).toThrow();
  });

  test('takes as many as the kernel takes', () => {
    expect(hex([...LOADS(4095), RETURN(0)])).toHaveLength(4096);
  });
});
