import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ChatServer, runs } from '../../support/chat-server.js';
import { describeWith } from '../../support/engines.js';
import { KEY } from '../../support/key-hunter.js';
import { PYTHON, useDocker } from './docker-stage.js';

describeWith('Docker', 'a repair in containers', () => {
  const stage = useDocker();
  let server: ChatServer;
  beforeAll(async () => {
    server = await ChatServer.start();
  });
  afterAll(() => server.stop());

  test('runs each attempt in a fresh one, and is a patch', async () => {
    const cwd = await stage.project({ 'a.py': '1/0\n', 'b.py': 'print(1)\n' });
    const left = 'import os\nassert not os.listdir(".")\nopen("left", "w").write("x")\n';
    server.will(runs(`${left}2/0\n`), runs(left));
    const own = ['--repair', '--model', 'm', '--base-url', server.url, '--patch-file', 'out.patch'];
    const env = { OPENAI_API_KEY: KEY };
    const { exitCode, report } = await stage.run(['--image', PYTHON, ...own, 'a.py', 'b.py'], { cwd, env });
    expect([exitCode, report?.runs.map(({ status }) => status)]).toEqual([1, ['failed', 'passed']]);
    expect(report?.repairs).toMatchObject([{ id: 'a.py', outcome: 'repaired', turns: 2, isInPatch: true }]);
    execFileSync('git', ['apply', '-p1', 'out.patch'], { cwd });
    expect(await readFile(path.join(cwd, 'a.py'), 'utf8')).toBe(left);
  });
});
