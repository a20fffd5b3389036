import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { EngineAddress } from '../plan/run-plan.js';
import type { MachineFacts } from '../machine-facts.js';
import { selectInstallVariables } from '../packages/install-variables.js';
import type { Environment } from './harden.js';

const WINDOWS_NEEDS = [
  'SYSTEMROOT',
  'SYSTEMDRIVE',
  'WINDIR',
  'COMSPEC',
  'PATHEXT',
  'LOCALAPPDATA',
  'PROGRAMFILES',
  'NUMBER_OF_PROCESSORS',
];

/** What curl, apt-get and others read, see curl(1). */
const FOR_INSTALLING = /^(https?_proxy|ftp_proxy|all_proxy|no_proxy|ssl_cert_(file|dir))$/i;

/** Of the desktop's key rings, of pass, and of the clouds whose registries have helpers. */
const FOR_REGISTRIES =
  /^(PATH|HOME|USER|LOGNAME|LANG|TMPDIR|DISPLAY|WAYLAND_DISPLAY|DBUS_SESSION_BUS_ADDRESS|GNUPGHOME|GPG_TTY|(XDG|PASSWORD_STORE|DOCKER|AWS|GOOGLE|CLOUDSDK|AZURE|ACR)_\w+)$/;

function select(env: Environment, pattern: RegExp): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => pattern.test(name)));
}

function isAutomated(env: Environment): boolean {
  return ['true', '1'].includes(env['CI'] ?? '') || env['GITHUB_ACTIONS'] === 'true';
}

/** By the marks that Docker and Podman leave. */
function isRootInContainer(): boolean {
  return process.geteuid?.() === 0 && (existsSync('/.dockerenv') || existsSync('/run/.containerenv'));
}

/** The value of a variable; an empty one is as good as none. */
function given(env: Environment, name: string): string | undefined {
  return env[name] === '' ? undefined : env[name];
}

function lookup(env: Environment, name: string): string | undefined {
  const found = Object.keys(env).find((key) => key.toUpperCase() === name);
  return found === undefined ? undefined : env[found];
}

/** See https://docs.astral.sh/uv/reference/storage/; undefined where Windows names no data folder. */
function findUvPythons(env: Environment, homeFolder: string): string | undefined {
  const named = given(env, 'UV_PYTHON_INSTALL_DIR');
  if (named !== undefined) return path.resolve(named);
  if (process.platform === 'win32') {
    const data = lookup(env, 'APPDATA');
    return data === undefined ? undefined : path.join(data, 'uv', 'data', 'python');
  }
  return path.join(given(env, 'XDG_DATA_HOME') ?? path.join(homeFolder, '.local', 'share'), 'uv', 'python');
}

/** Which container engine is meant, in the words of Docker's client. */
export function readEngineAddress(env: Environment): EngineAddress {
  return {
    host: given(env, 'DOCKER_HOST'),
    context: given(env, 'DOCKER_CONTEXT'),
    tlsVerify: given(env, 'DOCKER_TLS_VERIFY') !== undefined,
    certPath: given(env, 'DOCKER_CERT_PATH'),
    configFolder: given(env, 'DOCKER_CONFIG') ?? path.join(given(env, 'HOME') ?? os.homedir(), '.docker'),
  };
}

/** Facts about this machine and the caller. */
export function readFacts(env: Environment, folders: { currentFolder: string; tempFolder: string }): MachineFacts {
  const homeFolder = given(env, 'HOME') ?? os.homedir();
  const isWindows = process.platform === 'win32';
  const platformEnv = WINDOWS_NEEDS.flatMap((name) => {
    const value = isWindows ? lookup(env, name) : undefined;
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    platform: process.platform,
    arch: process.arch,
    uid: process.geteuid?.(),
    gid: process.getegid?.(),
    runtimeFolder: given(env, 'XDG_RUNTIME_DIR'),
    kernelRelease: os.release(),
    processors: os.availableParallelism(),
    currentFolder: path.resolve(folders.currentFolder),
    // Of the bundle, which is one folder.
    ownFolder: import.meta.dirname,
    tempFolder: path.resolve(folders.tempFolder),
    homeFolder,
    pathFolders: (lookup(env, 'PATH') ?? '').split(path.delimiter).filter((folder) => folder !== ''),
    toolCache: given(env, 'RUNNER_TOOL_CACHE'),
    pyenvRoot: given(env, 'PYENV_ROOT') ?? path.join(homeFolder, '.pyenv'),
    uvPythons: findUvPythons(env, homeFolder),
    mayInstall: isAutomated(env) || isRootInContainer(),
    installEnv: select(env, FOR_INSTALLING),
    cacheFolder: path.join(given(env, 'XDG_CACHE_HOME') ?? path.join(homeFolder, '.cache'), 'pyexec'),
    packageVariables: selectInstallVariables(env),
    event: { name: given(env, 'GITHUB_EVENT_NAME'), ref: given(env, 'GITHUB_REF') },
    registryVariables: { ...select(env, FOR_INSTALLING), ...select(env, FOR_REGISTRIES) },
    github: {
      eventPath: given(env, 'GITHUB_EVENT_PATH'),
      apiUrl: given(env, 'GITHUB_API_URL'),
      serverUrl: given(env, 'GITHUB_SERVER_URL'),
      repository: given(env, 'GITHUB_REPOSITORY'),
    },
    engine: readEngineAddress(env),
    platformEnv: Object.fromEntries(platformEnv),
  };
}
