import type { Settings } from '../inputs/settings.js';
import type { MachineFacts } from '../machine-facts.js';
import { parseEndpoint } from './endpoint.js';
import type { Model } from './model.js';
import { withinBounds } from './within-bounds.js';

interface Opening {
  readonly settings: Settings;
  readonly facts: MachineFacts;
  readonly say: (line: string) => void;
}

const PROXY = /^(https?|all)_proxy$/i;

/** Node's own function gives up what takes longer, whatever is asked of it. */
const NODE_WAITS_MS = 5 * 60_000;

/** Undefined where there is no proxy and no long wait: then the client uses what it has. */
async function fetchFor({ installEnv }: MachineFacts, maxTimeMs: number): Promise<typeof fetch | undefined> {
  const isProxied = Object.keys(installEnv).some((name) => PROXY.test(name));
  if (!isProxied && maxTimeMs / 2 <= NODE_WAITS_MS) return undefined;
  const { EnvHttpProxyAgent, fetch: fetchByUndici } = await import('undici');
  const value = (name: string): string | undefined => installEnv[name.toLowerCase()] ?? installEnv[name];
  const proxy = value('ALL_PROXY');
  const http = value('HTTP_PROXY') ?? proxy;
  const https = value('HTTPS_PROXY') ?? proxy;
  const dispatcher = new EnvHttpProxyAgent({
    ...{ headersTimeout: 0, bodyTimeout: 0 },
    ...(http === undefined ? {} : { httpProxy: http }),
    ...(https === undefined ? {} : { httpsProxy: https }),
    noProxy: [value('NO_PROXY') ?? '', 'localhost', '127.0.0.1', '[::1]'].filter((one) => one !== '').join(','),
  });
  // The same function as Node's own, of another version of the same package.
  const through = (url: string, init: object): Promise<unknown> => fetchByUndici(url, { ...init, dispatcher });
  return through as unknown as typeof fetch;
}

/** The service that writes the code. */
export async function openModel({ settings, facts, say }: Opening): Promise<Model> {
  const { model, baseUrl, apiKey, modelOptions, maxTimeMs } = settings.conversation;
  // Loaded only here: the client is large, and a recording needs none.
  const { OpenAIModel } = await import('./openai-model.js');
  const service = new OpenAIModel({
    model: model ?? '',
    endpoint: parseEndpoint(baseUrl),
    key: apiKey,
    options: modelOptions,
    say,
    fetch: await fetchFor(facts, maxTimeMs),
  });
  return withinBounds(service);
}
