import { inputSpec, type AnyInputSpec, type InputName } from './spec.js';

/** A value that was received, for messages: not whole when it is long, and not at all when it is secret. */
export function shownOf({ secret }: Pick<AnyInputSpec, 'secret'>, raw: string): string {
  if (secret) return 'the value is not repeated here';
  const short = raw.length > 80 ? `${raw.slice(0, 80)}…` : raw;
  return `got ${JSON.stringify(short)}`;
}

/** The same of an input of the action. */
export function shown(name: InputName, raw: string): string {
  return shownOf(inputSpec(name), raw);
}
