import { isInContainers, type HostPlan, type RunPlan } from '../plan/run-plan.js';
import type { Environment, PreparedEnvironment, Preparing } from './environment.js';
import { systemEnvironment } from './system/system-environment.js';
import { venvEnvironment } from './venv/venv-environment.js';

const ON_THIS_MACHINE: Readonly<Record<HostPlan['environment']['kind'], Environment<HostPlan>>> = {
  system: systemEnvironment,
  venv: venvEnvironment,
};

/**
 * Makes the environment ready that the plan asks for.
 *
 * @throws PyexecError when it cannot be had as planned; nothing is left behind then
 */
export async function prepareEnvironment(plan: RunPlan, preparing: Preparing): Promise<PreparedEnvironment> {
  if (!isInContainers(plan)) return ON_THIS_MACHINE[plan.environment.kind].prepare(plan, preparing);
  // Loaded only here: it brings the client of the engine.
  const { dockerEnvironment } = await import('./docker/docker-environment.js');
  return dockerEnvironment.prepare(plan, preparing);
}
