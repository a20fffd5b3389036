import { PyexecError } from '../errors.js';
import type { Environment } from './harden.js';

/** How clients get to a service of GitHub: which server it is, and the proxies. */
export const NETWORK_VARIABLES: readonly string[] = [
  'GITHUB_SERVER_URL',
  ...['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy'].flatMap((name) => [name, name.toUpperCase()]),
];

/** Without these there is no service for artifacts. */
const ARTIFACTS_REQUIRED = ['ACTIONS_RUNTIME_TOKEN', 'ACTIONS_RESULTS_URL'] as const;

/** What its client also reads: what the service allows, and the users' own adjustments. */
const ARTIFACTS_FURTHER = [
  'GITHUB_RETENTION_DAYS',
  'ACTIONS_ARTIFACT_UPLOAD_CONCURRENCY',
  'ACTIONS_ARTIFACT_UPLOAD_TIMEOUT_MS',
];

/** Those of the named variables that are set. */
export function pickVariables(env: Environment, names: readonly string[]): Environment {
  const found = names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]] as const]));
  return Object.fromEntries(found);
}

/** An environment with some variables more, which answer to their names but are not listed. */
function withUnlisted(env: NodeJS.ProcessEnv, unlisted: ReadonlyMap<unknown, string>): NodeJS.ProcessEnv {
  return new Proxy(env, {
    get: (target, name): unknown => unlisted.get(name) ?? Reflect.get(target, name),
    has: (target, name) => unlisted.has(name) || Reflect.has(target, name),
    // Else the target would be asked to define a property, which `process.env` refuses.
    set: (target, name, value) => Reflect.set(target, name, value),
  });
}

/**
 * Lets a client that looks up variables in `process.env` find the given ones there while it works. Nothing lists them,
 * so whatever copies the environment for a child leaves them out, and no other process gets them; but what is listed
 * already is copied with its new value. To be called only while nothing untrusted lives, and once at a time.
 */
export async function withVariables<T>(variables: Environment, act: () => Promise<T>): Promise<T> {
  const before = process.env;
  process.env = withUnlisted(before, new Map(Object.entries(variables)));
  try {
    return await act();
  } finally {
    process.env = before;
  }
}

/**
 * `withVariables` for what the client of the artifact service reads.
 *
 * @throws PyexecError `artifacts-failed` when the runner gave none
 */
export async function withServiceVariables<T>(env: Environment, act: () => Promise<T>): Promise<T> {
  const missing = ARTIFACTS_REQUIRED.filter((name) => (env[name] ?? '') === '');
  if (missing.length > 0) {
    throw new PyexecError('artifacts-failed', {
      message: `artifacts cannot be uploaded from here: ${missing.join(' and ')} not set`,
      hint: 'The runner gives these to actions only: use the action, or upload with actions/upload-artifact.',
    });
  }
  const names = [...ARTIFACTS_REQUIRED, ...ARTIFACTS_FURTHER, ...NETWORK_VARIABLES];
  return withVariables(pickVariables(env, names), act);
}
