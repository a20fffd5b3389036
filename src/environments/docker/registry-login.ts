import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { AuthConfig } from 'dockerode';
import { isError, messageOf, PyexecError, systemCode } from '../../errors.js';
import type { RegistryPlan } from '../../plan/run-plan.js';

const DOCKER_HUB = 'https://index.docker.io/v1/';
/** Some of them ask a service. */
const HELPER_MS = 30_000;
const MAX_ANSWER_BYTES = 1 << 20;
/** What a helper says when it has nothing, see https://github.com/docker/docker-credential-helpers. */
const NOTHING = /credentials not found/i;
/** In place of a user, when the secret is a token of the registry's own. */
const TOKEN_USER = '<token>';

/** The registry that a reference names; Docker Hub when it names none. Pure. */
export function registryOf(reference: string): string {
  const [first = '', ...rest] = reference.split('/');
  const isHost = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  return isHost ? first : DOCKER_HUB;
}

/** Of the client's file, see https://docs.docker.com/reference/cli/docker/#docker-cli-configuration-file-configjson-properties. */
interface ClientConfig {
  readonly auths?: Readonly<Record<string, { readonly auth?: unknown } | undefined>>;
  readonly credHelpers?: Readonly<Record<string, unknown>>;
  readonly credsStore?: unknown;
}

/** Without a readable file there is no login; the registry says whether it takes one. */
function readConfig(folder: string): ClientConfig {
  try {
    const read: unknown = JSON.parse(readFileSync(path.join(folder, 'config.json'), 'utf8'));
    return typeof read === 'object' && read !== null ? read : {};
  } catch (thrown) {
    if (systemCode(thrown) === undefined && !(thrown instanceof SyntaxError)) throw thrown;
    return {};
  }
}

function fromText(auth: string, serveraddress: string): AuthConfig {
  const [username = '', ...password] = Buffer.from(auth, 'base64').toString('utf8').split(':');
  return { username, password: password.join(':'), auth: '', serveraddress };
}

function failed(helper: string, why: string, cause?: unknown): PyexecError {
  return new PyexecError('image-unavailable', {
    message: `the login of the registry cannot be had from docker-credential-${helper}: ${why}`,
    hint: 'Docker’s client is set up to use it (`credsStore` or `credHelpers` in its config.json): see whether `docker login` works, or take it out.',
    cause,
  });
}

/** Undefined when the helper has none. @throws PyexecError when it does not work; nothing that it says is repeated */
async function askHelper(helper: string, registry: string, env: RegistryPlan['env']): Promise<AuthConfig | undefined> {
  if (!/^[\w.-]+$/.test(helper)) throw failed(helper, 'that is no name of a program');
  const said = await new Promise<string | undefined>((resolve, reject) => {
    const options = { env: { ...env }, cwd: '/', timeout: HELPER_MS, maxBuffer: MAX_ANSWER_BYTES };
    const child = execFile(`docker-credential-${helper}`, ['get'], options, (thrown, stdout, stderr) => {
      if (thrown === null) resolve(stdout);
      else if (NOTHING.test(stdout + stderr)) resolve(undefined);
      else reject(failed(helper, explain(thrown), thrown));
    });
    // One that ends without reading it has said why.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(registry);
  });
  return said === undefined ? undefined : parseAnswer(helper, said, registry);
}

function explain(thrown: Error & { readonly code?: unknown; readonly killed?: boolean }): string {
  if (thrown.code === 'ENOENT') return 'there is no such program on PATH';
  if (thrown.killed === true) return `it did not answer within ${HELPER_MS / 1000} s`;
  return typeof thrown.code === 'number' ? `it ended with ${thrown.code}` : messageOf(thrown);
}

function parseAnswer(helper: string, said: string, registry: string): AuthConfig {
  let answer: { readonly Username?: unknown; readonly Secret?: unknown } | null | undefined;
  try {
    answer = JSON.parse(said) as typeof answer;
  } catch (thrown) {
    if (!isError(thrown)) throw thrown;
  }
  const [username, secret] = [answer?.Username, answer?.Secret];
  if (typeof username !== 'string' || typeof secret !== 'string') throw failed(helper, 'its answer is no login');
  const login = { serveraddress: registry, auth: '' };
  // The engine takes it in this field, which the client's types leave out.
  if (username === TOKEN_USER) return { ...login, username: '', password: '', identitytoken: secret };
  return { ...login, username, password: secret };
}

/**
 * The login that Docker's client has for a registry: asked of the credential helper that its configuration names, else
 * from the file itself. Undefined when it has none.
 *
 * @throws PyexecError `image-unavailable` when the helper does not work
 */
export async function findLogin(
  { configFolder, env }: RegistryPlan,
  registry: string,
): Promise<AuthConfig | undefined> {
  const { auths = {}, credHelpers = {}, credsStore } = readConfig(configFolder);
  const names = [registry, `https://${registry}`];
  const helper = names.map((name) => credHelpers[name]).find((one) => typeof one === 'string') ?? credsStore;
  if (typeof helper === 'string' && helper !== '') {
    const login = await askHelper(helper, registry, env);
    if (login !== undefined) return login;
  }
  const auth = names.map((name) => auths[name]?.auth).find((one) => typeof one === 'string' && one !== '');
  return typeof auth === 'string' ? fromText(auth, registry) : undefined;
}
