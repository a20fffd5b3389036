import Docker from 'dockerode';

/** What a Docker engine says of itself. */
export interface EngineFacts {
  readonly version: string;
  readonly runtimes: readonly string[];
  readonly cgroupVersion: string;
  readonly isRootless: boolean;
}

const TIMEOUT_MS = 3000;
const DEFAULT_SOCKET = '/var/run/docker.sock';

/** How dockerode is told where the engine is; undefined for addresses that it cannot speak to. */
export function engineAddress(dockerHost: string | undefined): Docker.DockerOptions | undefined {
  if (dockerHost === undefined || dockerHost === '') return { socketPath: DEFAULT_SOCKET };
  if (dockerHost.startsWith('unix://')) return { socketPath: dockerHost.slice('unix://'.length) };
  const [, host, port] = /^tcp:\/\/([^/:]+):(\d+)\/?$/.exec(dockerHost) ?? [];
  return host === undefined ? undefined : { protocol: 'http', host, port: Number(port) };
}

/** @throws Error when no engine answers within 3 s */
export async function probeEngine(address: Docker.DockerOptions): Promise<EngineFacts> {
  const info: unknown = await new Docker({ ...address, timeout: TIMEOUT_MS }).info();
  const facts = info as {
    ServerVersion?: string;
    Runtimes?: object;
    CgroupVersion?: string;
    SecurityOptions?: string[];
  };
  return {
    version: facts.ServerVersion ?? 'unknown',
    runtimes: Object.keys(facts.Runtimes ?? {}),
    cgroupVersion: facts.CgroupVersion ?? 'unknown',
    isRootless: facts.SecurityOptions?.some((option) => option.includes('rootless')) ?? false,
  };
}
