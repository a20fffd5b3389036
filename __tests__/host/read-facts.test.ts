import { describe, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readFacts } from '../../src/host/read-facts.js';

const FOLDERS = { currentFolder: '/repo', tempFolder: '/tmp/t' };
const isRootInContainer = process.getuid?.() === 0 && existsSync('/.dockerenv');
const unix = process.platform === 'win32' ? test.skip : test;

describe('readFacts', () => {
  unix('takes over what the environment and the system say', () => {
    const env = {
      PATH: '/a::/b:',
      HOME: '/home/u',
      RUNNER_TOOL_CACHE: '/tools',
      PYENV_ROOT: '/pyenv',
      SYSTEMROOT: 'x',
      TOKEN: 'secret',
      https_proxy: 'http://proxy:1',
      NO_PROXY: 'here',
    };
    expect(readFacts(env, FOLDERS)).toEqual({
      ownFolder: path.resolve(import.meta.dirname, '../../src/host'),
      platform: process.platform,
      arch: process.arch,
      uid: process.geteuid?.(),
      gid: process.getegid?.(),
      runtimeFolder: undefined,
      kernelRelease: os.release(),
      processors: os.availableParallelism(),
      currentFolder: '/repo',
      tempFolder: '/tmp/t',
      homeFolder: '/home/u',
      pathFolders: ['/a', '/b'],
      toolCache: '/tools',
      pyenvRoot: '/pyenv',
      uvPythons: '/home/u/.local/share/uv/python',
      mayInstall: expect.any(Boolean),
      installEnv: { https_proxy: 'http://proxy:1', NO_PROXY: 'here' },
      cacheFolder: '/home/u/.cache/pyexec',
      packageVariables: { https_proxy: 'http://proxy:1', NO_PROXY: 'here' },
      event: { name: undefined, ref: undefined },
      registryVariables: { PATH: '/a::/b:', HOME: '/home/u', https_proxy: 'http://proxy:1', NO_PROXY: 'here' },
      github: { eventPath: undefined, apiUrl: undefined, repository: undefined },
      engine: {
        ...{ host: undefined, context: undefined, tlsVerify: false, certPath: undefined },
        configFolder: '/home/u/.docker',
      },
      platformEnv: {},
    });
  });

  unix('takes a variable that is empty for one that is not set', () => {
    const facts = readFacts({ PATH: '', HOME: '/home/u', RUNNER_TOOL_CACHE: '', PYENV_ROOT: '' }, FOLDERS);
    expect(facts).toMatchObject({ pathFolders: [], toolCache: undefined, pyenvRoot: '/home/u/.pyenv' });
    expect(readFacts({ HOME: '' }, FOLDERS).homeFolder).toBe(os.homedir());
  });

  unix.each([
    [{}, '/home/u/.local/share/uv/python'],
    [{ XDG_DATA_HOME: '/data' }, '/data/uv/python'],
    [{ XDG_DATA_HOME: '/data', UV_PYTHON_INSTALL_DIR: '/pythons' }, '/pythons'],
    [{ XDG_DATA_HOME: '', UV_PYTHON_INSTALL_DIR: '' }, '/home/u/.local/share/uv/python'],
  ])('knows where uv keeps its Pythons: %j', (env, folder) => {
    expect(readFacts({ HOME: '/home/u', ...env }, FOLDERS).uvPythons).toBe(folder);
  });

  unix.each([
    [{ CI: 'true' }, true],
    [{ GITHUB_ACTIONS: 'true' }, true],
    [{ CI: 'false' }, isRootInContainer],
    [{}, isRootInContainer],
  ])('lets things be installed unasked in CI, and by root in a container: %j', (env, may) => {
    expect(readFacts(env, FOLDERS).mayInstall).toBe(may);
  });

  unix('makes relative folders absolute', () => {
    const facts = readFacts({}, { currentFolder: 'a', tempFolder: './b' });
    expect([facts.currentFolder, facts.tempFolder]).toEqual([path.resolve('a'), path.resolve('b')]);
  });
});
