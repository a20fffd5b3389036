import { describe, expect, test } from '@jest/globals';
import { readMarkdown } from '../../../src/programs/documents/read-markdown.js';
import type { DocumentPrograms } from '../../../src/programs/documents/document.js';
import type { DocumentPart, Program } from '../../../src/programs/program.js';

const read = (...lines: string[]): DocumentPrograms =>
  readMarkdown(lines.join('\n'), { id: 'a.md', path: '/repo/a.md', timeoutMs: 30_000 });

const codeOf = (program: Program): string => (program.kind === 'module' ? '' : program.text);
const partOf = (program: Program | undefined): DocumentPart | undefined =>
  program?.kind === 'file' ? program.part : undefined;

/** What runs: the lines that are not blank, with their numbers. */
const lines = (...document: string[]): Record<string, string[]> =>
  Object.fromEntries(
    read(...document).programs.map((program) => [
      program.id,
      codeOf(program)
        .split('\n')
        .flatMap((line, index) => (line.trim() === '' ? [] : [`${index + 1} ${line}`])),
    ]),
  );

describe('the blocks that run', () => {
  test.each([
    ['a plain fence', ['# T', '```python', 'a', 'b', '```'], { 'a.md:3': ['3 a', '4 b'] }],
    [
      'a long fence with a fence in it',
      ['````python', '"""', '```', '"""', '````'],
      { 'a.md:2': ['2 """', '3 ```', '4 """'] },
    ],
    ['tildes', ['~~~ python', 'a', '~~~'], { 'a.md:2': ['2 a'] }],
    ['an indented fence', ['  ```py', '  if a:', '      b', '  ```'], { 'a.md:2': ['2 if a:', '3     b'] }],
    ['a quotation', ['> > ```python3', '> > a', '> > ```'], { 'a.md:2': ['2 a'] }],
    ['a list', ['- text', '', '  ```python', '  a', '', '  b', '  ```'], { 'a.md:4': ['4 a', '6 b'] }],
    ['the first line of a list item', ['1. ```python', '   a', '   ```'], { 'a.md:2': ['2 a'] }],
    ['braces with a dot', ['``` {.python .annotate}', 'a', '```'], { 'a.md:2': ['2 a'] }],
    ['braces', ['```{python, echo=FALSE}', 'a', '```'], { 'a.md:2': ['2 a'] }],
    ['a directive', ['```{code-block} python', ':linenos:', '', 'a', '```'], { 'a.md:2': ['4 a'] }],
    ['capitals', ['```Python', 'a', '```'], { 'a.md:2': ['2 a'] }],
    ['words of others', ['```python title="x y" hl_lines="1 2" {1,3}', 'a', '```'], { 'a.md:2': ['2 a'] }],
    ['a byte order mark', ['\ufeff```python', 'a', '```'], { 'a.md:2': ['2 a'] }],
    ['carriage returns', ['```python\r', 'a\r', 'b\r', '```\r'], { 'a.md:2': ['2 a', '3 b'] }],
    ['two blocks', ['```python', 'a', '```', '```python', 'b', '```'], { 'a.md:2': ['2 a'], 'a.md:5': ['5 b'] }],
    [
      'tabs of MkDocs',
      [
        '=== "A"',
        '',
        '    ```python title="a.py"',
        '    if a:',
        '        b',
        '    ```',
        '',
        '=== "B"',
        '',
        '    ~~~py',
        '    c',
        '    ~~~',
      ],
      { 'a.md:4': ['4 if a:', '5     b'], 'a.md:11': ['11 c'] },
    ],
    [
      'admonitions in a list and in each other, and what follows them',
      [
        '- x',
        '',
        '    !!! note "T"',
        '        !!! tip',
        '',
        '            ```py',
        '            a',
        '            ```',
        '',
        '```py',
        'b',
        '```',
      ],
      { 'a.md:7': ['7 a'], 'a.md:11': ['11 b'] },
    ],
    ['details', ['text', '???+ question', '    ```py', '    a', '    ```'], { 'a.md:4': ['4 a'] }],
    ['no code that only looks like it', ['=== a', '', '    ```py', '    a', '    ```', '', '!!! x', '', '      a'], {}],
    ['other languages', ['```js', 'a', '```', '```', 'b', '```'], {}],
    ['indented code', ['    a = 1'], {}],
    ['HTML', ['<pre>', '```python', 'a', '```', '</pre>'], {}],
    [
      '`continue`',
      ['```python', 'a', '```', 'text', '```python pyexec:continue', 'b', '```', '```py continuation', 'c', '```'],
      { 'a.md:2': ['2 a', '6 b', '9 c'] },
    ],
    [
      'groups',
      ['```python pyexec:group=x', 'a', '```', '```python', 'b', '```', '```python pyexec:group="x"', 'c', '```'],
      { 'a.md:x': ['2 a', '8 c'], 'a.md:5': ['5 b'] },
    ],
  ])('%s', (_what, document, expected) => {
    expect(read(...document).mistakes).toEqual([]);
    expect(lines(...document)).toEqual(expected);
  });

  test('run under the path of the document, and are named after it', () => {
    const [program] = read('', '```python', 'a', '```').programs;
    expect(program).toMatchObject({ kind: 'file', id: 'a.md:3', path: '/repo/a.md', text: '\n\na\n' });
    expect(partOf(program)).toMatchObject({ source: { path: 'a.md', line: 3 }, isInPlace: true, notes: [] });
    expect([2, 3, 4, 0].map((line) => partOf(program)?.lineOf(line))).toEqual([2, 3, undefined, undefined]);
  });
});

