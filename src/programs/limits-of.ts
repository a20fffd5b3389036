import type { Limits } from '../inputs/settings.js';
import type { Program } from './program.js';

/**
 * The limits of one program that starts at a time, in ms since the start of the tool: a document may lower what the run
 * allows, and not raise it; and what is left of the time for all is enough for all. Pure.
 */
export function limitsOf(program: Program, limits: Limits, now: number): Limits {
  const { timeoutMs, totalTimeoutMs = Infinity } = limits;
  const own = program.kind === 'file' ? program.part?.timeoutMs : undefined;
  const least = Math.min(timeoutMs, own ?? Infinity, Math.max(1, Math.round(totalTimeoutMs - now)));
  return least === timeoutMs ? limits : { ...limits, timeoutMs: least };
}
