// What the machine that builds and boots the virtual machine has to have, and how to get it.
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';

const PACKAGE_OF = {
  'qemu-system-x86_64': 'qemu-system-x86',
  mmdebstrap: 'mmdebstrap',
  'mkfs.ext4': 'e2fsprogs',
  tar: 'tar',
};
// mkfs.ext4 is where only root's PATH looks.
const FOLDERS = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/sbin'];

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

/** Undefined when all programs are there; else a sentence that names the missing ones and the line that installs them. */
export function missingPrograms() {
  const missing = Object.keys(PACKAGE_OF).filter((name) => !FOLDERS.some((f) => isExecutable(path.join(f, name))));
  if (!existsSync(KEYRING)) missing.push(KEYRING);
  if (missing.length === 0) return undefined;
  const packages = missing.map((name) => PACKAGE_OF[name] ?? 'debian-archive-keyring').join(' ');
  return `missing: ${missing.join(', ')}. On Debian: apt-get install --no-install-recommends ${packages}`;
}
