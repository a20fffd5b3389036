import { realpathSync } from 'node:fs';
import type { DockerOptions } from 'dockerode';
import { PyexecError } from '../../errors.js';
import type { EngineAddress } from '../../plan/run-plan.js';
import { Engine } from './engine.js';
import { engineHost, engineOptions, explainAbsence, probeEngine, type EngineFacts } from './probe-engine.js';
import { requireUsable } from './require-usable.js';

/** An engine that answers, with what it says of itself. */
export interface OpenedEngine {
  readonly engine: Engine;
  readonly facts: EngineFacts;
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
  let facts: EngineFacts;
  try {
    facts = await probeEngine(options);
  } catch (thrown) {
    throw explainAbsence(host, thrown);
  }
  requireUsable(facts, host);
  return { engine: new Engine(options, facts), facts, host, socket: socketOf(options) };
}
