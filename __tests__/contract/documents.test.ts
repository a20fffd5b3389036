import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { describeContract } from './each-environment.js';

const MARKDOWN = [
  '# Documents',
  '',
  '> ```python',
  '> x = 1',
  '> raise ValueError(x)',
  '> ```',
  '',
  '```python',
  'print("right")',
  '```',
  '',
  '```text',
  'right',
  '```',
  '',
  '```python',
  'print("one\\ntwo")',
  '```',
  '',
  '```output',
  'one',
  'three',
  '```',
  '',
  '```python pyexec:error=KeyError',
  '{}[1]',
  '```',
  '',
  '```python pyexec:error=ValueError',
  '{}[1]',
  '```',
  '',
  '```python pyexec:error',
  'pass',
  '```',
  '',
  '```python pyexec:error pyexec:timeout=500ms',
  'while True: pass',
  '```',
  '',
  '```python pyexec:error',
  'import os; os.kill(os.getpid(), 11)',
  '```',
  '',
  '```python pyexec:skip="needs a GPU"',
  'import torch',
  '```',
  '',
  '```python pyexec:group=g',
  'y = 2',
  '```',
  '',
  '```python pyexec:group=g',
  'import sys; print(y, sys.argv[0] == __file__, __name__)',
  '```',
  '',
].join('\n');

const NOTEBOOK = JSON.stringify(
  {
    cells: [
      { cell_type: 'code', metadata: {}, outputs: [], source: ['%matplotlib inline\n', 'a = 0'] },
      { cell_type: 'code', metadata: {}, outputs: [], source: ['1 / a'] },
    ],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  },
  undefined,
  1,
);

describeContract('documents', (pyexec) => {
  test('have a verdict for each of their programs, at the line of the document', async () => {
    const cwd = await pyexec.folder();
    await mkdir(path.join(cwd, 'docs'));
    await writeFile(path.join(cwd, 'docs', 'a.md'), MARKDOWN);
    await writeFile(path.join(cwd, 'docs', 'n.ipynb'), NOTEBOOK);
    const { report, exitCode } = await pyexec.run(['--timeout', '20s', 'docs/*'], { cwd });
    const told = report.runs.map(({ id, status, error }) => [
      id.replace('docs/', ''),
      status,
      ...(error === null ? [] : [error.type, error.path, error.line]),
    ]);
    expect(told).toEqual([
      ['a.md:4', 'failed', 'ValueError', 'docs/a.md', 5],
      ['a.md:9', 'passed'],
      ['a.md:17', 'failed', 'UnexpectedOutput', 'docs/a.md', 22],
      ['a.md:26', 'passed'],
      ['a.md:30', 'failed', 'KeyError', 'docs/a.md', 30],
      ['a.md:34', 'failed', 'UnexpectedSuccess', 'docs/a.md', 34],
      ['a.md:38', 'timed-out'],
      ['a.md:42', 'failed'],
      ['a.md:g', 'passed'],
      [
        'n.ipynb',
        'failed',
        'ZeroDivisionError',
        'docs/n.ipynb',
        NOTEBOOK.split('\n').findIndex((l) => l.includes('1 / a')) + 1,
      ],
    ]);
    expect([exitCode, report.skipped]).toEqual([
      1,
      [{ id: 'docs/a.md:46', source: { path: 'docs/a.md', line: 46 }, reason: 'needs a GPU' }],
    ]);
    expect(report.runs[8]).toMatchObject({ stdout: '2 True __main__\n', source: { path: 'docs/a.md', line: 50 } });
    expect(report.runs.map(({ scriptPath }) => scriptPath)).toEqual(
      report.runs.map(({ source }) => path.join(cwd, source?.path ?? '')),
    );
    expect(await readFile(path.join(cwd, 'docs', 'a.md'), 'utf8')).toBe(MARKDOWN);
  });
});
