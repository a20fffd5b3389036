import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { useBundle } from '../support/bundle.js';
import { ChatServer, DONE, runs, says, type Answer } from '../support/chat-server.js';
import { describeWith } from '../support/engines.js';
import { KEY } from '../support/key-hunter.js';
import { makeFolder, removeFolders } from '../support/run-cli.js';
import { UNPRIVILEGED } from '../support/identities.js';
import { runAction, type StepResult } from '../support/runner-emulator/run-action.js';

const BROKEN = 'open("n", "w").write("3"';
const WRONG = 'open("n", "w").write("3")';
const RIGHT = 'open("n", "w").write("4")\nprint("wrote 4")';
const CHECK = '# what counts\nassert open("n").read() == "4", "n is not 4"\n';

describeWith('bubblewrap', 'a conversation in a step of a job', () => {
  const bundle = useBundle();
  const steps: StepResult[] = [];
  let server: ChatServer;
  beforeAll(async () => {
    server = await ChatServer.start();
  });
  afterEach(async () => {
    for (const step of steps.splice(0)) await step.dispose();
    await removeFolders();
  });
  afterAll(() => server.stop());

  async function converse(answers: readonly Answer[], inputs: Record<string, string> = {}): Promise<StepResult> {
    server.will(...answers);
    const workspace = await makeFolder(UNPRIVILEGED);
    await mkdir(path.join(workspace, 'checks'));
    await writeFile(path.join(workspace, 'checks', 'n.py'), CHECK);
    const about = { prompt: 'do it', model: 'm', 'base-url': server.url, 'api-key': KEY, environment: 'system' };
    const step = await runAction({
      actionFolder: bundle.actionFolder,
      node: bundle.node,
      workspace,
      inputs: { ...about, check: 'checks/n.py', ...inputs },
    });
    steps.push(step);
    return step;
  }

  test('is groups in the log, outputs, a summary and a transcript, and no annotation once it is done', async () => {
    const step = await converse([runs(BROKEN), runs(WRONG), says('It is done.'), runs(RIGHT), DONE]);
    const { main, outputs } = step;
    expect([main.conclusion, main.annotations]).toEqual(['success', []]);

    const groups = main.commands.filter(({ command }) => command === 'group').map(({ data }) => data);
    expect(groups).toEqual([
      expect.stringMatching(/^turn 1\/5: failed \(\d+ ms\); model \d+ ms; .* of 10 min 0 s, 110 tokens$/),
      expect.stringMatching(/^turn 2\/5: passed \(/),
      expect.stringMatching(/^turn 3\/5: says that it is done; the check failed; model/),
      expect.stringMatching(/^turn 4\/5: passed \(/),
      expect.stringMatching(/^turn 5\/5: says that it is done; the check passed; model .* 550 tokens$/),
    ]);
    expect(main.log).toMatch(
      /turn 2\/5: asking the model\n[^]*turn 2\/5: running attempt-2\.py\n[^]*turn 3\/5: running the check\n/,
    );
    expect(main.log).toMatch(/passed: the task is done; 3 programs in 5 turns\n/);

    expect(outputs).toMatchObject({
      status: 'passed',
      code: RIGHT,
      answer: 'It is done.',
      turns: '5',
      stdout: 'wrote 4\n',
    });
    expect(JSON.parse(outputs['usage'] ?? '')).toEqual({
      promptTokens: 500,
      completionTokens: 50,
      totalTokens: 550,
      requests: 5,
      estimated: false,
    });
    expect(await readFile(outputs['code-file'] ?? '', 'utf8')).toBe(RIGHT);

    expect(main.summary).toMatch(/^## ✅ pyexec: passed\n\nthe task is done; 3 programs in 5 turns\n/);
    expect(main.summary).toMatch(
      /^\| 3 \| ` check ` exit code 1 \(\d+ ms\); says that it is done; the check failed \| \d+ ms \| 330 \| .* \|$/m,
    );
    expect(main.summary).toContain(
      '<summary>changes from attempt-2.py</summary>\n\n```diff\n--- attempt-2.py\n+++ attempt-3.py\n@@ -1,1 +1,2 @@\n-open("n", "w").write("3")\n+open("n", "w").write("4")\n+print("wrote 4")\n```',
    );
    expect(main.summary).toContain('### Answer\n\n```markdown\nIt is done.\n```');

    const transcript = await readFile(outputs['transcript-file'] ?? '', 'utf8');
    expect(transcript).toContain(`## Turn 4\n\nProgram \` attempt-3.py \`:\n\n\`\`\`python\n${RIGHT}\n\`\`\`\n`);
    expect(transcript).not.toContain('code_execution_request');
  });

  test('is one annotation when the turns are used up, with why, in the place of the check', async () => {
    const { main, outputs } = await converse([runs(WRONG), says('It is done.')], { 'max-turns': '2' });
    expect([main.conclusion, outputs['status'], main.annotations.length]).toEqual(['failure', 'failed', 1]);
    expect(main.annotations[0]).toMatchObject({
      level: 'error',
      title: 'pyexec: failed',
      message:
        'failed: the turns are used up (`max-turns`); the last program passed, the check failed\ncheck: AssertionError: n is not 4',
      file: 'checks/n.py',
      line: 2,
    });
    expect(main.summary).toContain('> 2 | assert open("n").read()');
  });

  test('is one annotation in no file for a program of the model, also where that is no failure of the step', async () => {
    const { main } = await converse([runs('1/0')], { 'max-turns': '1', 'fail-on-error': 'false' });
    expect([main.conclusion, main.annotations.length]).toEqual(['success', 1]);
    expect(main.annotations[0]?.message).toMatch(/the last program failed\nattempt-1\.py: ZeroDivisionError/);
    expect(main.annotations[0]).not.toHaveProperty('file', expect.any(String));
  });

  test('says in the transcript and the summary why there was no reply', async () => {
    const { main, outputs } = await converse([{ status: 404, body: { error: { message: 'no such model' } } }]);
    expect([main.conclusion, main.annotations.length]).toEqual(['failure', 1]);
    expect(main.summary).toMatch(
      /^## .* pyexec: error\n\nno reply could be had from the model; nothing ran\n[^]*no such model/,
    );
    const transcript = await readFile(outputs['transcript-file'] ?? '', 'utf8');
    expect(transcript).toMatch(/no reply could be had from the model; 0 turns[^]*no such model[^]*Check `model`/);
  });
});
