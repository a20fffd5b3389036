import { PyexecError } from '../../errors.js';
import type { EngineFacts } from './probe-engine.js';

/** The first version of Podman whose API does what is asked of it here. */
const PODMAN_FROM = [4, 3] as const;

/** Also what says no version. */
function isOlder(version: string, [major, minor]: readonly [number, number]): boolean {
  const [, itsMajor = '0', itsMinor = '0'] = /^(\d+)\.(\d+)/.exec(version) ?? [];
  return Number(itsMajor) < major || (Number(itsMajor) === major && Number(itsMinor) < minor);
}

/**
 * Whether an engine can hold what a container promises. Pure.
 *
 * @throws PyexecError `environment-unavailable` or `limit-unenforceable`
 */
export function requireUsable({ name, version, os, isRootless, cgroupVersion }: EngineFacts, host: string): void {
  if (os !== 'linux') {
    throw new PyexecError('environment-unavailable', {
      message: `the container engine at ${host} runs containers of ${os}, and this needs Linux`,
      hint: 'Switch it to Linux containers.',
    });
  }
  if (name !== 'Podman') return;
  if (isOlder(version, PODMAN_FROM)) {
    throw new PyexecError('environment-unavailable', {
      message: `the container engine at ${host} is Podman ${version}, and this needs ${PODMAN_FROM.join('.')} or newer`,
      hint: 'Use a newer one, or Docker; `environment: venv` needs none.',
    });
  }
  if (!isRootless || cgroupVersion !== '1') return;
  throw new PyexecError('limit-unenforceable', {
    message: `Podman at ${host} runs without root on cgroups version 1, where it leaves out all limits`,
    hint: 'Use a machine with cgroups version 2, or Podman as root.',
  });
}
