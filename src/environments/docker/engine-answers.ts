import type Docker from 'dockerode';
import { messageOf } from '../../errors.js';

/** An image that the engine has. */
export interface Image {
  readonly id: string;
  /** By Docker's names, for example `amd64`. */
  readonly architecture: string;
  readonly os: string;
  /** Its variables as KEY=VALUE. */
  readonly env: readonly string[];
  /** Folders that containers of it get a volume for. */
  readonly volumes: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly repoDigests: readonly string[];
  /** All of its configuration, as the engine takes it back. */
  readonly config: Docker.ImageInspectInfo['Config'];
}

/** What an image is made of, besides a container. */
export interface Commit {
  readonly repo: string;
  readonly tag: string;
  readonly config: Image['config'];
  readonly labels: Readonly<Record<string, string>>;
}

/** How a container ended, as the engine says. */
export interface ContainerState {
  readonly exitCode: number;
  readonly ranOutOfMemory: boolean;
}

/** Docker's API says this with every answer that is an error. */
function statusOf(thrown: unknown): number | undefined {
  const { statusCode } = (thrown ?? {}) as { statusCode?: unknown };
  return typeof statusCode === 'number' ? statusCode : undefined;
}

/** What the engine itself said, without the words that the client puts around it. */
export function engineMessage(thrown: unknown): string {
  const { json } = (thrown ?? {}) as { json?: { message?: unknown } };
  if (typeof json?.message === 'string') return json.message;
  return messageOf(thrown)
    .replace(/^\(HTTP code \d+\)[^-]*- /, '')
    .trim();
}

/** 304: it is so already; 404: there is none; 409: it does not run, or somebody else removes it. */
export async function unlessMissing<T>(call: Promise<T>, statuses = [304, 404, 409]): Promise<T | undefined> {
  try {
    return await call;
  } catch (thrown) {
    if (statuses.includes(statusOf(thrown) ?? 0)) return undefined;
    throw thrown;
  }
}

/** Podman has no status of its own for that. */
export async function unlessEnded(call: Promise<unknown>): Promise<void> {
  try {
    await unlessMissing(call);
  } catch (thrown) {
    if (!/can only kill running containers/.test(engineMessage(thrown))) throw thrown;
  }
}
