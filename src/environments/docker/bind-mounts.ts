import type { HostConfig, MountSettings } from 'dockerode';
import { PyexecError } from '../../errors.js';
import type { EngineKind } from './engine.js';

/** A folder or file of the machine, at a place in the container. Absolute. */
export interface Mount {
  readonly source: string;
  readonly target: string;
  readonly readOnly: boolean;
  /** The source is the engine's own: nothing else may be mounted from there in another way. */
  readonly isOfEngine?: boolean;
}

function settings({ source, target, readOnly, isOfEngine = false }: Mount): MountSettings {
  return {
    Type: 'bind',
    Source: source,
    Target: target,
    ReadOnly: readOnly,
    // What is mounted in it would stay writable.
    BindOptions: { Propagation: isOfEngine ? 'rslave' : 'rprivate', ...(readOnly ? { NonRecursive: true } : {}) },
  };
}

function bind({ source, target, readOnly, isOfEngine = false }: Mount): string {
  const colon = [source, target].find((one) => one.includes(':'));
  if (colon === undefined)
    return `${source}:${target}:${readOnly ? 'ro,bind' : 'rw,rbind'},${isOfEngine ? 'rslave' : 'rprivate'}`;
  throw new PyexecError('invalid-input', {
    message: `Podman cannot mount ${JSON.stringify(colon)}: there is a colon in its path, and a comma, a quote or the end of a line`,
    hint: 'Use another name.',
  });
}

/**
 * What an engine is told to mount. Pure.
 *
 * @throws PyexecError `invalid-input` for names that Podman would misread
 */
export function bindMounts({ name }: EngineKind, mounts: readonly Mount[]): Pick<HostConfig, 'Mounts' | 'Binds'> {
  // Podman makes a line of comma-separated values of them, in which a name could say more than a name.
  const isRisky = ({ source, target }: Mount): boolean => name === 'Podman' && /[,"\r\n]/.test(source + target);
  const risky = mounts.filter(isRisky).map(bind);
  const others = mounts.filter((mount) => !isRisky(mount)).map(settings);
  return { Mounts: others, ...(risky.length === 0 ? {} : { Binds: risky }) };
}
