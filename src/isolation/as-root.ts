import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { isError } from '../errors.js';

const run = promisify(execFile);
const TIMEOUT_MS = 300_000;

/** What stands before a command that needs root's rights: nothing for root, `sudo -n`, or undefined without such rights. */
export async function findRights(uid: number | undefined): Promise<readonly string[] | undefined> {
  if (uid === 0) return [];
  try {
    await run('sudo', ['-n', 'true'], { timeout: 10_000, env: { PATH } });
    return ['sudo', '-n'];
  } catch (thrown) {
    // Not installed, or it would ask for a password.
    if (isError(thrown)) return undefined;
    throw thrown;
  }
}

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Runs a command of the system to its end. Rejects when it fails, with what it said. */
export async function runAsRoot(
  rights: readonly string[],
  command: readonly string[],
  { env, input }: { readonly env: Readonly<Record<string, string>>; readonly input?: string },
): Promise<void> {
  // sudo clears the environment, so the variables are set behind it.
  const variables = Object.entries({ ...env, PATH }).map(([name, value]) => `${name}=${value}`);
  const [file = '', ...args] = [...rights, '/usr/bin/env', ...variables, ...command];
  const running = run(file, args, { timeout: TIMEOUT_MS, env: { PATH }, maxBuffer: 16 * 2 ** 20 });
  running.child.stdin?.end(input);
  await running;
}
