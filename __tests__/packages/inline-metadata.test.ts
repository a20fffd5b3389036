import { describe, expect, test } from '@jest/globals';
import { PyexecError } from '../../src/errors.js';
import { readInlineMetadata, type InlineMetadata } from '../../src/packages/inline-metadata.js';

const block = (...lines: string[]): string => ['# /// script', ...lines, '# ///', ''].join('\n');

async function failure(text: string): Promise<PyexecError> {
  try {
    await readInlineMetadata(text, 'a.py');
  } catch (thrown) {
    if (thrown instanceof PyexecError) return thrown;
    throw thrown;
  }
  throw new Error('was accepted');
}

describe('readInlineMetadata', () => {
  // The example of PEP 723.
  const EXAMPLE = `# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "requests<3",
#   "rich",
# ]
# ///

import requests
`;

  test.each([
    ['with line feeds', EXAMPLE],
    ['with CRLF', EXAMPLE.replaceAll('\n', '\r\n')],
    ['with CR', EXAMPLE.replaceAll('\n', '\r')],
    ['after other lines', `#!/usr/bin/env python\n"""x"""\n\n${EXAMPLE}`],
    ['at the very end', EXAMPLE.slice(0, EXAMPLE.indexOf('\n\n'))],
  ])('reads the block %s', async (_, text) => {
    expect(await readInlineMetadata(text, 'a.py')).toEqual({
      requiresPython: '>=3.11',
      dependencies: ['requests<3', 'rich'],
    });
  });

  test.each([
    ['nothing', ''],
    ['no block', 'print(1)'],
    ['an indented block', ` ${block('# dependencies = []').replaceAll('\n', '\n ')}`],
    ['a block that is not closed', '# /// script\n# dependencies = []\n'],
    ['a block that is interrupted', '# /// script\n# dependencies = [\n\n# ]\n# ///'],
    ['a line without the space', '# /// script\n#dependencies = []\n# ///'],
    ['a block without a line', '# /// script\n# ///'],
    ['another type', block('# dependencies = ["a"]').replace('script', 'pyproject')],
    ['white space behind the type', block('# dependencies = ["a"]').replace('script', 'script ')],
    ['white space behind the end', `${block('# dependencies = ["a"]').trimEnd()} `],
    ['a mark of the byte order before it', `\ufeff${block('# dependencies = ["a"]')}`],
  ])('finds none in %s', async (_, text) => {
    expect(await readInlineMetadata(text, 'a.py')).toBeUndefined();
  });

  test.each<[string, string[], InlineMetadata]>([
    ['nothing', ['#'], { requiresPython: undefined, dependencies: [] }],
    ['any Python', ['# requires-python = " "'], { requiresPython: undefined, dependencies: [] }],
    ['a range', ['# requires-python = " >=3.9, <4 "'], { requiresPython: '>=3.9, <4', dependencies: [] }],
    ['other tables', ['# [tool.x]', '# dependencies = 1'], { requiresPython: undefined, dependencies: [] }],
    [
      'names of JavaScript',
      ['# __proto__ = 1', '# constructor.x = 1'],
      { requiresPython: undefined, dependencies: [] },
    ],
    ['hostile texts', ['# dependencies = ["--pre"]'], { requiresPython: undefined, dependencies: ['--pre'] }],
  ])('takes %s', async (_, lines, expected) => {
    expect(await readInlineMetadata(block(...lines), 'a.py')).toEqual(expected);
  });

  test('takes the last closing line that comments lead to', async () => {
    const text = '# /// script\n# dependencies = ["a"]\n# ///\n# ///\n';
    expect((await failure(text)).message).toMatch(/^a\.py:3 inline script metadata: Invalid TOML document: /);
  });

  test('leaves blocks of other types alone', async () => {
    const other = block('# dependencies = ["b"]').replace('script', 'other');
    expect(await readInlineMetadata(`${other}\n${block('# dependencies = ["a"]')}\n${other}`, 'a.py')).toEqual({
      requiresPython: undefined,
      dependencies: ['a'],
    });
  });

  test.each<[string, string]>([
    [`\n${block('# a = 1')}\n${block('# a = 1')}`, 'a.py:6 inline script metadata: another block begins at line 2'],
    [`\n\n${block('# a = 1', '# b = [', '#')}`, 'a.py:7 inline script metadata: Invalid TOML document: '],
    [block('# a = 1', '# a = 2'), 'a.py:3 inline script metadata: Invalid TOML document: '],
    [
      block('# dependencies = "a"'),
      'a.py:1 inline script metadata: dependencies must be a list of texts such as ["requests<3"]',
    ],
    [
      block('# dependencies = [1]'),
      'a.py:1 inline script metadata: dependencies must be a list of texts such as ["requests<3"]',
    ],
    [
      block('# requires-python = 3'),
      'a.py:1 inline script metadata: requires-python must be a version specifier such as ">=3.11"',
    ],
    [
      block('# requires-python = "3.11"'),
      'a.py:1 inline script metadata: requires-python must be a version specifier such as ">=3.11"',
    ],
    [block(`# a = "${'x'.repeat(100_000)}"`), 'a.py:1 inline script metadata: it has more than 100000 characters'],
  ])('refuses %j', async (text, message) => {
    const error = await failure(text);
    expect(error.code).toBe('invalid-program');
    expect(error.message.startsWith(message)).toBe(true);
    expect(error.message).not.toContain('\n');
    expect(error.hint).toBe(
      'Correct the block that begins with `# /// script`; see https://peps.python.org/pep-0723/.',
    );
  });
});
