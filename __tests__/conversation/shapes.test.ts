import { describe, expect, test } from '@jest/globals';
import { adapt, FIRST_DIALECT, type Dialect } from '../../src/conversation/dialect.js';
import { explainFailure } from '../../src/conversation/explain-failure.js';
import { NoReply, readCompletion } from '../../src/conversation/read-completion.js';
import { retryDelay } from '../../src/conversation/retry-policy.js';
import { readServiceError } from '../../src/conversation/service-error.js';
import { waitIn, type ServiceFailure } from '../../src/conversation/service-failure.js';

const ENDPOINT = { baseUrl: 'https://h/v1', query: {}, host: 'h', isAzure: false };

/** A body with a status, as it reaches what decides about it. */
function failed(status: number, body: unknown): Extract<ServiceFailure, { kind: 'status' }> {
  const { message, code, param } = readServiceError(typeof body === 'string' ? body : JSON.stringify(body));
  return { kind: 'status', status, code, said: `${status} ${message} ${param}`, retryAfterMs: waitIn(message) };
}

const openAI = (message: string, more: object = {}): object => ({ error: { message, param: null, ...more } });

describe('what a service says of an error is read', () => {
  test.each<[string, unknown, string]>([
    ['OpenAI', openAI('no', { code: 'c', param: 'p' }), 'no'],
    // vLLM up to 0.9 and llama-cpp-agent: no `error` around it.
    ['vLLM, older', { object: 'error', message: '"auto" tool choice', type: 'BadRequestError', code: 400 }, '"auto"'],
    // The native API of Ollama, and Hugging Face.
    ['Ollama', { error: 'model not found' }, 'model not found'],
    // https://docs.mistral.ai, validated by FastAPI, as many servers in Python are.
    [
      'Mistral',
      {
        detail: [
          { type: 'extra_forbidden', loc: ['body', 'max_completion_tokens'], msg: 'Extra inputs are not permitted' },
        ],
      },
      'body.max_completion_tokens: Extra inputs are not permitted',
    ],
    ['FastAPI', { detail: 'Not Found' }, 'Not Found'],
    // https://ai.google.dev/gemini-api/docs/openai: the compatible endpoint answers with a list.
    [
      'Gemini',
      [{ error: { code: 400, message: 'API key not valid', status: 'INVALID_ARGUMENT' } }],
      'API key not valid',
    ],
    // https://openrouter.ai/docs/errors: what the provider said is apart.
    [
      'OpenRouter',
      openAI('Provider returned error', { code: 400, metadata: { raw: '{"error":"no tools"}' } }),
      'Provider returned error: {"error":"no tools"}',
    ],
    ['Cloudflare', { success: false, errors: [{ code: 7003, message: 'no route' }] }, 'no route'],
    ['a gateway', '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>', '502 Bad Gateway'],
    ['an empty body', '', ''],
    ['something else', '{"a":1}', '{"a":1}'],
  ])('%s', (_, body, message) => {
    expect(failed(400, body).said).toContain(message);
  });

  test('with its name, which may be its type, and no number', () => {
    const codes = [{ code: 'a' }, { code: '400', type: 'throttling_error' }, { code: 400 }].map(
      (more) => failed(400, openAI('x', more)).code,
    );
    expect(codes).toEqual(['a', 'throttling_error', '']);
  });
});

