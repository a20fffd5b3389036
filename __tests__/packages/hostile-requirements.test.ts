import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PyexecError } from '../../src/errors.js';
import { checkAllowed, formatRequest, parseUntrusted } from '../../src/packages/allow-packages.js';
import { canonicalText } from '../../src/packages/canonical-text.js';
import { readInlineMetadata } from '../../src/packages/inline-metadata.js';
import { splitLogicalLines } from '../../src/packages/logical-lines.js';
import { readRequirements, type RequirementInputs } from '../../src/packages/read-requirements.js';
import { holds, holdsAsync, hostileText } from '../fuzz/hostile.js';
import { ACCEPTED, REJECTED } from './untrusted-texts.js';

/** What requirements are made of, and what stands around them. */
const piece = fc.constantFrom(
  ...['numpy', 'Zope.Interface', 'a', '-', '_', '.', '..', '/', './', '~', '[', ']', '[x]', '(', ')', ',', ' ', '\t'],
  ...['==', '===', '>=', '<', '!=', '~=', '=', '1', '1.2.*', '1!2', '+x', 'dev', '*', '@', ' @ ', 'https://x/', '://'],
  ...['git+https://x/y@', 'file:', 'file:///', 'u:p@', '#', ' #', '#egg=a', '&', ';', ' ; ', 'os_name == "nt"', '"'],
  ...["'", '\\', '\\\n', '\n', '\r\n', '\u2028', '\u0085', '${X}', '{local:0}', ' -', ' --', '-e ', '-r ', '-c '],
  ...['-f ', '-i ', '--hash=', '--pre', '--config-settings=', 'sha256:', 'r.txt', 'x.whl', '%2e', '%zz', '\ufeff', 'é'],
);
const requirementLike = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
const text = fc.oneof({ weight: 3, arbitrary: requirementLike }, hostileText);

const tomlPiece = fc.constantFrom(
  ...['dependencies', 'requires-python', 'a', ' = ', '[', ']', '{', '}', '"', "'", '"""', ',', '.', '1', '1e9', 'true'],
  ...[
    '__proto__',
    'constructor',
    '\\u0000',
    '1979-05-27',
    '[[',
    ']]',
    '#',
    'include-group',
    '"x>1"',
    '\n',
    '\n# ',
    '\n#',
  ],
);
const tomlLike = fc.array(tomlPiece, { maxLength: 20 }).map((pieces) => pieces.join(''));

let base = '';
beforeAll(async () => {
  base = await mkdtemp(path.join(os.tmpdir(), 'hostile-'));
});
afterAll(() => rm(base, { recursive: true }));

const read = (inputs: Partial<RequirementInputs>) =>
  readRequirements({ packages: [], requirements: [], groups: [], currentFolder: base, ...inputs });

/** Undefined where it is refused as it should be; any other failure is one of the test. */
async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof PyexecError)) throw thrown;
    expect(thrown.code).not.toBe('internal');
    return undefined;
  }
}

