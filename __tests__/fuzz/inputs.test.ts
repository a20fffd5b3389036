import { describe, expect, test } from '@jest/globals';
import { validRange } from '@renovatebot/pep440';
import fc from 'fast-check';
import { PyexecError } from '../../src/errors.js';
import { parseRunArguments } from '../../src/host/command-line.js';
import { artifactName, retentionDays } from '../../src/inputs/artifact-name.js';
import { artifactPatterns } from '../../src/inputs/artifact-patterns.js';
import { envLines } from '../../src/inputs/env-lines.js';
import {
  boolean,
  count,
  duration,
  Malformed,
  names,
  processors,
  size,
  sizeOrNone,
  versionRequest,
  type Grammar,
} from '../../src/inputs/grammar.js';
import { parseSettings } from '../../src/inputs/parse-settings.js';
import { INPUT_NAMES } from '../../src/inputs/spec.js';
import { buildProgramEnv } from '../../src/isolation/program-env.js';
import { holds, hostileText } from './hostile.js';

/** Undefined where the grammar refuses it; any other failure is one of the test. */
function parsed<T>(grammar: Grammar<T>, given: string): T | undefined {
  try {
    return grammar(given);
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(Malformed);
    return undefined;
  }
}

/** What looks like a number to somebody, with and without a unit. */
const numberLike = fc
  .tuple(
    fc.constantFrom('', ' ', '+', '-', '\u2212', '\t', '\n', '\ufeff', '\u00a0', '0', '00', '0x', '0b', '.', '$', '1_'),
    fc.oneof(
      fc.bigInt({ min: 0n, max: 10n ** 20n }).map(String),
      fc.double({ min: 0 }).map(String),
      fc.tuple(fc.nat(), fc.nat()).map(([a, b]) => `${a}.${b}`),
      fc.constantFrom('NaN', 'Infinity', '1e3', '1e400', '1,5', '1.', '.5', '1..2', '١', '１', '²', '½', 'none', ''),
    ),
    fc.constantFrom(
      ...[
        '',
        ' ',
        's',
        'ms',
        'm',
        'h',
        'd',
        'S',
        'MS',
        ' s',
        'B',
        'kB',
        'KB',
        'MB',
        'GiB',
        ' MiB',
        'TiB',
        'PiB',
        'mib',
      ],
      ...['\n', '\r', '%', 'none', 's\n', ';', '\u0000', 'e3', '_000'],
    ),
  )
  .map((parts) => parts.join(''));
const given = fc.oneof({ weight: 4, arbitrary: numberLike }, hostileText);

