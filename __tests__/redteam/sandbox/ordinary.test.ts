import { execFile, execFileSync } from 'node:child_process';
import { chmod, mkdtemp, readFile, realpath } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { removeHostile } from '../../support/bundle.js';
import { IDENTITIES } from '../../support/identities.js';
import { findUv } from '../../support/package-index/installers.js';
import { machinePythons, makeToolCache } from '../../support/machine-pythons.js';
import { describeSandbox } from './attack.js';
import { ORDINARY } from './ordinary-programs.js';

describeSandbox('an ordinary program in the sandbox', (arena) => {
  describe.each(IDENTITIES)('$name', (identity) => {
    test.each(Object.entries(ORDINARY))('%s', async (_, program) => {
      const { report } = await arena.run(identity, ['--code', `${program}\nprint("fine")\n`]);
      const [run] = report?.runs ?? [];
      expect([run?.stdout, run?.stderr, run?.status]).toEqual(['fine\n', '', 'passed']);
      expect(report?.isolation?.kind).toBe('sandbox');
    });
  });
});

/** Says what it is, and loads what lies in different places of an installation. */
const ABOUT = `
import ctypes, encodings.idna, json, os, sqlite3, ssl, subprocess, sys, sysconfig, venv
child = subprocess.check_output([sys.executable, "-c", "import sys; print(sys.prefix)"]).decode().strip()
print(json.dumps([sys.prefix == child, sys.prefix != sys.base_prefix, os.path.exists(sysconfig.get_path("stdlib"))]))`;

describeSandbox('the Python of', (arena) => {
  const [python] = machinePythons();
  let folder = '';
  const installed: Record<string, () => string> = {
    'the distribution': () => '/usr',
    'a tool cache': () => path.join(folder, 'cache/Python', python?.version ?? '', process.arch),
    pyenv: () => path.join(folder, '.pyenv/versions', python?.version ?? ''),
  };
  const venvOf = (name: string): string => path.join(folder, 'venvs', name.replaceAll(' ', '-'));

  beforeAll(async () => {
    folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'pythons-')));
    await chmod(folder, 0o755);
    if (python !== undefined) makeToolCache(path.join(folder, 'cache'), [python]);
    execFileSync('mkdir', ['-p', path.join(folder, '.pyenv/versions')]);
    execFileSync('cp', ['-al', installed['a tool cache']?.() ?? '', installed['pyenv']?.() ?? '']);
    for (const [name, prefix] of Object.entries(installed))
      execFileSync(path.join(prefix(), 'bin/python3'), ['-m', 'venv', '--without-pip', venvOf(name)]);
  }, 60_000);
  afterAll(() => removeHostile(folder));

  describe.each(IDENTITIES)('%#: $name,', (identity) => {
    test.each(Object.keys(installed))('%s runs programs, and so does a venv of it', async (name) => {
      for (const [prefix, isVenv] of [
        [installed[name]?.() ?? '', false],
        [venvOf(name), true],
      ] as const) {
        const { report } = await arena.run(identity, [
          '--python-path',
          path.join(prefix, 'bin/python3'),
          '--code',
          ABOUT,
        ]);
        expect([report?.runs[0]?.stdout, report?.runs[0]?.stderr]).toEqual([`[true, ${isVenv}, true]\n`, '']);
      }
    });
  });

  describe('the packages of science, in a venv,', () => {
    beforeAll(async () => {
      const base = path.join(installed['a tool cache']?.() ?? '', 'bin/python3');
      const venv = path.join(folder, 'science');
      const wanted = ['--only-binary', ':all:', 'numpy', 'pandas', 'matplotlib'];
      // The same with less work where there is uv.
      const uv = findUv();
      const steps =
        uv === undefined
          ? [
              [base, '-m', 'venv', venv],
              [path.join(venv, 'bin/pip'), 'install', '-q', '--no-compile', ...wanted],
            ]
          : [
              [uv, 'venv', '-q', '--python', base, venv],
              [uv, 'pip', 'install', '-q', '--link-mode', 'copy', '--python', venv, ...wanted],
            ];
      for (const [command = '', ...args] of steps) await promisify(execFile)(command, args);
    }, 120_000);

    test.each(IDENTITIES)('compute and draw, $name', async (identity) => {
      const code = `
import matplotlib; matplotlib.use("Agg")
import matplotlib.pyplot as plt, numpy as np, pandas as pd
a = np.random.default_rng(1).random((300, 300)); assert np.allclose(a @ np.linalg.inv(a), np.eye(300), atol=1e-6)
frame = pd.DataFrame({"g": ["a", "b"] * 50, "v": range(100)}); assert list(frame.groupby("g").v.sum()) == [2450, 2500]
frame.to_csv("t.csv"); assert len(pd.read_csv("t.csv")) == 100
plt.plot(np.sin(np.linspace(0, 9, 99))); plt.title("ž 漢"); plt.savefig("plot.png")
print("fine")`;
      const flags = ['--memory', '2GiB', '--timeout', '60s', '--python-path', path.join(folder, 'science/bin/python3')];
      const { report } = await arena.run(identity, [...flags, '--code', code]);
      expect([report?.runs[0]?.stdout, report?.runs[0]?.status]).toEqual(['fine\n', 'passed']);
      const png = await readFile(path.join(report?.workingDirectory ?? '', 'plot.png'));
      expect(png.subarray(1, 4).toString()).toBe('PNG');
    });
  });
});
