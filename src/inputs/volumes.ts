import { Malformed, names, type Grammar } from './grammar.js';

/** A folder or file of the machine that programs in a container see. */
export interface VolumeSetting {
  /** As given; relative to where the tool was started. */
  readonly host: string;
  /** Absolute, without `..`. */
  readonly container: string;
  readonly readOnly: boolean;
}

const FORM = 'lines of HOST:CONTAINER, HOST:CONTAINER:ro or HOST:CONTAINER:rw, where CONTAINER is an absolute path';

function parseVolume(line: string): VolumeSetting {
  const [, host, container, mode = 'ro'] = /^([^:]+):(\/[^:]*)(?::(ro|rw))?$/.exec(line) ?? [];
  if (host === undefined || container === undefined) throw new Malformed(FORM);
  const parts = container.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.length === 0 || parts.includes('..')) throw new Malformed(`${FORM}, neither / nor with .. in it`);
  return { host, container: `/${parts.join('/')}`, readOnly: mode === 'ro' };
}

/** Folders to be mounted; each place in the container once. */
export const volumes: Grammar<VolumeSetting[]> = (raw) => {
  const all = names(raw).map(parseVolume);
  const twice = all.find(({ container }, index) => all.findIndex((other) => other.container === container) < index);
  if (twice !== undefined)
    throw new Malformed(`lines that name each place in the container once, and not ${twice.container} twice`);
  return all;
};
