import type { CommandFiles, StepPaths } from './step-files.js';

/** What goes into the environment of one phase, from the weakest source to the strongest. */
interface EnvironmentSources {
  paths: StepPaths;
  commandFiles: Readonly<CommandFiles>;
  /** The `env` context: the job's own variables and what steps set. */
  variables: Readonly<Record<string, string>>;
  state: Readonly<Record<string, string>>;
  inputs: Readonly<Record<string, string>>;
  /** Folders to put before PATH, the last one first. */
  addedPath: readonly string[];
  runtimeToken: string;
  /** Wins over everything. */
  overrides: Readonly<Record<string, string>>;
}

/** The repository that the emulated job belongs to. */
const REPOSITORY = 'octo-org/octo-repo';

const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const ARCHITECTURES: Partial<Record<NodeJS.Architecture, string>> = {
  x64: 'X64',
  arm64: 'ARM64',
  arm: 'ARM',
  ia32: 'X86',
};
// Nothing answers on the discard port, so a client that was not told of a fake service fails at once.
const NO_SERVICE = 'http://127.0.0.1:9/';

/**
 * The environment that `NodeScriptActionHandler` gives the process, on a self-hosted Linux runner; nothing of our own.
 * A job's `env:` cannot change GITHUB_*, RUNNER_* and ACTIONS_* of these names, as on a runner; `overrides` can.
 */
export function buildEnvironment(sources: EnvironmentSources): Record<string, string> {
  const environment: Record<string, string> = {
    ...processVariables(sources.paths),
    ...sources.variables,
    ...prefixed('STATE_', sources.state),
    ...inputVariables(sources.inputs),
  };
  const basePath = environment['PATH'] ?? SYSTEM_PATH;
  Object.assign(environment, {
    PATH: [...[...sources.addedPath].reverse(), basePath].join(':'),
    ...contextVariables(sources.paths),
    ...Object.fromEntries(
      Object.entries(sources.commandFiles).map(([name, file]) => [`GITHUB_${name.toUpperCase()}`, file]),
    ),
    ...serviceVariables(sources.runtimeToken),
    GITHUB_ACTIONS: 'true',
    CI: environment['CI'] ?? 'true',
    ...sources.overrides,
  });
  delete environment['NODE_ICU_DATA'];
  return asBlock(environment);
}

/** What `github.x` and `runner.x` are looked up in, for the defaults of inputs. */
export const contextVariables = (paths: StepPaths): Record<string, string> => ({
  GITHUB_ACTION: '__self',
  GITHUB_ACTION_REF: '',
  GITHUB_ACTION_REPOSITORY: '',
  GITHUB_ACTOR: 'octocat',
  GITHUB_ACTOR_ID: '1',
  GITHUB_API_URL: 'https://api.github.com',
  GITHUB_BASE_REF: '',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_EVENT_PATH: paths.eventFile,
  GITHUB_GRAPHQL_URL: 'https://api.github.com/graphql',
  GITHUB_HEAD_REF: '',
  GITHUB_JOB: 'test',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_REF_NAME: 'main',
  GITHUB_REF_PROTECTED: 'false',
  GITHUB_REF_TYPE: 'branch',
  GITHUB_REPOSITORY: REPOSITORY,
  GITHUB_REPOSITORY_ID: '1',
  GITHUB_REPOSITORY_OWNER: 'octo-org',
  GITHUB_REPOSITORY_OWNER_ID: '1',
  GITHUB_RETENTION_DAYS: '90',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_RUN_ID: '1',
  GITHUB_RUN_NUMBER: '1',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_SHA: '0'.repeat(40),
  GITHUB_TRIGGERING_ACTOR: 'octocat',
  GITHUB_WORKFLOW: 'test',
  GITHUB_WORKFLOW_REF: `${REPOSITORY}/.github/workflows/test.yml@refs/heads/main`,
  GITHUB_WORKFLOW_SHA: '0'.repeat(40),
  GITHUB_WORKSPACE: paths.workspace,
  RUNNER_ARCH: ARCHITECTURES[process.arch] ?? 'X64',
  RUNNER_ENVIRONMENT: 'self-hosted',
  RUNNER_NAME: 'emulator',
  RUNNER_OS: 'Linux',
  RUNNER_TEMP: paths.temp,
  RUNNER_TOOL_CACHE: paths.toolCache,
  RUNNER_WORKSPACE: paths.workspace.replace(/\/[^/]+$/, ''),
});

const processVariables = (paths: StepPaths): Record<string, string> => ({
  HOME: paths.home,
  LANG: 'C.UTF-8',
  LOGNAME: 'runner',
  PATH: SYSTEM_PATH,
  // By this a runner finds, when the job ends, the processes that its steps left behind.
  RUNNER_TRACKING_ID: 'github_00000000-0000-0000-0000-000000000000',
  SHELL: '/bin/bash',
  USER: 'runner',
});

const serviceVariables = (token: string): Record<string, string> => ({
  ACTIONS_CACHE_SERVICE_V2: 'True',
  ACTIONS_CACHE_URL: NO_SERVICE,
  ACTIONS_RESULTS_URL: NO_SERVICE,
  ACTIONS_RUNTIME_TOKEN: token,
  ACTIONS_RUNTIME_URL: NO_SERVICE,
});

const prefixed = (prefix: string, values: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}${name}`, value]));

const inputVariables = (inputs: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
  );

/** What fits into a block of C strings: text ends at NUL, and a variable has a name. */
function asBlock(environment: Record<string, string>): Record<string, string> {
  const cut = (text: string): string => text.replace(/\0[^]*$/, '');
  const entries = Object.entries(environment).map(([name, value]) => [cut(name), cut(value)] as const);
  return Object.fromEntries(entries.filter(([name]) => name !== ''));
}
