import { spawnSync } from 'node:child_process';
import path from 'node:path';

const onPath = (name: string): string[] =>
  (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder))
    .map((folder) => path.join(folder, name));

/** What a command prints; `undefined` when it fails or is not there. */
function outputOf(command: string, args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8', timeout: 20_000 });
  return status === 0 ? stdout.trim() : undefined;
}

/**
 * The interpreter behind the first `python3` on PATH that has pip, for what is on PATH may be a launcher that goes by
 * HOME. Its absence is an error: pip is what the tests of installing are about.
 */
export function pythonWithPip(): string {
  for (const candidate of onPath('python3')) {
    const python = outputOf(candidate, ['-c', 'import pip, sys; print(sys.executable)']);
    if (python !== undefined) return python;
  }
  throw new Error('no python3 on PATH has pip');
}

/** The first `uv` on PATH that starts. */
export const findUv = (): string | undefined => onPath('uv').find((uv) => outputOf(uv, ['--version']) !== undefined);

/** The environment in which installers know this index and nothing of the machine's settings, caches and indexes. */
export function installerEnv(indexUrl: string, folder: string): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    TMPDIR: folder,
    PIP_CONFIG_FILE: '/dev/null',
    PIP_DISABLE_PIP_VERSION_CHECK: '1',
    // Asked for credentials, pip would wait for somebody at the terminal.
    PIP_NO_INPUT: '1',
    PIP_ROOT_USER_ACTION: 'ignore',
    PIP_CACHE_DIR: path.join(folder, 'pip-cache'),
    PIP_INDEX_URL: indexUrl,
    UV_NO_CONFIG: '1',
    UV_PYTHON_DOWNLOADS: 'never',
    UV_CACHE_DIR: path.join(folder, 'uv-cache'),
    UV_DEFAULT_INDEX: indexUrl,
  };
}
