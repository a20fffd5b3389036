import { realpathSync } from 'node:fs';
import type { DockerOptions } from 'dockerode';
import { PyexecError } from '../../errors.js';
import type { EngineAddress } from '../../plan/run-plan.js';
import { Engine, type EngineKind } from './engine.js';
import {
  engineHost,
  engineOptions,
  explainAbsence,
  greetEngine,
  probeEngine,
  type EngineFacts,
  type Greeting,
} from './probe-engine.js';
import { requireUsable } from './require-usable.js';

/** An engine that answers. */
export interface OpenedEngine {
  readonly engine: Engine;
  /** What it says of itself; asked for at most once. @throws PyexecError `environment-unavailable` */
  readonly facts: () => Promise<EngineFacts>;
  /** Its address. */
  readonly host: string;
  /** The real path of its socket; undefined when it has none on this machine. */
  readonly socket: string | undefined;
}

function socketOf({ socketPath }: DockerOptions): string | undefined {
  return socketPath === undefined ? undefined : realpathSync(socketPath);
}

/**
 * The engine at an address.
 *
 * @throws PyexecError `environment-unavailable`, or `limit-unenforceable` for one that could not limit a program
 */
export async function openEngine(address: EngineAddress): Promise<OpenedEngine> {
  const host = engineHost(address);
  const options = engineOptions(host, address);
  if (options === undefined) {
    throw new PyexecError('environment-unavailable', {
      message: `the address of the container engine, ${host}, is none that this version can speak to`,
      hint: 'Use a unix:// or tcp:// address in DOCKER_HOST; for ssh:// forward the socket with `ssh -L`.',
    });
  }
  const explained = (thrown: unknown): never => {
    throw explainAbsence(host, thrown);
  };
  let probing: Promise<EngineFacts> | undefined;
  const facts = (): Promise<EngineFacts> => (probing ??= probeEngine(options).catch(explained));
  const greeting = await greetEngine(options).catch(explained);
  const kind = await requireKind(greeting, facts, host);
  return { engine: new Engine(options, kind), facts, host, socket: socketOf(options) };
}

/** Whether it can be used is seen from what Docker greets with; others are asked more. */
async function requireKind(
  greeting: Greeting | undefined,
  facts: () => Promise<EngineFacts>,
  host: string,
): Promise<EngineKind> {
  if (greeting?.name === 'Docker' && greeting.os === 'linux') return { name: 'Docker', isRootless: false };
  const all = await facts();
  requireUsable(all, host);
  return all;
}
