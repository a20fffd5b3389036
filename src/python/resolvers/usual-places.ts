import path from 'node:path';
import { namesIn, pythonsIn, type Places, type Resolver } from './resolver.js';

async function foldersOnMac(): Promise<string[]> {
  const frameworks = '/Library/Frameworks/Python.framework/Versions';
  const versions = (await namesIn(frameworks)).filter((name) => /^3\.\d+$/.test(name));
  return [...versions.map((name) => `${frameworks}/${name}/bin`), '/opt/homebrew/bin', '/usr/local/bin', '/usr/bin'];
}

async function foldersOnWindows({ platformEnv }: Places): Promise<string[]> {
  const local = platformEnv['LOCALAPPDATA'];
  // `Python312`, `Python312-32`, and `pythoncore-3.14-64` of the newer install manager.
  const name = /^(Python3\d+|pythoncore-3\.\d+)(-\w+)?$/i;
  const roots = [
    ...(local === undefined ? [] : [path.join(local, 'Programs', 'Python'), path.join(local, 'Python')]),
    platformEnv['PROGRAMFILES'] ?? '',
    'C:\\',
  ].filter((root) => root !== '');
  const nested = roots.map(async (root) =>
    (await namesIn(root)).filter((one) => name.test(one)).map((one) => path.join(root, one)),
  );
  return (await Promise.all(nested)).flat();
}

function usualFolders(places: Places): Promise<string[]> | string[] {
  if (places.platform === 'win32') return foldersOnWindows(places);
  if (places.platform === 'darwin') return foldersOnMac();
  return ['/usr/local/bin', '/usr/bin'];
}

/** Where the installers of distributions, python.org and Homebrew put it. */
export const inUsualPlaces: Resolver = async (places) => {
  const folders = await usualFolders(places);
  return (await Promise.all(folders.map((folder) => pythonsIn(folder, 'usual place', places.platform)))).flat();
};
