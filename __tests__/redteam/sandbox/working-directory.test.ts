import { execFileSync } from 'node:child_process';
import { chmod, chown, mkdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { removeHostile } from '../../support/bundle.js';
import { IDENTITIES, UNPRIVILEGED, type TestIdentity } from '../../support/identities.js';
import { makeFolder, type CliResult } from '../../support/run-cli.js';
import { describeSandbox, type Arena } from './attack.js';

const TOKEN = 'TOKEN-OF-THE-CHECKOUT';
/** Prints the paths below the working directory and the folders given as arguments where the token can be read. */
const SEARCH = `
import os, sys
found = []
for top in [".", *sys.argv[1:]]:
    for folder, _, files in os.walk(top):
        for name in files:
            try:
                if "${TOKEN.slice(0, 5)}" + "${TOKEN.slice(5)}" in open(os.path.join(folder, name)).read(): found.append(os.path.join(folder, name))
            except (OSError, UnicodeDecodeError): pass
print(found)`;

/** A folder of the identity's, with these files in it. */
async function makeTree(identity: TestIdentity, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = path.join(await makeFolder(identity), 'tree');
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text, { mode: name.endsWith('.py') ? 0o644 : 0o755 });
  }
  await own(folder, identity);
  return folder;
}

async function own(folder: string, { user }: TestIdentity): Promise<void> {
  await chmod(folder, 0o755);
  if (user !== undefined) execFileSync('chown', ['-hR', `${user.uid}:${user.gid}`, folder]);
}

const outputsOf = ({ report }: CliResult): [string, string][] =>
  (report?.runs ?? []).map(({ status, stdout, stderr }) => [status, stdout + stderr]);

/** One program after the other in a folder that they share. */
async function runIn(arena: Arena, who: TestIdentity, { folder, args }: { folder: string; args: string[] }) {
  return arena.run(who, ['--working-directory', folder, ...args], folder);
}

/** Where a repository may lie in a folder that programs see. */
const PLACES = ['.git', 'one/.git', 'one/two/three/.git', 'one/.GIT'];
/** Places that are easily left out. */
const OVERLOOKED = ['one/two/three/four/five/.git', 'node_modules/module/.git', 'lib/site-packages/package/.git'];

