import type { RequirementSet } from '../../packages/read-requirements.js';
import { isAskedInterpreter, type AskedInterpreter } from '../../python/ask-interpreter.js';
import { requireAnswer } from '../../python/require-answer.js';
import type { HostPython } from '../host/prepare-host.js';
import { bringUv } from './bring-uv.js';
import { compileMeanwhile } from './compile-packages.js';
import { installInto } from './install-into.js';
import { findUv, requirePip, type Installer } from './installer.js';
import { keptVenv, openStore } from './kept-venv.js';
import type { Installing, Making } from './making.js';
import type { VenvStore } from './venv-store.js';

/** What the base interpreter says of itself, as remembered where something is kept. */
function askBase({ plan, base }: Making, store: VenvStore | undefined): Promise<AskedInterpreter> {
  const ask = (): Promise<AskedInterpreter> => requireAnswer(base, plan.platformEnv);
  return store?.answers.ask(base, { topic: 'python', ask, isAnswer: isAskedInterpreter }) ?? ask();
}

function findInstaller({ plan, environment }: Making, store: VenvStore | undefined): Promise<Installer | undefined> {
  const { installer, pathFolders } = environment;
  if (installer === 'pip') return Promise.resolve(undefined);
  return findUv({ pathFolders, platform: plan.platform, answers: store?.answers });
}

/**
 * A venv with these packages: one that is kept, or a new one. Meanwhile, what supervises is started.
 *
 * @throws PyexecError `install-failed`
 */
export async function withPackages(making: Making, requirements: RequirementSet): Promise<HostPython> {
  const { environment, folders, base, supervision } = making;
  const { venvPath } = environment;
  const store = openStore(making, requirements);
  if (venvPath === undefined)
    supervision.begin({ supervisor: base, venvFolders: store === undefined ? [] : [store.root] });
  const [asked, uv] = await Promise.all([askBase(making, store), findInstaller(making, store)]);
  const isWanted = environment.installer === 'uv';
  const installer = uv ?? (isWanted ? await bringUv({ ...making, asked }) : requirePip(asked));
  const installing: Installing = { ...making, requirements, asked, installer };
  const rest = { supervisor: base, version: asked.version };
  const kept = store === undefined ? undefined : await keptVenv(installing, store);
  if (kept !== undefined) return { ...rest, ...kept, background: compileMeanwhile(making, kept.venv, kept.compiled) };
  const { venv, manifest } = await installInto(installing, venvPath ?? folders.reserve('venv'));
  const background = compileMeanwhile(making, venv);
  return { ...rest, venv, packages: manifest.packages, cacheHit: false, background };
}
