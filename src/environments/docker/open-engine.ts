import { realpathSync } from 'node:fs';
import type { DockerOptions } from 'dockerode';
import { PyexecError } from '../../errors.js';
import type { EngineAddress } from '../../plan/run-plan.js';
import { Engine } from './engine.js';
import { engineHost, engineOptions, explainAbsence, probeEngine, type EngineFacts } from './probe-engine.js';

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
 * @throws PyexecError `environment-unavailable`
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
  if (facts.os === 'linux') return { engine: new Engine(options), facts, host, socket: socketOf(options) };
  throw new PyexecError('environment-unavailable', {
    message: `the container engine at ${host} runs containers of ${facts.os}, and this needs Linux`,
    hint: 'Switch it to Linux containers.',
  });
}
