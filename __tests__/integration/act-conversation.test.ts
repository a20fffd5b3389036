import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ActResult } from '../support/act-home.js';
import { ArtifactServer } from '../support/artifact-server.js';
import { removeHostile } from '../support/bundle.js';
import { ChatServer, DONE, runs, type Answer } from '../support/chat-server.js';
import { describeWith } from '../support/engines.js';
import { removeRepositories, Repository } from '../support/git-repository.js';
import { machinePythons, minorOf } from '../support/machine-pythons.js';
import { PackageIndex } from '../support/package-index/package-index.js';
import { namespaceWheel } from '../support/package-index/specimens.js';
import { PublishedAction } from '../support/published-action.js';

const root = path.join(import.meta.dirname, '..', '..');
const KEY = 'sk-act-5eed-77aa';
const OPEN = 'https://github.com/o/r/pull/7';

/** All of GitHub's command that the examples need; it cannot do it without GitHub. */
const GH = `#!/bin/sh
echo "$GITHUB_WORKFLOW: $*" >> "$(dirname "$0")/gh.log"
case "$GITHUB_WORKFLOW $1 $2" in
  open*'pr list') echo ${OPEN} ;;
esac
`;

const FILES = {
  'data/sales.csv': 'month,sales\n1,10\n2,30\n3,20\n',
  'scripts/names.py': 'NAMES = ["a", "b"]\n',
  'scripts/report.py': 'from names import NAMES\nprint(NAMES[2])\n',
  'scripts/fine.py': 'print("fine")\n',
};
const MENDED = 'from names import NAMES\nprint(NAMES[-1])\n';
const REPORT = `import csv, pandas, statistics
mounts = [line.split()[4] for line in open('/proc/self/mountinfo')]
[data] = [mount for mount in mounts if mount.endswith('/data')]
sales = [int(row['sales']) for row in csv.DictReader(open(data + '/sales.csv'))]
open('report.md', 'w').write(f'median: {statistics.median(sales)}')
`;

/** Leaves what is no file in place of files, and in place of its own; then it passes. */
const HOSTILE = `import os
open('real.csv', 'w').write('1')
os.symlink('/etc/passwd', 'passwd.csv')
os.mkfifo('pipe.csv')
os.makedirs('folder.csv/.github/workflows')
open('folder.csv/.github/workflows/ci.yml', 'w').write('on: push')
for act in (lambda: os.remove(__file__), lambda: os.symlink('/etc/passwd', __file__), lambda: os.mkfifo(__file__)):
    try:
        act()
    except OSError:
        pass
`;

/** An example that is called so in a repository, with a model of its own. */
interface Copy {
  readonly example: string;
  readonly model: ChatServer;
  readonly script?: string;
}

interface Outcome extends ActResult {
  readonly origin: Repository;
  readonly artifacts: ArtifactServer;
  /** The new branches of the repository, each on a line. */
  readonly branches: string;
}

