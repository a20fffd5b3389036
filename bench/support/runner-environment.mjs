import { chownSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const COMMAND_FILES = { GITHUB_OUTPUT: 'set_output', GITHUB_ENV: 'set_env', GITHUB_PATH: 'add_path' };
const MORE_FILES = { GITHUB_STATE: 'save_state', GITHUB_STEP_SUMMARY: 'step_summary' };

/** The environment in which a runner starts the action: inputs, folders, and fresh files for commands. */
export function runnerEnvironment(context, inputs) {
  const temp = mkdtempSync(path.join(context.temp, 'runner-'));
  const folder = path.join(temp, '_runner_file_commands');
  mkdirSync(folder);
  const files = Object.entries({ ...COMMAND_FILES, ...MORE_FILES }).map(([name, prefix]) => {
    const file = path.join(folder, `${prefix}_0`);
    writeFileSync(file, '');
    return [name, file];
  });
  const { uid, gid } = context.user;
  if (uid !== undefined) for (const made of [temp, folder, ...files.map(([, file]) => file)]) chownSync(made, uid, gid);
  const variables = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  return {
    ...context.env,
    ...Object.fromEntries([...files, ...variables]),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: '__self',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_JOB: 'test',
    GITHUB_REPOSITORY: 'octo-org/octo-repo',
    GITHUB_RUN_ID: '1',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: '0'.repeat(40),
    GITHUB_WORKSPACE: context.folder,
    ACTIONS_RUNTIME_TOKEN: 'header.payload.signature',
    ACTIONS_RESULTS_URL: 'http://127.0.0.1:9/',
    ACTIONS_CACHE_SERVICE_V2: 'True',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: temp,
    RUNNER_TOOL_CACHE: path.join(context.folder, 'no-tool-cache'),
  };
}
