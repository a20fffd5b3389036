import { PyexecError } from '../errors.js';
import type { Environment } from './harden.js';

/** Without these there is no service. */
const REQUIRED = ['ACTIONS_RUNTIME_TOKEN', 'ACTIONS_RESULTS_URL'] as const;

/** What the client also reads: which server it is, what it allows, how to get there, and the users' own adjustments. */
const FURTHER = [
  'GITHUB_SERVER_URL',
  'GITHUB_RETENTION_DAYS',
  'ACTIONS_ARTIFACT_UPLOAD_CONCURRENCY',
  'ACTIONS_ARTIFACT_UPLOAD_TIMEOUT_MS',
  ...['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy'].flatMap((name) => [name, name.toUpperCase()]),
] as const;

function restore(name: string, value: string | undefined): void {
  if (value === undefined) Reflect.deleteProperty(process.env, name);
  else process.env[name] = value;
}

/**
 * Puts the variables of the artifact service back into the environment of this process while something works that reads
 * them there. To be called only while nothing untrusted lives, once at a time, and no process may be started meanwhile.
 *
 * @throws PyexecError `artifacts-failed` when the runner gave none
 */
export async function withServiceVariables<T>(env: Environment, act: () => Promise<T>): Promise<T> {
  const missing = REQUIRED.filter((name) => (env[name] ?? '') === '');
  if (missing.length > 0) {
    throw new PyexecError('artifacts-failed', {
      message: `artifacts cannot be uploaded from here: ${missing.join(' and ')} not set`,
      hint: 'The runner gives these to actions only: use the action, or upload with actions/upload-artifact.',
    });
  }
  const before = new Map<string, string | undefined>();
  for (const name of [...REQUIRED, ...FURTHER]) {
    const value = env[name];
    if (value === undefined) continue;
    before.set(name, process.env[name]);
    process.env[name] = value;
  }
  try {
    return await act();
  } finally {
    for (const [name, value] of before) restore(name, value);
  }
}
