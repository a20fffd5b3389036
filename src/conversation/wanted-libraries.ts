import { satisfies } from '@renovatebot/pep440';
import { PyexecError } from '../errors.js';
import { checkAllowed, isAllowed, parseUntrusted } from '../packages/allow-packages.js';
import { readInlineMetadata } from '../packages/inline-metadata.js';
import type { Proposal } from './conversation.js';
import { isStandard } from './standard-library.js';

/** Whether an installed package, as `name==version`, is what is asked for; extras may be missing. */
function isInstalled(library: string, installed: readonly string[]): boolean {
  const wanted = parseUntrusted(library);
  if ('refused' in wanted || wanted.extras.length > 0) return false;
  const found = installed.find((one) => one.startsWith(`${wanted.name}==`));
  if (found === undefined) return false;
  const version = found.slice(wanted.name.length + 2);
  return wanted.specifier === '' || satisfies(version, wanted.specifier, { prereleases: true });
}

/** What an environment has, and what may be added to it. */
export interface Provision {
  /** As `name==version`. */
  readonly installed: readonly string[];
  /** What is not in that list may be there all the same. */
  readonly hasOthers: boolean;
  /** Globs of names that may be installed. */
  readonly allowed: readonly string[];
}

/** What of the libraries that a model names is to be installed, as lines for the installer. */
export interface Missing {
  readonly wanted: readonly string[];
  /** What may not be installed, as it was named, where it may be there already: the program will show. */
  readonly left: readonly string[];
}

/**
 * What of the libraries that a model names is neither there nor part of Python.
 *
 * @throws PyexecError `package-not-allowed` for what cannot be there
 */
export function missingLibraries(libraries: readonly string[], { installed, hasOthers, allowed }: Provision): Missing {
  const missing = libraries.filter((one) => one.trim() !== '' && !isStandard(one) && !isInstalled(one, installed));
  const left = hasOthers ? missing.filter((one) => !isAllowed(one, allowed)) : [];
  const wanted = checkAllowed(
    missing.filter((one) => !left.includes(one)),
    allowed,
  );
  return { wanted, left };
}

/**
 * What a program needs: by the call that asks for it, and by its inline metadata (PEP 723), which models without tools
 * have as well.
 *
 * @throws PyexecError `invalid-program` for metadata that is malformed, `python-not-found` when it needs another Python
 */
export async function neededLibraries({ code, libraries }: Proposal, pythonVersion: string): Promise<string[]> {
  const needs = await readInlineMetadata(code, 'the program');
  const range = needs?.requiresPython;
  if (range !== undefined && !satisfies(pythonVersion, range, { prereleases: true })) {
    throw new PyexecError('python-not-found', {
      message: `the program asks for Python ${range}, and it would run with ${pythonVersion}`,
      hint: 'Write it for that version.',
    });
  }
  return [...libraries, ...(needs?.dependencies ?? [])];
}
