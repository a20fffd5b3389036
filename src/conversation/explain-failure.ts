import type { Endpoint } from './endpoint.js';
import { ModelFailure } from './model.js';
import { isSpent, type ServiceFailure } from './service-failure.js';
import { withoutKey } from './without-key.js';
import { formatBytes } from '../units.js';

const MAX_SAID = 300;

type Explanation = readonly [message: string, hint: string];

const BY_STATUS: Readonly<Record<number, (host: string, said: string) => Explanation>> = {
  // What it says is not repeated: services like to repeat keys.
  401: (host) => [`${host} does not accept the key (401)`, 'Check `api-key` and `base-url`.'],
  403: (host, said) => [`${host} forbids it (403): ${said}`, 'The key may not use this model, or not from here.'],
  404: (host, said) => [
    `${host} does not know the model or the address (404): ${said}`,
    'Check `model`, and that `base-url` ends with the version of the API, for example /v1.',
  ],
  429: (host) => [`${host} gets too many requests (429)`, 'Try again later, or raise `max-time`.'],
};

const TOO_LONG =
  /context[ _]?(length|size|window)|too (long|many tokens)|token count|maximum number of tokens|tokens`? must be <=|(request|prompt) too large/i;
const FILTERED = ['content_filter', 'content_policy_violation', 'data_inspection_failed'];
const FILTERS = /content (management|filter|policy)|ContentPolicyViolation|content exists risk|flagged/i;
/** Some have another status than 401 for it. What they say is not repeated: services like to repeat keys. */
const WRONG_KEY =
  /api[ _-]?key (is )?(not valid|invalid|expired|incorrect)|(invalid|incorrect) api[ _-]?key|no connected db/i;

function explainStatus(failure: Extract<ServiceFailure, { kind: 'status' }>, host: string): Explanation {
  const { status, code, said: all } = failure;
  const said = all.slice(0, MAX_SAID);
  if (isSpent(failure))
    return [`${host}: the quota of the key is used up (${status})`, 'Raise it with the service, or use another key.'];
  if (FILTERED.includes(code) || ([400, 403].includes(status) && FILTERS.test(all)))
    return [
      `${host} filters what was said (${status}): ${said}`,
      'Word the task in another way, or see to the content filter of the service.',
    ];
  if (status === 400 && WRONG_KEY.test(all))
    return [`${host} does not accept the key (${status})`, 'Check `api-key` and `base-url`.'];
  if (status === 413 || code.startsWith('context_length') || (status < 429 && TOO_LONG.test(all)))
    return [
      `the conversation got too long for the model (${status}): ${said}`,
      'Lower `max-turns`, shorten the task, or use a model with a longer context.',
    ];
  const known = BY_STATUS[status];
  if (known !== undefined) return known(host, said);
  if (status >= 500) return [`${host} fails (${status}): ${said}`, 'Try again later.'];
  return [
    `${host} refuses the request (${status}): ${said}`,
    'Check `model` and `model-options` against what the service accepts.',
  ];
}

function explain(failure: ServiceFailure, { host, baseUrl }: Endpoint): Explanation {
  switch (failure.kind) {
    case 'status':
      return explainStatus(failure, host);
    case 'no-reply':
      return [
        `${host} does not answer like the chat completions API: ${failure.said.slice(0, MAX_SAID)}`,
        'Check that `base-url` is that of an OpenAI-compatible API, for example https://HOST/v1.',
      ];
    case 'too-long':
      return [
        `${host} answers with more than ${formatBytes(failure.maxBytes)}`,
        'Check `base-url`, and whether `model-options` make answers long, as `logprobs` does.',
      ];
    case 'redirect':
      return [
        `${baseUrl} leads elsewhere, and a key is not sent after it`,
        'Set `base-url` to the address that it leads to.',
      ];
    case 'timeout':
      return [`${host} did not answer in time`, 'Try again later, or use a faster model.'];
    case 'unreachable':
      return [
        `${host} could not be reached: ${failure.said.slice(0, MAX_SAID)}`,
        'Check `base-url`, the network, the proxy and the certificates (NODE_EXTRA_CA_CERTS) of the job.',
      ];
  }
}

/** Why there is no reply, and what to do about it; without the key, whatever the service said. Pure. */
export function explainFailure(failure: ServiceFailure, endpoint: Endpoint, key: string | undefined): ModelFailure {
  // Before anything is cut: part of a key is a secret too.
  const safe = 'said' in failure ? { ...failure, said: withoutKey(failure.said, key) } : failure;
  const [message, hint] = explain(safe, endpoint);
  return new ModelFailure(message, hint);
}
