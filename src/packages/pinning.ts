import { isRepository, type Requirement } from './parse-requirement.js';

const COMMIT = /@[0-9a-f]{40}$/i;
const FRAGMENT_HASH = /[#&](?:sha256=[0-9a-f]{64}|sha384=[0-9a-f]{96}|sha512=[0-9a-f]{128})(?=&|$)/i;

/** Whether an URL of a repository names a commit by its full hash, which nobody can move. */
export function namesCommit(reference: string): boolean {
  return COMMIT.test(reference.split(/[?#]/, 1)[0] ?? '');
}

/** Whether one item of a requirements file names exactly one version, in a way that the index cannot change later. */
export function isPinnedItem(requirement: Requirement, options: readonly string[]): boolean {
  if (options.some((option) => option.startsWith('--hash='))) return true;
  switch (requirement.kind) {
    case 'named':
      return requirement.specifier.split(',').some((clause) => clause.startsWith('==') && !clause.endsWith('.*'));
    case 'url':
      return isRepository(requirement.reference)
        ? namesCommit(requirement.reference)
        : FRAGMENT_HASH.test(requirement.reference);
    case 'local':
      return false;
  }
}
