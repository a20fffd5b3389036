import { rcompare } from '@renovatebot/pep440';
import { toolArchitecture } from '../resolvers/tool-cache.js';
import { isPrerelease, satisfiesRequest } from '../satisfies-request.js';
import type { Release, ReleaseFile } from './parse-manifest.js';

/** The machine that a release must be for. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  /** As Node.js names it. */
  readonly arch: string;
  /** The version of Ubuntu; undefined for everything else. */
  readonly platformVersion: string | undefined;
}

/** What a release must be. */
export interface ReleaseWish {
  /** PEP 440 specifiers; pre-releases satisfy them only when one of them names a pre-release. */
  readonly request: string;
  readonly freeThreaded: boolean;
}

/** A release and the archive of it for this machine. */
export interface ChosenRelease {
  readonly release: Release;
  readonly file: ReleaseFile;
}

function fileFor(release: Release, freeThreaded: boolean, machine: Machine): ReleaseFile | undefined {
  const arch = toolArchitecture(machine.arch, freeThreaded);
  return release.files.find(
    (file) =>
      file.platform === machine.platform &&
      file.arch === arch &&
      (file.platformVersion === undefined || file.platformVersion === machine.platformVersion),
  );
}

/** What the manifest has for a machine, the newest first. */
function offers(releases: readonly Release[], freeThreaded: boolean, machine: Machine): ChosenRelease[] {
  return releases
    .flatMap((release) => {
      const file = fileFor(release, freeThreaded, machine);
      return file === undefined ? [] : [{ release, file }];
    })
    .sort((a, b) => rcompare(a.release.version, b.release.version));
}

/** The newest release for this machine that satisfies the wish. What was withdrawn (not stable, yet final) never does. */
export function chooseRelease(
  releases: readonly Release[],
  wish: ReleaseWish,
  machine: Machine,
): ChosenRelease | undefined {
  return offers(releases, wish.freeThreaded, machine).find(
    ({ release: { version, stable } }) => (stable || isPrerelease(version)) && satisfiesRequest(version, wish.request),
  );
}

/** The newest stable release of each minor version for this machine, the newest first. */
export function offeredVersions(releases: readonly Release[], freeThreaded: boolean, machine: Machine): string[] {
  const newest = new Map<string, string>();
  for (const { release } of offers(releases, freeThreaded, machine)) {
    const minor = release.version.split('.').slice(0, 2).join('.');
    if (release.stable && !newest.has(minor)) newest.set(minor, release.version);
  }
  return [...newest.values()];
}
