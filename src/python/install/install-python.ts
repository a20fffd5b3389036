import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { eq } from '@renovatebot/pep440';
import { PyexecError, systemCode } from '../../errors.js';
import type { MachineFacts } from '../../machine-facts.js';
import { questionInterpreter } from '../ask-interpreter.js';
import { pythonOf } from '../resolvers/resolver.js';
import { toolArchitecture } from '../resolvers/tool-cache.js';
import { askingEnv } from '../survey-pythons.js';
import type { ChosenRelease, ReleaseWish } from './choose-release.js';
import { claimPlace, completeMark } from './claim-place.js';
import { showUrl } from './address.js';
import { download, sha256Of } from './download.js';
import { findRelease, OFFLINE_HINT, type ReleaseSearch } from './find-release.js';
import { NotInstallable, ownToolCache, type InstallOptions } from './install-options.js';
import { reasonOf } from './reason-of.js';
import { arrange, unpack } from './unpack.js';

const ARCHIVE_TIMEOUT_MS = 10 * 60_000;

/** An interpreter that was not there before, or that somebody else installed meanwhile. */
export interface InstalledPython {
  /** Absolute. */
  readonly path: string;
  /** By PEP 440. */
  readonly version: string;
}

interface Job extends ReleaseSearch, ChosenRelease {
  /** Where it shall be: `<tool cache>/Python/<version>/<arch>`. */
  readonly place: string;
}

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

async function fetchArchive({ file, facts, options, stage }: Job): Promise<{ archive: string; bytes: number }> {
  const archive = path.join(stage, 'archive');
  let bytes: number;
  try {
    const { installEnv: env } = facts;
    bytes = await download({ ...file, file: archive, env, timeoutMs: ARCHIVE_TIMEOUT_MS, signal: options.signal });
  } catch (cause) {
    throw new NotInstallable(`${showUrl(file.url)} could not be downloaded: ${reasonOf(cause)}`, OFFLINE_HINT, {
      cause,
    });
  }
  const sha256 = file.sha256 === undefined ? undefined : await sha256Of(archive);
  if (sha256 !== file.sha256) {
    throw new NotInstallable(
      `${showUrl(file.url)} is not what the list of versions says it is: its SHA-256 is ${sha256 ?? ''} and not ${file.sha256 ?? ''}`,
      'Run it again; when this stays so, somebody changed the file: do not use it.',
    );
  }
  return { archive, bytes };
}

/** Why what was unpacked cannot be used, or undefined when it answers as what it should be. */
async function defectOf(prefix: string, { release, wish, facts }: Job): Promise<string | undefined> {
  const answer = await questionInterpreter(pythonOf(prefix, facts.platform), askingEnv(facts));
  if (answer.kind === 'broken') return answer.reason;
  const { version, freeThreaded } = answer.asked;
  if (eq(version, release.version) && freeThreaded === wish.freeThreaded) return undefined;
  return `says that it is ${version}${freeThreaded ? ', free-threaded' : ''}`;
}

async function requireWorking(prefix: string, job: Job): Promise<void> {
  const defect = await defectOf(prefix, job);
  if (defect === undefined) return;
  throw new PyexecError('python-broken', {
    message: `Python ${job.release.version} was downloaded (${job.file.filename}), and on this machine it ${defect}`,
    hint: 'It was made for another system. Install that version in another way, or set `python-path`.',
  });
}

async function install(job: Job): Promise<void> {
  const { release, wish, file, facts, options, stage, place } = job;
  const start = performance.now();
  options.say(`Python ${release.version} is missing and is being installed from ${showUrl(file.url)}`);
  const { archive, bytes } = await fetchArchive(job);
  const afterDownload = performance.now();
  const downloaded = `${(bytes / 1e6).toFixed(1)} MB in ${((afterDownload - start) / 1000).toFixed(1)} s`;
  const staged = path.join(stage, 'python');
  await mkdir(staged);
  await unpack(archive, staged, facts);
  await arrange(staged, { version: release.version, freeThreaded: wish.freeThreaded }, facts);
  await requireWorking(staged, job);
  const isOurs = await claimPlace({ staged, place, works: async () => (await defectOf(place, job)) === undefined });
  const by = isOurs ? 'installed' : 'there already, by somebody who was faster';
  options.say(
    `Python ${release.version} is ${by}: ${place} (${downloaded}, unpacked and tried in ${seconds(afterDownload)})`,
  );
}

async function installFrom(
  stage: string,
  toolCache: string,
  search: Omit<ReleaseSearch, 'stage'>,
): Promise<InstalledPython> {
  const chosen = await findRelease({ ...search, stage });
  const { wish, facts } = search;
  const arch = toolArchitecture(facts.arch, wish.freeThreaded);
  const place = path.join(toolCache, 'Python', chosen.release.name, arch);
  const job = { ...search, ...chosen, stage, place };
  const isThere = existsSync(completeMark(place)) && (await defectOf(place, job)) === undefined;
  if (!isThere) await install(job);
  return { path: pythonOf(place, facts.platform), version: chosen.release.version };
}

/** What the system refuses while files are put where they belong. */
function unwritable(folder: string, thrown: unknown): unknown {
  const code = systemCode(thrown);
  if (code === undefined || !/^E[A-Z]+$/.test(code)) return thrown;
  return new NotInstallable(
    `${folder} could not be written: ${reasonOf(thrown)}`,
    'Let RUNNER_TOOL_CACHE name a folder that this user may write and that has room.',
    { cause: thrown },
  );
}

/**
 * Downloads and installs the newest CPython that satisfies the wish, into the tool cache of the runner, or into
 * `pythons/` of the cache folder where there is none. Nothing that the archive holds is run but the interpreter itself, to
 * see whether it works here; nothing is left when it does not. Several that install the same at once all end well.
 *
 * @throws NotInstallable with the reason; PyexecError `python-broken` when what was downloaded does not work here
 */
export async function installPython(
  wish: ReleaseWish,
  facts: MachineFacts,
  options: InstallOptions,
): Promise<InstalledPython> {
  const toolCache = facts.toolCache ?? ownToolCache(options);
  const root = path.join(toolCache, 'Python');
  let stage: string | undefined;
  try {
    await mkdir(root, { recursive: true });
    // Beside the versions, so that moving it there is one step.
    stage = await mkdtemp(path.join(root, '.pyexec-'));
    return await installFrom(stage, toolCache, { wish, facts, options });
  } catch (thrown) {
    throw unwritable(root, thrown);
  } finally {
    if (stage !== undefined) await rm(stage, { recursive: true, force: true });
  }
}
