import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import Docker from 'dockerode';
import { messageOf, PyexecError, systemCode } from '../../errors.js';
import type { EngineAddress } from '../../plan/run-plan.js';
import { dial } from './dial.js';
import type { EngineKind } from './engine.js';

/** What an engine says of itself to everybody who knocks. */
export interface Greeting {
  readonly name: EngineKind['name'];
  readonly version: string;
  readonly os: string;
}

/** All that an engine says of itself. For this it starts programs of its own, which takes time. */
export interface EngineFacts extends Greeting, EngineKind {
  readonly name: EngineKind['name'];
  /** The kernel's name of the architecture, for example `x86_64`. */
  readonly architecture: string;
  /** By name, with the arguments that the engine gives them. */
  readonly runtimes: ReadonlyMap<string, readonly string[]>;
  readonly cgroupVersion: string;
}

const TIMEOUT_MS = 8000;
const DEFAULT_SOCKET = '/var/run/docker.sock';

function unreadable(file: string, cause: unknown): PyexecError {
  return new PyexecError('environment-unavailable', {
    message: `${file}, which says where the container engine is, cannot be used: ${messageOf(cause)}`,
    hint: 'Correct the file, or set DOCKER_HOST.',
    cause,
  });
}

/** @throws PyexecError `environment-unavailable` */
function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (thrown) {
    if (systemCode(thrown) === 'ENOENT') return undefined;
    throw unreadable(file, thrown);
  }
}

/** The address in a context of Docker's client, see `docker context inspect`; undefined for the default one. */
function contextHost({ context, configFolder }: EngineAddress): string | undefined {
  const config = readJson(path.join(configFolder, 'config.json')) as { currentContext?: unknown } | undefined;
  const name = context ?? config?.currentContext;
  if (typeof name !== 'string' || name === '' || name === 'default') return undefined;
  const folder = createHash('sha256').update(name).digest('hex');
  const file = path.join(configFolder, 'contexts', 'meta', folder, 'meta.json');
  const meta = readJson(file) as { Endpoints?: { docker?: { Host?: unknown } } } | undefined;
  const host = meta?.Endpoints?.docker?.Host;
  if (typeof host === 'string') return host;
  throw unreadable(file, new Error(`there is no context ${name}`));
}

/** Where the engine is: DOCKER_HOST, else the context, else the usual socket. @throws PyexecError `environment-unavailable` */
export function engineHost(address: EngineAddress): string {
  return address.host ?? contextHost(address) ?? `unix://${DEFAULT_SOCKET}`;
}

/** The certificates of a connection, see https://docs.docker.com/engine/security/protect-access/. */
function tlsOf({ tlsVerify, certPath, configFolder }: EngineAddress): Docker.DockerOptions | undefined {
  if (!tlsVerify) return undefined;
  const read = (name: string): Buffer => {
    const file = path.join(certPath ?? configFolder, name);
    try {
      return readFileSync(file);
    } catch (thrown) {
      throw unreadable(file, thrown);
    }
  };
  return { protocol: 'https', ca: read('ca.pem'), cert: read('cert.pem'), key: read('key.pem') };
}

/** How the client is told where the engine is; undefined for addresses that it cannot speak to. */
export function engineOptions(host: string, address: EngineAddress): Docker.DockerOptions | undefined {
  if (host.startsWith('unix://')) return { socketPath: host.slice('unix://'.length) };
  const [, name, port] = /^tcp:\/\/([^/:]+|\[[0-9a-f:]+\]):(\d+)\/?$/.exec(host) ?? [];
  if (name === undefined) return undefined;
  return { protocol: 'http', ...tlsOf(address), host: name.replace(/^\[|\]$/g, ''), port: Number(port) };
}

