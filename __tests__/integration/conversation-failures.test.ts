import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Stopped } from '../../src/conversation/conversation.js';
import { STOPPED } from '../../src/report/describe-conversation.js';
import { useBundle } from '../support/bundle.js';
import { ChatServer, DONE, runs, says, type Answer } from '../support/chat-server.js';
import { describeWith } from '../support/engines.js';
import { UNPRIVILEGED } from '../support/identities.js';
import { removeFolders, runCli, type CliResult } from '../support/run-cli.js';
import { runAction, type StepResult } from '../support/runner-emulator/run-action.js';

const KEY = 'sk-test-4f9a77c1e2';
const OK = runs('print("fine")');

interface Case {
  readonly what: string;
  readonly answers: readonly Answer[];
  readonly stopped: Stopped;
  readonly exitCode: number;
  readonly turns: number;
  /** In what the tool says about it. */
  readonly says?: string;
  readonly flags?: readonly string[];
  readonly requests?: number;
}

const error = (message: string, more: object = {}): object => ({ error: { message, ...more } });

const CASES: readonly Case[] = [
  {
    what: 'a wrong key',
    answers: [{ status: 401, body: error(`Incorrect API key provided: ${KEY}`) }],
    stopped: 'model-error',
    exitCode: 3,
    turns: 0,
    says: 'does not accept the key',
    requests: 1,
  },
  {
    what: 'an unknown model',
    answers: [{ status: 404, body: error('no such model') }],
    stopped: 'model-error',
    exitCode: 3,
    turns: 0,
    says: 'no such model',
  },
  {
    what: 'a quota that is used up',
    answers: [{ status: 429, body: error('pay', { code: 'insufficient_quota' }) }],
    stopped: 'model-error',
    exitCode: 3,
    turns: 0,
    says: 'quota',
    requests: 1,
  },
  {
    what: 'too many requests, for a moment',
    answers: [{ status: 429, headers: { 'retry-after': '0' }, body: error('slow down') }, OK, DONE],
    stopped: 'done',
    exitCode: 0,
    turns: 2,
    says: 'asked again in 0.0 s',
    requests: 3,
  },
  {
    what: 'too many requests for longer than there is time',
    answers: [{ status: 429, headers: { 'retry-after': '3600' }, body: error('slow down') }],
    stopped: 'model-error',
    exitCode: 3,
    turns: 0,
    says: 'too many requests',
    requests: 1,
  },
  {
    what: 'a service that fails, for a moment',
    answers: [{ status: 503, body: error('busy') }, OK, DONE],
    stopped: 'done',
    exitCode: 0,
    turns: 2,
    says: 'fails (503)',
  },
  {
    what: 'a service that fails until the time is over',
    answers: [OK, { status: 500, body: error('broken') }],
    stopped: 'model-error',
    exitCode: 3,
    turns: 1,
    says: 'fails (500)',
    flags: ['--max-time', '5s'],
  },
  {
    what: 'a connection cut in the middle, once',
    answers: [{ ...OK, cutAfter: 40 }, OK, DONE],
    stopped: 'done',
    exitCode: 0,
    turns: 2,
    says: 'asked again',
  },
  {
    what: 'a reply that drips for ever',
    answers: [{ ...OK, dripMs: 200 }],
    stopped: 'max-time',
    exitCode: 1,
    turns: 0,
    flags: ['--max-time', '2s'],
  },
  {
    what: 'a page of something else',
    answers: [{ body: '<html>Welcome</html>' }],
    stopped: 'model-error',
    exitCode: 3,
    turns: 0,
    says: 'does not answer like the chat completions API',
    flags: ['--max-time', '2600ms'],
  },
  {
    what: 'no choices, once',
    answers: [{ body: { choices: [] } }, OK, DONE],
    stopped: 'done',
    exitCode: 0,
    turns: 2,
    says: 'no choices',
  },
  { what: 'an empty reply', answers: [says(''), OK, DONE], stopped: 'done', exitCode: 0, turns: 3 },
  {
    what: 'a refusal each time',
    answers: [says('', { message: { role: 'assistant', content: null, refusal: 'I will not' } })],
    stopped: 'max-turns',
    exitCode: 1,
    turns: 5,
  },
  {
    what: 'a content filter',
    answers: [says('x', { finish_reason: 'content_filter' }), OK, DONE],
    stopped: 'done',
    exitCode: 0,
    turns: 3,
  },
  {
    what: 'a reply that was cut off',
    answers: [says('```python\nprint(', { finish_reason: 'length' }), OK, DONE],
    stopped: 'done',
    exitCode: 0,
    turns: 3,
  },
  {
    what: 'a redirect',
    answers: [{ status: 307, headers: { location: 'http://127.0.0.1:1/' } }],
    stopped: 'model-error',
    exitCode: 3,
    turns: 0,
    says: 'leads elsewhere',
    requests: 1,
  },
  {
    what: 'a server without tools',
    answers: [
      { status: 400, body: error('this model does not support tools') },
      says('```python\nprint("fine")\n```'),
      DONE,
    ],
    stopped: 'done',
    exitCode: 0,
    turns: 2,
    says: 'programs are taken from its text',
  },
  {
    what: 'a server with another name for the limit',
    answers: [{ status: 400, body: error('Unrecognized request argument: max_completion_tokens') }, OK, DONE],
    stopped: 'done',
    exitCode: 0,
    turns: 2,
    flags: ['--max-tokens', '100000'],
  },
  {
    what: 'a server that does not count',
    answers: [{ body: { choices: [{ message: { content: 'x'.repeat(4000) } }] } }],
    stopped: 'max-tokens',
    exitCode: 1,
    turns: 1,
    flags: ['--max-tokens', '1000'],
  },
  { what: 'the same code twice', answers: [runs('1/0')], stopped: 'repeated', exitCode: 1, turns: 2 },
];

