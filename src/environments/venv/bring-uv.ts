import path from 'node:path';
import type { RequirementSet } from '../../packages/read-requirements.js';
import { installInto } from './install-into.js';
import { requirePip, type Installer } from './installer.js';
import { keptVenv, openStore } from './kept-venv.js';
import type { Installing } from './making.js';

/** The one that is tested with. */
const UV_VERSION = '0.13.9';

const UV: RequirementSet = {
  requirements: [{ text: `uv==${UV_VERSION}`, source: { path: 'installer', line: 1 } }],
  constraints: [],
  locals: [],
  volatileBecause: undefined,
  isPinned: true,
};

/**
 * Brings uv from the package index, by pip, into a venv of its own that is kept like any other.
 *
 * @throws PyexecError `install-failed`
 */
export async function bringUv(making: Omit<Installing, 'requirements' | 'installer'>): Promise<Installer> {
  const { asked, folders, plan } = making;
  const installing: Installing = { ...making, requirements: UV, installer: requirePip(asked) };
  // Also when the packages themselves go into a venv of the user's.
  const store = openStore({ ...making, environment: { ...making.environment, venvPath: undefined } }, UV);
  const kept = store === undefined ? undefined : await keptVenv(installing, store);
  const { venv } = kept ?? (await installInto(installing, folders.reserve('uv')));
  const name = plan.platform === 'win32' ? 'uv.exe' : 'uv';
  return { kind: 'uv', version: UV_VERSION, program: path.join(path.dirname(venv.python), name) };
}
