import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  boolean,
  choice,
  count,
  duration,
  lines,
  Malformed,
  names,
  processors,
  size,
  sizeOrNone,
  text,
  versionRequest,
  type Grammar,
} from '../../src/inputs/grammar.js';

/** Texts that look like numbers to a careless parser. */
const NO_NUMBER = [
  '',
  ' ',
  '-1',
  '+1',
  '-0',
  'NaN',
  'Infinity',
  '-Infinity',
  '1e309',
  '1e3',
  '0x10',
  '0b1',
  '0o7',
  '1 0',
  '1,000',
  '1_000',
  '١٢',
  '１２',
  '.5',
  '5.',
  '1.2.3',
  '1\n2',
  'null',
  'true',
  '[1]',
  '9'.repeat(400),
];

function accepts<T>(grammar: Grammar<T>, table: readonly (readonly [given: string, value: T])[]): void {
  test.each(table)('takes %j for %j', (given, value) => {
    expect(grammar(given)).toEqual(value);
  });
}

function refuses(grammar: Grammar<unknown>, table: readonly string[], accepted: string): void {
  test.each(table.map((given) => [given.slice(0, 40), given] as const))('refuses %j', (_, given) => {
    expect(() => grammar(given)).toThrow(new Malformed(accepted));
  });
}

describe('duration', () => {
  accepts(duration, [
    ['30', 30_000],
    [' 30 ', 30_000],
    ['30s', 30_000],
    ['500ms', 500],
    ['1ms', 1],
    ['0.5ms', 1],
    ['1.5m', 90_000],
    ['2h', 7_200_000],
    ['0.001', 1],
    ['576h', 2_073_600_000],
  ]);
  refuses(
    duration,
    [...NO_NUMBER, '0', '0s', '0ms', '0.0', '0.4ms', '576.1h', '1d', '1S', '1 s', '1MS', '30 s s', '30sx'],
    'a duration from 1ms to 576h, such as 30, 500ms, 90s or 5m',
  );

  test('is never more than a timer of Node can wait', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,12}(\.\d{1,3})?(ms|s|m|h)?$/), (given) => {
        try {
          expect(duration(given)).toBeLessThan(2 ** 31);
          expect(duration(given)).toBeGreaterThanOrEqual(1);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(Malformed);
        }
      }),
    );
  });
});

describe('size', () => {
  accepts(size, [
    ['1', 1],
    ['1048576', 1_048_576],
    ['512MiB', 536_870_912],
    ['512 MiB', 536_870_912],
    ['2GB', 2_000_000_000],
    ['1kB', 1000],
    ['1KiB', 1024],
    ['1TiB', 2 ** 40],
    ['1TB', 1e12],
    ['3B', 3],
    ['1.5KiB', 1536],
    ['1024TiB', 2 ** 50],
  ]);
  const accepted = 'a size from 1 byte to 1024TiB, such as 1048576, 512MiB or 2GB';
  refuses(
    size,
    [...NO_NUMBER, '0', '0.5', '0MiB', '1025TiB', '1K', '1M', '1mib', '1KB', '1  KiB', '1PiB', 'none'],
    accepted,
  );

  test('is none only where that is allowed', () => {
    expect(sizeOrNone(' none ')).toBe('none');
    expect(sizeOrNone('2KiB')).toBe(2048);
    for (const given of ['None', 'unlimited', '0', '-1', '']) expect(() => sizeOrNone(given)).toThrow(Malformed);
  });
});

describe('count', () => {
  accepts(count, [
    ['1', 1],
    [' 128\n', 128],
    ['1000000', 1_000_000],
  ]);
  refuses(count, [...NO_NUMBER, '0', '00', '01', '1.0', '1000001', '9999999'], 'a whole number from 1 to 1000000');
});

describe('processors', () => {
  accepts(processors, [
    ['1', 1],
    ['1.5', 1.5],
    ['0.01', 0.01],
    [' 2 ', 2],
    ['9999', 9999],
  ]);
  refuses(
    processors,
    [...NO_NUMBER, '0', '0.0', '0.009', '10000', '1.0001', 'all'],
    'a number of processors, such as 2 or 1.5',
  );
});

describe('boolean', () => {
  accepts(boolean, [
    ['true', true],
    ['True', true],
    ['TRUE', true],
    [' false ', false],
    ['False', false],
    ['FALSE', false],
  ]);
  refuses(boolean, ['', 'yes', 'no', 'on', '1', '0', 'tRUE', 'true false', 'truee', 'null'], 'true or false');
});

describe('choice', () => {
  const kind = choice('sandbox', 'none');
  accepts(kind, [
    ['sandbox', 'sandbox'],
    [' none\n', 'none'],
  ]);
  refuses(kind, ['', 'None', 'NONE', 'sandbox none', 'constructor', '__proto__', 'sand'], 'one of sandbox, none');
});

describe('versionRequest', () => {
  accepts(versionRequest, [
    ['3', '==3.*'],
    ['3.x', '==3.*'],
    ['3.*', '==3.*'],
    ['3.12', '==3.12.*'],
    [' 3.12 ', '==3.12.*'],
    ['3.12.x', '==3.12.*'],
    ['3.12.4', '==3.12.4'],
    ['3.13.0rc1', '==3.13.0rc1'],
    ['>=3.10,<3.13', '>=3.10,<3.13'],
    ['>=3.10, <3.13', '>=3.10, <3.13'],
    ['~=3.10', '~=3.10'],
    ['!=3.11.0', '!=3.11.0'],
  ]);
  refuses(
    versionRequest,
    ['', ' ', 'x', 'latest', '3.x.x', '3.12.', '>=', '^3.10', '>3 || <2', 'python3', '../3', '3 12', '-1', 'pypy3.10'],
    'a Python version such as 3.12, 3.12.4, 3.x or >=3.10,<3.13',
  );
});

describe('text and lists', () => {
  test('keeps text as it is', () => {
    for (const given of ['', ' \n', '\u0000', 'a\r\nb']) expect(text(given)).toBe(given);
  });

  test('keeps the white space of arguments and drops empty lines only', () => {
    expect(lines(' a \r\n\n\tb\n \n')).toEqual([' a ', '\tb', ' ']);
  });

  test('trims paths and drops blank lines', () => {
    expect(names(' a.py \r\n\n\t\n b c.py')).toEqual(['a.py', 'b c.py']);
  });
});