/** Takes what is there of the engine's answer. Pure. */
function factsOf(info: unknown): EngineFacts {
  const facts = info as {
    ServerVersion?: string;
    Architecture?: string;
    OSType?: string;
    Runtimes?: Readonly<Record<string, { readonly runtimeArgs?: readonly string[] | null } | undefined>>;
    CgroupVersion?: string;
    SecurityOptions?: string[];
    /** Both of Podman alone. */
    BuildahVersion?: string;
    Rootless?: boolean;
  };
  return {
    name: facts.BuildahVersion === undefined ? 'Docker' : 'Podman',
    version: facts.ServerVersion ?? 'unknown',
    architecture: facts.Architecture ?? 'unknown',
    os: facts.OSType ?? 'unknown',
    runtimes: new Map(Object.entries(facts.Runtimes ?? {}).map(([name, one]) => [name, one?.runtimeArgs ?? []])),
    cgroupVersion: facts.CgroupVersion ?? 'unknown',
    isRootless: facts.Rootless ?? facts.SecurityOptions?.some((option) => option.includes('rootless')) ?? false,
  };
}

/** @throws Error when no engine answers within 8 s */
async function askWithin<T>(ask: (abortSignal: AbortSignal) => Promise<T>): Promise<T> {
  // The client's own timeout only says `socket hang up`.
  const abortSignal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    return await ask(abortSignal);
  } catch (thrown) {
    throw abortSignal.aborted ? new Error(`it does not answer within ${TIMEOUT_MS / 1000} s`) : thrown;
  }
}

/** For example `Docker/20.10.24 (linux)` or `Libpod/4.3.1 (linux)`. Undefined for what says something else. Pure. */
function parseServer(server: string): Greeting | undefined {
  const [, kind, version, os] = /^(Docker|Libpod)\/(\S+) \((\w+)\)$/.exec(server) ?? [];
  if (version === undefined || os === undefined) return undefined;
  return { name: kind === 'Docker' ? 'Docker' : 'Podman', version, os };
}

/** Undefined for an engine that does not say. @throws Error when no engine answers within 8 s */
export async function greetEngine(options: Docker.DockerOptions): Promise<Greeting | undefined> {
  const docker = new Docker(options);
  const call = { path: '/_ping', method: 'GET', statusCodes: { 200: true } };
  const answer = await askWithin((abortSignal) => dial(docker, { ...call, abortSignal }));
  answer.resume();
  return parseServer(String(answer.headers.server));
}

/** What its types leave out. */
interface Abortable {
  info(options: { readonly abortSignal: AbortSignal }): Promise<unknown>;
}

/** @throws Error when no engine answers within 8 s */
export async function probeEngine(options: Docker.DockerOptions): Promise<EngineFacts> {
  const docker = new Docker(options) as Abortable;
  return factsOf(await askWithin((abortSignal) => docker.info({ abortSignal })));
}

/** Why there is no engine at an address, and what to do about it. */
export function explainAbsence(host: string, thrown: unknown): PyexecError {
  const socket = host.startsWith('unix://') ? host.slice('unix://'.length) : undefined;
  const code = systemCode(thrown);
  const isThere = socket !== undefined && existsSync(socket);
  const isPodman = host.includes('podman');
  const start = isPodman ? 'systemctl --user start podman.socket`, as root without `--user' : 'systemctl start docker';
  const [why, hint] =
    code === 'EACCES'
      ? [
          'this user may not speak to it',
          isPodman
            ? 'It is another user’s: start this user’s own (`systemctl --user start podman.socket`), and set DOCKER_HOST.'
            : 'Add the user to the socket’s group, which is as good as root, or use rootless Docker and set DOCKER_HOST.',
        ]
      : socket !== undefined && !isThere
        ? [
            `there is no ${socket}`,
            isPodman
              ? `Install Podman and start its socket (\`${start}\`), or set DOCKER_HOST; \`environment: venv\` needs none.`
              : 'Install Docker and start it (on Debian and Ubuntu the package docker.io), or set DOCKER_HOST; `environment: venv` needs none.',
          ]
        : socket !== undefined && !statSync(socket).isSocket()
          ? [`${socket} is no socket`, 'Set DOCKER_HOST to the address of the engine.']
          : [messageOf(thrown), `Start it (\`${start}\`), or set DOCKER_HOST; \`environment: venv\` needs none.`];
  return new PyexecError('environment-unavailable', {
    message: `no container engine answers at ${host}: ${why}`,
    hint,
    cause: thrown,
  });
}
