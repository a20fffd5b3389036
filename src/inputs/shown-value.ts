import { inputSpec, type InputName } from './spec.js';

/** A value that was received, for messages: not whole when it is long, and not at all when it is secret. */
export function shown(name: InputName, raw: string): string {
  if (inputSpec(name).secret) return 'the value is not repeated here';
  const short = raw.length > 80 ? `${raw.slice(0, 80)}…` : raw;
  return `got ${JSON.stringify(short)}`;
}
