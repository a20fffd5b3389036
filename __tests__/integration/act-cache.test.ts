import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ActResult } from '../support/act-home.js';
import { ActPlace } from '../support/act-place.js';
import { removeHostile } from '../support/bundle.js';
import { describeWith } from '../support/engines.js';
import { machinePythons, minorOf } from '../support/machine-pythons.js';
import { PackageIndex } from '../support/package-index/package-index.js';
import { namespaceWheel } from '../support/package-index/specimens.js';

/** All that the machine has and that a hosted runner may have: those that are still maintained, or were until of late. */
const versions = [...new Set(machinePythons().map(({ version }) => minorOf(version)))].filter(
  (minor) => Number(minor.split('.')[1]) >= 8,
);

const WORKFLOW = `
on: workflow_dispatch
jobs:
  venv:
    runs-on: ubuntu-24.04
    strategy:
      fail-fast: false
      max-parallel: 2
      matrix:
        python-version: [${versions.map((version) => `'${version}'`).join(', ')}]
    steps:
      - uses: actions/checkout@v7
      - id: run
        uses: ./
        with:
          code: |
            import sys, thing
            print('thing', thing.VERSION, 'on %d.%d' % sys.version_info[:2], end='')
          packages: thing==1
          python-version: \${{ matrix.python-version }}
      - env:
          STDOUT: \${{ steps.run.outputs.stdout }}
          HIT: \${{ steps.run.outputs.cache-hit }}
          VERSION: \${{ matrix.python-version }}
        run: echo "said <$STDOUT> on $VERSION, hit $HIT"
`;

describeWith('act', 'a job matrix over all Pythons under act', () => {
  let place: ActPlace;
  let index: PackageIndex;
  beforeAll(async () => {
    place = ActPlace.make(versions);
    index = await PackageIndex.start();
    index.add(namespaceWheel({ name: 'thing', version: '1', module: 'thing' }));
    mkdirSync(path.join(place.repository, '.github', 'workflows'), { recursive: true });
    writeFileSync(path.join(place.repository, '.github', 'workflows', 'venv.yml'), WORKFLOW);
  });
  afterAll(async () => {
    await index.stop();
    await removeHostile(place.folder);
  });

  function run(): Promise<ActResult> {
    const address = ['--cache-server-addr', '127.0.0.1', '--cache-server-path', path.join(place.folder, 'cache')];
    // With it, act gives the token that takes what is cached as well.
    address.push('--artifact-server-addr', '127.0.0.1', '--artifact-server-path', path.join(place.folder, 'artifacts'));
    const variables = { PIP_INDEX_URL: index.url, UV_DEFAULT_INDEX: index.url };
    const env = Object.entries(variables).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
    return place.run(['-W', '.github/workflows/venv.yml', ...address, ...env]);
  }

  function expectAll({ status, log }: ActResult, hit: boolean): void {
    const said = versions.map((version) => `said <thing 1 on ${version}> on ${version}, hit ${hit}`);
    const missing = said.filter((line) => !log.includes(line));
    if (status !== 0 || missing.length > 0) throw new Error(`${missing.join('\n')}\n${log.slice(-6000)}`);
    expect(log.match(/Job succeeded/g)).toHaveLength(versions.length);
  }

  test('has several', () => {
    expect(versions.length).toBeGreaterThan(2);
  });

  test('passes, and finds its venvs in the cache of the repository when it runs again elsewhere', async () => {
    const first = await run();
    expectAll(first, false);
    expect(first.log.match(/Saved to the cache of the repository/g)).toHaveLength(versions.length);
    // Another machine has nothing of its own.
    rmSync(path.join(place.home, '.cache', 'pyexec'), { recursive: true, force: true });
    const asked = index.requests.length;
    const second = await run();
    expectAll(second, true);
    expect(second.log.match(/Restored from the cache of the repository/g)).toHaveLength(versions.length);
    expect(index.requests).toHaveLength(asked);
  }, 400_000);
});
