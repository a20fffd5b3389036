import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { EOL } from 'node:os';
import type { Traces } from '../environments/environment.js';
import type { Environment } from './harden.js';

/** Names of the values that main saves for the post step. */
export const STATE = { marker: 'marker', base: 'base', engine: 'engine' } as const satisfies Record<
  keyof Traces,
  string
>;

/**
 * Saves values for the post step in the file that GITHUB_STATE names, in the runner's form `name<<delimiter`, with a
 * random delimiter. Written here and not by the toolkit, since loading that takes longer than starting a program.
 */
export function saveState(env: Environment, traces: Traces): void {
  const file = env['GITHUB_STATE'] ?? '';
  if (file === '') return;
  // The address itself is found again in the variables of the post step, which no program can change.
  const { marker, base, engine } = traces;
  const values = {
    [STATE.marker]: marker,
    [STATE.base]: base,
    ...(engine === undefined ? {} : { [STATE.engine]: 'used' }),
  };
  for (const [name, value] of Object.entries(values)) {
    const delimiter = `ghadelimiter_${randomUUID()}`;
    appendFileSync(file, `${name}<<${delimiter}${EOL}${value}${EOL}${delimiter}${EOL}`);
  }
}
