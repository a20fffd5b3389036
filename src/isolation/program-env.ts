import path from 'node:path';
import { RUN_MARKER } from '../execution/process-table.js';

interface ProgramEnvInput {
  readonly platform: NodeJS.Platform;
  readonly platformEnv: Readonly<Record<string, string>>;
  /** Absolute path of the interpreter; its folder comes first on PATH. */
  readonly python: string;
  /** Absolute; undefined when there is no venv. */
  readonly venv: string | undefined;
  readonly home: string;
  readonly temp: string;
  readonly marker: string;
  /** What the user names; it wins over everything but the marker. */
  readonly extra: Readonly<Record<string, string>>;
}

const UNIX_PATH = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** The whole environment of a program, made from nothing: none of the caller's variables is in it. */
export function buildProgramEnv(input: ProgramEnvInput): Record<string, string> {
  const bin = path.dirname(input.python);
  const perPlatform: Record<string, string> =
    input.platform === 'win32'
      ? {
          ...input.platformEnv,
          PATH: [bin, path.join(bin, 'Scripts'), `${input.platformEnv['SYSTEMROOT'] ?? 'C:\\Windows'}\\System32`].join(
            ';',
          ),
          USERPROFILE: input.home,
          TEMP: input.temp,
          TMP: input.temp,
          PYTHONUTF8: '1',
        }
      : {
          PATH: [...new Set([bin, ...UNIX_PATH])].join(':'),
          HOME: input.home,
          TMPDIR: input.temp,
          LANG: 'C.UTF-8',
          LC_ALL: 'C.UTF-8',
        };
  return {
    ...perPlatform,
    PYTHONUNBUFFERED: '1',
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONNOUSERSITE: '1',
    ...(input.venv === undefined ? {} : { VIRTUAL_ENV: input.venv }),
    ...input.extra,
    [RUN_MARKER]: input.marker,
  };
}
