import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { PyexecError } from '../../errors.js';
import type { ShownPaths } from '../../plan/run-plan.js';
import { isWithin } from '../../is-within.js';

/** What is never shown: the kernel's own views, and where services put their sockets. */
const SYSTEM = ['/proc', '/sys', '/dev', '/run', '/var/run'];

function problemWith(real: string, { secretPaths, workspace, ownFolder }: ShownPaths): string | undefined {
  if (real.split('/').includes('.git')) return 'it lies in a repository’s `.git`, which holds credentials and hooks';
  if (isWithin(real, ownFolder)) return 'the tool itself lies there';
  const system = SYSTEM.find((one) => isWithin(real, one) || isWithin(one, real));
  if (system !== undefined) return `it is, holds or lies in ${system}`;
  const secret = secretPaths.find((one) => one !== workspace && isWithin(one, real));
  if (secret !== undefined) return `it holds ${secret}, where other things lie that are not for programs`;
  return path.dirname(real) === '/' ? 'it is a folder of the system' : undefined;
}

/** As root, programs are another user, and what that one may not read would look broken to them. */
function closedTo(real: string, { identity }: ShownPaths): string | undefined {
  if (identity === 'caller') return undefined;
  const facts = statSync(real);
  const needed = facts.isDirectory() ? 0o005 : 0o004;
  return (facts.mode & needed) === needed ? undefined : 'programs of root run as another user, who may not read it';
}

/**
 * The real path of what the user wants programs to reach besides Python.
 *
 * @throws PyexecError `invalid-input`, which names the input
 */
export function requireHarmless(input: string, given: string, isolation: ShownPaths): string {
  const refuse = (why: string): PyexecError =>
    new PyexecError('invalid-input', {
      message: `\`${input}\`: ${given} cannot be shown to programs: ${why}`,
      hint: 'Give the workspace, or a folder that holds only what the programs need.',
    });
  if (!existsSync(given)) throw refuse('it does not exist');
  const real = realpathSync(given);
  const problem =
    problemWith(given, isolation) ??
    problemWith(real, isolation) ??
    (input === 'read-only-paths' ? closedTo(real, isolation) : undefined);
  if (problem !== undefined) throw refuse(problem);
  return real;
}
