import { closeSync, existsSync, lstatSync, openSync, readdirSync, readlinkSync, readSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** The path itself and each one that a link leads to, up to the file. */
export function hops(file: string): string[] {
  const found = [file];
  for (let at = file; lstatSync(at).isSymbolicLink() && found.length < 40;) {
    at = path.resolve(path.dirname(at), readlinkSync(at));
    found.push(at);
  }
  return [...new Set([...found, realpathSync(file)])];
}

/** By the layout that CPython looks for: `PREFIX/bin/python`, see getpath.py. */
export function prefixOf(executable: string): string {
  const folder = path.dirname(executable);
  return path.basename(folder) === 'bin' ? path.dirname(folder) : folder;
}

/** Whether a folder is a venv, or holds a standard library. */
export function isPrefix(folder: string): boolean {
  if (existsSync(path.join(folder, 'pyvenv.cfg'))) return true;
  return ['lib', 'lib64'].some((name) => {
    const libraries = path.join(folder, name);
    if (!existsSync(libraries)) return false;
    const found = readdirSync(libraries).filter((one) => /^(python|pypy)\d/.test(one));
    return found.some((one) => existsSync(path.join(libraries, one, 'os.py')));
  });
}

/** Whether a file is a program of the machine, and not a script that starts another one. */
export function isBinary(file: string): boolean {
  const start = Buffer.alloc(2);
  const fd = openSync(file, 'r');
  try {
    readSync(fd, start);
  } finally {
    closeSync(fd);
  }
  return start.toString('latin1') !== '#!';
}
