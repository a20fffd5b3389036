import { describe, expect, test } from '@jest/globals';
import { installCommand, type Installer } from '../../../src/environments/venv/installer.js';

const REQUEST = {
  python: '/v/bin/python',
  requirements: '/r/requirements.txt',
  constraints: undefined,
  pipPath: '/r/pip',
};
const UV: Installer = { kind: 'uv', version: '0.9.0', program: '/opt/uv' };
const PIP: Installer = { kind: 'pip', version: '25.0', source: '/usr/lib/python3/site-packages/pip' };

describe('the command that installs', () => {
  test('with uv asks nobody and reads no configuration', () => {
    expect(installCommand(UV, REQUEST)).toEqual([
      '/opt/uv',
      'pip',
      'install',
      '--no-config',
      '--no-cache',
      '--color',
      'never',
      '--no-python-downloads',
      '--no-compile-bytecode',
      '--python',
      '/v/bin/python',
      '--requirement',
      '/r/requirements.txt',
    ]);
  });

  test('with pip runs the venv’s Python with a pip from elsewhere', () => {
    const command = installCommand(PIP, { ...REQUEST, constraints: '/r/constraints.txt' });
    expect([command.slice(0, 3), command.slice(4)]).toEqual([
      ['/v/bin/python', '-I', '-c'],
      [
        '/r/pip',
        'install',
        '--no-input',
        '--disable-pip-version-check',
        '--no-cache-dir',
        '--no-compile',
        '--progress-bar',
        'off',
        '--requirement',
        '/r/requirements.txt',
        '--constraint',
        '/r/constraints.txt',
      ],
    ]);
  });
});
