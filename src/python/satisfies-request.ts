import { explain, satisfies } from '@renovatebot/pep440';

/** Whether a version is one before a release: alpha, beta, candidate or development. */
export function isPrerelease(version: string): boolean {
  return explain(version)?.is_prerelease === true;
}

/** `!=3.13.0rc1` asks for none; `==3.14.*` names no single version. */
function namesPrerelease(specifier: string): boolean {
  const version = /^\s*(?:===?|>=?|<=?|~=)\s*(.*?)\s*$/.exec(specifier)?.[1];
  return version !== undefined && isPrerelease(version);
}

/**
 * Whether a version satisfies a set of PEP 440 specifiers. Pre-releases do only when one of the specifiers names one, for
 * the whole set, as in PEP 440; the library decides it for each specifier by itself, so that `>=3.14.0rc1,<3.15` would
 * refuse 3.14.0rc2.
 */
export function satisfiesRequest(version: string, request: string): boolean {
  return satisfies(version, request, { prereleases: request.split(',').some(namesPrerelease) });
}
