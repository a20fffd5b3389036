import { describe, expect, test } from '@jest/globals';
import os from 'node:os';
import path from 'node:path';
import { readFacts } from '../../src/host/read-facts.js';

const FOLDERS = { currentFolder: '/repo', tempFolder: '/tmp/t' };
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
    };
    expect(readFacts(env, FOLDERS)).toEqual({
      platform: process.platform,
      arch: process.arch,
      uid: process.geteuid?.(),
      processors: os.availableParallelism(),
      currentFolder: '/repo',
      tempFolder: '/tmp/t',
      homeFolder: '/home/u',
      pathFolders: ['/a', '/b'],
      toolCache: '/tools',
      pyenvRoot: '/pyenv',
      platformEnv: {},
    });
  });

  unix('takes a variable that is empty for one that is not set', () => {
    const facts = readFacts({ PATH: '', HOME: '/home/u', RUNNER_TOOL_CACHE: '', PYENV_ROOT: '' }, FOLDERS);
    expect(facts).toMatchObject({ pathFolders: [], toolCache: undefined, pyenvRoot: '/home/u/.pyenv' });
    expect(readFacts({ HOME: '' }, FOLDERS).homeFolder).toBe(os.homedir());
  });

  unix('makes relative folders absolute', () => {
    const facts = readFacts({}, { currentFolder: 'a', tempFolder: './b' });
    expect([facts.currentFolder, facts.tempFolder]).toEqual([path.resolve('a'), path.resolve('b')]);
  });
});
