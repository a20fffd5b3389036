import type { Venv } from '../../isolation/program-input.js';
import type { RequirementSet } from '../../packages/read-requirements.js';
import { canonicalText } from '../../packages/canonical-text.js';
import { venvPython } from '../../python/find-venv.js';
import { cacheKey } from './cache-key.js';
import { compileNow, type CompiledNote } from './compile-packages.js';
import { installInto } from './install-into.js';
import { markInterpreter } from './interpreter-mark.js';
import { requestFor, type Installing, type Making } from './making.js';
import type { Manifest } from './manifest.js';
import { expectedMark } from './make-venv.js';
import { readSystemName } from './system-name.js';
import { VenvStore } from './venv-store.js';

/** A venv of the store. */
export interface KeptVenv {
  readonly venv: Venv;
  readonly packages: readonly string[];
  /** It was there already, or came from another job. */
  readonly cacheHit: boolean;
  readonly compiled: CompiledNote;
}

function keyOf({ plan, environment, base, asked, installer, requirements }: Installing): string {
  return cacheKey(
    {
      platform: plan.platform,
      arch: process.arch,
      system: readSystemName(),
      implementation: asked.implementation,
      version: asked.version,
      base,
      installer: `${installer.kind} ${installer.version}`,
      requirements: canonicalText(requirements),
      isPinned: requirements.isPinned,
      variables: environment.installEnv,
    },
    new Date(),
  );
}

/** Where the venv of one key is kept. */
class Place {
  readonly venv: Venv;

  constructor(
    private readonly installing: Installing,
    private readonly store: VenvStore,
    private readonly key: string,
  ) {
    const folder = store.venvOf(key);
    this.venv = { folder, python: venvPython(folder, installing.plan.platform) };
  }

  get compiled(): CompiledNote {
    const { store, key } = this;
    return {
      isThere: () => store.hasNote(key, 'compiled'),
      put: () => {
        store.note(key, 'compiled');
      },
    };
  }

  /** The one that is there, when it is whole and its Python the one that it was made with. */
  async find(): Promise<Manifest | undefined> {
    const manifest = await this.store.find(this.key);
    return manifest !== undefined && this.isAsMade() ? manifest : undefined;
  }

  /** From another job. What does not come back whole is not used. */
  async restore(): Promise<Manifest | undefined> {
    const { environment, preparing } = this.installing;
    if (environment.caching.shared === 'off') return undefined;
    const folder = this.store.folderOf(this.key);
    const isBack = (await preparing.sharedCache?.restore(this.key, folder)) ?? false;
    if (!isBack) return undefined;
    const manifest = await this.find();
    if (manifest !== undefined) return manifest;
    preparing.say('packages: what the cache had is not whole; they are installed anew');
    await this.store.empty(this.key);
    return undefined;
  }

  async make(): Promise<Manifest> {
    const { manifest } = await installInto(this.installing, this.venv.folder);
    await this.store.keep(this.key, manifest);
    return manifest;
  }

  async share(): Promise<void> {
    const { environment, preparing } = this.installing;
    if (environment.caching.shared !== 'restore-and-save' || preparing.sharedCache === undefined) return;
    await compileNow(this.installing, this.venv, this.compiled);
    await preparing.sharedCache.save(this.key, this.store.folderOf(this.key));
  }

  private isAsMade(): boolean {
    const request = requestFor(this.installing, this.venv.folder, this.installing.asked.version);
    const expected = expectedMark(request);
    return expected === undefined || markInterpreter(this.venv) === expected;
  }
}

async function fill(place: Place): Promise<KeptVenv> {
  const { venv, compiled } = place;
  const restored = await place.restore();
  const { packages } = restored ?? (await place.make());
  if (restored === undefined) await place.share();
  return { venv, packages, cacheHit: restored !== undefined, compiled };
}

/** Where a venv with these packages may be kept. Undefined where none can be, which is no failure. */
export function openStore({ environment, preparing }: Making, requirements: RequirementSet): VenvStore | undefined {
  const { caching, cacheFolder, venvPath } = environment;
  if (venvPath !== undefined || !caching.local || requirements.volatileBecause !== undefined) return undefined;
  const store = VenvStore.open(cacheFolder);
  if (store === undefined)
    preparing.say(`packages: nothing is kept in ${cacheFolder}: it cannot be written, or others can change it`);
  return store;
}

/**
 * The venv with these packages that is kept on this machine: from an earlier run, from another job, or installed now and
 * kept, before any program runs. Undefined when another run is installing it.
 *
 * @throws PyexecError `install-failed`
 */
export async function keptVenv(installing: Installing, store: VenvStore): Promise<KeptVenv | undefined> {
  const { preparing } = installing;
  const key = keyOf(installing);
  const place = new Place(installing, store, key);
  const found = await place.find();
  if (found !== undefined)
    return { venv: place.venv, packages: found.packages, cacheHit: true, compiled: place.compiled };
  if (!(await store.claim(key))) {
    preparing.say('packages: another run is installing the same; this one installs its own');
    return undefined;
  }
  try {
    const filled = await fill(place);
    store.unclaim(key);
    return filled;
  } catch (thrown) {
    await store.abandon(key);
    throw thrown;
  }
}
