import { existsSync } from 'node:fs';
import { messageOf, PyexecError } from '../../errors.js';
import { findRights, runAsRoot } from '../as-root.js';

export interface InstallInput {
  readonly uid: number | undefined;
  /** Proxies and the like, which package managers need. */
  readonly env: Readonly<Record<string, string>>;
  /** Told what is done to the machine. */
  readonly say: (line: string) => void;
}

interface Manager {
  readonly program: string;
  /** What a person types. */
  readonly byHand: string;
  /** The last one installs; those before are tried when it fails at first. */
  readonly commands: readonly (readonly string[])[];
}

const MANAGERS: readonly Manager[] = [
  {
    program: 'apt-get',
    byHand: 'apt-get install bubblewrap',
    commands: [
      ['apt-get', '-q', 'update'],
      ['apt-get', '-q', '-y', '-o', 'DPkg::Lock::Timeout=60', '--no-install-recommends', 'install', 'bubblewrap'],
    ],
  },
  { program: 'dnf', byHand: 'dnf install bubblewrap', commands: [['dnf', '-q', '-y', 'install', 'bubblewrap']] },
  {
    program: 'zypper',
    byHand: 'zypper install bubblewrap',
    commands: [['zypper', '-q', '-n', 'install', 'bubblewrap']],
  },
  { program: 'apk', byHand: 'apk add bubblewrap', commands: [['apk', 'add', '-q', 'bubblewrap']] },
  { program: 'pacman', byHand: 'pacman -S bubblewrap', commands: [['pacman', '-Sy', '--noconfirm', 'bubblewrap']] },
];

const SYSTEM_FOLDERS = ['/usr/bin', '/usr/sbin', '/bin', '/sbin'];

function findManager(): Manager | undefined {
  return MANAGERS.find(({ program }) => SYSTEM_FOLDERS.some((folder) => existsSync(`${folder}/${program}`)));
}

/** The one command that installs it on this machine. */
export function installCommand(uid: number | undefined): string {
  const manager = findManager();
  if (manager === undefined) return 'install the package bubblewrap';
  return `${uid === 0 ? '' : 'sudo '}${manager.byHand}`;
}

/**
 * Installs the distribution's package.
 *
 * @throws PyexecError `sandbox-unavailable`
 */
export async function installBubblewrap({ uid, env, say }: InstallInput): Promise<void> {
  const byHand = installCommand(uid);
  const refuse = (why: string, cause?: unknown): PyexecError =>
    new PyexecError('sandbox-unavailable', {
      message: `the sandbox needs bubblewrap, which is not installed, and ${why}`,
      hint: `Run \`${byHand}\`, set \`environment: docker\`, or \`isolation: none\` to run the code as an ordinary process.`,
      cause,
    });
  const manager = findManager();
  if (manager === undefined) throw refuse('no known package manager is here');
  const rights = await findRights(uid);
  if (rights === undefined) throw refuse('this user may not install it (not root, and no sudo without a password)');
  const [install = [], ...before] = [...manager.commands].reverse();
  say(`bubblewrap is missing and is being installed: ${[...rights, ...install].join(' ')}`);
  const variables = { ...env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await runAsRoot(rights, install, { env: variables });
  } catch (first) {
    try {
      // The package lists are missing or old.
      for (const command of [...before, install]) await runAsRoot(rights, command, { env: variables });
    } catch (cause) {
      throw refuse(`installing it failed: ${messageOf(cause).trim().slice(-500)}`, cause ?? first);
    }
  }
}

/** For bubblewrap alone, and with no rule but that it may make user namespaces, see apparmor.d(5). */
function profileFor(bubblewrap: string): string {
  return `abi <abi/4.0>,\ninclude <tunables/global>\nprofile pyexec-bubblewrap ${bubblewrap} flags=(unconfined) {\n  userns,\n}\n`;
}

/**
 * Lets bubblewrap make user namespaces where AppArmor lets no program do so, until the machine starts anew.
 *
 * @throws PyexecError `sandbox-unavailable`
 */
export async function loadProfile(bubblewrap: string, { uid, env, say }: InstallInput): Promise<void> {
  const refuse = (why: string, cause?: unknown): PyexecError =>
    new PyexecError('sandbox-unavailable', {
      message: `AppArmor does not let bubblewrap make a user namespace, and ${why}`,
      hint: 'As root, load a profile for bubblewrap with the rule `userns,`, or run `pyexec doctor --install`.',
      cause,
    });
  const rights = await findRights(uid);
  if (rights === undefined)
    throw refuse('this user may not load a profile for it (not root, and no sudo without a password)');
  say(`AppArmor is in the way of bubblewrap; a profile for ${bubblewrap} alone is being loaded`);
  try {
    await runAsRoot(rights, ['apparmor_parser', '--replace'], { env, input: profileFor(bubblewrap) });
  } catch (cause) {
    throw refuse(`loading a profile for it failed: ${messageOf(cause).trim().slice(-500)}`, cause);
  }
}