describeSandbox('what is named .git in a folder that a program was given', (arena) => {
  describe.each(IDENTITIES)('$name', (identity) => {
    test.each([...PLACES, ...OVERLOOKED])(
      'is hidden as %s, in a working directory and in what may be read',
      async (place) => {
        const folder = await makeTree(identity, { [`${place}/config`]: TOKEN, 'search.py': SEARCH });
        const before = await readFile(path.join(folder, place, 'config'), 'utf8');
        const inside = await runIn(arena, identity, { folder, args: ['search.py'] });
        const shown = await arena.run(identity, ['--read-only-paths', folder, '--args', folder, 'search.py'], folder);
        expect([outputsOf(inside), outputsOf(shown)]).toEqual([[['passed', '[]\n']], [['passed', '[]\n']]]);
        expect(await readFile(path.join(folder, place, 'config'), 'utf8')).toBe(before);
      },
    );

    test('is hidden as a file that points elsewhere, and as a link to a folder beside it', async () => {
      const folder = await makeTree(identity, {
        'sub/.git': `gitdir: ${TOKEN}`,
        'data/config': TOKEN,
        'search.py': SEARCH,
      });
      await symlink('data', path.join(folder, '.git'));
      await own(folder, identity);
      const result = await runIn(arena, identity, { folder, args: ['search.py'] });
      expect(outputsOf(result)).toEqual([['passed', '[]\n']]);
    });

    test('is hidden as a link from one folder into another that is given as well', async () => {
      const folder = await makeTree(identity, { 'store/git/config': TOKEN, 'work/search.py': SEARCH });
      await symlink(path.join(folder, 'store/git'), path.join(folder, 'work/.git'));
      await own(folder, identity);
      const flags = [
        '--read-only-paths',
        `${folder}/work\n${folder}/store`,
        '--args',
        `${folder}/work\n${folder}/store`,
      ];
      const result = await arena.run(identity, [...flags, path.join(folder, 'work/search.py')], folder);
      expect(outputsOf(result)).toEqual([['passed', '[]\n']]);
    });

    test('can be neither changed, moved, replaced nor removed', async () => {
      const attack = `
import ctypes, os
done = []
def attempt(name, act, *args):
    try: act(*args); done.append(name)
    except OSError: pass
for git in (".git", "one/.git"):
    attempt("hook", open, git + "/hooks", "w")
    attempt("move", os.rename, git, "stolen")
    attempt("remove", os.rmdir, git)
    attempt("mode", os.chmod, git, 0o777)
    os.makedirs("mine", exist_ok=True)
    attempt("replace", os.replace, "mine", git)
    if ctypes.CDLL(None).renameat2(-100, b"mine", -100, git.encode(), 2) == 0: done.append("exchange")
print(done)`;
      const files = { '.git/config': TOKEN, 'one/.git/config': TOKEN, 'attack.py': attack };
      const folder = await makeTree(identity, files);
      const result = await runIn(arena, identity, { folder, args: ['attack.py'] });
      expect(outputsOf(result)).toEqual([['passed', '[]\n']]);
      expect(await readFile(path.join(folder, 'one/.git/config'), 'utf8')).toBe(TOKEN);
      if (identity !== UNPRIVILEGED) return;
      const control = await arena.run(
        identity,
        ['--isolation', 'none', '--working-directory', folder, 'attack.py'],
        folder,
      );
      expect(outputsOf(control)[0]?.[1]).toContain("'move'");
    });

    test('is not found by the next program because one before has moved the folder that holds it', async () => {
      const move = 'import os\nos.makedirs("a/b/c/d/e")\ntry: os.rename("one", "a/b/c/d/e/one")\nexcept OSError: pass';
      const folder = await makeTree(identity, { 'one/.git/config': TOKEN, 'move.py': move, 'search.py': SEARCH });
      const result = await runIn(arena, identity, { folder, args: ['move.py', 'search.py'] });
      expect(outputsOf(result)).toEqual([
        ['passed', ''],
        ['passed', '[]\n'],
      ]);
    });

    test.each([
      ['a link to the folder', 'import os\nos.symlink(".", ".git")'],
      ['a socket', 'import socket\nsocket.socket(socket.AF_UNIX).bind(".git")'],
      ['a named pipe', 'import os\nos.mkfifo(".git")'],
      ['a link to nothing', 'import os\nos.symlink("nowhere", ".git")'],
    ])('does not keep the next program from its work where one before made it %s', async (_, make) => {
      const next = 'open("out", "w").write("done")\nprint(open("out").read())';
      const folder = await makeTree(identity, { 'make.py': make, 'next.py': next });
      const result = await runIn(arena, identity, { folder, args: ['make.py', 'next.py'] });
      expect(outputsOf(result)).toEqual([
        ['passed', ''],
        ['passed', 'done\n'],
      ]);
    });
  });
});

const FORGED = '#!/bin/sh\necho forged\nexit 0\n';
const REPLACE = `
import os
for folder in ("envs", "bin"):
    try: os.rename(folder, folder + "-moved")
    except OSError: pass
for file in ("envs/v/bin/python3", "bin/python3", "python3"):
    try:
        os.makedirs(os.path.dirname(file) or ".", exist_ok=True)
        if os.path.lexists(file): os.unlink(file)
        open(file, "w").write(${JSON.stringify(FORGED)}); os.chmod(file, 0o755)
    except OSError: pass`;

