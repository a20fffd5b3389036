import type { Supervision } from '../host/supervision.js';
import type { RunFolders } from '../../execution/working-directory/run-folders.js';
import type { RequirementSet } from '../../packages/read-requirements.js';
import type { HostPlan, VenvPlan } from '../../plan/run-plan.js';
import type { AskedInterpreter } from '../../python/ask-interpreter.js';
import type { Preparing } from '../environment.js';
import type { Installer } from './installer.js';
import type { VenvRequest } from './make-venv.js';

/** All that making a venv depends on. */
export interface Making {
  readonly plan: HostPlan;
  readonly environment: VenvPlan;
  /** Those of the run. */
  readonly folders: RunFolders;
  readonly preparing: Preparing;
  /** What will run the programs. */
  readonly supervision: Supervision;
  /** The interpreter that the venv is made from. Absolute. */
  readonly base: string;
}

/** With packages to install, more must be known of the interpreter. */
export interface Installing extends Making {
  readonly requirements: RequirementSet;
  readonly asked: AskedInterpreter;
  readonly installer: Installer;
}

/** A venv in this folder, made from the base. */
export function requestFor({ plan, base }: Making, folder: string, version: string | undefined): VenvRequest {
  return { folder, base, version, platform: plan.platform, env: plan.platformEnv };
}
