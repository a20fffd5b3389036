import { listProblems, PyexecError } from '../errors.js';
import { checkCharacters } from './check-characters.js';
import { FileWalk, MAX_PROBLEMS, type Document } from './file-walk.js';
import { MalformedAt } from './malformed-at.js';
import { readGroups } from './read-groups.js';
import type { RequirementSet } from './requirement-set.js';
import { SetBuilder } from './set-builder.js';

export type { LocalPackage, RequirementLine, RequirementSet } from './requirement-set.js';

/** Where the user says what is to be installed. */
export interface RequirementInputs {
  /** Lines in pip's requirements format. */
  readonly packages: readonly string[];
  /** Paths of requirements files, or URLs, which only the installer fetches. */
  readonly requirements: readonly string[];
  /** Names of dependency groups (PEP 735) of `pyproject.toml` in the folder. */
  readonly groups: readonly string[];
  /** Absolute; relative paths start here. */
  readonly currentFolder: string;
}

function failure(problems: readonly string[]): PyexecError {
  const more = problems.length < MAX_PROBLEMS ? '' : '\n  … and perhaps more, which were not looked for';
  return new PyexecError('invalid-requirement', {
    message: listProblems(problems.slice(0, MAX_PROBLEMS)) + more,
    hint: 'Correct the lines; the format is that of https://pip.pypa.io/en/stable/reference/requirements-file-format/.',
  });
}

/**
 * Reads all that is to be installed: `packages`, then the files with what they include, then the groups.
 *
 * @throws PyexecError `invalid-requirement` that lists every problem, with its place and with what is accepted there.
 */
export async function readRequirements(inputs: RequirementInputs): Promise<RequirementSet> {
  const { packages, requirements, groups, currentFolder } = inputs;
  const problems: string[] = [];
  const builder = new SetBuilder(currentFolder);
  const walk = new FileWalk(builder, problems);
  const input = (shown: string): Document => ({ shown, folder: currentFolder, isConstraint: false, chain: [] });
  walk.readLines(packages.join('\n'), input('packages'));
  for (const [index, reference] of requirements.entries()) {
    try {
      checkCharacters(reference);
      walk.take({ kind: 'requirement', reference, offset: 0 }, index + 1, input('requirements'));
    } catch (thrown) {
      if (!(thrown instanceof MalformedAt)) throw thrown;
      problems.push(`requirements:${index + 1}:${thrown.offset + 1} ${thrown.message}`);
    }
  }
  await readGroups(groups, currentFolder, { builder, problems });
  if (problems.length > 0) throw failure(problems);
  return builder.build();
}
