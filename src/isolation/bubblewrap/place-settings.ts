import { readFileSync } from 'node:fs';
import type { RunFolders } from '../../execution/working-directory/run-folders.js';
import { INNER_ID } from './build-arguments.js';
import { HOME } from './build-root.js';
import type { SystemTree } from './system-tree.js';

function lines(all: readonly string[]): string {
  return [...all, ''].join('\n');
}

const below = (file: string): string => file.slice('/etc/'.length);

/**
 * Makes what programs see as /etc: a user database with nobody in it but themselves, and copies of harmless settings.
 * Returns where it is.
 */
export function placeSettings(folders: RunFolders, network: 'none' | 'full', tree: SystemTree): string {
  const ids = folders.identities?.map(({ uid }) => uid) ?? [INNER_ID];
  const own: Record<string, string> = {
    passwd: lines(['root:x:0:0:root:/root:/bin/sh', ...ids.map((id) => `sandbox:x:${id}:${id}::${HOME}:/bin/sh`)]),
    group: lines(['root:x:0:', ...ids.map((id) => `sandbox:x:${id}:`)]),
    ...(network === 'none' ? { hosts: lines(['127.0.0.1 localhost sandbox', '::1 localhost sandbox']) } : {}),
  };
  const copies = tree.settings.map((file) => [below(file), readFileSync(file)] as const);
  const bound = tree.paths.filter((file) => file.startsWith('/etc/')).map(below);
  return folders.placeTree('etc', { files: { ...Object.fromEntries(copies), ...own }, emptyFolders: bound });
}
