import { existsSync, statSync } from 'node:fs';
import { PyexecError } from '../errors.js';
import type { Environment } from './harden.js';

/**
 * The folder of the job that `RUNNER_TEMP` names.
 *
 * @throws PyexecError `invalid-input` when this is not a step of a job, or the folder is not there
 */
export function runnerTemp(env: Environment): string {
  const folder = env['RUNNER_TEMP'] ?? '';
  if (folder === '') {
    throw new PyexecError('invalid-input', {
      message: 'RUNNER_TEMP is not set',
      hint: 'dist/index.js is started by the runner of GitHub Actions; on a terminal use dist/cli.js.',
    });
  }
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new PyexecError('invalid-input', {
      message: `RUNNER_TEMP is ${folder}, which is no folder that is there`,
      hint: 'The runner makes it for each job; where something else sets the variable, it must name a folder.',
    });
  }
  return folder;
}
