import { execFileSync } from 'node:child_process';
import { mkdtemp, realpath } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { markInterpreter } from '../../../src/environments/venv/interpreter-mark.js';
import { expectedMark, makeVenv } from '../../../src/environments/venv/make-venv.js';
import { findBaseInterpreter } from '../../../src/python/base-interpreter.js';
import { removeHostile } from '../../support/bundle.js';
import { describeWith } from '../../support/engines.js';
import { machinePythons } from '../../support/machine-pythons.js';

const ASK = `import json, site, sys, sysconfig
print(json.dumps([sys.prefix, sys.base_prefix, sysconfig.get_path('purelib'), sysconfig.get_path('scripts'), site.getsitepackages()]))`;

/** Those that have a long life before or behind them: what is made by hand must suit all. */
const pythons = machinePythons().map(({ version, prefix }) => ({
  version,
  python: path.join(prefix, 'bin', 'python3'),
}));

describeWith('Linux', 'a venv made by hand', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'venv-')));
  });
  afterEach(() => removeHostile(folder));

  test('is made from some Python of this machine', () => {
    expect(pythons.length).toBeGreaterThan(0);
  });

  test.each(pythons)(
    'is one to Python $version: isolated, with its packages and scripts in it',
    async ({ version, python }) => {
      const base = await findBaseInterpreter(python, {});
      const root = path.join(folder, 'v');
      const venv = await makeVenv({ folder: root, base, version, platform: 'linux', env: {} });
      const said: unknown = JSON.parse(execFileSync(venv.python, ['-c', ASK], { env: {} }).toString());
      const library = path.join(root, 'lib', `python${version.split('.').slice(0, 2).join('.')}`, 'site-packages');
      const basePrefix = path.dirname(path.dirname(base));
      expect(said).toEqual([root, basePrefix, library, path.join(root, 'bin'), [library]]);
    },
  );

  test('is made from what a venv was made from, and not from that', async () => {
    const base = await findBaseInterpreter(pythons[0]?.python ?? '', {});
    const outer = await makeVenv({
      folder: path.join(folder, 'a'),
      base,
      version: undefined,
      platform: 'linux',
      env: {},
    });
    expect(await findBaseInterpreter(outer.python, {})).toBe(base);
  });

  test('has the mark that is expected, until something replaces its Python or its configuration', async () => {
    const request = {
      folder: path.join(folder, 'v'),
      base: '/usr/bin/python3',
      version: '3.11.2',
      platform: 'linux',
      env: {},
    } as const;
    const venv = await makeVenv(request);
    expect(markInterpreter(venv)).toBe(expectedMark(request));
    execFileSync('ln', ['-sfn', '/bin/true', venv.python]);
    expect(markInterpreter(venv)).not.toBe(expectedMark(request));
  });
});

describe('a venv that cannot be made', () => {
  test('says where, and what to change', async () => {
    const request = {
      folder: '/proc/venv',
      base: '/usr/bin/python3',
      version: undefined,
      platform: 'linux',
      env: {},
    } as const;
    await expect(makeVenv(request)).rejects.toMatchObject({
      code: 'venv-unusable',
      message: expect.stringContaining('/proc/venv'),
    });
  });
});