/** All that was said before, and why it ended. */
async function expectTranscript({ outputs, main }: StepResult, { stopped, turns }: Case): Promise<void> {
  const markdown = await readFile(outputs['transcript-file'] ?? '', 'utf8');
  expect([markdown.match(/^## Turn \d+$/gm)?.length ?? 0, markdown]).toEqual([
    turns,
    expect.stringContaining(STOPPED[stopped]),
  ]);
  const lines = (await readFile((outputs['transcript-file'] ?? '').replace(/md$/, 'jsonl'), 'utf8')).trim().split('\n');
  const [about, ...told] = lines.map((line) => JSON.parse(line) as { stopped?: string; turn?: number });
  expect([about?.stopped, told.map(({ turn }) => turn)]).toEqual([
    stopped,
    Array.from({ length: turns }, (_, n) => n + 1),
  ]);
  expect(markdown + lines.join() + main.log).not.toContain('4f9a77c1e2');
}

describeWith('bubblewrap', 'a conversation with a service that', () => {
  const bundle = useBundle();
  let server: ChatServer;
  let other: ChatServer;
  beforeAll(async () => {
    [server, other] = await Promise.all([ChatServer.start(), ChatServer.start()]);
  });
  afterAll(() => Promise.all([server.stop(), other.stop()]));
  afterEach(removeFolders);

  /** The same as a step of a job, by its flags on the command line. */
  async function step(flags: readonly string[]): Promise<StepResult> {
    const pairs = flags.flatMap((flag, index) => (index % 2 === 0 ? [[flag.slice(2), flags[index + 1] ?? '']] : []));
    const about = { environment: 'system', prompt: 'do it', model: 'm', 'base-url': other.url, 'api-key': KEY };
    return runAction({
      ...{ actionFolder: bundle.actionFolder, node: bundle.node },
      ...(UNPRIVILEGED.user === undefined ? {} : { user: UNPRIVILEGED.user }),
      inputs: { ...about, ...(Object.fromEntries(pairs) as Record<string, string>) },
    });
  }

  async function ask(flags: readonly string[], url = server.url): Promise<CliResult> {
    const args = ['run', '--json', '--environment', 'system', '--prompt', 'do it', '--model', 'm', '--base-url', url];
    return runCli([...args, ...flags], { bundle, identity: UNPRIVILEGED, env: { OPENAI_API_KEY: KEY } });
  }

  test.each(CASES)('has $what', async (one) => {
    for (const each of [server, other]) each.will(...one.answers);
    const { flags = [] } = one;
    const [command, action] = await Promise.all([ask(flags), step(flags)]);
    const { exitCode, report, stderr, stdout, left, strays } = command;
    const { conversation } = report ?? {};
    expect([exitCode, conversation?.stopped, conversation?.turns.length]).toEqual([
      one.exitCode,
      one.stopped,
      one.turns,
    ]);
    if (one.says !== undefined) expect(stderr).toContain(one.says);
    if (one.requests !== undefined) expect(server.requests).toHaveLength(one.requests);
    expect(report?.error?.code).toBe(one.exitCode === 3 ? 'model-failed' : undefined);
    expect(stderr + stdout).not.toContain('4f9a77c1e2');
    expect([left, strays]).toEqual([[], []]);
    expect([action.conclusion, action.outputs['turns']]).toEqual([
      one.exitCode === 0 ? 'success' : 'failure',
      String(one.turns),
    ]);
    await expectTranscript(action, one);
    await action.dispose();
  });

  test('cannot be reached', async () => {
    const { exitCode, report, stderr } = await ask(['--max-time', '2s'], 'http://127.0.0.1:47999/v1');
    expect([exitCode, report?.conversation?.stopped]).toEqual([3, 'model-error']);
    expect(stderr).toContain('ECONNREFUSED');
  });
});
