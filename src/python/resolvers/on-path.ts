import { pythonsIn, type Resolver } from './resolver.js';

/** Shims of pyenv choose a version by their own rules, and the Store's `python.exe` only opens the Store. */
function isStandIn(folder: string): boolean {
  return /[\\/](shims|WindowsApps)[\\/]?$/.test(folder);
}

/** What stands in the folders of PATH, in their order. */
export const onPath: Resolver = async ({ pathFolders, platform }) => {
  const folders = pathFolders.filter((folder) => !isStandIn(folder));
  return (await Promise.all(folders.map((folder) => pythonsIn(folder, 'PATH', platform)))).flat();
};
