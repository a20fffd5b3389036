import { requireAnswer } from '../../python/require-answer.js';
import { findBaseInterpreter } from '../../python/base-interpreter.js';
import { findVenv } from '../../python/find-venv.js';
import type { HostPlan } from '../../plan/run-plan.js';
import type { Environment } from '../environment.js';
import { prepareHost, type HostPython } from '../host/prepare-host.js';
import { makeVenv } from './make-venv.js';
import { requestFor, type Making } from './making.js';

/** A Python that sees its own packages only: an existing venv, one that is kept from an earlier run, or a new one. */
export const venvEnvironment: Environment<HostPlan> = {
  prepare: (plan, preparing) =>
    prepareHost(plan, preparing, async (folders, supervision) => {
      const { environment } = plan;
      if (environment.kind !== 'venv') throw new Error(`planned for ${environment.kind}`);
      const base = await findBaseInterpreter(environment.python.path, plan.platformEnv);
      const making: Making = { plan, environment, folders, preparing, supervision, base };
      const { requirements } = environment;
      if (requirements === undefined) return withoutPackages(making);
      // Loaded only here: most runs install nothing.
      const { withPackages } = await import('./with-packages.js');
      return withPackages(making, requirements);
    }),
};

/** The existing one as it is, or a new one, which is made in no time. */
async function withoutPackages(making: Making): Promise<HostPython> {
  const { plan, environment, folders, base } = making;
  const { venvPath, python } = environment;
  const rest = { supervisor: base, packages: [], cacheHit: false };
  if (venvPath === undefined)
    return { ...rest, venv: await makeVenv(requestFor(making, folders.reserve('venv'), python.version)) };
  const existing = findVenv(venvPath, plan.platform);
  if (existing !== undefined) return { ...rest, venv: { folder: venvPath, python: existing } };
  // One that stays has a folder for packages, which takes the version.
  const { version } = await requireAnswer(base, plan.platformEnv);
  return { ...rest, venv: await makeVenv(requestFor(making, venvPath, version)) };
}