describe('any text', () => {
  test('is read as requirements, or refused; then each line is one for the installer, with nothing of this machine', async () => {
    await holdsAsync(
      fc.asyncProperty(text, async (given) => {
        const set = await attempt(() => read({ packages: [given] }));
        if (set === undefined) return;
        for (const line of [...set.requirements, ...set.constraints]) {
          expect(splitLogicalLines(`${line.text}\nnext`).map((each) => each.text)).toEqual([line.text, 'next']);
          if (/^--(?:extra-index-url|index-url|find-links)/.test(line.text)) {
            expect(line.text).toMatch(/^\S+ (?:https?:|file:\/\/\/|\/|\$\{)/i);
          } else if (!line.text.startsWith('--')) {
            // In URLs and markers, anything may stand.
            expect(line.text.split(';')[0]).not.toMatch(/(?<![^ \t])(?:\.{0,2}\/|file:)/u);
          }
          expect(line.source.line).toBeGreaterThan(0);
        }
        // What was written is read again as the same.
        const lines = set.requirements.map((line) => line.text);
        if (set.locals.length > 0 || set.constraints.length > 0) return;
        const again = await read({ packages: lines });
        expect(again.requirements.map((line) => line.text)).toEqual(lines);
        expect(canonicalText(again)).toBe(canonicalText(set));
      }),
      3000,
    );
  });

  test('is the path of a file, or refused', async () => {
    await holdsAsync(
      fc.asyncProperty(text, async (given) => {
        await attempt(() => read({ requirements: [given] }));
      }),
      500,
    );
  });

  test('is a pyproject.toml, or refused', async () => {
    await holdsAsync(
      fc.asyncProperty(fc.oneof(tomlLike, text), fc.constantFrom('a', '__proto__', 'é'), async (given, group) => {
        await writeFile(path.join(base, 'pyproject.toml'), `[dependency-groups]\na = [${given}`);
        await attempt(() => read({ groups: [group] }));
        await writeFile(path.join(base, 'pyproject.toml'), `[dependency-groups]\na = [${JSON.stringify(given)}]`);
        await attempt(() => read({ groups: [group] }));
      }),
      500,
    );
  });

  test('has inline metadata, has none, or is refused', async () => {
    await holdsAsync(
      fc.asyncProperty(fc.oneof(tomlLike, text), async (given) => {
        const found = await attempt(() => readInlineMetadata(`# /// script\n# ${given}\n# ///\n${given}`, 'a.py'));
        if (found === undefined) return;
        expect(found.dependencies.every((dependency) => typeof dependency === 'string')).toBe(true);
      }),
      2000,
    );
  });
});

describe('what is accepted of untrusted texts', () => {
  const untrusted = fc.oneof(
    text,
    fc.tuple(fc.constantFrom(...ACCEPTED.map(([accepted]) => accepted)), piece).map((parts) => parts.join('')),
    fc
      .tuple(fc.constantFrom(...ACCEPTED.map(([accepted]) => accepted)), fc.constantFrom(...REJECTED))
      .map((parts) => parts.join('')),
    fc.constantFrom(...REJECTED),
  );

  test('is a name, extras and versions, in a line that can be nothing else', () => {
    holds(
      fc.property(untrusted, (given) => {
        const parsed = parseUntrusted(given);
        if ('refused' in parsed) return;
        expect(given).not.toMatch(/^\s*-|[\t\n\r@;/\\$#:"'`]|[^\x20-\x7e]/);
        const line = formatRequest(parsed);
        expect(line).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*(\[[a-z0-9,-]+\])?((===|[=!<>~]=|[<>])[A-Za-z0-9.!+*_,<>=~-]+)?$/);
        expect(line).not.toMatch(/\.(whl|zip|tar|gz|tgz|bz2|xz)$/i);
        expect(parseUntrusted(line)).toEqual(parsed);
        expect(checkAllowed([given], ['*'])).toEqual([line]);
      }),
      5000,
    );
  });

  test('is one named requirement for whoever reads requirements', async () => {
    await holdsAsync(
      fc.asyncProperty(untrusted, async (given) => {
        const parsed = parseUntrusted(given);
        if ('refused' in parsed) return;
        const { requirements, locals, volatileBecause } = await read({ packages: [formatRequest(parsed)] });
        expect(requirements.map((line) => line.text)).toEqual([formatRequest(parsed)]);
        expect([locals, volatileBecause]).toEqual([[], undefined]);
      }),
      2000,
    );
  });
});

/** Each would take minutes, were any step quadratic: the time limit of the test is the assertion. */
describe('large texts are read in time', () => {
  const N = 300_000;
  const repeat = (part: string, length = N): string => part.repeat(Math.ceil(length / part.length));

  test.each([
    [' '],
    ['\t#'],
    ['\\\n'],
    ['#\\\n'],
    ['a\\\n'],
    ['a'],
    ['-'],
    ['a-'],
    ['1.'],
    ['a[['],
    ['a['],
    ['"'],
    ['\\"'],
    ['a '],
    [' -'],
    ['--pre '],
    ['://'],
    ['://@'],
    [','],
    [';'],
    ['\u0000'],
    ['{local:'],
    ['${X}'],
    ['[a]'],
    ['.tar'],
    ['a\n'],
    ['?\n'],
  ])('of %j', async (part) => {
    for (const before of ['', 'a', 'a==', 'a[', 'a ; ', 'a @ https://x/', 'https://', '-i ', '-e ', 'a -C ', '"']) {
      await attempt(() => read({ packages: [`${before}${repeat(part, 100_000)}`] }));
    }
    const file = path.join(base, 'large.txt');
    await writeFile(file, repeat(part).replaceAll('\0', 'x'));
    await attempt(() => read({ requirements: [file] }));
    parseUntrusted(repeat(part));
    await attempt(() => readInlineMetadata(`# /// script\n# ${repeat(part)}`, 'a.py'));
  });

  test.each([
    '# /// script\n',
    '# ///\n',
    '#\n',
    '# /// script\n# ///\n',
    '# /// script\n#\n# ///\n\n',
    '# /// a\n#\n\r',
  ])('of blocks as in %j', async (part) => {
    await attempt(() => readInlineMetadata(repeat(part), 'a.py'));
    await attempt(() => readInlineMetadata(`${repeat(part)}#`, 'a.py'));
  });

  test.each(['"a",', '"a\\"",', "'", '{include-group="a"},', '"a', '[', '{a=', '# "\n', '#"\'', 'a.'])(
    'of groups as in %j',
    async (part) => {
      await writeFile(path.join(base, 'pyproject.toml'), `[dependency-groups]\na = [${repeat(part, 200_000)}`);
      await attempt(() => read({ groups: ['a'] }));
      await writeFile(path.join(base, 'pyproject.toml'), `[dependency-groups]\na = [${repeat(part, 200_000)}]`);
      await attempt(() => read({ groups: ['a'] }));
    },
  );
});