describe('a service is asked otherwise when it says', () => {
  const without = (change: Partial<Dialect>): Dialect => ({ ...FIRST_DIALECT, ...change });
  const NO_TOOLS = without({ tools: false });
  const NO_LIMIT = without({ limit: undefined });

  test.each<[string, number, unknown, Dialect | undefined]>([
    // vLLM 0.32.0, as it really answers.
    [
      'vLLM',
      400,
      openAI('"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set'),
      NO_TOOLS,
    ],
    [
      'vLLM',
      400,
      openAI('max_completion_tokens=50000 cannot be greater than max_model_len=8192. (value=50000)'),
      NO_LIMIT,
    ],
    ['vLLM, for Gemma', 400, openAI('System role not supported'), without({ instructions: false })],
    [
      'vLLM, for Mistral',
      400,
      openAI('Conversation roles must alternate user/assistant/…'),
      without({ instructions: false }),
    ],
    // https://github.com/ollama/ollama/issues/6027
    ['Ollama', 400, openAI('registry.ollama.ai/library/x does not support tools', { type: 'api_error' }), NO_TOOLS],
    ['llama.cpp', 500, openAI('tools param requires --jinja flag', { type: 'server_error' }), NO_TOOLS],
    ['OpenRouter', 404, openAI('No endpoints found that support tool use', { code: 404 }), NO_TOOLS],
    // OpenAI and LiteLLM in front of it: `max-tokens` is for the whole conversation, and may be more than a reply can have.
    [
      'OpenAI',
      400,
      openAI('max_tokens is too large: 50000. This model supports at most 16384 completion tokens', {
        param: 'max_tokens',
      }),
      NO_LIMIT,
    ],
    ['DeepSeek', 400, openAI('Invalid max_tokens value, the valid range of max_tokens is [1, 8192]'), NO_LIMIT],
    ['Groq', 400, openAI('`max_completion_tokens` must be less than or equal to `8192`'), NO_LIMIT],
    [
      'Anthropic',
      400,
      openAI('max_tokens: 200000 > 64000, which is the maximum allowed number of output tokens'),
      NO_LIMIT,
    ],
    [
      'Mistral',
      422,
      { detail: [{ loc: ['body', 'max_completion_tokens'], msg: 'Extra inputs are not permitted' }] },
      without({ limit: 'max_tokens' }),
    ],
    // https://github.com/Gitlawb/openclaude/issues/67
    [
      'Gemini',
      400,
      [{ error: { code: 400, message: 'Function call is missing a thought_signature in functionCall parts.' } }],
      without({ reasons: true }),
    ],
    // https://api-docs.deepseek.com/guides/thinking_mode
    [
      'DeepSeek',
      400,
      openAI('The reasoning_content in the thinking mode must be passed back'),
      without({ reasons: true }),
    ],
    // llama.cpp and Ollama: what the model wrote is no call. Asked again, it may write one.
    ['llama.cpp', 500, openAI('Failed to parse tool call arguments as JSON: unexpected end of input'), undefined],
    ['Ollama', 500, openAI("error parsing tool call: raw='{', err=unexpected end of JSON input"), undefined],
    ['anyone', 400, openAI('temperature is not supported'), undefined],
    ['anyone', 429, openAI('tools are not supported at this rate'), undefined],
  ])('%s (%i)', (...[, status, body, dialect]) => {
    expect(adapt(FIRST_DIALECT, failed(status, body), true)?.dialect).toEqual(dialect);
  });

  test('but each thing only once, so that there is an end', () => {
    const all = { tools: false, limit: undefined, instructions: false, reasons: true };
    for (const said of [
      'tools unsupported',
      'max_tokens unsupported',
      'System role not supported',
      'missing thought_signature',
    ])
      expect(adapt(all, failed(400, openAI(said)), true)).toBeUndefined();
    expect(adapt(FIRST_DIALECT, failed(400, openAI('max_tokens is too large')), false)).toBeUndefined();
  });
});

