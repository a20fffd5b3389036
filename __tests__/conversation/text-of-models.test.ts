import { describe, expect, test } from '@jest/globals';
import { readCompletion } from '../../src/conversation/read-completion.js';
import { readReply } from '../../src/conversation/read-reply.js';
import { withoutThoughts } from '../../src/conversation/thoughts.js';
import { writtenCalls } from '../../src/conversation/written-calls.js';

describe('what a model only thinks is not run', () => {
  const draft = 'Maybe\n```python\ndraft\n```\n';

  test.each([
    ['DeepSeek R1 and Qwen 3', `<think>\n${draft}</think>\n\na`, 'a'],
    ['templates that begin the thoughts themselves', `${draft}</think>\n\na`, 'a'],
    ['Magistral', `[THINK]${draft}[/THINK]a`, 'a'],
    ['Kimi', `◁think▷${draft}◁/think▷a`, 'a'],
    ['several in a row', `<think>${draft}</think><think>${draft}</think>a`, 'a'],
    ['thoughts without an end', `<think>${draft}`, ''],
    [
      'gpt-oss without a parser',
      `<|channel|>analysis<|message|>${draft}<|end|><|start|>assistant<|channel|>final<|message|>a<|return|>`,
      'a',
    ],
  ])('%s', (_, text, rest) => {
    expect(withoutThoughts(text).trim()).toBe(rest);
  });

  test('nor told on', () => {
    const answer = { choices: [{ message: { content: `<think>${draft}</think>a` } }] };
    expect(readCompletion(answer).text).toBe('a');
  });

  test.each([
    ['a program about thoughts', '```python\ns = """\n<think>\nx\n</think>\n"""\n```'],
    ['such a pattern', '```python\nre.sub("<think>.*?</think>", "", s)\n```'],
    ['text without any', '  a\n'],
  ])('but %s stays as it is', (_, text) => {
    expect(withoutThoughts(text)).toBe(text);
  });
});

describe('a call that a model wrote into its text', () => {
  const given = { code_execution_request: { code: 'print("</x>")', libraries: [] } };
  const call = JSON.stringify({ name: 'python_execute_code', arguments: given });

  test.each([
    ['Hermes and Qwen', `I run it.\n<tool_call>\n${call}\n</tool_call>`],
    ['one that breaks off after it', `<tool_call>${call}`],
    ['Llama', JSON.stringify({ name: 'python_execute_code', parameters: given })],
    ['Llama with its mark', `<|python_tag|>${call}`],
    ['Mistral', `[TOOL_CALLS][${call}]`],
    ['small models', `\`\`\`json\n${call}\n\`\`\``],
    [
      'Qwen Coder',
      `<tool_call>\n<function=python_execute_code>\n<parameter=code_execution_request>\n${JSON.stringify(given.code_execution_request)}\n</parameter>\n</function>\n</tool_call>`,
    ],
    [
      'Qwen Coder without JSON',
      '<function=python_execute_code>\n<parameter=code>\nprint("</x>")\n</parameter>\n</function>',
    ],
    ['Llama’s own form', `<function=python_execute_code>${JSON.stringify(given)}</function>`],
  ])('is understood: %s', (_, text) => {
    expect(writtenCalls(text)).toEqual([{ code: 'print("</x>")', libraries: [] }]);
  });

  test('is run like a program in a fence, and what is wrong with it is said', () => {
    const reply = {
      text: `<tool_call>${call}</tool_call>`,
      toolCalls: [],
      finish: 'complete',
      usage: undefined,
    } as const;
    const before = { usesTools: false, standing: undefined };
    expect(readReply(reply, before)).toMatchObject({
      wishes: [{ callId: undefined, asked: { code: 'print("</x>")' } }],
    });
    const wrong = { ...reply, text: '{"name": "python_execute_code", "arguments": {}}' };
    expect(readReply(wrong, before)).toMatchObject({
      wishes: [{ asked: { wrong: expect.stringContaining('no code') } }],
    });
  });

  test.each([
    ['of something else', '<tool_call>{"name": "rm", "arguments": {}}</tool_call>'],
    ['in words', 'I called python_execute_code and it printed {"a": 1}.'],
    ['nothing', '{'],
  ])('is none: %s', (_, text) => {
    expect(writtenCalls(text)).toEqual([]);
  });
});
