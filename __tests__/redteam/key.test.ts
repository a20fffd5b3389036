import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { useBundle } from '../support/bundle.js';
import { ChatServer, DONE, runs, says } from '../support/chat-server.js';
import { EngineSocket } from '../support/engine-socket.js';
import { describeWith } from '../support/engines.js';
import { UNPRIVILEGED } from '../support/identities.js';
import { HUNTER, KEY } from '../support/key-hunter.js';
import { runAction, type StepResult } from '../support/runner-emulator/run-action.js';
import { processesOf } from '../support/user-processes.js';

async function holdsKey(file: string): Promise<boolean> {
  try {
    return (await readFile(file)).includes(KEY);
  } catch {
    return false; // It has ended, or is none of ours.
  }
}

/** Where of a process the key is to be seen from outside. */
async function viewsWithKey(pid: number): Promise<string[]> {
  const views = ['environ', 'cmdline'].map((name) => `/proc/${pid}/${name}`);
  const found = await Promise.all(views.map(holdsKey));
  return views.filter((_, index) => found[index]);
}

/** All files below a folder that hold the key. */
async function filesWithKey(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => path.join(parentPath, name));
  const found = await Promise.all(files.map(holdsKey));
  return files.filter((_, index) => found[index]);
}

describeWith('Docker', 'the key of a conversation in a job', () => {
  const bundle = useBundle();
  let server: ChatServer;
  let socket: EngineSocket;
  let result: StepResult | undefined;
  beforeAll(async () => {
    [server, socket] = await Promise.all([ChatServer.start(), EngineSocket.open()]);
  });
  afterAll(() => Promise.all([server.stop(), socket.close()]));
  afterEach(async () => {
    await result?.dispose();
  });

  /** Looks at all processes until so many requests were made. */
  async function converse(
    requests: number,
    inputs: Record<string, string>,
  ): Promise<{ step: StepResult; seen: Set<string> }> {
    const { user } = UNPRIVILEGED;
    const about = { prompt: 'do it', model: 'm', 'base-url': server.url, 'api-key': KEY, 'max-turns': '9' };
    const seen = new Set<string>();
    const running = new AbortController();
    const step = runAction({
      ...{ actionFolder: bundle.actionFolder, node: bundle.node, env: { DOCKER_HOST: socket.host } },
      ...(user === undefined ? {} : { user }),
      inputs: { ...about, ...inputs },
    }).finally(() => {
      running.abort();
    });
    const uid = user?.uid ?? process.getuid?.() ?? 0;
    while (!running.signal.aborted) {
      // Before, and in the post step, there is nobody to see what Node was started with until it has overwritten that.
      const isOn = server.requests.length > 0 && server.requests.length < requests;
      for (const pid of isOn ? (await processesOf(uid)).keys() : [])
        if (pid !== process.pid) for (const view of await viewsWithKey(pid)) seen.add(view);
      await pause(50);
    }
    result = await step;
    return { step: result, seen };
  }

  test.each(['system', 'venv', 'docker'])(
    'is seen by no program, no check and no process, and is in nothing that is written: %s',
    async (environment) => {
      server.will(
        runs(HUNTER),
        says('Here. TERMINATE'),
        runs(`${HUNTER}\nimport time\ntime.sleep(0.5)`),
        says(`The key is ${KEY}.`),
        { status: 400, body: { error: { message: `${'x'.repeat(290)}${KEY}` } } },
      );
      const check = `${HUNTER}\nraise SystemExit(1)`;
      const files = { 'junit-file': 'junit.xml', 'html-file': 'page.html', record: 'record.jsonl' };
      const { step, seen } = await converse(5, { environment, check, ...files });
      const report = JSON.parse(await readFile(step.outputs['result-file'] ?? '', 'utf8')) as {
        runs: { id: string; stdout: string }[];
      };
      expect(report.runs.map(({ id, stdout }) => [id, stdout])).toEqual([
        ['attempt-1.py', 'found []\n'],
        ['check', 'found []\n'],
        ['attempt-2.py', 'found []\n'],
        ['check', 'found []\n'],
      ]);
      expect([...seen]).toEqual([]);
      expect([await filesWithKey(step.temp), await filesWithKey(step.workspace)]).toEqual([[], []]);
      const told = JSON.stringify([step.main.log, step.post?.log, step.summary, step.outputs, step.state, step.env]);
      expect(told).not.toContain(KEY);
      // Part of it is a secret as well.
      expect(told).not.toContain(KEY.slice(0, 12));
    },
  );

  test('would be seen in all these places (the control)', async () => {
    server.will(runs(`${HUNTER}\nimport time\ntime.sleep(0.5)\nopen("kept", "w").write(os.environ["NOTE"])`), DONE);
    const { step, seen } = await converse(2, { environment: 'system', env: `NOTE=${KEY}` });
    expect(step.outputs['stdout']).toMatch(/\/proc\/.*environ/);
    expect([...seen]).toContainEqual(expect.stringMatching(/environ$/));
    expect(await filesWithKey(step.temp)).toContainEqual(expect.stringMatching(/kept$/));
  });
});
