import { messageOf } from '../errors.js';
import path from 'node:path';
import { sweepProcesses } from '../execution/sweep-processes.js';
import { FOLDER_PREFIX } from '../execution/working-directory/run-folders.js';
import { removeTree } from '../execution/working-directory/remove-tree.js';
import { readEngineAddress } from './read-facts.js';
import { STATE } from './save-state.js';
import type { Environment } from './harden.js';

function isOurs(base: string, tempFolder: string): boolean {
  return path.dirname(base) === path.resolve(tempFolder) && path.basename(base).startsWith(FOLDER_PREFIX);
}

function warn(text: string): void {
  process.stdout.write(`::warning::${text.replace(/[%\r\n]/g, encodeURIComponent)}\n`);
}

/**
 * The post step: ends processes and removes the folder of this step's run, also when main was killed before it could.
 * The saved state may have been written by the program, so only what such a run can own is touched. A failure is a
 * warning: the verdict was given by main.
 */
export async function sweepLostRun(env: Environment): Promise<void> {
  const marker = env[`STATE_${STATE.marker}`] ?? '';
  const base = env[`STATE_${STATE.base}`] ?? '';
  if (!/^[0-9a-f-]{36}$/.test(marker) || !isOurs(base, env['RUNNER_TEMP'] ?? '')) return;
  try {
    const left = await sweepProcesses({ belonging: { marker, folders: [base] }, platform: process.platform });
    if (left > 0) warn(`${left} processes of the program could not be ended.`);
    if ((env[`STATE_${STATE.engine}`] ?? '') !== '') {
      // Loaded only here: it brings the client of the engine.
      const { sweepEngine } = await import('../environments/docker/sweep-containers.js');
      await sweepEngine(readEngineAddress(env), marker);
    }
    await removeTree(base);
  } catch (thrown) {
    warn(`Cleaning up after the run failed: ${messageOf(thrown)}`);
  }
}
