import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { useBundle } from '../support/bundle.js';
import { ChatServer, DONE, runs } from '../support/chat-server.js';
import { describeWith } from '../support/engines.js';
import { UNPRIVILEGED } from '../support/identities.js';
import { removeFolders } from '../support/run-cli.js';
import { runInTerminal } from '../support/terminal.js';

describeWith('bubblewrap', 'a conversation on a terminal', () => {
  const bundle = useBundle();
  let server: ChatServer;
  beforeAll(async () => {
    server = await ChatServer.start();
  });
  afterAll(() => server.stop());
  afterEach(removeFolders);

  function flags(): string[] {
    const about = ['--prompt', 'do it', '--model', 'm', '--max-tokens', '5000', '--max-time', '90s'];
    return ['run', '--environment', 'system', '--base-url', server.url, ...about];
  }

  test('shows what is used up while something takes long, below what stays, and nothing of it at the end', async () => {
    const busy = { status: 503, headers: { 'retry-after': '1' }, body: { error: { message: 'busy' } } };
    server.will(runs('print("x"'), busy, runs('import time\ntime.sleep(1.2)\nprint("done")'), DONE);
    const shown = await runInTerminal(flags(), { bundle, identity: UNPRIVILEGED, columns: 100 });
    expect({ ...shown, atCursor: [] }).toMatchObject({ exitCode: 0 });
    expect(shown.atCursor).toContainEqual(expect.stringMatching(/^turn 1\/5: \d+ ms of 1 min 30 s; asking the model$/));
    expect(shown.atCursor).toContainEqual(
      expect.stringMatching(/^turn 2\/5: (\d+ ms|\d\.\d s) of 1 min 30 s, 110 of 5,000 tokens; asking the model$/),
    );
    expect(shown.atCursor).toContainEqual(expect.stringMatching(/^turn 2\/5: \d\.\d s of .*; running attempt-2\.py$/));
    const text = shown.lines.join('\n');
    expect(text).toMatch(/^model: 127.*fails \(503\): busy; asked again in 1\.0 s$/m);
    expect(text).toMatch(
      /^turn 1\/5: failed \(\d+ ms\); model .*\n[^]*^turn 2\/5: passed \(\d\.\d s\);[^]*^turn 3\/5: says that it is done;/m,
    );
    expect(text).not.toMatch(/; (asking|running) /);
    expect(text).toMatch(/^conversation: 3 turns.*$[^]*^passed: the task is done; 2 programs in 3 turns$/m);
    expect(text).not.toMatch(/^(passed|failed) +attempt-1\.py[^]*^(passed|failed) +attempt-1\.py/m);
  });

  test('fits into a narrow one', async () => {
    server.will(runs('print(1)'), DONE);
    const { exitCode, lines, atCursor } = await runInTerminal(flags(), {
      ...{ bundle, identity: UNPRIVILEGED, columns: 30 },
    });
    expect([exitCode, lines.some((line) => /^turn \d\/5: \d/.test(line))]).toEqual([0, false]);
    expect(atCursor).toContainEqual(expect.stringMatching(/^turn 2\/5: (\d+ ms|\d\.\d s) of 1 min/));
  });

  test.each([
    ['model', [{ ...DONE, dripMs: 500 }]],
    ['program', [runs('import time\ntime.sleep(60)')]],
  ])('ends at once with Ctrl-C while it waits for the %s, and tells what it came to', async (_, answers) => {
    server.will(...answers);
    const { exitCode, lines } = await runInTerminal(flags(), {
      ...{ bundle, identity: UNPRIVILEGED, columns: 100 },
      type: { when: /^turn 1\/5: 1\.\d s of/, keys: '\u0003' },
    });
    expect([exitCode, lines.join('\n')]).toEqual([130, expect.stringContaining('cancelled: it was cancelled; ')]);
  });
});
