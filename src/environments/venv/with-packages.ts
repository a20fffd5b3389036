import type { RequirementSet } from '../../packages/read-requirements.js';
import { requireAnswer } from '../../python/require-answer.js';
import type { HostPython } from '../host/prepare-host.js';
import { bringUv } from './bring-uv.js';
import { compileMeanwhile } from './compile-packages.js';
import { installInto } from './install-into.js';
import { findUv, requirePip } from './installer.js';
import { keptVenv } from './kept-venv.js';
import type { Installing, Making } from './making.js';

/**
 * A venv with these packages: one that is kept, or a new one.
 *
 * @throws PyexecError `install-failed`
 */
export async function withPackages(making: Making, requirements: RequirementSet): Promise<HostPython> {
  const { plan, environment, folders, base } = making;
  const { venvPath, pathFolders } = environment;
  const [asked, uv] = await Promise.all([
    requireAnswer(base, plan.platformEnv),
    environment.installer === 'pip' ? undefined : findUv({ pathFolders, platform: plan.platform }),
  ]);
  const isWanted = environment.installer === 'uv';
  const installer = uv ?? (isWanted ? await bringUv({ ...making, asked }) : requirePip(asked));
  const installing: Installing = { ...making, requirements, asked, installer };
  const kept = venvPath === undefined ? await keptVenv(installing) : undefined;
  if (kept !== undefined)
    return { ...kept, supervisor: base, background: compileMeanwhile(making, kept.venv, kept.compiled) };
  const { venv, manifest } = await installInto(installing, venvPath ?? folders.reserve('venv'));
  const background = compileMeanwhile(making, venv);
  return { supervisor: base, venv, packages: manifest.packages, cacheHit: false, background };
}
