import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { useBundle } from '../support/bundle.js';
import { describeWith } from '../support/engines.js';
import { UNPRIVILEGED } from '../support/identities.js';
import { findUv } from '../support/package-index/installers.js';
import { makeFolder, removeFolders, runCli, SYSTEM_PATH } from '../support/run-cli.js';
import { selectInstallVariables } from '../../src/packages/install-variables.js';

const PROGRAM = `
import sys
import matplotlib
matplotlib.use('Agg')
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
frame = pd.DataFrame({'x': np.arange(5), 'y': np.arange(5) ** 2})
frame.plot(x='x', y='y')
plt.savefig('plot.png')
print(int(frame['y'].sum()), sys.prefix != sys.base_prefix)`;

/** How packages are reached from where the tests run. */
const variables = selectInstallVariables(
  Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)),
);

describeWith('uv', 'packages of the index that everybody uses', () => {
  const bundle = useBundle();
  afterEach(removeFolders);

  test('work in the sandbox, and are there at once the second time', async () => {
    const identity = UNPRIVILEGED;
    const cache = await makeFolder(identity);
    const env = { ...variables, XDG_CACHE_HOME: cache, PATH: `${path.dirname(findUv() ?? '')}:${SYSTEM_PATH}` };
    const flags = ['--packages', 'numpy\npandas\nmatplotlib', '--timeout', '60s', '--code', PROGRAM];
    const [first, second] = [
      await runCli(['run', '--json', ...flags], { bundle, identity, env }),
      await runCli(['run', '--json', ...flags], { bundle, identity, env }),
    ];
    for (const { report, stderr } of [first, second]) {
      expect([report?.runs[0]?.stdout, stderr]).toEqual(['30 True\n', expect.stringContaining('numpy==')]);
      expect(existsSync(path.join(report?.workingDirectory ?? '', 'plot.png'))).toBe(true);
    }
    expect([first, second].map(({ report }) => report?.environment?.cacheHit)).toEqual([false, true]);
  }, 240_000);
});