describeSandbox('the interpreter of a run', (arena) => {
  describe.each(IDENTITIES)('$name', (identity) => {
    test.each([
      ['below the working directory', 'envs/v', '.'],
      ['in the working directory itself', '.', '.'],
      ['around the working directory', '.', 'bin'],
    ])('is the same for every program, or the run is refused, when it lies %s', async (_, venv, work) => {
      const folder = await makeTree(identity, {
        'programs/replace.py': REPLACE,
        'programs/victim.py': 'raise SystemExit(7)',
      });
      const prefix = path.join(folder, 'tree', venv);
      execFileSync('/usr/bin/python3', ['-m', 'venv', '--without-pip', '--copies', prefix]);
      await own(folder, identity);
      const flags = [
        '--python-path',
        path.join(prefix, 'bin/python3'),
        '--working-directory',
        path.join(folder, 'tree', work),
      ];
      const programs = ['replace.py', 'victim.py'].map((name) => path.join(folder, 'programs', name));
      const { report, exitCode } = await arena.run(identity, [...flags, ...programs], folder);
      if (exitCode === 2 && report?.error?.code === 'invalid-input') return;
      expect(report?.runs[1]?.outcome).toEqual({ kind: 'exited', exitCode: 7 });
    });

    test.each([
      ['~/.local/bin', 'home/.local/bin', 'home/.local/share/keyrings/login'],
      ['a folder of somebody’s project', 'project', 'project/.git/config'],
    ])('found in %s shows no more than what it consists of', async (_, place, secret) => {
      const folder = await makeTree(identity, { [secret]: TOKEN, [`${place}/other`]: TOKEN });
      await symlink('/usr/bin/python3', path.join(folder, place, 'python3'));
      const code = `import os\nprint(os.path.exists(${JSON.stringify(path.join(folder, secret))}))`;
      const result = await arena.run(
        identity,
        ['--python-path', path.join(folder, place, 'python3'), '--code', code],
        folder,
      );
      expect(outputsOf(result)).toEqual([['passed', 'False\n']]);
    });
  });
});

/** What a program may do to its working directory, after which the tool still has to look at it and tidy up. */
const RUINS: readonly [string, string][] = [
  [
    'special files and loops',
    'os.mkfifo("p"); os.symlink("p", "l"); os.symlink("loop", "loop"); os.symlink("/", "root"); os.symlink("/proc/self/fd/0", "in"); socket.socket(socket.AF_UNIX).bind("s")',
  ],
  ['no permissions', 'os.makedirs("a/b/c"); os.chmod("a/b", 0); os.chmod("a", 0); os.chmod(".", 0)'],
  ['names that are no text', 'open(b"\\xff\\xfe\\n::error::x", "w"); os.mkdir("\\n"); open("x" * 255, "w")'],
  ['a tree deeper than paths can say', 'for _ in range(2500): os.mkdir("d"); os.chdir("d")'],
  [
    'files of a terabyte with nothing in them',
    'resource.setrlimit(resource.RLIMIT_FSIZE, resource.getrlimit(resource.RLIMIT_FSIZE)); os.truncate(os.open("s", os.O_CREAT | os.O_RDWR), 1 << 28)',
  ],
  ['files that run as their owner', 'open("s", "w"); os.chmod("s", 0o6777); os.mkdir("d"); os.chmod("d", 0o7777)'],
  ['many names of one file', 'open("f", "w")\nfor n in range(2000): os.link("f", "l%d" % n)'],
];

describeSandbox('a working directory that a program has ruined', (arena) => {
  describe.each(IDENTITIES)('$name', (identity) => {
    test.each(RUINS)('by %s does not hold the tool up', async (_, act) => {
      const { report } = await arena.run(identity, [
        '--code',
        `import os, resource, socket\n${act}\nraise SystemExit(5)`,
      ]);
      const [run] = report?.runs ?? [];
      expect([{ kind: 'exited', exitCode: 5 }, { kind: 'disk-limit' }]).toContainEqual(
        run?.outcome.kind === 'disk-limit' ? { kind: 'disk-limit' } : run?.outcome,
      );
      if (report?.workingDirectory) await removeHostile(path.dirname(report.workingDirectory));
    });
  });

  test('holds nothing that runs as root, after root ran the program', async () => {
    const [root] = IDENTITIES;
    if (root === undefined || root.user !== undefined || process.getuid?.() !== 0) return;
    const folder = await makeTree(root, { keep: '' });
    const code = 'import os, shutil\nshutil.copy("/bin/sh", "sh")\nos.chmod("sh", 0o6755)';
    await arena.run(root, ['--working-directory', folder, '--code', code], folder);
    const { mode, uid } = await stat(path.join(folder, 'sh'));
    expect([mode & 0o6000, uid]).toEqual([0, 0]);
    await chown(folder, 0, 0);
    await rm(folder, { recursive: true });
  });
});
