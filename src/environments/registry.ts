import type { RunPlan } from '../plan/run-plan.js';
import type { Environment } from './environment.js';
import { systemEnvironment } from './system/system-environment.js';
import { venvEnvironment } from './venv/venv-environment.js';

const ENVIRONMENTS: Readonly<Record<RunPlan['environment']['kind'], Environment>> = {
  system: systemEnvironment,
  venv: venvEnvironment,
};

/** The environment that obeys the plan. */
export function environmentFor(plan: RunPlan): Environment {
  return ENVIRONMENTS[plan.environment.kind];
}
