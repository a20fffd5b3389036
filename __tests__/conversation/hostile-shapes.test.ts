import { expect, test } from '@jest/globals';
import { NoReply, readCompletion } from '../../src/conversation/read-completion.js';
import { readReasons } from '../../src/conversation/reasons.js';
import { readServiceError } from '../../src/conversation/service-error.js';
import { withoutThoughts } from '../../src/conversation/thoughts.js';
import { writtenCalls } from '../../src/conversation/written-calls.js';

const DEEP = '['.repeat(100_000) + ']'.repeat(100_000);
const CALL = '<function=python_execute_code>';

test.each([
  ['thoughts in a row', '<think></think>'.repeat(300_000)],
  ['calls without an end', '<tool_call>'.repeat(300_000)],
  ['functions without an end', CALL.repeat(100_000)],
  ['fields without an end', CALL + '<parameter=a>'.repeat(300_000)],
  ['fields of spaces without an end', `${CALL}<parameter=a>${'\n'.repeat(1_000_000)}`],
  ['arguments that are nested deeply', `{"name": "python_execute_code", "arguments": ${DEEP}}`],
])('a text with %s is read in time', (_, text) => {
  expect(() => writtenCalls(withoutThoughts(text))).not.toThrow();
});

test.each([
  ['in the body', `{"error": ${DEEP}}`],
  ['around the body', DEEP],
  ['as what a provider said', `{"error": {"message": "x", "metadata": {"raw": ${DEEP}}}}`],
])('an error that is nested deeply %s is read', (_, text) => {
  expect(() => readServiceError(text)).not.toThrow();
});

test('so is one with status 200', () => {
  expect(() => readCompletion(JSON.parse(`{"error": ${DEEP}}`))).toThrow(NoReply);
});

test('what is given back to a service is bounded', () => {
  const message = {
    content: null,
    reasoning: 'x'.repeat(2 ** 21),
    reasoning_content: 'y',
    reasoning_details: [JSON.parse(DEEP)],
  };
  const answer = { choices: [{ message: { ...message, tool_calls: [{ id: 'a', function: { name: 'f' } }] } }] };
  expect(readReasons(answer, readCompletion(answer)).get('a')?.message).toEqual({ reasoning_content: 'y' });
});
