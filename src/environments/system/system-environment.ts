import type { HostPlan } from '../../plan/run-plan.js';
import type { Environment } from '../environment.js';
import { prepareHost } from '../host/prepare-host.js';

/** The machine's own Python, as it is. */
export const systemEnvironment: Environment<HostPlan> = {
  prepare: (plan, preparing) =>
    prepareHost(plan, preparing, () =>
      Promise.resolve({ supervisor: plan.environment.python.path, venv: undefined, packages: [], cacheHit: false }),
    ),
};
