import { execFile } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { isError, PyexecError } from '../../errors.js';
import type { AskedInterpreter } from '../../python/ask-interpreter.js';
import type { AnswerBook } from './answer-book.js';
import { findOnPath } from '../../python/list-candidates.js';

/** What installs packages into a venv. */
export type Installer =
  | {
      readonly kind: 'uv';
      readonly version: string;
      /** Absolute, without links. */
      readonly program: string;
    }
  | {
      readonly kind: 'pip';
      readonly version: string;
      /** A wheel, or the folder of the package `pip` itself. Absolute. */
      readonly source: string;
    };

interface Places {
  readonly pathFolders: readonly string[];
  readonly platform: NodeJS.Platform;
}

interface UvPlaces extends Places {
  /** What is remembered of it. */
  readonly answers?: AnswerBook | undefined;
}

/** Its version, or nothing when it does not work. */
async function askUv(program: string): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(program, ['--version'], { env: {}, cwd: '/', timeout: 10_000 });
    return /^uv (\S+)/.exec(stdout)?.[1] ?? '';
  } catch (thrown) {
    if (isError(thrown)) return '';
    throw thrown;
  }
}

/** The uv on PATH, or undefined when there is none that works. */
export async function findUv({ answers, ...places }: UvPlaces): Promise<Installer | undefined> {
  const found = await findOnPath('uv', places);
  if (found === undefined) return undefined;
  const ask = (): Promise<string> => askUv(found);
  const question = { topic: 'uv', ask, isAnswer: (value: unknown) => typeof value === 'string' };
  const version = await (answers?.ask(found, question) ?? ask());
  return version === '' ? undefined : { kind: 'uv', version, program: realpathSync(found) };
}

function listFolder(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** The installed package `pip` of an interpreter, by its usual folders. */
function installedPip(basePrefix: string, shortVersion: string): Installer | undefined {
  const folders = [
    path.join(basePrefix, 'lib', `python${shortVersion}`, 'site-packages'),
    path.join(basePrefix, 'Lib', 'site-packages'),
    path.join(basePrefix, 'lib', 'python3', 'dist-packages'),
  ];
  for (const folder of folders) {
    const about = listFolder(folder).find((name) => /^pip-[^-]+\.dist-info$/.test(name));
    const source = path.join(folder, 'pip');
    if (about !== undefined && existsSync(source))
      return { kind: 'pip', version: about.slice('pip-'.length, -'.dist-info'.length), source };
  }
  return undefined;
}

/** The wheel that `ensurepip` brings, or that Debian has in its place. */
function bundledPip(basePrefix: string, shortVersion: string): Installer | undefined {
  const folders = [
    path.join(basePrefix, 'lib', `python${shortVersion}`, 'ensurepip', '_bundled'),
    path.join(basePrefix, 'Lib', 'ensurepip', '_bundled'),
    '/usr/share/python-wheels',
  ];
  for (const folder of folders) {
    for (const name of listFolder(folder)) {
      const [, version] = /^pip-([^-]+)-py2?\.?py3-none-any\.whl$|^pip-([^-]+)-.*\.whl$/.exec(name) ?? [];
      const found = version ?? /^pip-([^-]+)-/.exec(name)?.[1];
      if (found !== undefined && name.endsWith('.whl'))
        return { kind: 'pip', version: found, source: path.join(folder, name) };
    }
  }
  return undefined;
}

/** The pip of an interpreter. It is run by the venv's Python, and none of the packages beside it are seen. */
export function findPip({ basePrefix, version }: { basePrefix: string; version: string }): Installer | undefined {
  const shortVersion = version.split('.').slice(0, 2).join('.');
  return installedPip(basePrefix, shortVersion) ?? bundledPip(basePrefix, shortVersion);
}

/** @throws PyexecError `install-failed` when the interpreter has none */
export function requirePip(python: Pick<AskedInterpreter, 'basePrefix' | 'version' | 'executable'>): Installer {
  const found = findPip(python);
  if (found !== undefined) return found;
  throw new PyexecError('install-failed', {
    message: `packages cannot be installed: ${python.executable} has no pip, and there is no uv on PATH`,
    hint: 'Install uv, or pip for this Python (on Debian the package python3-venv), or take another `python-version`.',
  });
}

/** What a command of the installer is made from. All paths absolute. */
export interface InstallRequest {
  readonly python: string;
  readonly requirements: string;
  /** Undefined when there are none. */
  readonly constraints: string | undefined;
  /** pip alone: a folder in which nothing but the package `pip` can be found, or its wheel. */
  readonly pipPath: string;
}

/** Runs pip with another Python than the one that it belongs to. */
const RUN_PIP =
  'import sys; sys.path.insert(0, sys.argv.pop(1)); import runpy; runpy.run_module("pip", run_name="__main__", alter_sys=True)';

/** The command that installs. Nothing is compiled: that takes longer than all the rest, and can wait. Pure. */
export function installCommand(installer: Installer, request: InstallRequest): string[] {
  const { python, requirements, constraints, pipPath } = request;
  const files = ['--requirement', requirements];
  if (installer.kind === 'uv') {
    const limits = constraints === undefined ? [] : ['--constraints', constraints];
    const options = ['--no-config', '--no-cache', '--color', 'never', '--no-python-downloads', '--no-compile-bytecode'];
    return [installer.program, 'pip', 'install', ...options, '--python', python, ...files, ...limits];
  }
  const limits = constraints === undefined ? [] : ['--constraint', constraints];
  const options = [
    '--no-input',
    '--disable-pip-version-check',
    '--no-cache-dir',
    '--no-compile',
    '--progress-bar',
    'off',
  ];
  return [python, '-I', '-c', RUN_PIP, pipPath, 'install', ...options, ...files, ...limits];
}
