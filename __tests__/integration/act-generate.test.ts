import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ArtifactServer } from '../support/artifact-server.js';
import { removeHostile } from '../support/bundle.js';
import { ChatServer, DONE, runs } from '../support/chat-server.js';
import { describeWith } from '../support/engines.js';
import { removeRepositories, Repository } from '../support/git-repository.js';
import { machinePythons, minorOf } from '../support/machine-pythons.js';
import { PublishedAction } from '../support/published-action.js';

const KEY = 'sk-generate-5eed';
const MENDED = 'print([n for n in range(2, 30) if all(n % m for m in range(2, n))])';
const PULL_REQUEST = 'https://github.com/o/r/pull/8';

/** All of GitHub's command that the workflow needs; it cannot do it without GitHub. */
const GH = `#!/bin/sh
echo "$*" >> "$(dirname "$0")/gh.log"
if [ "$1 $2" = 'pr create' ]; then echo ${PULL_REQUEST}; fi
`;

/** All that a caller writes, and a job that tells the outputs. */
const generate = ({
  url,
  version,
  target,
}: {
  url: string;
  version: string;
  target: string;
}): string => `on: workflow_dispatch
jobs:
  generate:
    uses: org/pyexec-action/.github/workflows/generate.yml@v1
    with:
      prompt: Write a script that prints primes.
      model: a-model
      base-url: ${url}
      python-version: '${version}'
      target: ${target}
    secrets:
      api-key: \${{ secrets.OPENAI_API_KEY }}
  tell:
    needs: generate
    runs-on: ubuntu-24.04
    steps:
      - env:
          OUTPUTS: \${{ toJSON(needs.generate.outputs) }}
        run: echo $OUTPUTS
`;

describeWith('act', 'a repository that calls generate.yml', () => {
  const version = machinePythons().map((one) => minorOf(one.version))[0] ?? '';
  let action: PublishedAction;
  let artifacts: ArtifactServer;
  let model: ChatServer;
  let commands: string;
  beforeAll(async () => {
    action = PublishedAction.make([version]);
    commands = path.join(action.folder, 'commands');
    mkdirSync(commands);
    writeFileSync(path.join(commands, 'gh'), GH, { mode: 0o755 });
    [artifacts, model] = await Promise.all([ArtifactServer.start(), ChatServer.start()]);
  });
  afterAll(async () => {
    await Promise.all([artifacts.stop(), model.stop()]);
    await removeHostile(action.folder);
    await removeRepositories();
  });

  interface Outcome {
    readonly log: string;
    readonly status: number | null;
    readonly origin: Repository;
    /** The new branches of the repository. */
    readonly branches: string;
  }

  async function call(target: string, artifacts: ArtifactServer): Promise<Outcome> {
    const origin = await Repository.make();
    const text = generate({ url: model.url, version, target });
    await origin.commit({ 'README.md': 'Primes\n', '.github/workflows/generate.yml': text });
    const { folder: repository } = await origin.clone();
    const args = ['--secret', `OPENAI_API_KEY=${KEY}`];
    const result = await action.run({ repository, event: 'workflow_dispatch', artifacts, args, commands });
    return { ...result, origin, branches: origin.git('branch', '--list', '--format=%(refname:short)', 'generated-*') };
  }

  test('gets a pull request with the program, from a job without the key', async () => {
    model.will(runs('print("primes"'), runs(MENDED), DONE);
    const { status, log, origin, branches } = await call('scripts/primes.py', artifacts);
    expect(origin.git('show', `${branches}:scripts/primes.py`)).toBe(MENDED);
    expect(origin.git('diff', '--name-only', 'main', branches)).toBe('scripts/primes.py');
    expect(artifacts.filesOf('generated')).toEqual({ 'script.py': MENDED });
    const asked = readFileSync(path.join(commands, 'gh.log'), 'utf8');
    expect(asked).toMatch(/auth setup-git\npr create --head generated-\S+ --title Generate scripts\/primes\.py /);
    expect(log).toContain(`"pull-request-url": "${PULL_REQUEST}"`);
    expect(log).toContain('"status": "passed"');
    expect(log).not.toContain(KEY);
    expect(status).toBe(0);
  }, 200_000);

  test('gets none for a program that would be a workflow', async () => {
    const others = await ArtifactServer.start();
    model.will(runs(MENDED), DONE);
    const { status, log, branches } = await call('.github/workflows/primes.yml', others);
    await others.stop();
    expect([branches, status]).toEqual(['', 1]);
    expect(log).toContain('target is no path for such a file');
  }, 200_000);
});
