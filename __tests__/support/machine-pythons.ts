import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A Python of this machine that can be copied as it is: a prefix with bin/python3. */
export interface MachinePython {
  /** For example `3.12.1`. */
  readonly version: string;
  readonly prefix: string;
}

/** What pyenv (`PYENV_ROOT`) and the tool cache (`RUNNER_TOOL_CACHE`) hold, newest first. */
export function machinePythons(): MachinePython[] {
  const pyenv = path.join(process.env['PYENV_ROOT'] ?? path.join(os.homedir(), '.pyenv'), 'versions');
  const cache = path.join(process.env['RUNNER_TOOL_CACHE'] ?? '/opt/hostedtoolcache', 'Python');
  const listed = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);
  const prefixes = [
    ...listed(pyenv).map((version) => ({ version, prefix: path.join(pyenv, version) })),
    ...listed(cache).map((version) => ({ version, prefix: path.join(cache, version, process.arch) })),
  ];
  return prefixes
    .filter(({ version, prefix }) => /^3\.\d+\.\d+$/.test(version) && existsSync(path.join(prefix, 'bin/python3')))
    .sort((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true }));
}

export const minorOf = (version: string): string => version.split('.').slice(0, 2).join('.');

/**
 * Lets an interpreter look for its library beside itself. Those of pyenv name the folder in which they were built, which
 * other users may not enter.
 */
function relocate(executable: string, builtIn: string): void {
  const bytes = readFileSync(executable);
  const [from, to] = [Buffer.from(`${builtIn}/lib\0`), '$ORIGIN/../lib'];
  const at = bytes.indexOf(from);
  if (at === -1 || to.length >= from.length) return;
  bytes.fill(0, at, at + from.length).write(to, at);
  // It may be a link to the original, which must stay as it is.
  rmSync(executable);
  writeFileSync(executable, bytes, { mode: 0o755 });
}

/** A tool cache as hosted runners have it, of hard links to these Pythons. */
export function makeToolCache(folder: string, pythons: readonly MachinePython[]): void {
  for (const { version, prefix } of pythons) {
    const place = path.join(folder, 'Python', version);
    execFileSync('mkdir', ['-p', place]);
    try {
      execFileSync('cp', ['-al', prefix, path.join(place, process.arch)], { stdio: 'ignore' });
    } catch {
      // On another file system, links cannot be had.
      execFileSync('cp', ['-a', prefix, path.join(place, process.arch)]);
    }
    relocate(realpathSync(path.join(place, process.arch, 'bin', 'python3')), prefix);
    execFileSync('touch', [path.join(place, `${process.arch}.complete`)]);
  }
}
