import { PyexecError } from '../errors.js';
import type { Program } from '../programs/program.js';
import { readInlineMetadata, type InlineMetadata } from './inline-metadata.js';

/** Programs that run in the same environment. */
export interface ProgramGroup {
  /** In the order given; at least one. */
  readonly programs: readonly Program[];
  /** What all of them say that they need, see PEP 723; undefined when they say nothing. */
  readonly needs: InlineMetadata | undefined;
}

/**
 * Refuses programs that cannot share one venv.
 *
 * @throws PyexecError `invalid-input`
 */
export function requireOneEnvironment(groups: readonly ProgramGroup[]): void {
  const [first, second] = groups;
  if (second === undefined) return;
  const [one, other] = [first?.programs[0]?.id, second.programs[0]?.id];
  throw new PyexecError('invalid-input', {
    message: `\`venv-path\` names one venv, and the inline metadata of ${one ?? ''} and ${other ?? ''} asks for different ones`,
    hint: 'Leave out `venv-path`, so that each gets an environment of its own, or run them apart.',
  });
}

/**
 * Sorts programs by what they say that they need. What says nothing comes first, then the others in the order of their
 * first program.
 *
 * @throws PyexecError `invalid-program` for metadata that is malformed
 */
export async function groupByNeeds(programs: readonly Program[]): Promise<ProgramGroup[]> {
  const groups = new Map<string, { programs: Program[]; needs: InlineMetadata | undefined }>();
  for (const program of programs) {
    const isSilent = program.kind === 'module' || (program.kind === 'file' && program.part !== undefined);
    const needs = isSilent ? undefined : await readInlineMetadata(program.text, program.id);
    const key = needs === undefined ? '' : JSON.stringify([needs.requiresPython, [...needs.dependencies].sort()]);
    const group = groups.get(key) ?? { programs: [], needs };
    group.programs.push(program);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => Number(a.needs !== undefined) - Number(b.needs !== undefined));
}