describe('what to do is said when', () => {
  test.each<[string, number, unknown, string, string]>([
    ['Azure', 400, openAI('The response was filtered', { code: 'content_filter' }), 'filters', 'another way'],
    ['DeepSeek', 400, openAI('Content Exists Risk'), 'filters', 'another way'],
    ['OpenRouter', 403, openAI('Your input was flagged', { code: 403 }), 'filters', 'another way'],
    ['DeepSeek', 402, openAI('Insufficient Balance'), 'quota', 'another key'],
    // LiteLLM 1.x keeps the words of OpenAI, and not the code.
    [
      'LiteLLM',
      429,
      openAI('OpenAIException - You exceeded your current quota', { type: 'throttling_error' }),
      'quota',
      'key',
    ],
    ['LiteLLM', 400, openAI('Budget has been exceeded! Current cost: 1', { type: 'budget_exceeded' }), 'quota', 'key'],
    [
      'LiteLLM without a database',
      400,
      openAI('No connected db.', { type: 'no_db_connection' }),
      'the key',
      '`api-key`',
    ],
    ['Gemini', 400, [{ error: { code: 400, message: 'API key not valid. Please pass' } }], 'the key', '`api-key`'],
    [
      'llama.cpp',
      400,
      openAI('the request exceeds the available context size', { type: 'exceed_context_size_error' }),
      'too long',
      '`max-turns`',
    ],
    ['LiteLLM', 400, openAI('litellm.ContextWindowExceededError: x'), 'too long', '`max-turns`'],
    ['Groq', 413, openAI('Request too large for model', { code: 'rate_limit_exceeded' }), 'too long', '`max-turns`'],
    ['TGI', 422, { error: '`inputs` tokens + `max_new_tokens` must be <= 4096' }, 'too long', '`max-turns`'],
    [
      'Gemini',
      400,
      [{ error: { code: 400, message: 'The input token count exceeds the maximum number of tokens' } }],
      'too long',
      'longer',
    ],
  ])('%s answers %i: %j', (...[, status, body, message, hint]) => {
    const explained = explainFailure(failed(status, body), ENDPOINT, undefined);
    expect([explained.message, explained.hint]).toEqual([
      expect.stringContaining(message),
      expect.stringContaining(hint),
    ]);
    expect(retryDelay(failed(status, body), 1, 0)).toBeUndefined();
  });

  test.each<[string, number, unknown, number]>([
    // https://console.groq.com/docs/tool-use: the model wrote no valid call.
    ['Groq', 400, openAI('Failed to call a function.', { code: 'tool_use_failed', failed_generation: '{' }), 500],
    // No header says so.
    ['Gemini', 429, [{ error: { message: 'You exceeded your current quota. Please retry in 36.5s.' } }], 36_500],
    ['OpenAI', 429, openAI('Rate limit reached. Please try again in 1.2s.', { code: 'rate_limit_exceeded' }), 1200],
    ['Anthropic', 529, openAI('Overloaded', { type: 'overloaded_error' }), 500],
  ])('%s is asked again after %i: %j', (...[, status, body, delayMs]) => {
    expect(retryDelay(failed(status, body), 1, 0)).toBe(delayMs);
  });
});

describe('an answer with status 200', () => {
  const choice = (message: unknown, more: object = {}): unknown => ({ choices: [{ message, ...more }] });

  // https://openrouter.ai/docs/errors: once a model has begun, the status stays 200.
  test.each([
    ['instead of choices', { error: { code: 502, message: 'Provider is down' } }, 502],
    ['in a choice', choice({ content: 'half' }, { finish_reason: 'error', error: { code: 429, message: 'x' } }), 429],
    ['without a status', choice({ content: 'half' }, { error: { message: 'x' } }), undefined],
    ['of which only the end tells', choice({ content: 'half' }, { finish_reason: 'network_error' }), undefined],
  ])('is an error %s', (_, answer, status) => {
    const caught = ((): unknown => {
      try {
        return readCompletion(answer);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect([caught instanceof NoReply, (caught as NoReply).status]).toEqual([true, status]);
  });

  test.each([
    ['length', 'length'],
    // Mistral, Zhipu, Cohere, Gemini.
    ['model_length', 'length'],
    ['model_context_window_exceeded', 'length'],
    ['MAX_TOKENS', 'length'],
    ['content_filter: SAFETY', 'withheld'],
    ['sensitive', 'withheld'],
    ['eos_token', 'complete'],
    ['function_call_filter: MALFORMED_FUNCTION_CALL', 'complete'],
    [null, 'complete'],
  ])('that ended by %j is %s', (reason, finish) => {
    expect(readCompletion(choice({ content: 'x' }, { finish_reason: reason })).finish).toBe(finish);
  });

  test('has no thoughts in its text, in whatever part they are', () => {
    // Magistral of Mistral: https://docs.mistral.ai/capabilities/reasoning
    const parts = [
      { type: 'thinking', thinking: [{ type: 'text', text: 'hm' }] },
      { type: 'reasoning', text: 'hm' },
    ];
    expect(readCompletion(choice({ content: [...parts, { type: 'text', text: 'a' }] })).text).toBe('a');
    // DeepSeek, vLLM and llama.cpp with a parser.
    expect(readCompletion(choice({ content: 'a', reasoning_content: 'hm', reasoning: 'hm' })).text).toBe('a');
  });
});
