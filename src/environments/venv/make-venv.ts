import { execFile } from 'node:child_process';
import { chmodSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { messageOf, PyexecError, systemCode } from '../../errors.js';
import { makeFolder } from '../../execution/working-directory/make-folder.js';
import type { Venv } from '../../isolation/program-input.js';
import { venvPython } from '../../python/find-venv.js';

/** A venv that is to be made. */
export interface VenvRequest {
  /** Absolute; empty or not there. */
  readonly folder: string;
  /** The interpreter that it is made from. Absolute; no venv's own. */
  readonly base: string;
  /** Of the interpreter; undefined when it is not known, and then there is no folder for packages. */
  readonly version: string | undefined;
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string>>;
}

/** See PEP 405; the last line is what `python -m venv` writes as well. */
function configuration({ base, version }: VenvRequest): string {
  const lines = [
    `home = ${path.dirname(base)}`,
    'include-system-site-packages = false',
    ...(version === undefined ? [] : [`version = ${version}`]),
    `executable = ${base}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** Everybody may read it, whatever the umask is. */
function makeOpen(folder: string): void {
  makeFolder(folder, 0o755);
  chmodSync(folder, 0o755);
}

function shortVersion(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

/** By hand, which takes a fraction of a millisecond where `python -m venv` takes a hundred. */
function makeByHand(request: VenvRequest): void {
  const { folder, base, version } = request;
  const bin = path.join(folder, 'bin');
  for (const one of [folder, bin]) makeOpen(one);
  symlinkSync(base, path.join(bin, 'python'));
  const names = ['python3', ...(version === undefined ? [] : [`python${shortVersion(version)}`])];
  for (const name of names) symlinkSync('python', path.join(bin, name));
  if (version !== undefined) {
    const library = path.join(folder, 'lib', `python${shortVersion(version)}`);
    for (const one of [path.dirname(library), library, path.join(library, 'site-packages')]) makeOpen(one);
    if (request.platform === 'linux') symlinkSync('lib', path.join(folder, 'lib64'));
  }
  writeFileSync(path.join(folder, 'pyvenv.cfg'), configuration(request));
  chmodSync(path.join(folder, 'pyvenv.cfg'), 0o644);
}

/** Where the layout is another one: on Windows, and for PyPy. */
async function makeByPython({ folder, base, env }: VenvRequest): Promise<void> {
  try {
    await promisify(execFile)(base, ['-I', '-m', 'venv', '--without-pip', folder], { env, cwd: '/' });
  } catch (cause) {
    throw new PyexecError('venv-unusable', {
      message: `${base} could not make a venv in ${folder}: ${messageOf(cause).trim().slice(-500)}`,
      hint: 'Its module `venv` may be missing (on Debian the package python3-venv); take another interpreter by `python-version`.',
      cause,
    });
  }
}

function isMadeByHand({ base, platform }: VenvRequest): boolean {
  return platform !== 'win32' && !/pypy/i.test(path.basename(base));
}

/**
 * Makes an isolated venv without pip in it.
 *
 * @throws PyexecError `venv-unusable`
 */
export async function makeVenv(request: VenvRequest): Promise<Venv> {
  const { folder, platform } = request;
  try {
    if (isMadeByHand(request)) makeByHand(request);
    else await makeByPython(request);
  } catch (cause) {
    if (systemCode(cause) === undefined || cause instanceof PyexecError) throw cause;
    throw new PyexecError('venv-unusable', {
      message: `no venv can be made in ${folder}: ${messageOf(cause)}`,
      hint: 'Give a `venv-path` that can be written, and check that the disk is not full.',
      cause,
    });
  }
  return { folder, python: venvPython(folder, platform) };
}

/** What `markInterpreter` says of the venv when nothing has changed it; undefined where it was not made by hand. */
export function expectedMark(request: VenvRequest): string | undefined {
  return isMadeByHand(request) ? `${request.base}\n${configuration(request)}` : undefined;
}
