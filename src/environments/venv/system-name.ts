import { readFileSync } from 'node:fs';
import { release } from 'node:os';
import { systemCode } from '../../errors.js';

/** The distribution and its version by os-release(5), for example `debian 12`; elsewhere the release of the kernel. */
export function readSystemName(): string {
  try {
    const text = readFileSync('/etc/os-release', 'utf8');
    const [id = '', version = ''] = ['ID', 'VERSION_ID'].map(
      (key) => new RegExp(`^${key}="?([^"\n]*)"?$`, 'm').exec(text)?.[1],
    );
    return `${id} ${version}`;
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    return release();
  }
}
