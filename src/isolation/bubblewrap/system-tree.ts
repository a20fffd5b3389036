import { existsSync, lstatSync, readdirSync, readlinkSync, statSync } from 'node:fs';

/** What of the system every program may read, as it is on this machine. All paths absolute. */
export interface SystemTree {
  /** Folders that are bound read-only at their own paths. */
  readonly paths: readonly string[];
  /** Small files in /etc, of which programs get copies: each further mount makes the start of each program longer. */
  readonly settings: readonly string[];
  /** The links of a merged `/usr`: `/bin` to `usr/bin` and the like. */
  readonly links: readonly { readonly target: string; readonly to: string }[];
}

/** Where a merged system has links and another one folders. The last two are those of Nix and Guix. */
const SYSTEM_FOLDERS = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32', '/nix/store', '/gnu/store'];

/** What programs and libraries look up, and nothing that is about this machine or its users. */
const SETTINGS = [
  'alternatives',
  'fonts',
  'gai.conf',
  'ld.so.cache',
  'localtime',
  'mime.types',
  'nsswitch.conf',
  'pki/tls/openssl.cnf',
  'protocols',
  'services',
  'ssl/openssl.cnf',
  'timezone',
];

/** What it takes to find other machines and to know them. */
const NETWORK_SETTINGS = [
  'ca-certificates',
  'host.conf',
  'hosts',
  'pki/ca-trust',
  'pki/tls/cert.pem',
  'pki/tls/certs',
  'resolv.conf',
  'ssl/cert.pem',
  'ssl/certs',
];

function isLink(path: string): boolean {
  return lstatSync(path).isSymbolicLink();
}

/** Looks at what is there. */
export function readSystemTree(network: 'none' | 'full'): SystemTree {
  const folders = SYSTEM_FOLDERS.filter((folder) => existsSync(folder));
  const settings = (network === 'full' ? [...SETTINGS, ...NETWORK_SETTINGS] : SETTINGS)
    .map((name) => `/etc/${name}`)
    // Debian keeps a part of the standard library in /etc/python3.X.
    .concat(pythonSettings())
    .filter((file) => existsSync(file));
  const isFolder = (file: string): boolean => statSync(file).isDirectory();
  return {
    paths: [...folders.filter((folder) => !isLink(folder)), ...settings.filter(isFolder)],
    settings: settings.filter((file) => !isFolder(file)),
    links: folders.filter(isLink).map((to) => ({ target: readlinkSync(to), to })),
  };
}

function pythonSettings(): string[] {
  return readdirSync('/etc')
    .filter((name) => /^python\d(\.\d+)?$/.test(name))
    .map((name) => `/etc/${name}`);
}
