import { satisfies } from '@renovatebot/pep440';
import { checkAllowed, parseUntrusted } from '../packages/allow-packages.js';
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

/**
 * What of the libraries that a model names is neither there nor part of Python, as lines for the installer.
 *
 * @throws PyexecError `package-not-allowed`
 */
export function missingLibraries(
  libraries: readonly string[],
  { installed, allowed }: { readonly installed: readonly string[]; readonly allowed: readonly string[] },
): string[] {
  const missing = libraries.filter((one) => one.trim() !== '' && !isStandard(one) && !isInstalled(one, installed));
  return checkAllowed(missing, allowed);
}
