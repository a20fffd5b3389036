import { execFileSync } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { useBundle } from '../support/bundle.js';
import { describeWith, type Engine } from '../support/engines.js';
import { IDENTITIES, UNPRIVILEGED, type TestIdentity } from '../support/identities.js';
import { makeFolder, removeFolders, runCli } from '../support/run-cli.js';

/** Changes the scripts of the tool, which run again afterwards, and one beside them. */
const ATTACK = `
import os
for folder, _, names in os.walk("."):
    for name in names:
        if name in ("cli.js", "post.js", "beside.js"):
            with open(os.path.join(folder, name), "a") as f: f.write("// planted")
`;

/** Who can be given folders by each. */
const CASES: readonly { engine: Engine; flags: readonly string[]; identities: readonly TestIdentity[] }[] = [
  { engine: 'bubblewrap', flags: ['--environment', 'system'], identities: IDENTITIES },
  {
    engine: 'Docker',
    flags: ['--environment', 'docker'],
    identities: IDENTITIES.filter(({ user }) => user === undefined),
  },
];

describe.each(CASES)(
  'the tool itself, in a folder that a program in $engine was given',
  ({ engine, flags, identities }) => {
    describeWith(engine, 'and its isolation', () => {
      const bundle = useBundle();
      afterEach(removeFolders);
      const args = ['run', ...flags, '--json', '--working-directory'];

      test.each(identities)('is not there for it, while the file beside it is changed, $name', async (identity) => {
        const folder = await makeFolder(identity);
        const cli = path.join(folder, 'tool', 'dist', 'cli.js');
        const beside = path.join(folder, 'tool', 'beside.js');
        await cp(path.join(bundle.actionFolder, 'dist'), path.dirname(cli), { recursive: true });
        await writeFile(beside, '', { mode: 0o644 });
        await writeFile(path.join(folder, 'attack.py'), ATTACK, { mode: 0o644 });
        const { user } = identity;
        if (user !== undefined) execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, folder]);
        const own = { bundle: { ...bundle, cli }, identity, cwd: folder };
        const { report, stderr } = await runCli([...args, '.', 'attack.py'], own);
        expect([report?.status, report?.runs[0]?.stderr ?? stderr]).toEqual(['passed', '']);
        const isPlanted = async (file: string) => (await readFile(file, 'utf8')).includes('// planted');
        expect([await isPlanted(cli), await isPlanted(beside)]).toEqual([false, true]);
      });

      test('cannot be its working directory', async () => {
        const own = { bundle, identity: identities[0] ?? UNPRIVILEGED };
        const { exitCode, stderr } = await runCli([...args, path.dirname(bundle.cli), '--code', 'pass'], own);
        expect([exitCode, stderr]).toEqual([2, expect.stringContaining('the tool itself lies there')]);
      });
    });
  },
);
