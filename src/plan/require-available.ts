import { PyexecError } from '../errors.js';
import type { Settings } from '../inputs/settings.js';
import type { MachineFacts } from '../machine-facts.js';
import { architectureOf } from './plan-isolation.js';

/**
 * Refuses what this version cannot do. Checked before anything is looked up, so that the answer does not depend on the
 * machine.
 *
 * @throws PyexecError `environment-unavailable` or `sandbox-unavailable`; a run never happens with less than was asked for.
 */
export function requireAvailable(
  settings: Pick<Settings, 'environment' | 'isolation' | FittingSettings>,
  { platform, arch }: Pick<MachineFacts, 'platform' | 'arch'>,
): void {
  refuseWhatDoesNotFit(settings);
  if (settings.environment === 'docker') return;
  if (settings.isolation === 'sandbox' && (platform !== 'linux' || architectureOf(arch) === undefined)) {
    throw new PyexecError('sandbox-unavailable', {
      message: `\`isolation: sandbox\` needs Linux on x64 or arm64, and this is ${platform} on ${arch}; the code is never run without it unasked`,
      hint: 'Set `isolation: none` to run the code as an ordinary process under limits, which can then reach the files and the network of its user.',
    });
  }
}

type FittingSettings = 'packages' | 'allowPackages' | 'venvPath' | 'pythonPath' | 'docker';

/** The inputs that were given and mean nothing in an environment. */
function misfits(settings: Pick<Settings, 'environment' | FittingSettings>): string[] {
  const { environment, packages, allowPackages, venvPath, pythonPath, docker } = settings;
  const isGiven: Readonly<Record<string, boolean>> = {
    packages: environment === 'system' && packages.packages.length > 0,
    requirements: environment === 'system' && packages.requirements.length > 0,
    'dependency-groups': environment === 'system' && packages.groups.length > 0,
    'allow-packages': environment === 'system' && allowPackages.length > 0,
    'venv-path': environment !== 'venv' && venvPath !== undefined,
    'python-path': environment === 'docker' && pythonPath !== undefined,
    image: environment !== 'docker' && docker.image !== undefined,
    dockerfile: environment !== 'docker' && docker.dockerfile !== undefined,
    volumes: environment !== 'docker' && docker.volumes.length > 0,
    'docker-runtime': environment !== 'docker' && docker.runtime !== undefined,
    'keep-container': environment !== 'docker' && docker.keepContainer !== 'never',
  };
  return Object.keys(isGiven).filter((name) => isGiven[name]);
}

const ADVICE = {
  system: 'Nothing is installed into the machine’s own Python; set `environment: venv`, which is the default.',
  venv: 'Set `environment: docker` for what has to do with containers.',
  docker: 'A container has the Python of its image; choose it with `image` or `python-version`.',
} as const;

/** @throws PyexecError `invalid-input` */
function refuseWhatDoesNotFit(settings: Pick<Settings, 'environment' | FittingSettings>): void {
  const { environment, docker } = settings;
  const given = misfits(settings);
  if (docker.image !== undefined && docker.dockerfile !== undefined && given.length === 0) {
    throw new PyexecError('invalid-input', {
      message: '`image` and `dockerfile` are given; exactly one of them says what containers are made from',
      hint: 'Leave one of them out.',
    });
  }
  if (given.length === 0) return;
  throw new PyexecError('invalid-input', {
    message: `${given.map((name) => `\`${name}\``).join(' and ')} cannot be combined with \`environment: ${environment}\``,
    hint: ADVICE[environment],
  });
}
