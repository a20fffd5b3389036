import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { MachineFacts } from '../../machine-facts.js';
import {
  chooseRelease,
  offeredVersions,
  type ChosenRelease,
  type Machine,
  type ReleaseWish,
} from './choose-release.js';
import { isAsSafe, showUrl } from './address.js';
import { download } from './download.js';
import { NotInstallable, type InstallOptions } from './install-options.js';
import { parseManifest, type Release } from './parse-manifest.js';
import { readPlatformVersion } from './read-platform-version.js';
import { reasonOf } from './reason-of.js';

const MANIFEST_URL = 'https://raw.githubusercontent.com/actions/python-versions/main/versions-manifest.json';
const TIMEOUT_MS = 60_000;

/** What to do when something could not be fetched. */
export const OFFLINE_HINT =
  'Check the network and the proxy of this machine, or have that version installed in a step before, for example by actions/setup-python.';

async function fetchManifest(url: string, file: string, job: ReleaseSearch): Promise<Release[]> {
  const { facts, options } = job;
  try {
    await download({ url, file, env: facts.installEnv, timeoutMs: TIMEOUT_MS, signal: options.signal });
  } catch (cause) {
    const message = `the list of versions (${showUrl(url)}) could not be fetched: ${reasonOf(cause)}`;
    throw new NotInstallable(message, OFFLINE_HINT, { cause });
  }
  try {
    return parseManifest(await readFile(file, 'utf8'));
  } catch (cause) {
    const message = `the list of versions (${showUrl(url)}) is malformed: ${reasonOf(cause)}`;
    throw new NotInstallable(message, '', { cause });
  }
}

function describe({ platform, arch, platformVersion }: Machine): string {
  const system =
    platform === 'linux' ? (platformVersion === undefined ? 'this Linux' : `Ubuntu ${platformVersion}`) : platform;
  return `${system} on ${arch}`;
}

/** What is looked for, and what that takes. */
export interface ReleaseSearch {
  readonly wish: ReleaseWish;
  readonly facts: MachineFacts;
  readonly options: InstallOptions;
  /** Where files may be put; absolute. */
  readonly stage: string;
}

/**
 * The newest release that satisfies the wish, by the list of actions/python-versions.
 *
 * @throws NotInstallable when the list cannot be had, or has nothing for this machine
 */
export async function findRelease(search: ReleaseSearch): Promise<ChosenRelease> {
  const { wish, facts, options, stage } = search;
  const url = options.manifestUrl ?? MANIFEST_URL;
  const releases = await fetchManifest(url, path.join(stage, 'versions-manifest.json'), search);
  const machine = { ...facts, platformVersion: await readPlatformVersion(facts.platform) };
  const chosen = chooseRelease(releases, wish, machine);
  if (chosen === undefined) {
    const offered = offeredVersions(releases, wish.freeThreaded, machine);
    const has = offered.length === 0 ? 'nothing' : offered.join(', ');
    throw new NotInstallable(`for ${describe(machine)} the list of versions (${showUrl(url)}) has ${has}`, '');
  }
  if (!isAsSafe(chosen.file.url, url)) throw new NotInstallable(`${showUrl(chosen.file.url)} is no https address`, '');
  return chosen;
}
