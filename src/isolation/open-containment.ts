import { existsSync } from 'node:fs';
import { PyexecError } from '../errors.js';
import type { RunFolders } from '../execution/working-directory/run-folders.js';
import type { HostPlan, SandboxPlan } from '../plan/run-plan.js';
import { RefusedByAppArmor } from './bubblewrap/explain-failure.js';
import { findBubblewrap } from './bubblewrap/find-bubblewrap.js';
import { installBubblewrap, installCommand, loadProfile } from './bubblewrap/install-bubblewrap.js';
import { Sandbox } from './bubblewrap/sandbox.js';
import { findCgroups } from './cgroup/find-cgroups.js';
import type { Containment, Started } from './containment.js';
import { specifyUncontained } from './none/specify-uncontained.js';
import { startLauncher } from './none/start-launcher.js';

type Say = (line: string) => void;

async function requireBubblewrap({ uid, mayInstall, installEnv }: SandboxPlan, say: Say): Promise<string> {
  const found = findBubblewrap();
  if (found !== undefined) return found;
  if (mayInstall) await installBubblewrap({ uid, env: installEnv, say });
  const installed = findBubblewrap();
  if (installed !== undefined) return installed;
  throw new PyexecError('sandbox-unavailable', {
    message: 'the sandbox needs bubblewrap, and no bwrap is installed',
    hint: `Run \`${installCommand(uid)}\` or \`pyexec doctor --install\`, set \`environment: docker\`, or \`isolation: none\` to run the code as an ordinary process.`,
  });
}

/** Starts the sandbox; where AppArmor is in the way and it may be helped, a second time with a profile. */
async function startSandbox(sandbox: Sandbox, python: string, say: Say): Promise<Started> {
  const { bubblewrap, isolation } = sandbox.parts;
  try {
    return await sandbox.start(python);
  } catch (thrown) {
    const isMendable =
      thrown instanceof RefusedByAppArmor && existsSync('/sys/module/apparmor') && isolation.mayInstall;
    if (!isMendable) throw thrown;
    await loadProfile(bubblewrap, { uid: isolation.uid, env: isolation.installEnv, say });
    return sandbox.start(python);
  }
}

interface Contained {
  readonly plan: HostPlan;
  readonly folders: RunFolders;
  /** Where venvs will be that are not there yet, apart from the run's folders. Absolute. */
  readonly venvFolders: readonly string[];
}

/**
 * What the plan says that programs are contained with.
 *
 * @throws PyexecError `sandbox-unavailable`
 */
export async function openContainment({ plan, folders, venvFolders }: Contained, say: Say): Promise<Containment> {
  const { isolation, platform, platformEnv } = plan;
  if (isolation.kind === 'none') {
    return {
      start: (python) => startLauncher({ python, platform, platformEnv }),
      enforcers: () => isolation,
      show: () => undefined,
      specify: specifyUncontained,
    };
  }
  const bubblewrap = await requireBubblewrap(isolation, say);
  const { uid = 0, gid = 0, runtimeFolder, mayInstall } = isolation;
  const cgroups = await findCgroups({ uid, gid, runtimeFolder, mayUseSudo: mayInstall });
  const sandbox = new Sandbox({ plan, isolation, folders, venvFolders, bubblewrap, cgroups });
  const { enforcers, show, specify } = sandbox;
  return { start: (python) => startSandbox(sandbox, python, say), enforcers, show, specify };
}
