import { describe, expect, test } from '@jest/globals';
import { TOOL_NAME } from '../../src/conversation/tool.js';
import { transcriptLines, transcriptMarkdown } from '../../src/report/transcript.js';
import { aConversation, aTurn } from '../fixtures/sources/a-conversation.js';
import { aFailure, aRun } from '../fixtures/sources/a-report.js';

const runs = [
  aFailure({ id: 'attempt-1.py', error: null, stderr: 'SyntaxError\n' }),
  aRun({ id: 'attempt-2.py', stdout: 'x\n' }),
  aRun({ id: 'check' }),
];
const sources = new Map([
  ['attempt-1.py', 'print("x"\n'],
  ['attempt-2.py', 'print("x")'],
]);

function call(code: string, libraries: readonly string[] = []): { name: string; arguments: string } {
  return { name: TOOL_NAME, arguments: JSON.stringify({ code_execution_request: { code, libraries } }) };
}

const conversation = aConversation({
  answer: 'done',
  turns: [
    aTurn({ runs: [0], run: 0, toolCalls: [call('print("x"\n')] }),
    aTurn({ runs: [1], run: 1, reply: 'Better:\n\n```python\nprint("x")\n```\n' }),
    aTurn({
      toolCalls: [call('import no', ['no']), { name: 'other', arguments: '{}' }, { name: TOOL_NAME, arguments: '{"' }],
      refused: ['Error: `x` is not permitted'],
    }),
    aTurn({ saysDone: true, check: 2, reply: 'done' }),
  ],
});

describe('the transcript', () => {
  const markdown = transcriptMarkdown({ conversation, runs, sources });

  test('quotes the task, the replies and what was printed', () => {
    expect(markdown).toMatch(/^# Conversation\n\nModel ` m `; the task is done; 4 turns, 1,234 tokens\n/);
    expect(markdown).toContain('## Task\n\n```markdown\ndo `it`\n```');
    expect(markdown).toContain('## Turn 4\n\n```markdown\ndone\n```\n\nCheck ` check `: exit code 0');
    expect(markdown).toContain('Not run: `` Error: `x` is not permitted ``');
  });

  test('has each program as Python with its id, and no call for it', () => {
    expect(markdown).toContain(
      '## Turn 1\n\nProgram ` attempt-1.py `:\n\n```python\nprint("x"\n```\n\nRan ` attempt-1.py `: exit code 1 after 12 ms\n\nStandard error:\n\n```text\nSyntaxError\n```\n\n## Turn 2',
    );
  });

  test('has a program that stood in the reply once', () => {
    expect(markdown).toContain(
      '````markdown\nBetter:\n\n```python\n# attempt-2.py, see below\n```\n\n````\n\nProgram ` attempt-2.py `:\n\n```python\nprint("x")\n```',
    );
  });

  test('has what did not run as well, and raw arguments only of calls that could not be understood', () => {
    expect(markdown).toContain('Asks for the libraries ` no `\n\nAsks to run:\n\n```python\nimport no\n```');
    expect(markdown).toContain('Calls ` other `:\n\n```json\n{}\n```');
    expect(markdown).toContain(`Calls \` ${TOOL_NAME} \`:\n\n\`\`\`json\n{"\n\`\`\``);
    expect(markdown.match(/^Calls /gm)).toHaveLength(2);
  });

  test('says why there was no reply', () => {
    const failure = { message: 'x.example does not accept the key (401)', hint: 'Check `api-key` and `base-url`.' };
    const failed = aConversation({ stopped: 'model-error', failure, turns: [aTurn()] });
    expect(transcriptMarkdown({ conversation: failed, runs: [], sources })).toContain(
      'no reply could be had from the model; 1 turn, 1,234 tokens\n\n```text\nx.example does not accept the key (401)\n```\n\n💡 Check `api-key` and `base-url`.',
    );
    const [about] = transcriptLines({ conversation: failed, runs: [] }).split('\n');
    expect(JSON.parse(about ?? '')).toMatchObject({ failure });
  });

  test('has the turns with their runs as JSON lines', () => {
    const lines = transcriptLines({ conversation, runs }).trimEnd().split('\n');
    const [about, first, , , last] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(about).toMatchObject({ task: 'do `it`', stopped: 'done', failure: null });
    expect(first).toMatchObject({ turn: 1, runs: [{ id: 'attempt-1.py' }], check: null });
    expect(last).toMatchObject({ turn: 4, runs: [], check: { id: 'check' } });
  });
});
