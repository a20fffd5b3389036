import { chmod, mkdir, readFile, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { useBundle } from '../support/bundle.js';
import { describeWith } from '../support/engines.js';
import { UNPRIVILEGED } from '../support/identities.js';
import { makeFolder, removeFolders, runCli, type CliResult } from '../support/run-cli.js';

const block = (code: string, ...output: string[]): string =>
  ['```python', code, '```', ...(output.length === 0 ? [] : ['```text', ...output, '```']), ''].join('\n');

describeWith('Linux', 'documents on the command line', () => {
  const bundle = useBundle();
  afterEach(removeFolders);

  const project = async (files: Record<string, string>): Promise<string> => {
    const cwd = await makeFolder(UNPRIVILEGED);
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(cwd, name)), { recursive: true });
      await writeFile(path.join(cwd, name), text);
      await chmod(path.join(cwd, name), 0o666);
    }
    return cwd;
  };
  const cli = (cwd: string, ...args: string[]): Promise<CliResult> =>
    runCli(['run', '--environment', 'system', '--isolation', 'none', '--json', ...args], {
      bundle,
      identity: UNPRIVILEGED,
      cwd,
    });
  const messageOf = ({ report }: CliResult): string => report?.error?.message ?? '';

  test('`--update` writes what was printed, and nothing else, into the blocks that show it', async () => {
    const before = `a\r\n\r\n${block('print("```\\n x ")', 'old', 'older').replaceAll('\n', '\r\n')}${block('print(2)', '1')}`;
    const rest = block('raise SystemExit(1)', 'x') + block('print(3)', '3');
    const cwd = await project({ 'a.md': before + rest });
    const kept = await cli(cwd, 'a.md');
    expect([kept.exitCode, await readFile(path.join(cwd, 'a.md'), 'utf8')]).toEqual([1, before + rest]);
    await chmod(path.join(cwd, 'a.md'), 0o646);
    const { report } = await cli(cwd, '--update', 'a.md');
    expect(report?.runs.map(({ status }) => status)).toEqual(['passed', 'passed', 'failed', 'passed']);
    const after = before
      .replace('```text\r\nold\r\nolder\r\n```', '````text\r\n```\r\n x\r\n````')
      .replace('```text\n1\n```', '```text\n2\n```');
    expect(await readFile(path.join(cwd, 'a.md'), 'utf8')).toBe(after + rest);
    expect((await stat(path.join(cwd, 'a.md'))).mode & 0o777).toBe(0o646);
    const again = await cli(cwd, 'a.md');
    expect(again.report?.runs.map(({ status }) => status)).toEqual(['passed', 'passed', 'failed', 'passed']);
  });

  test('`--update` leaves alone what lies elsewhere, and what cannot be shown', async () => {
    const text = block('print(2)', '1');
    const outside = await project({ 'x.md': text });
    const escapes = block('print("\\x1b[31m")', '1');
    const shared = `${block('print(1)', '1')}\n\n\`\`\`python continuation\nprint(2)\n\`\`\`\n\n~~~text\n3\n~~~\n`;
    const cwd = await project({ 'escapes.md': escapes, 'shared.md': shared });
    await symlink(path.join(outside, 'x.md'), path.join(cwd, 'link.md'));
    const { report, exitCode } = await cli(cwd, '--update', 'link.md', 'escapes.md', 'shared.md');
    expect(report?.runs.map(({ status, notes }) => [status, notes.join()])).toEqual([
      ['failed', expect.stringContaining('does not lie in the current folder')],
      ['failed', expect.stringContaining('control characters')],
      ['failed', expect.stringContaining('several blocks')],
    ]);
    expect([exitCode, await readFile(path.join(outside, 'x.md'), 'utf8')]).toEqual([1, text]);
    expect(await readFile(path.join(cwd, 'shared.md'), 'utf8')).toBe(shared);
  });

  test('a program cannot print or raise its way to an update or to an expected failure', async () => {
    const raises = 'class UnexpectedOutput(Exception): pass\nprint(2)\nraise UnexpectedOutput("x")';
    const cwd = await project({
      'a.md': block(raises, '1'),
      'b.md': '```python pyexec:error=KeyError\nimport sys\nsys.stderr.write("KeyError: 1\\n")\n```\n',
    });
    const { report } = await cli(cwd, '--update', 'a.md', 'b.md');
    expect(report?.runs.map(({ status }) => status)).toEqual(['failed', 'failed']);
    expect(await readFile(path.join(cwd, 'a.md'), 'utf8')).toBe(block(raises, '1'));
  });

  test('globs find documents, but none behind links that lead out; one that is named may be anywhere', async () => {
    const outside = await project({ 'x.md': block('print("outside")') });
    const cwd = await project({ 'docs/a.md': block('print(1)'), 'docs/none.md': 'text', 'p.py': 'print(2)' });
    await symlink(path.join(outside, 'x.md'), path.join(cwd, 'docs', 'link.md'));
    await symlink(outside, path.join(cwd, 'linked'));
    const found = await cli(cwd, '**/*.md');
    expect(found.report?.runs.map(({ id }) => id)).toEqual(['docs/a.md:2']);
    const refused = await cli(cwd, 'linked/*.md');
    expect([refused.exitCode, refused.report?.error?.code]).toEqual([2, 'invalid-program']);
    expect(messageOf(refused)).toContain('x.md lies behind a link that leads out of');
    const { report } = await cli(cwd, 'docs/link.md', '*.py', 'docs/[an]*.md', 'docs/a.md', 'docs/none.md');
    expect(report?.runs.map(({ id, status }) => [id, status])).toEqual([
      ['docs/link.md:2', 'passed'],
      ['p.py', 'passed'],
      ['docs/a.md:2', 'passed'],
    ]);
    expect(report?.skipped).toEqual([
      { id: 'docs/none.md', source: { path: 'docs/none.md', line: 1 }, reason: 'there is no Python in it' },
    ]);
  });

  test('everything that is wrong in all documents is told at once, with lines and columns, and nothing runs', async () => {
    const cwd = await project({
      'a.md': '```python pyexec:skp\nopen("ran", "w")\n```\n```python\na',
      'b.ipynb': '{"nbformat": 3}',
      'c.ipynb': '{',
      'd.md': `\`\`\`python pyexec:gr\u202e=1\na\n\`\`\`\n`,
    });
    const result = await cli(cwd, 'a.md', 'b.ipynb', 'c.ipynb', 'd.md');
    expect([result.exitCode, result.report?.runs]).toEqual([2, []]);
    for (const part of ['a.md:1:11 `skp`', 'a.md:4:1 the block', 'b.ipynb:1:1 it is in version 3', 'c.ipynb:1:2 '])
      expect(messageOf(result)).toContain(part);
    expect(result.stderr).toContain('d.md:1:11');
    expect(result.stderr).not.toContain('\u202e');
  });

  test('line ends and signs of direction in names change neither lines nor logs, and a file named twice runs once', async () => {
    const names = ['a\n::error::b.md', 'c\u202egpj.md'];
    const cwd = await project(Object.fromEntries(names.map((name) => [name, `\n${block('1 / 0')}`])));
    const { report, stderr } = await cli(cwd, '*.md', './c\u202egpj.md', path.join(cwd, 'c*.md'));
    const error = { type: 'ZeroDivisionError', message: 'division by zero', line: 3 };
    expect(report?.runs.map((run) => [run.id, run.error])).toEqual(
      names.map((name) => [`${name}:3`, { ...error, path: name }]),
    );
    expect(stderr).not.toMatch(/\u202e|^::error/m);
    const named = await cli(cwd, ...names);
    expect([named.exitCode, messageOf(named)]).toEqual([2, expect.stringContaining('b.md" has a line end in it')]);
  });

  test('a document of 50 MB is refused before it is read', async () => {
    const cwd = await project({ 'big.md': '' });
    await truncate(path.join(cwd, 'big.md'), 50e6);
    const result = await cli(cwd, 'big.md');
    expect([result.exitCode, messageOf(result)]).toEqual([2, expect.stringContaining('big.md is larger than')]);
  });

  test.each([
    ['text', /there is no Python/],
    ['```python notest\na\n```\n', /one block is skipped, first a\.md:2: marked `notest`/],
  ])('nothing to run is an error: %j', async (text, expected) => {
    const result = await cli(await project({ 'a.md': text }), '*.md');
    expect([result.exitCode, messageOf(result)]).toEqual([2, expect.stringMatching(expected)]);
  });

  test('a dry run names the programs', async () => {
    const cwd = await project({ 'a.md': block('a') + block('b') });
    const result = await runCli(['run', '--environment', 'system', '--dry-run', 'a.md'], {
      bundle,
      identity: UNPRIVILEGED,
      cwd,
    });
    expect(result.stdout).toMatch(/programs \(2, .*\n {2}a\.md:2\n {2}a\.md:5\n/);
  });
});
