import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { useBundle } from '../support/bundle.js';
import { ChatServer, DONE, runs, says } from '../support/chat-server.js';
import { describeWith } from '../support/engines.js';
import { IDENTITIES, UNPRIVILEGED } from '../support/identities.js';
import { makeFolder, removeFolders, runCli, until, type CliResult } from '../support/run-cli.js';

const KEY = 'sk-test-7e9a1rc0de';
const FENCE = '```';
const SCRIPT = 'total = 0\nfor n in range(4):\n    total += n\nprint(totl)\n';
const MENDED = SCRIPT.replace('totl', 'total');
const GUIDE = `# Guide\n\n> ${FENCE}python\n> def double(n):\n>     return n * n\n> print(double(4))\n> ${FENCE}\n>\n> ${FENCE}output\n> 8\n> ${FENCE}\n\n${FENCE}python\nprint("fine")\n${FENCE}\n`;
const DOUBLE = 'def double(n):\n    return n * 2\nprint(double(4))\n';

describeWith('bubblewrap', 'a repair', () => {
  const bundle = useBundle();
  let server: ChatServer;
  beforeAll(async () => {
    server = await ChatServer.start();
  });
  afterAll(() => server.stop());
  afterEach(removeFolders);

  type Files = Readonly<Record<string, string>>;
  interface Asked {
    readonly identity?: (typeof IDENTITIES)[number];
    readonly flags?: readonly string[];
    readonly env?: Readonly<Record<string, string>>;
    readonly during?: (pid: number) => Promise<void>;
    readonly environment?: string;
    readonly url?: string;
  }
  interface Had extends CliResult {
    readonly cwd: string;
    readonly patch: string;
  }

  /** In a folder with these files; all of them are run. */
  async function repair(files: Files, asked: Asked = {}): Promise<Had> {
    const {
      identity = UNPRIVILEGED,
      flags = [],
      env = { OPENAI_API_KEY: KEY },
      during,
      environment = 'system',
    } = asked;
    const { url = server.url } = asked;
    const cwd = await makeFolder(identity);
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(cwd, name)), { recursive: true });
      await writeFile(path.join(cwd, name), text, { mode: 0o644 });
    }
    const own = ['--repair', '--model', 'm', '--base-url', url, '--patch-file', 'out.patch'];
    const args = ['run', '--json', '--environment', environment, ...own, ...flags, ...Object.keys(files)];
    const result = await runCli(args, { bundle, identity, cwd, env, ...(during === undefined ? {} : { during }) });
    expect([result.left, result.strays]).toEqual([[], []]);
    for (const [name, text] of Object.entries(files)) expect(await readFile(path.join(cwd, name), 'utf8')).toBe(text);
    const patch = await readFile(path.join(cwd, 'out.patch'), 'utf8').catch(() => '');
    return { ...result, cwd, patch };
  }

  async function apply({ cwd }: Had): Promise<void> {
    await promisify(execFile)('git', ['apply', '-p1', 'out.patch'], { cwd });
  }

  const outcomes = ({ report }: Had): unknown => report?.repairs?.map(({ id, outcome, turns }) => [id, outcome, turns]);

  test.each(IDENTITIES)('of a script is a patch, and no other verdict, $name', async (identity) => {
    server.will(runs(SCRIPT.replace('totl', '1/0')), runs(MENDED));
    const had = await repair({ 'a.py': SCRIPT }, { identity });
    expect({ exitCode: had.exitCode, stderr: had.stderr }).toMatchObject({ exitCode: 1 });
    expect(had.report).toMatchObject({ status: 'failed', runs: [{ id: 'a.py', status: 'failed' }], error: null });
    expect(had.report?.repairs).toMatchObject([
      { id: 'a.py', outcome: 'repaired', reason: null, turns: 2, isInPatch: true, usage: { requests: 2 } },
    ]);
    expect(had.report?.repairs?.[0]?.diff).toBe(had.patch);
    expect(had.patch).toContain('-print(totl)\n+print(total)\n');
    expect(had.stderr).toMatch(/repair of a\.py: repaired in 2 turns[^]*│ \+print\(total\)[^]*failed: 1 program/);
    const opening = JSON.stringify(server.requests[0]?.body.messages);
    expect(opening).toContain("name 'totl' is not defined");
    expect(server.requests[1]?.body.messages.at(-1)?.content).toContain('ZeroDivisionError');
    await apply(had);
    expect(await readFile(path.join(had.cwd, 'a.py'), 'utf8')).toBe(MENDED);
  });

  test('of a block is judged by what its document expects, and put back into it', async () => {
    server.will(runs(DOUBLE.replace('* 2', '+ n + 1')), runs(DOUBLE));
    const had = await repair({ 'docs/guide.md': GUIDE });
    expect([had.exitCode, outcomes(had)]).toEqual([1, [['docs/guide.md:4', 'repaired', 2]]]);
    expect(server.requests[0]?.body.messages.at(-1)?.content).toContain('"expected_output": "8"');
    expect(server.requests[1]?.body.messages.at(-1)?.content).toMatch(/UnexpectedOutput[^]*-8\\n\+9/);
    await apply(had);
    const text = await readFile(path.join(had.cwd, 'docs/guide.md'), 'utf8');
    expect(text).toBe(GUIDE.replace('n * n', 'n * 2'));
    const again = await runCli(['run', '--environment', 'system', 'docs/guide.md'], {
      bundle,
      identity: UNPRIVILEGED,
      cwd: had.cwd,
    });
    expect(again.exitCode).toBe(0);
  });

  test('of several blocks of a document and of a program that passes is one patch', async () => {
    const text = `${FENCE}python\n1 / 0\n${FENCE}\n\ntext\n\n${FENCE}python\nraise KeyError\n${FENCE}\n`;
    server.will(runs('1 / 1\n2 / 2\n'), runs('pass # mended'));
    const had = await repair({ 'a.md': text, 'b.py': 'print(1)' });
    expect(outcomes(had)).toEqual([
      ['a.md:2', 'repaired', 1],
      ['a.md:8', 'repaired', 1],
    ]);
    expect(had.report?.patch).toMatchObject({ files: ['a.md'], name: null });
    await apply(had);
    expect(await readFile(path.join(had.cwd, 'a.md'), 'utf8')).toBe(
      text.replace('1 / 0', '1 / 1\n2 / 2').replace('raise KeyError', 'pass # mended'),
    );
  });

  test('is none because a model says so', async () => {
    server.will(runs('raise SystemExit(3)'), says('It is repaired and passes. TERMINATE'));
    const had = await repair({ 'a.py': SCRIPT }, { flags: ['--max-turns', '3'] });
    expect([had.exitCode, had.patch, had.report?.patch]).toEqual([1, '', null]);
    expect(had.report?.repairs).toMatchObject([
      { outcome: 'not-repaired', reason: expect.stringContaining('max-turns'), turns: 3, diff: null },
    ]);
  });

  test('shares its budgets with the next one', async () => {
    server.will(runs('1/0'), runs('2/0'), runs('3/0'));
    const had = await repair({ 'a.py': SCRIPT, 'b.py': SCRIPT }, { flags: ['--max-turns', '2'] });
    expect(had.report?.repairs).toMatchObject([
      { id: 'a.py', outcome: 'not-repaired', turns: 2 },
      { id: 'b.py', outcome: 'not-tried', reason: expect.stringContaining('max-turns'), turns: 0, usage: null },
    ]);
    expect(server.requests).toHaveLength(2);
  });

  test('is not tried without a key, and everything else is as ever', async () => {
    server.will(runs(MENDED));
    const url = 'https://model.invalid/v1';
    const had = await repair({ 'a.py': SCRIPT, 'b.py': 'print(1)' }, { url, env: {} });
    expect(had.report).toMatchObject({
      status: 'failed',
      error: null,
      runs: [{ status: 'failed' }, { status: 'passed' }],
    });
    expect(had.report?.notes).toEqual([expect.stringContaining('`api-key` is empty')]);
    expect(had.report?.repairs).toMatchObject([{ id: 'a.py', outcome: 'not-tried' }]);
    expect([had.exitCode, had.patch, server.requests.length]).toEqual([1, '', 0]);
  });

  test('changes nothing of the verdict when the model does not answer', async () => {
    server.will({ status: 401, body: { error: { message: `wrong key ${KEY}` } } });
    const had = await repair({ 'a.py': SCRIPT, 'b.py': SCRIPT });
    expect([had.exitCode, had.report?.status, had.report?.error]).toEqual([1, 'failed', null]);
    expect(outcomes(had)).toEqual([
      ['a.py', 'not-tried', 0],
      ['b.py', 'not-tried', 0],
    ]);
    expect(had.report?.notes).toEqual([expect.stringContaining('does not accept the key')]);
    expect(had.stdout + had.stderr).not.toContain(KEY);
  });

  test('costs nothing and asks nobody when all pass, and in a dry run', async () => {
    server.will(runs(MENDED));
    const passed = await repair({ 'a.py': MENDED });
    expect([passed.exitCode, passed.report?.repairs, passed.patch]).toEqual([0, [], '']);
    const flags = ['--dry-run', '--code', '1/0', '--repair', '--model', 'm', '--base-url', server.url];
    const dry = await runCli(['run', ...flags], { bundle, identity: UNPRIVILEGED });
    expect([dry.exitCode, server.requests.length]).toEqual([0, 0]);
  });

  test('ends when the run is cancelled, and leaves nothing', async () => {
    server.will(runs('import time\ntime.sleep(60)'));
    const had = await repair(
      { 'a.py': SCRIPT, 'b.py': SCRIPT },
      {
        during: async (pid) => {
          await until(() => server.requests.length > 0);
          process.kill(pid, 'SIGINT');
        },
      },
    );
    expect([had.exitCode, had.report?.status, had.patch]).toEqual([130, 'cancelled', '']);
    expect(had.report?.repairs?.map(({ outcome }) => outcome)).not.toContain('repaired');
  });

  test('works in a venv', async () => {
    server.will(runs('import six', ['six']), runs(MENDED));
    const had = await repair({ 'a.py': SCRIPT }, { environment: 'venv' });
    expect(outcomes(had)).toEqual([['a.py', 'repaired', 2]]);
    expect(server.requests[1]?.body.messages.at(-1)?.content).toMatch(/six.*Nothing ran/s);
  });

  test('works without a sandbox where that is permitted, and changes no file', async () => {
    server.will(runs('2/0'), runs(MENDED));
    const had = await repair({ 'a.py': SCRIPT }, { flags: ['--isolation', 'none', '--allow-key-exposure'] });
    expect(outcomes(had)).toEqual([['a.py', 'repaired', 2]]);
    expect(had.report?.isolation?.kind).toBe('none');
  });

  test('of a program without a file is a suggestion alone', async () => {
    server.will(runs('print(1)'));
    const had = await repair({}, { flags: ['--code', '1/0'] });
    expect(had.report?.repairs).toMatchObject([
      { outcome: 'repaired', isInPatch: false, reason: expect.stringContaining('in no file') },
    ]);
    expect(had.report?.repairs?.[0]?.diff).toContain('+print(1)');
    expect(had.patch).toBe('');
  });

  test('is refused with what it cannot go with', async () => {
    for (const [flags, message] of [
      [['--module', 'x'], '`module`'],
      [['--prompt', 'x'], '`prompt`'],
      [['--code', '1', '--update'], '`update`'],
      [['--code', '1', '--record', 'x'], '`record` cannot be had with `repair`'],
      [['--code', '1', '--isolation', 'none'], 'allow-key-exposure'],
    ] as const) {
      const had = await repair({}, { flags });
      expect([had.exitCode, had.stderr]).toEqual([2, expect.stringContaining(message)]);
    }
    const bare = await runCli(['run', '--code', '1', '--repair'], { bundle, identity: UNPRIVILEGED });
    expect([bare.exitCode, bare.stderr]).toEqual([2, expect.stringContaining('`repair` needs a `model`')]);
    const without = await runCli(['run', '--code', '1', '--patch-file', 'x'], { bundle, identity: UNPRIVILEGED });
    expect([without.exitCode, without.stderr]).toEqual([2, expect.stringContaining('`patch-file` needs')]);
  });

  test('ends with the pass that a last reply brings', async () => {
    server.will(runs(MENDED), DONE);
    const had = await repair({ 'a.py': SCRIPT }, { flags: ['--max-turns', '1'] });
    expect([outcomes(had), server.requests.length]).toEqual([[['a.py', 'repaired', 1]], 1]);
  });
});
