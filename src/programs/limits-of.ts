import type { Limits } from '../inputs/settings.js';
import type { Program } from './program.js';

/** The limits of one program: a document may lower what the run allows, and not raise it. Pure. */
export function limitsOf(program: Program, limits: Limits): Limits {
  const own = program.kind === 'file' ? program.part?.timeoutMs : undefined;
  return own === undefined || own >= limits.timeoutMs ? limits : { ...limits, timeoutMs: own };
}
