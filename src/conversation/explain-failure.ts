import type { Endpoint } from './endpoint.js';
import { ModelFailure } from './model.js';
import type { ServiceFailure } from './service-failure.js';
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

function explainStatus(
  { status, code, said: all }: Extract<ServiceFailure, { kind: 'status' }>,
  host: string,
): Explanation {
  const said = all.slice(0, MAX_SAID);
  if (code === 'insufficient_quota')
    return [`${host}: the quota of the key is used up (${status})`, 'Raise it with the service, or use another key.'];
  const known = BY_STATUS[status];
  if (known !== undefined) return known(host, said);
  if (status >= 500) return [`${host} fails (${status}): ${said}`, 'Try again later.'];
  if (code === 'context_length_exceeded' || /context length|too (long|many tokens)/i.test(said))
    return [
      `the conversation got too long for the model (${status}): ${said}`,
      'Lower `max-turns`, shorten the task, or use a model with a longer context.',
    ];
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
