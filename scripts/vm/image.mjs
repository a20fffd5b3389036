// Makes the disk image of the virtual machine from Debian's packages, once for each state of the recipe: this file, the
// files in guest/ that go into the image, and the node binary. `node scripts/vm/image.mjs` makes it without a boot.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { aptOptions, debianMirror } from './apt.mjs';

const SUITE = 'trixie';
const SIZE = '1800M';
const PACKAGES = [
  'linux-image-cloud-amd64',
  'systemd',
  'systemd-sysv',
  'udev',
  'kmod',
  'dbus',
  'dbus-user-session',
  'libpam-systemd',
  'sudo',
  'procps',
  'apparmor',
  'python3',
  // What node is linked to.
  'libatomic1',
  'libstdc++6',
];
/** In the image as packages that apt-get can install without a network. */
const OFFLINE_PACKAGES = ['bubblewrap'];
const NOT_NEEDED = ['/usr/share/doc/*', '/usr/share/man/*', '/usr/share/locale/*'];

const here = import.meta.dirname;
const cache = path.resolve(here, '../../.cache/vm');
const recipeFiles = ['image.mjs', 'guest/customize.sh', 'guest/checks.service'].map((name) => path.join(here, name));

function recipeKey() {
  const hash = createHash('sha256').update(process.version);
  for (const file of recipeFiles) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

// A hook is a line of shell, in which $1 is the root of the new system.
function step(name, ...args) {
  return `sh ${quoted(path.join(here, 'guest/customize.sh'))} ${name} "$1" ${args.map(quoted).join(' ')}`;
}

function mmdebstrapArgs(folder) {
  const mirror = debianMirror();
  return [
    '--quiet',
    '--variant=minbase',
    '--format=null',
    `--include=${PACKAGES.join(',')}`,
    ...aptOptions().map((line) => `--aptopt=${line}`),
    ...NOT_NEEDED.map((pattern) => `--dpkgopt=path-exclude=${pattern}`),
    // Before the kernel comes, so that its initrd is made small at once.
    `--essential-hook=${step('initrd')}`,
    `--customize-hook=${step('system', path.join(here, 'guest'), process.execPath, ...OFFLINE_PACKAGES)}`,
    `--customize-hook=${step('image', folder, SIZE)}`,
    SUITE,
    '-',
    ...(mirror === undefined ? [] : [mirror]),
  ];
}

function make(folder) {
  mkdirSync(folder, { recursive: true });
  // Not as root, mmdebstrap works in a user namespace, as somebody else.
  chmodSync(folder, 0o777);
  const { status, error } = spawnSync('mmdebstrap', mmdebstrapArgs(folder), {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`mmdebstrap ended with status ${status}`);
}

// Finished images only: what has a suffix, another run is making.
function forgetOthers(key) {
  const old = readdirSync(cache).filter((name) => name !== key && !name.includes('.'));
  for (const name of old) rmSync(path.join(cache, name), { recursive: true, force: true });
}

/** Returns the paths of root image, kernel and initrd, made now unless the cache has them. */
export function ensureImage() {
  const key = recipeKey();
  const folder = path.join(cache, key);
  if (!existsSync(folder)) {
    const unfinished = `${folder}.${process.pid}`;
    console.log('making the image');
    try {
      make(unfinished);
      // Another run may have been quicker.
      if (!existsSync(folder)) renameSync(unfinished, folder);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
    forgetOthers(key);
  }
  const [root, kernel, initrd] = ['root.img', 'vmlinuz', 'initrd.img'].map((name) => path.join(folder, name));
  return { root, kernel, initrd };
}

if (process.argv[1] === import.meta.filename) console.log(ensureImage());
