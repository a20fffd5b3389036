import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ChatServer, DONE, runs, says } from '../support/chat-server.js';
import { UNPRIVILEGED } from '../support/identities.js';
import { describeInstalling } from '../support/install-stage.js';
import { HUNTER, KEY } from '../support/key-hunter.js';
import type { Distribution } from '../support/package-index/distribution.js';
import { attackingSdist } from '../support/package-index/hostile-specimens.js';
import { wheel } from '../support/package-index/wheel.js';
import type { CliResult } from '../support/run-cli.js';

/** Becomes the text of the module, when it is built. */
const TOLD_BY_THE_BUILD = HUNTER.replace(
  'print("found", found)',
  'for name in os.listdir("src"): open("src/" + name, "w").write("FOUND = %r\\n" % (found,))',
);

function module(name: string): Distribution {
  return wheel({ name, version: '1', modules: { [`${name}.py`]: '' } });
}

/** How installers differ is tried elsewhere. */
const ONE = [{ identity: UNPRIVILEGED, installer: 'uv' as const }];

describeInstalling(
  'a model that asks for libraries',
  (stage) => {
    let server: ChatServer;
    beforeAll(async () => {
      server = await ChatServer.start();
    });
    afterAll(() => server.stop());

    function ask(flags: string[], env: Record<string, string> = {}): Promise<CliResult> {
      const about = ['--prompt', 'do it', '--model', 'm', '--base-url', server.url];
      return stage.run([...about, ...flags], { env: { OPENAI_API_KEY: KEY, ...env } });
    }

    test('gets those that are permitted, each in a new environment, with the files that were there', async () => {
      for (const name of ['one', 'two']) stage.index.add(module(name));
      server.will(
        runs('import one\nopen("kept", "w").write("yes")', ['one']),
        runs('import one, two\nprint(open("kept").read())', ['two>=1', 'one', 'json']),
        runs('import one, two, os\nprint(sorted(os.listdir()))'),
        DONE,
      );
      const { exitCode, report, stderr } = await ask(['--allow-packages', 'one\ntw*']);
      expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
      expect(report?.runs.map(({ stdout }) => stdout)).toEqual([
        '',
        'yes\n',
        "['attempt-1.py', 'attempt-2.py', 'attempt-3.py', 'kept', 'script.py']\n",
      ]);
      expect(report?.environment?.packages).toEqual(['one==1', 'two==1']);
      expect(server.requests[0]?.body.messages[0]?.content).toContain('permitted are: one, tw*');
    });

    test('is told what it cannot have, nothing runs, and it goes on with what there was', async () => {
      stage.index.add(module('one'));
      stage.index.add(wheel({ name: 'broken', version: '1', requires: ['nowhere>=7'], modules: {} }));
      server.will(
        runs('import one', ['one']),
        runs('print("never")', ['other']),
        runs('print("never")', ['one; python_version > "3"']),
        runs('print("never")', ['absent-one']),
        runs('print("never")', ['broken']),
        runs('import one\nprint("goes on")'),
        DONE,
      );
      const flags = ['--allow-packages', 'one\nabsent-*\nbroken', '--max-turns', '9'];
      const { exitCode, report } = await ask(flags);
      expect([exitCode, report?.runs.map(({ stdout }) => stdout)]).toEqual([0, ['', 'goes on\n']]);
      const told = server.requests.slice(2, 6).map(({ body }) => body.messages.at(-1)?.content);
      expect(told).toEqual([
        expect.stringMatching(/^Error: .*other.*Nothing ran\. Permitted are: one, absent-\*, broken/),
        expect.stringMatching(/^Error: .*one; python_version.*Nothing ran/),
        expect.stringMatching(
          /^Error: the libraries could not be installed, and nothing ran\.\n.*<result \w+>.*absent-one/s,
        ),
        expect.stringMatching(
          /^Error: the libraries could not be installed, and nothing ran\.\n.*<result \w+>.*nowhere/s,
        ),
      ]);
    });

    test('names them in the program itself where it has no tools', async () => {
      stage.index.add(module('one'));
      const block = (lines: string): string => `\`\`\`python\n# /// script\n${lines}\n# ///\n`;
      server.will(
        says(`${block('# dependencies = ["other"]')}print("never")\n\`\`\``),
        says(`${block('# dependencies = [')}print("never")\n\`\`\``),
        says(`${block('# requires-python = ">=3.99"')}print("never")\n\`\`\``),
        says(`${block('# dependencies = ["one"]')}import one\nprint("imported")\n\`\`\``),
        DONE,
      );
      const { exitCode, report } = await ask(['--allow-packages', 'one']);
      expect([exitCode, report?.runs.map(({ stdout }) => stdout)]).toEqual([0, ['imported\n']]);
      const told = server.requests.slice(1, 4).map(({ body }) => body.messages.at(-1)?.content);
      expect(told).toEqual([
        expect.stringMatching(/^Error: .*other.*Nothing ran\. Permitted are: one/),
        expect.stringMatching(/^Error: .*inline script metadata.*Nothing ran/s),
        expect.stringMatching(/^Error: .*>=3\.99.*Nothing ran/s),
      ]);
    });

    test('is not waited for longer than the conversation may take', async () => {
      stage.index.add(attackingSdist({ name: 'slow', version: '1', script: 'import time\ntime.sleep(600)' }));
      server.will(runs('print("never")', ['slow']), DONE);
      const { exitCode, report } = await ask(['--allow-packages', 'slow', '--max-time', '6s']);
      expect([exitCode, report?.conversation?.stopped, report?.runs, report?.error]).toEqual([1, 'max-time', [], null]);
    });

    test('never shows the key to a build', async () => {
      stage.index.add(attackingSdist({ name: 'hunter', version: '1', script: TOLD_BY_THE_BUILD }));
      server.will(runs('import hunter\nprint(hunter.FOUND)', ['hunter']), DONE);
      const { report } = await ask(['--allow-packages', 'hunter']);
      expect(report?.runs[0]?.stdout).toBe('[]\n');
    });

    test('would show it if the build were given it (the control)', async () => {
      stage.index.add(attackingSdist({ name: 'hunter', version: '1', script: TOLD_BY_THE_BUILD }));
      server.will(runs('import hunter\nprint(hunter.FOUND)', ['hunter']), DONE);
      const { report } = await ask(['--allow-packages', 'hunter'], { UV_SOMETHING: KEY, PIP_SOMETHING: KEY });
      expect(report?.runs[0]?.stdout).toMatch(/environ/);
    });
  },
  ONE,
);
