import { DirectLauncher, taskkill } from '../../execution/direct-launcher.js';
import { sweepProcesses } from '../../execution/sweep-processes.js';
import { spawnSupervisor } from '../../execution/supervisor/spawn-supervisor.js';
import { requireAnswer } from '../../python/require-answer.js';
import type { Started } from '../containment.js';

interface LauncherInput {
  /** Absolute path of the interpreter. */
  readonly python: string;
  readonly platform: NodeJS.Platform;
  readonly platformEnv: Readonly<Record<string, string>>;
}

async function startDirect({ python, platformEnv }: LauncherInput): Promise<Started> {
  const asked = await requireAnswer(python, platformEnv);
  const launcher = new DirectLauncher(taskkill(platformEnv['SYSTEMROOT'] ?? 'C:\\Windows'));
  return { launcher, interpreter: { ...asked, subreaper: false, noNewPrivileges: false, isGuarded: false } };
}

/**
 * Starts what programs are launched with. Where Python can supervise, the interpreter itself does it and says what it is
 * at the same time, so that nothing needs to be started twice.
 *
 * @throws PyexecError `python-broken`
 */
export async function startLauncher(input: LauncherInput): Promise<Started> {
  const { python, platform, platformEnv } = input;
  if (platform === 'win32') return startDirect(input);
  const { supervisor, interpreter } = await spawnSupervisor({
    python,
    env: { ...platformEnv, LC_ALL: 'C.UTF-8', PATH: '/usr/local/bin:/usr/bin:/bin' },
    sweep: (belonging, ancestor) => sweepProcesses({ belonging, ancestor, platform }),
  });
  return { launcher: supervisor, interpreter };
}
