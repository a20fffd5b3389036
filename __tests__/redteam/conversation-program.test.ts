import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { useBundle } from '../support/bundle.js';
import { ChatServer, DONE, runs } from '../support/chat-server.js';
import { describeWith } from '../support/engines.js';
import { IDENTITIES, UNPRIVILEGED } from '../support/identities.js';
import { makeFolder, removeFolders, runCli, type CliResult } from '../support/run-cli.js';

/** What a check that imports it becomes. */
const LIE = 'import os\nos._exit(0)\n';
const CHECK = 'import json\nassert False, "never"\n';
/** A folder in which everybody may write. */
async function makeOpen(...parts: string[]): Promise<string> {
  const folder = path.join(...parts);
  await mkdir(folder);
  await chmod(folder, 0o777);
  return folder;
}

const UNCONTAINED = ['--isolation', 'none', '--allow-key-exposure'];

describeWith('bubblewrap', 'a program of a conversation', () => {
  const bundle = useBundle();
  let server: ChatServer;
  beforeAll(async () => {
    server = await ChatServer.start();
  });
  afterAll(() => server.stop());
  afterEach(removeFolders);

  async function ask(
    flags: readonly string[],
    { cwd, identity = UNPRIVILEGED }: { cwd: string; identity?: (typeof IDENTITIES)[number] },
  ): Promise<CliResult> {
    const args = ['run', '--json', '--environment', 'system', '--prompt', 'do it', '--model', 'm'];
    return runCli([...args, '--base-url', server.url, ...flags], {
      ...{ bundle, identity, cwd, env: { OPENAI_API_KEY: 'sk-test-9d41' } },
    });
  }

  describe('does not make the check pass', () => {
    const plant = (folder: string): string =>
      `open(${JSON.stringify(`${folder}/json.py`)}, "w").write(${JSON.stringify(LIE)})`;

    async function checked(flags: readonly string[], code: string, cwd: string): Promise<unknown[]> {
      server.will(runs(code), DONE);
      const { exitCode, report } = await ask(['--max-turns', '2', ...flags], { cwd });
      return [exitCode, report?.status, report?.runs.map(({ id, status }) => `${id} ${status}`)];
    }
    const HELD = [1, 'failed', ['attempt-1.py passed', 'check failed']];

    test('by a module beside it when it lies in the working directory', async () => {
      const cwd = await makeFolder(UNPRIVILEGED);
      await makeOpen(cwd, 'work');
      await writeFile(path.join(cwd, 'work', 'check.py'), CHECK, { mode: 0o644 });
      const flags = ['--working-directory', 'work', '--check', 'work/check.py'];
      expect(await checked(flags, plant('.'), cwd)).toEqual(HELD);
    });

    test('without isolation by a module beside where it will be', async () => {
      const cwd = await makeFolder(UNPRIVILEGED);
      expect(await checked([...UNCONTAINED, '--check', CHECK], plant('..'), cwd)).toEqual(HELD);
    });

    test('without isolation by writing its file anew', async () => {
      const cwd = await makeFolder(UNPRIVILEGED);
      const file = path.join(cwd, 'check.py');
      await writeFile(file, CHECK, { mode: 0o666 });
      const code = `import os\nos.unlink(${JSON.stringify(file)})\nopen(${JSON.stringify(file)}, "w").write("")`;
      expect(await checked([...UNCONTAINED, '--check', file], code, cwd)).toEqual(HELD);
    });

    test('which passes when its work is right (the control)', async () => {
      const cwd = await makeFolder(UNPRIVILEGED);
      await writeFile(path.join(cwd, 'check.py'), 'import beside\nassert open("x").read() == "1"', { mode: 0o644 });
      await writeFile(path.join(cwd, 'beside.py'), '', { mode: 0o644 });
      const flags = ['--read-only-paths', cwd, '--working-directory', 'work', '--check', 'check.py'];
      expect(await checked(flags, 'open("x", "w").write("1")', cwd)).toEqual([
        0,
        'passed',
        ['attempt-1.py passed', 'check passed'],
      ]);
    });
  });

  describe('does not choose where the recording is written', () => {
    test.each(IDENTITIES)('by a link in place of its folder, $name', async (identity) => {
      const cwd = await makeFolder(identity);
      const other = await makeOpen(cwd, 'other');
      await makeOpen(await makeOpen(cwd, 'work'), 'records');
      server.will(
        runs(`import os\nos.rename("records", "was")\nos.symlink(${JSON.stringify(other)}, "records")`),
        DONE,
      );
      const flags = ['--working-directory', 'work', '--record', 'work/records/r.jsonl'];
      const { exitCode } = await ask(flags, { cwd, identity });
      expect([exitCode, await readdir(other)]).toEqual([0, []]);
      expect(await readFile(path.join(cwd, 'work', 'was', 'r.jsonl'), 'utf8')).toMatch(/^{"recording":1/);
    });

    test('by a link in place of the file', async () => {
      const cwd = await makeFolder(UNPRIVILEGED);
      await writeFile(path.join(cwd, 'kept'), 'kept', { mode: 0o666 });
      server.will(runs(`import os\nos.symlink(${JSON.stringify(path.join(cwd, 'kept'))}, "r.jsonl")`), DONE);
      await ask(['--working-directory', 'work', '--record', 'work/r.jsonl'], { cwd });
      expect(await readFile(path.join(cwd, 'kept'), 'utf8')).toBe('kept');
      expect(await readFile(path.join(cwd, 'work', 'r.jsonl'), 'utf8')).toMatch(/^{"recording":1/);
    });

    test('and nothing is asked for when it cannot be written', async () => {
      const cwd = await makeFolder(UNPRIVILEGED);
      await mkdir(path.join(cwd, 'r.jsonl'));
      server.will(runs('1'), DONE);
      const { exitCode, stderr } = await ask(['--record', 'r.jsonl'], { cwd });
      expect([exitCode, stderr, server.requests]).toEqual([2, expect.stringContaining('`record`'), []]);
    });
  });

  test.each(IDENTITIES)(
    'that spoils the working directory is told of, with what went before, $name',
    async (identity) => {
      const cwd = await makeFolder(identity);
      server.will(runs('import os\nprint("first")\nos.chmod(".", 0o555)\nos.unlink'), runs('print("second")'), DONE);
      const { exitCode, report, stderr } = await ask(['--record', 'r.jsonl'], { cwd, identity });
      expect([report?.error?.code, exitCode]).toContain(identity === UNPRIVILEGED ? 'working-directory-unusable' : 0);
      expect([report?.runs[0]?.stdout, report?.conversation?.turns.length ?? 0, stderr]).toEqual([
        'first\n',
        identity === UNPRIVILEGED ? 1 : 3,
        expect.not.stringContaining('internal'),
      ]);
      expect(await readFile(path.join(cwd, 'r.jsonl'), 'utf8')).toMatch(/^{"recording":1/);
    },
  );
});
