import { chmod, chown, lstat, mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { PNG } from '../fixtures/sources/report-parts.js';
import { useBundle } from '../support/bundle.js';
import { describeWith } from '../support/engines.js';
import { IDENTITIES } from '../support/identities.js';
import { makeFolder, removeFolders, runCli, type CliResult } from '../support/run-cli.js';
import { runAction, type StepResult } from '../support/runner-emulator/run-action.js';

const PLOT = `import base64\nopen("plot.png", "wb").write(base64.b64decode("${PNG.toString('base64')}"))\nprint("<b>hi</b>")\n`;
const BAD = 'def f():\n    return 1 / 0\n\nf()\n';
const FILES = ['--junit-file', 'r/j.xml', '--sarif-file', 'r/s.sarif', '--html-file', 'r/deep/p.html'];

describeWith('bubblewrap', 'the files of reports', () => {
  const bundle = useBundle();
  const steps: StepResult[] = [];
  afterEach(async () => {
    for (const step of steps.splice(0)) await step.dispose();
    await removeFolders();
  });

  describe.each(IDENTITIES)('$name', (identity) => {
    async function workspace(files: Record<string, string>): Promise<string> {
      const folder = await makeFolder(identity);
      for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
      return folder;
    }
    const run = (cwd: string, ...args: string[]): Promise<CliResult> =>
      runCli(['run', '--environment', 'system', ...args], { bundle, identity, cwd });

    test('are written on the command line, in folders that are made', async () => {
      const cwd = await workspace({ 'plot.py': PLOT, 'bad.py': BAD });
      const { exitCode, stderr } = await run(cwd, ...FILES, 'plot.py', 'bad.py');
      expect([exitCode, stderr.includes('r/deep/p.html')]).toEqual([1, true]);
      const [junit, sarif, html] = await Promise.all(
        ['r/j.xml', 'r/s.sarif', 'r/deep/p.html'].map((file) => readFile(path.join(cwd, file), 'utf8')),
      );
      expect(junit).toContain('<testcase name="bad.py" classname="bad"');
      expect(junit).toContain('&gt; 2 |     return 1 / 0');
      expect(sarif).toContain('"ruleId": "exception/ZeroDivisionError"');
      expect(html).toContain(`data:image/png;base64,${PNG.toString('base64')}`);
      expect(html).toContain('&lt;b&gt;hi&lt;/b&gt;');
      expect(await readdir(path.join(cwd, 'r'))).toEqual(['deep', 'j.xml', 's.sarif']);
      expect((await lstat(path.join(cwd, 'r/j.xml'))).mode & 0o777).toBe(0o644);
    });

    test('are written by the action, which says where, without the secrets of the job', async () => {
      const step = await runAction({
        actionFolder: bundle.actionFolder,
        node: bundle.node,
        inputs: {
          environment: 'system',
          code: 'import sys\nsys.exit("my-secret-value")',
          'junit-file': 'j.xml',
          'html-file': 'p.html',
          'sarif-file': 's.sarif',
        },
        env: { MY_TOKEN: 'my-secret-value' },
        ...(identity.user === undefined ? {} : { user: identity.user }),
      });
      steps.push(step);
      for (const [output, name] of [
        ['junit-file', 'j.xml'],
        ['html-file', 'p.html'],
        ['sarif-file', 's.sarif'],
      ] as const) {
        expect(step.outputs[output]).toBe(path.join(step.workspace, name));
        const text = await readFile(path.join(step.workspace, name), 'utf8');
        expect([text.includes('my-secret-value'), text.includes('pyexec')]).toEqual([false, true]);
      }
    });

    test('tell what the tool failed at before any program ran', async () => {
      const cwd = await workspace({});
      const { exitCode } = await run(
        cwd,
        '--junit-file',
        'j.xml',
        '--python-path',
        '/nonexistent/python',
        '--code',
        '1',
      );
      expect(exitCode).toBe(3);
      expect(await readFile(path.join(cwd, 'j.xml'), 'utf8')).toContain('<error type="python-not-found"');
    });

    test('are not written by a dry run', async () => {
      const cwd = await workspace({});
      expect((await run(cwd, ...FILES, '--dry-run', '--code', '1')).exitCode).toBe(0);
      expect(await readdir(cwd)).toEqual([]);
    });

    test.each([
      ['a file is in the way of the folder', 'file/j.xml'],
      ['a folder is in the place of the file', 'folder'],
    ])('must have a place before anything runs: %s', async (_name, file) => {
      const cwd = await workspace({ file: '' });
      await mkdir(path.join(cwd, 'folder'));
      const { exitCode, stderr } = await run(cwd, '--junit-file', file, '--code', 'open("ran", "w")');
      expect(exitCode).toBe(2);
      expect(stderr).toContain(`\`junit-file\` cannot be written to ${path.join(cwd, file)}`);
    });

    /** A program that may write where the report goes; the victim lies beside. */
    async function attack(code: string, ...isolation: string[]): Promise<{ result: CliResult; cwd: string }> {
      const cwd = await workspace({ victim: 'precious' });
      for (const folder of ['work', 'victims']) {
        await mkdir(path.join(cwd, folder));
        if (identity.user !== undefined) await chown(path.join(cwd, folder), identity.user.uid, identity.user.gid);
        await chmod(path.join(cwd, folder), 0o755);
      }
      const args = ['--working-directory', 'work', '--html-file', 'work/out/p.html', ...isolation];
      return { result: await run(cwd, ...args, '--code', `import os\n${code}`), cwd };
    }

    describe.each([[[]], [['--isolation', 'none']]])('next to a program that may write there (%j)', (isolation) => {
      test('replace a link and do not follow it', async () => {
        const { result, cwd } = await attack('os.symlink("../../victim", "out/p.html")', ...isolation);
        expect(result.exitCode).toBe(0);
        expect(await readFile(path.join(cwd, 'victim'), 'utf8')).toBe('precious');
        const written = path.join(cwd, 'work/out/p.html');
        expect((await lstat(written)).isFile()).toBe(true);
        expect(await readFile(written, 'utf8')).toContain('<!DOCTYPE html>');
      });

      test('stay in their folder when a link is in its place', async () => {
        const { result, cwd } = await attack('os.rename("out", "was")\nos.symlink("../victims", "out")', ...isolation);
        expect(await readdir(path.join(cwd, 'victims'))).toEqual([]);
        expect(await readFile(path.join(cwd, 'work/was/p.html'), 'utf8')).toContain('<!DOCTYPE html>');
        expect(result.exitCode).toBe(0);
      });

      test.each([
        ['its folder is gone', 'os.rmdir("out")\nos.symlink("../victims", "out")'],
        ['a folder is in its place', 'os.makedirs("out/p.html/x")'],
      ])('are a failure when %s', async (_name, code) => {
        const { result, cwd } = await attack(code, ...isolation);
        expect(await readdir(path.join(cwd, 'victims'))).toEqual([]);
        expect(result.exitCode).toBe(3);
        expect(result.stderr).toContain('error publish-failed: `html-file` cannot be written to');
        expect(result.stderr).toContain('passed');
      });
    });

    test('show no image that a link leads to', async () => {
      const cwd = await workspace({});
      await writeFile(path.join(cwd, 'secret.png'), PNG);
      await mkdir(path.join(cwd, 'work'));
      if (identity.user !== undefined) await chown(path.join(cwd, 'work'), identity.user.uid, identity.user.gid);
      await symlink('../secret.png', path.join(cwd, 'work/before.png'));
      const code = 'import os\nos.symlink("../secret.png", "link.png")\nos.symlink("..", "up.png")\nos.mkdir("a")';
      await run(cwd, '--working-directory', 'work', '--html-file', 'p.html', '--code', code);
      const html = await readFile(path.join(cwd, 'p.html'), 'utf8');
      expect([html.includes('link.png'), html.includes('<img')]).toEqual([true, false]);
    });
  });
});
