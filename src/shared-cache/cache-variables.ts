import type { Environment } from '../host/harden.js';
import { NETWORK_VARIABLES, pickVariables } from '../host/service-variables.js';

/** What `@actions/cache` 6.3 reads, but for the folders. On Windows it looks for programs by the last three. */
const NAMES: readonly string[] = [
  'ACTIONS_RUNTIME_TOKEN',
  'ACTIONS_RESULTS_URL',
  'ACTIONS_CACHE_URL',
  'ACTIONS_CACHE_SERVICE_V2',
  'ACTIONS_CACHE_MODE',
  'SEGMENT_DOWNLOAD_TIMEOUT_MINS',
  'CACHE_UPLOAD_CONCURRENCY',
  'CACHE_UPLOAD_CHUNK_SIZE',
  'PATHEXT',
  'PROGRAMFILES',
  'SYSTEMDRIVE',
  ...NETWORK_VARIABLES,
];

/** Servers that have version 2 of the service; the client uses version 1 with all others, whatever the runner says. */
const HAS_VERSION_2 = /^(github\.com|.+\.ghe\.com|.+\.localhost)$/i;

/** Whether the runner gave what the client needs to reach a cache service. */
export function hasCacheService(env: Environment): boolean {
  const isSet = (name: string): boolean => (env[name] ?? '') !== '';
  const server = isSet('GITHUB_SERVER_URL') ? env['GITHUB_SERVER_URL'] : 'https://github.com';
  if (!isSet('ACTIONS_RUNTIME_TOKEN') || server === undefined || !URL.canParse(server)) return false;
  const isVersion2 = isSet('ACTIONS_CACHE_SERVICE_V2') && HAS_VERSION_2.test(new URL(server).hostname);
  return isSet(isVersion2 ? 'ACTIONS_RESULTS_URL' : 'ACTIONS_CACHE_URL');
}

export interface CacheFolders {
  /** What paths in an archive start from. */
  readonly workspace: string;
  /** Where the archive is put while it is worked on. */
  readonly temp: string;
}

/** The variables of one call. The client is told that nobody debugs, or it would list what is in the archive. */
export function buildCacheVariables(env: Environment, { workspace, temp }: CacheFolders): Environment {
  return { ...pickVariables(env, NAMES), GITHUB_WORKSPACE: workspace, RUNNER_TEMP: temp, RUNNER_DEBUG: '' };
}
