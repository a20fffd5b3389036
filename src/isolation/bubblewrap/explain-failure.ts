import { PyexecError } from '../../errors.js';

const ELSEWHERE =
  'or set `environment: docker`, or `isolation: none` to run the code as an ordinary process that can reach the files and the network of its user';

/** A refusal that a profile of AppArmor can lift. */
export class RefusedByAppArmor extends PyexecError {}

interface Explanation {
  readonly isAppArmor?: true;
  readonly when: RegExp;
  readonly message: string;
  readonly fix: string;
}

/** What bubblewrap says when the machine refuses it, in its own words (bubblewrap 0.6 to 0.11). */
const EXPLANATIONS: readonly Explanation[] = [
  {
    when: /setting up uid map: Permission denied|Creating new namespace failed: Permission denied/,
    isAppArmor: true,
    message: 'AppArmor does not let bubblewrap make a user namespace',
    fix: 'Run `pyexec doctor --install` once, which loads a profile for bubblewrap alone',
  },
  {
    when: /sandbox cannot be prepared|loopback: Failed RTM_NEWADDR/,
    isAppArmor: true,
    message: 'bubblewrap can make namespaces but has no rights in them, as under AppArmor and inside containers',
    fix: 'Run `pyexec doctor --install` once, which loads a profile for bubblewrap alone; inside a container, start that one with `--cap-add SYS_ADMIN --cap-add NET_ADMIN`',
  },
  {
    when: /No permissions to create (a )?new namespace|Creating new namespace failed|unshare failed|clone failed/i,
    message: 'the kernel does not let this user make namespaces',
    fix: 'Outside a container, allow it with `sysctl kernel.unprivileged_userns_clone=1 user.max_user_namespaces=15000`; inside a container, start that one with the rights for it',
  },
  {
    when: /Can't mount (proc|devpts)|Failed to make .* slave|pivot_root|mount (proc|tmpfs)/i,
    message: 'namespaces can be made, but nothing may be mounted in them, as inside most containers',
    fix: 'Start the container with `--security-opt systempaths=unconfined --security-opt seccomp=unconfined` and, for root, `--cap-add SYS_ADMIN --cap-add NET_ADMIN`, run the tool outside of it',
  },
];

/** What it means when bubblewrap ended in place of the supervisor; undefined when it did start the interpreter. */
export function explainBubblewrap(said: string): PyexecError | undefined {
  const line = said.split('\n').find((one) => /^(bwrap|pyexec): /.test(one));
  // The sandbox was made, and the interpreter is not in it, or is none.
  if (line === undefined || line.startsWith('bwrap: execvp')) return undefined;
  const known = EXPLANATIONS.find(({ when }) => when.test(line));
  const Refusal = known?.isAppArmor ? RefusedByAppArmor : PyexecError;
  return new Refusal('sandbox-unavailable', {
    message: `the sandbox cannot be had here: ${known === undefined ? '' : `${known.message} `}(${line})`,
    hint: `${known?.fix ?? 'Run `pyexec doctor` to see what is in the way'}, ${ELSEWHERE}.`,
  });
}