describeWith('act', 'the examples of conversations under act', () => {
  const version = machinePythons().map((one) => minorOf(one.version))[0] ?? '';
  const servers: { stop(): Promise<void> }[] = [];
  let action: PublishedAction;
  let index: PackageIndex;
  let commands: string;
  beforeAll(async () => {
    action = PublishedAction.make([version]);
    commands = path.join(action.folder, 'commands');
    mkdirSync(commands);
    writeFileSync(path.join(commands, 'gh'), GH, { mode: 0o755 });
    index = await PackageIndex.start();
    index.add(namespaceWheel({ name: 'pandas', version: '1', module: 'pandas' }));
    servers.push(index);
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await removeHostile(action.folder);
    await removeRepositories();
  });

  async function will(...answers: Answer[]): Promise<ChatServer> {
    const model = await ChatServer.start();
    servers.push(model);
    model.will(...answers);
    return model;
  }

  /** All that differs from the example: its name, where the model is, the name of the artifact in the one run, the script. */
  function adapt(name: string, { example, model, script = 'scripts/report.py' }: Copy): string {
    const text = readFileSync(path.join(root, 'examples', `${example}.yml`), 'utf8');
    const replaced = text
      .replace(/^name: .*$/m, `name: ${name}`)
      .replace('model: gpt-5-mini\n', `model: gpt-5-mini\n          base-url: ${model.url}\n`)
      .replace(/artifact-name: (\w+)$/m, `artifact-name: ${name}-$1`)
      .replace('SCRIPT: scripts/report.py', `SCRIPT: ${script}`);
    for (const part of [`name: ${name}\n`, model.url, `artifact-name: ${name}-`]) expect(replaced).toContain(part);
    return replaced;
  }

  /** At the same time, as on the same event. */
  async function runAll(copies: Readonly<Record<string, Copy>>): Promise<Outcome> {
    const workflows = Object.entries(copies).map(([name, copy]) => [
      `.github/workflows/${name}.yml`,
      adapt(name, copy),
    ]);
    const origin = await Repository.make();
    await origin.commit({ ...FILES, ...(Object.fromEntries(workflows) as Record<string, string>) });
    const { folder: repository } = await origin.clone();
    const artifacts = await ArtifactServer.start();
    servers.push(artifacts);
    const variables = { PIP_INDEX_URL: index.url, UV_DEFAULT_INDEX: index.url };
    const env = Object.entries(variables).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
    const args = ['--secret', `OPENAI_API_KEY=${KEY}`, ...env];
    const result = await action.run({ repository, event: 'workflow_dispatch', artifacts, args, commands });
    const branches = origin.git('branch', '--list', '--format=%(refname:short)', 'repair-*');
    for (const { requests } of Object.values(copies).map(({ model }) => model)) {
      for (const { headers } of requests) expect(headers.authorization).toBe(`Bearer ${KEY}`);
      expect(JSON.stringify(requests.map(({ body }) => body))).not.toContain(KEY);
    }
    expect(result.log).not.toContain(KEY);
    return { ...result, origin, artifacts, branches };
  }

  const asked = (name: string): string[] =>
    readFileSync(path.join(commands, 'gh.log'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith(`${name}: `))
      .map((line) => line.slice(name.length + 2));

  const filesIn = ({ artifacts }: Outcome): Record<string, Record<string, string>> =>
    Object.fromEntries(artifacts.artifacts.map(({ name }) => [name, artifacts.filesOf(name)]));

  describe('with a model that finds what was asked for', () => {
    const primes =
      'import os\nopen("primes.csv", "w").write("2\\n3\\n")\nos.mkdir("more")\nopen("more/a", "w").write("b")';
    let models: { ask: ChatServer; nightly: ChatServer; repair: ChatServer };
    let outcome: Outcome;
    beforeAll(async () => {
      models = {
        ask: await will(runs('print("primes"'), runs(primes), DONE),
        nightly: await will(runs(REPORT), DONE),
        repair: await will(runs('from names import NAMES\nprint(NAMES[3])\n'), runs(MENDED)),
      };
      outcome = await runAll({
        ask: { example: 'ask-for-a-program', model: models.ask },
        nightly: { example: 'nightly-data', model: models.nightly },
        repair: { example: 'repair-script', model: models.repair },
      });
    }, 300_000);

    test('all of them pass', () => {
      if (outcome.status !== 0) throw new Error(outcome.log.slice(-10_000));
      expect(outcome.log.match(/Job succeeded/g)).toHaveLength(4);
      expect(outcome.log).toContain('SyntaxError');
    });

    test('a program is kept with its files, without the attempts before it', () => {
      expect(filesIn(outcome)['ask-program']).toEqual({
        'script.py': primes,
        'primes.csv': '2\n3\n',
        'more/a': 'b',
      });
    });

    test('a report is made of data that only the program sees, with a package, and is kept alone', () => {
      expect(filesIn(outcome)['nightly-report']).toEqual({ 'report.md': 'median: 20' });
    });

    test('a script that fails is repaired by a model that was told how, and only its text is proposed', () => {
      const { origin, branches } = outcome;
      expect(JSON.stringify(models.repair.requests[0]?.body)).toContain('IndexError');
      expect(branches).toMatch(/^repair-script-\d+-\d+$/);
      expect(origin.git('diff', '--raw', '--abbrev=1', 'main', branches)).toMatch(
        /^:100644 100644 \w+ \w+ M\tscripts\/report\.py$/,
      );
      expect(`${origin.git('show', `${branches}:scripts/report.py`)}\n`).toBe(MENDED);
      expect(origin.git('rev-parse', `${branches}~1`)).toBe(origin.git('rev-parse', 'main'));
      expect(asked('repair')).toEqual([
        expect.stringMatching(/^pr list --base main /),
        'auth setup-git',
        expect.stringMatching(`^pr create --base main --head ${branches} --title Repair scripts/report.py `),
      ]);
    });
  });

  describe('in other courses', () => {
    let silent: ChatServer;
    let outcome: Outcome;
    beforeAll(async () => {
      silent = await will(DONE);
      const example = 'repair-script';
      outcome = await runAll({
        hostile: { example: 'ask-for-a-program', model: await will(runs(HOSTILE)) },
        replacing: { example, model: await will(runs(`${HOSTILE}print(1)\n`)) },
        hopeless: { example, model: await will(runs('raise SystemExit(3)\n'), runs('raise SystemExit(4)\n'), DONE) },
        passing: { example, model: silent, script: 'scripts/fine.py' },
        open: { example, model: silent },
      });
    }, 300_000);

    test('what is no file is in no artifact, and the program as it ran is, also when the task was not done', () => {
      expect(outcome.log).toMatch(/hostile.*Job failed/);
      expect(filesIn(outcome)['hostile-program']).toEqual({ 'real.csv': '1', 'script.py': HOSTILE });
    });

    test('only the text of a program that replaces its file and leaves others is proposed', () => {
      const { origin, branches } = outcome;
      expect(origin.git('diff', '--raw', '--abbrev=1', 'main', branches)).toMatch(
        /^:100644 100644 \w+ \w+ M\tscripts\/report\.py$/,
      );
      expect(`${origin.git('show', `${branches}:scripts/report.py`)}\n`).toBe(`${HOSTILE}print(1)\n`);
    });

    test('without a repair the run fails and nothing is proposed', () => {
      expect(outcome.log).toMatch(/hopeless.*::error::scripts\/report\.py does not pass, and there is no repair/);
      expect(outcome.log).not.toContain('hopeless/Propose');
      expect(outcome.status).toBe(1);
    });

    test('a script that passes, and one whose repair is open, cost nothing', () => {
      expect(silent.requests).toEqual([]);
      expect(outcome.log).toContain(`Nothing is done while this is open: ${OPEN}`);
      expect(outcome.log).not.toMatch(/(passing|open)\/Propose|\[open.*IndexError/);
      expect([asked('passing').length, asked('open').length]).toEqual([1, 1]);
    });
  });
});
