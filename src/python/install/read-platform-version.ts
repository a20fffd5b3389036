import { readFile } from 'node:fs/promises';
import { systemCode } from '../../errors.js';

/** A value of an os-release(5) file. */
function setting(text: string, name: string): string | undefined {
  const [, value] = new RegExp(`^${name}=["']?([^"'\\r\\n]*)["']?\\s*$`, 'm').exec(text) ?? [];
  return value;
}

/**
 * The version of Ubuntu, for example `24.04`, which is what the archives for Linux are built for. Undefined on everything
 * else, also on what is derived from it.
 */
export async function readPlatformVersion(
  platform: NodeJS.Platform,
  file = '/etc/os-release',
): Promise<string | undefined> {
  if (platform !== 'linux') return undefined;
  try {
    const text = await readFile(file, 'utf8');
    return setting(text, 'ID') === 'ubuntu' ? setting(text, 'VERSION_ID') : undefined;
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    return undefined;
  }
}