describe('the blocks that are skipped', () => {
  test.each([
    ['our option', ['```python pyexec:skip', 'a', '```'], 'the document says so'],
    ['its reason', ['```python pyexec:skip="needs a GPU"', 'a', '```'], 'needs a GPU'],
    ['a comment', ['<!-- pyexec: skip="needs, a GPU" -->', '', '```python', 'a', '```'], 'needs, a GPU'],
    ['pytest-markdown-docs', ['```python notest', 'a', '```'], 'marked `notest`'],
    ['rustdoc', ['```python,ignore', 'a', '```'], 'marked `ignore`'],
    ['pytest-examples', ['```py {test="skip"}', 'a', '```'], 'marked `test="skip"`'],
    ['pytest-examples with braces', ['```{.py .test="skip" title="x"}', 'a', '```'], 'marked `test="skip"`'],
    ['a snippet', ['```py title="a.py"', '--8<-- "docs/a.py"', '```'], 'it includes another file, which is not read'],
    ['an include', ['```Python hl_lines="1"', '{!> ../a.py!}', '```'], 'it includes another file, which is not read'],
    ['a session by name', ['```pycon', '>>> a', '```'], 'an interactive session'],
    ['a session', ['```python', '>>> a', '```'], 'an interactive session'],
  ])('%s', (_what, document, reason) => {
    const { programs, skipped, mistakes } = read(...document);
    expect([programs, mistakes]).toEqual([[], []]);
    const line = document.findIndex((one) => /^```[a-z{]/i.test(one)) + 2;
    expect(skipped).toEqual([{ id: `a.md:${line}`, source: { path: 'a.md', line }, reason }]);
  });

  test('take with them what continues them', () => {
    const { programs, skipped } = read('```py notest', 'a', '```', '```py continuation', 'b', '```');
    expect([programs, skipped.map(({ reason }) => reason)]).toEqual([
      [],
      ['marked `notest`', 'it continues a block that is skipped'],
    ]);
  });
});

describe('what is expected', () => {
  const expectation = (...document: string[]) => partOf(read(...document).programs[0])?.expectation;

  test.each([
    ['nothing', ['```python', 'a', '```'], undefined, undefined],
    ['any error', ['```python pyexec:error', 'a', '```'], { type: undefined }, undefined],
    ['an error', ['```python pyexec:error=a.B', 'a', '```'], { type: 'a.B' }, undefined],
    ['should_panic', ['```python should_panic', 'a', '```'], { type: undefined }, undefined],
    ['an output', ['```python', 'a', '```', '', '<!-- x -->', '```text', '1', '```'], undefined, ['1', 6, 8, '']],
    ['in a quotation', ['> ```python', '> a', '> ```', '> ~~~output', '> 1', '> ~~~'], undefined, ['1', 4, 6, '> ']],
    ['none behind text', ['```python', 'a', '```', 'so', '```text', '1', '```'], undefined, undefined],
    ['none where it is said', ['```python', 'a', '```', '```text pyexec:skip', '1', '```'], undefined, undefined],
    ['none in another language', ['```python', 'a', '```', '```json', '1', '```'], undefined, undefined],
  ])('%s', (...[, document, error, block]) => {
    const [text, firstLine, lastLine, prefix] = block ?? [];
    const output = block === undefined ? undefined : { blocks: [{ text, firstLine, lastLine, prefix }] };
    expect(expectation(...document)).toEqual({ error, output });
  });

  test('a timeout that is longer than the one of the run has no effect, which is said', () => {
    const [short, long] = read(
      ...['```python pyexec:timeout=500ms', 'a', '```'],
      ...['```python pyexec:timeout=1m', 'a', '```'],
    ).programs.map(partOf);
    expect([short?.timeoutMs, short?.notes.length, long?.notes.length]).toEqual([500, 0, 1]);
  });

  test('metadata in a block is not used, which is said', () => {
    const [program] = read('```python', '# /// script', '# dependencies = ["x"]', '# ///', '```').programs;
    expect(partOf(program)?.notes).toEqual([expect.stringContaining('inline metadata')]);
  });
});

describe('what is wrong', () => {
  test.each([
    [
      'an unknown option',
      ['', '  ```python  pyexec:skp x', '  a', '  ```'],
      '2:14 `skp` is no option; did you mean `skip`?',
    ],
    ['one in a comment', ['<!-- pyexec: skip', '  foo=1 -->', '```py', 'a', '```'], '2:3 `foo` is no option'],
    ['a bad value', ['```python pyexec:timeout=soon', 'a', '```'], '1:11 `timeout` must be a duration'],
    ['a bad name', ['```python pyexec:group="a b"', 'a', '```'], '1:11 `group` must be a name'],
    [
      'a fence that is never closed',
      ['text', '> ```python', '> a', '', 'b'],
      '2:3 the block that begins here is never closed',
    ],
    ['one at the end', ['```text', 'a'], '1:1 the block that begins here is never closed'],
    ['an empty one', ['```text'], '1:1 the block that begins here is never closed'],
    ['nothing to continue', ['```python pyexec:continue', 'a', '```'], '1:4 there is no block before'],
    ['a comment before nothing', ['<!-- pyexec: skip -->', '', 'text'], '1:1 the comment has to stand directly before'],
    ['options of another language', ['```js pyexec:error', 'a', '```'], '1:4 this is no block of Python'],
    [
      'a block behind one that fails',
      ['```py pyexec:error', 'a', '```', '```py continuation', 'b', '```'],
      '4:4 a block that has to fail',
    ],
    [
      'a group and `continue`',
      ['```py', 'a', '```', '```py pyexec:continue pyexec:group=a', 'b', '```'],
      '4:4 `continue` and `group`',
    ],
    ['an option of an output', ['```py', 'a', '```', '```text pyexec:error', 'b', '```'], '4:4 only `skip`'],
  ])('%s', (_what, document, expected) => {
    const mistakes = read(...document).mistakes.map(({ line, column, what }) => `${line}:${column} ${what}`);
    expect(mistakes).toEqual([expect.stringContaining(expected)]);
  });

  test('a document that would take too long is refused at once', () => {
    expect(read('- '.repeat(700_000)).mistakes).toHaveLength(1);
    expect(read('\n'.repeat(700_000)).mistakes).toHaveLength(1);
  });

  test('a fence is not closed outside of its container', () => {
    const { programs, mistakes } = read('!!! note', '    ```py', '    a', '', '```py', 'b', '```');
    expect(mistakes).toEqual([{ line: 2, column: 5, what: 'the block that begins here is never closed' }]);
    expect(programs).toHaveLength(2);
  });

  test('deep nesting hides blocks, and nothing else', () => {
    expect(read(`${'> '.repeat(10_000)}a`, '', '```python', 'a', '```').programs).toHaveLength(1);
    const containers = Array.from({ length: 1000 }, (_, depth) => `${'    '.repeat(depth)}!!! note`);
    expect(read(...containers, '```python', 'a', '```').programs).toHaveLength(1);
  });
});