describe('numbers', () => {
  // Space around a value does no harm: it comes with blocks of YAML.
  test.each<[string, Grammar<number | 'none'>, RegExp, [least: number, most: number]]>([
    ['duration', duration, /^\d+(\.\d+)?(ms|s|m|h)?$/, [1, 2 ** 31 - 1]],
    ['size', size, /^\d+(\.\d+)? ?(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)?$/, [1, 2 ** 50]],
    ['sizeOrNone', sizeOrNone, /^(none|\d+(\.\d+)? ?(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)?)$/, [1, 2 ** 50]],
    ['count', count, /^\d+$/, [1, 1e6]],
    ['processors', processors, /^\d+(\.\d+)?$/, [0.01, 9999.999]],
    ['retentionDays', retentionDays, /^\d+$/, [1, 400]],
  ])(
    'of %s are within their bounds or refused, and nothing undocumented is taken',
    (name, ...[grammar, form, bounds]) => {
      const [least, most] = bounds;
      holds(
        fc.property(given, (text) => {
          const value = parsed(grammar, text);
          if (value === undefined) return;
          expect(text.trim()).toMatch(form);
          if (value === 'none') return;
          expect(Number.isFinite(value) && value >= least && value <= most).toBe(true);
          if (name !== 'processors') expect(Number.isInteger(value)).toBe(true);
        }),
        4000,
      );
    },
  );

  test('in the documented forms are what they say', () => {
    const MS = { '': 1000, ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
    const BYTES = { '': 1, B: 1, kB: 1e3, MB: 1e6, KiB: 1024, MiB: 2 ** 20, GiB: 2 ** 30 };
    const unitOf = <T extends object>(units: T) => fc.constantFrom(...(Object.keys(units) as (keyof T)[]));
    holds(
      fc.property(fc.integer({ min: 1, max: 500 }), unitOf(MS), unitOf(BYTES), (number, time, bytes) => {
        expect(duration(`${number}${time}`)).toBe(number * MS[time]);
        expect(size(`${number}${bytes}`)).toBe(number * BYTES[bytes]);
        expect(sizeOrNone(` ${number}${bytes}\n`)).toBe(number * BYTES[bytes]);
        expect([count(String(number)), processors(String(number))]).toEqual([number, number]);
      }),
      500,
    );
  });
});

describe('words', () => {
  test('of boolean are true and false and nothing that merely looks so', () => {
    const word = fc.constantFrom(
      'true',
      'True',
      'TRUE',
      'false',
      'tRUE',
      'yes',
      'on',
      '1',
      '0',
      '',
      'no',
      'y',
      'nul',
      'null',
    );
    holds(
      fc.property(fc.tuple(fc.oneof(word, hostileText), fc.constantFrom('', ' ', '\n', 'x')), (parts) => {
        const value = parsed(boolean, parts.join(''));
        if (value === undefined) return;
        expect(parts.join('').trim().toLowerCase()).toBe(String(value));
      }),
      1000,
    );
  });

  test('of a version request are a set of specifiers that can be matched', () => {
    const part = fc.constantFrom(
      '3',
      '.',
      '12',
      'x',
      '*',
      '>=',
      '<',
      '==',
      '~=',
      '!=',
      '===',
      ',',
      ' ',
      'rc1',
      'v',
      '-',
      '|',
    );
    const request = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''));
    holds(
      fc.property(fc.oneof(request, hostileText), (text) => {
        const value = parsed(versionRequest, text);
        if (value === undefined) return;
        expect(validRange(value)).toBe(true);
        // Behind `===` PEP 440 allows any text; see the test below.
        if (!value.includes('===')) expect(value).not.toMatch(/[\0;'"`$]|[^\s][\r\n]+[^\s,]/);
      }),
      3000,
    );
  });

  test('of a version request hold no line end', () => {
    expect(parsed(versionRequest, '===\n##[set-output]x')).toBeUndefined();
  });

  test('of an artifact’s name are what the service takes', () => {
    holds(
      fc.property(hostileText, (text) => {
        const value = parsed(artifactName, text);
        if (value === undefined) return;
        expect(value).toBe(text);
        expect(value).not.toMatch(/["':<>|*?\\/`\p{Cc}\p{Cf}\p{Cs}]/u);
        expect(value).not.toMatch(/^[\s.]*$/);
      }),
      2000,
    );
  });
});

describe('env', () => {
  const line = fc
    .tuple(
      fc.oneof(
        fc.constantFrom('A', 'LD_PRELOAD', 'ld_preload', 'PATH', '__proto__', 'constructor', ' B', 'GITHUB_ENV', 'a-b'),
        fc.constantFrom(
          'PYTHONPATH',
          'PYTHONSTARTUP',
          'PYEXEC_RUN',
          'BASH_ENV',
          'RUNNER_TEMP',
          'INPUT_CODE',
          'DYLD_X',
          '',
        ),
        hostileText,
      ),
      fc.constantFrom('=', '==', ' = ', ''),
      hostileText,
    )
    .map((parts) => parts.join(''));

  test('yields names that are harmless and values as they are given, or refuses', () => {
    holds(
      fc.property(fc.array(line, { maxLength: 4 }), (lines) => {
        const text = lines.join('\n');
        const value = parsed(envLines, text);
        if (value === undefined) return;
        const given = text.split(/\r?\n/).filter((one) => one !== '');
        expect(Object.keys(value)).toHaveLength(given.length);
        for (const one of given) {
          const name = one.slice(0, one.indexOf('=')).trim();
          expect(name).toMatch(/^[A-Za-z_][A-Za-z0-9_]*$/);
          expect(name).not.toMatch(/^(LD_|DYLD_|GITHUB_|RUNNER_|ACTIONS_|INPUT_|DOCKER_|PYEXEC_|PYTHONPATH|BASH_ENV)/i);
          expect(Object.getOwnPropertyDescriptor(value, name)?.value).toBe(one.slice(one.indexOf('=') + 1));
        }
      }),
      3000,
    );
  });

  test('never takes the mark of the run, whatever it is given', () => {
    const input = {
      platform: 'linux' as const,
      platformEnv: {},
      python: '/p/python',
      venv: undefined,
      home: '/h',
      temp: '/t',
      marker: 'm',
    };
    holds(
      fc.property(fc.dictionary(fc.constantFrom('PYEXEC_RUN', 'A', '__proto__'), hostileText), (extra) => {
        const env = buildProgramEnv({ ...input, extra });
        expect(env['PYEXEC_RUN']).toBe('m');
        expect(Object.getPrototypeOf(env)).toBe(Object.prototype);
      }),
      300,
    );
  });
});

describe('lines', () => {
  test('of paths and patterns have no line end and no white space around them', () => {
    holds(
      fc.property(hostileText, (text) => {
        for (const name of names(text)) expect([name, /\n/.test(name)]).toEqual([name.trim(), false]);
      }),
      500,
    );
  });

  test('of artifacts become patterns that stay below the folder, in a moment, or are refused', () => {
    const part = fc.constantFrom(
      ...['a', '*', '**', '?', '/', '//', './', '../', '..', '.', '{', '}', ',', '{a,b}', '{..,x}', '[', ']', '[!a-z]'],
      ...['[.][.]', '!', '\\', '\n', ' ', '/etc', 'C:', '\u0000', '😀', '{,}', '[]]', '[-]', '**/', '/**'],
    );
    const pattern = fc.array(part, { maxLength: 60 }).map((parts) => parts.join(''));
    const started = performance.now();
    holds(
      fc.property(fc.oneof(pattern, hostileText), (text) => {
        for (const { alternatives, excludes, text: line } of parsed(artifactPatterns, text) ?? []) {
          expect(excludes).toBe(line.startsWith('!'));
          expect(alternatives.length).toBeLessThanOrEqual(256);
          for (const segments of alternatives) {
            for (const segment of segments) {
              if (segment === '**') continue;
              const fixed = segment.map((token) => (token.kind === 'text' ? token.character : '?')).join('');
              expect(['', '.', '..'].includes(fixed)).toBe(false);
              expect(fixed).not.toMatch(/[/\\\p{Cc}]/u);
            }
          }
        }
      }),
      3000,
    );
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe('all inputs together', () => {
  const name = fc.oneof(fc.constantFrom(...INPUT_NAMES), fc.constantFrom('__proto__', 'toString', ''), hostileText);
  const values = fc.array(fc.tuple(name, fc.oneof(given, hostileText)), { maxLength: 6 });

  test('become settings without a NUL, or an error that repeats no value of env', () => {
    holds(
      fc.property(values, hostileText, (entries, secret) => {
        const hidden = `SECRET-${secret}-SECRET`;
        const withSecret = new Map([...entries, ['env', hidden] as const]);
        try {
          const settings = parseSettings({ values: withSecret, problems: [] });
          expect(JSON.stringify(settings)).not.toContain('\\u0000');
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(PyexecError);
          expect((thrown as PyexecError).code).toBe('invalid-input');
          expect((thrown as PyexecError).message).not.toContain(hidden);
        }
      }),
      1500,
    );
  });

  test('on a command line are inputs or problems: nothing is thrown, and nothing gets lost', () => {
    const flag = fc.constantFrom(
      '--code',
      '--no-summary',
      '--json',
      '--files=x',
      '--timeout=',
      '--',
      '-x',
      '--help',
      '-',
      '',
    );
    holds(
      fc.property(fc.array(fc.oneof(flag, hostileText), { maxLength: 6 }), (args) => {
        const { inputs, help } = parseRunArguments(args);
        const taken = inputs.values.size + inputs.problems.length + Number(help);
        const meaningful = args.filter((arg) => !['--', '--json', '--help'].includes(arg));
        expect(taken > 0 || meaningful.length === 0).toBe(true);
      }),
      1500,
    );
  });
});
