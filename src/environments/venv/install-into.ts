import { messageOf, PyexecError } from '../../errors.js';
import type { Venv } from '../../isolation/program-input.js';
import { removeTree } from '../../execution/working-directory/remove-tree.js';
import { findVenv } from '../../python/find-venv.js';
import { formatBytes, formatDuration } from '../../units.js';
import { installPackages } from './install-packages.js';
import { markInterpreter } from './interpreter-mark.js';
import { makeVenv } from './make-venv.js';
import { requestFor, type Installing } from './making.js';
import { recordManifest, type Manifest } from './manifest.js';

/** A venv with packages in it, and what it consists of. */
export interface InstalledVenv {
  readonly venv: Venv;
  readonly manifest: Manifest;
}

function record(folder: string, isOurs: boolean): Manifest {
  try {
    return recordManifest(folder, isOurs);
  } catch (cause) {
    throw new PyexecError('install-failed', {
      message: `what was installed cannot be looked at: ${messageOf(cause)}`,
      hint: 'One of the packages left something unusual in the venv; install fewer to find out which.',
      cause,
    });
  }
}

/**
 * Installs the packages into the venv in a folder (absolute), which is made when it is not there.
 *
 * @throws PyexecError `install-failed` or `venv-unusable`
 */
export async function installInto(installing: Installing, folder: string): Promise<InstalledVenv> {
  const { plan, environment, asked, preparing, supervision, installer } = installing;
  const { say } = preparing;
  await supervision.check();
  const started = performance.now();
  const existing = findVenv(folder, plan.platform);
  const venv =
    existing === undefined
      ? await makeVenv(requestFor(installing, folder, asked.version))
      : { folder, python: existing };
  const before = markInterpreter(venv);
  say(`packages: installing for Python ${asked.version} with ${installer.kind} ${installer.version}`);
  try {
    await installPackages({ ...installing, venv, variables: environment.installEnv }, preparing);
    requireSameInterpreter(venv, before);
  } catch (thrown) {
    // Nobody shall find a venv that is half done, or in which something was replaced.
    if (existing === undefined) await removeTree(folder);
    throw thrown;
  }
  const manifest = record(folder, existing === undefined);
  const { packages, bytes } = manifest;
  say(
    `packages: ${packages.length} installed, ${formatBytes(bytes)}, in ${formatDuration(performance.now() - started)}`,
  );
  return { venv, manifest };
}

/** @throws PyexecError `install-failed` */
function requireSameInterpreter(venv: Venv, before: string): void {
  if (markInterpreter(venv) !== before) {
    throw new PyexecError('install-failed', {
      message: 'one of the packages replaced the interpreter of the venv that it was installed into',
      hint: 'Nothing was run. Find out which package does that, and do not use it; a venv in `venv-path` has to be made anew.',
    });
  }
}
