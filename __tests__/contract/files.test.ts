import { chmod, chown, mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { describeContract } from './each-environment.js';

describeContract('the files of a program', (pyexec) => {
  test('are listed when they were created or changed, by name, with size, and nothing else', async () => {
    const work = await pyexec.folder();
    for (const name of ['same.txt', 'changed.txt', 'touched.txt', 'gone.txt'])
      await writeFile(path.join(work, name), 'old', { mode: 0o666 });
    for (const name of ['same.txt', 'changed.txt']) await chmod(path.join(work, name), 0o666);
    const text = [
      'import os',
      'os.makedirs("out/empty")',
      'open("out/new.txt", "w").write("four")',
      'open("changed.txt", "w").write("new")',
      'os.unlink("gone.txt")',
      'os.symlink("/etc/passwd", "out/link")',
      'open("out/" + "é漢", "w").close()',
      'open("temporary", "w").close(); os.unlink("temporary")',
    ].join('\n');
    const { run } = await pyexec.code(text, ['--working-directory', work]);
    expect(run.status).toBe('passed');
    expect(run.files).toEqual([
      { path: 'changed.txt', bytes: 3, change: 'changed' },
      { path: 'out/link', bytes: 11, change: 'created' },
      { path: 'out/new.txt', bytes: 4, change: 'created' },
      { path: 'out/é漢', bytes: 0, change: 'created' },
    ]);
    expect(await readFile(path.join(work, 'out/new.txt'), 'utf8')).toBe('four');
  });

  test('are seen to have changed even when size and time are set back', async () => {
    const work = await pyexec.folder();
    const file = path.join(work, 'sly.txt');
    await writeFile(file, 'old');
    await chmod(file, 0o666);
    await utimes(file, 1, 1);
    // Only the owner may set times back; as root the tool hands the file to the program.
    if (pyexec.identity.user !== undefined) await chown(file, pyexec.identity.user.uid, pyexec.identity.user.gid);
    const { run } = await pyexec.code('import os\nopen("sly.txt", "w").write("new")\nos.utime("sly.txt", (1, 1))', [
      '--working-directory',
      work,
    ]);
    expect([run.status, run.files]).toEqual(['passed', [{ path: 'sly.txt', bytes: 3, change: 'changed' }]]);
  });

  test('stay, and belong to the user who runs the tool', async () => {
    const { run, report } = await pyexec.code('import os\nos.makedirs("a/b")\nopen("a/b/c", "w").write("x")');
    const file = path.join(report.workingDirectory ?? '', 'a/b/c');
    expect(await readFile(file, 'utf8')).toBe('x');
    const owner = pyexec.identity.user?.uid ?? process.getuid?.();
    for (const each of [file, path.dirname(file), report.workingDirectory ?? ''])
      expect((await stat(each)).uid).toBe(owner);
    expect((await stat(report.workingDirectory ?? '')).mode & 0o777).toBe(0o700);
    expect(run.files).toEqual([{ path: 'a/b/c', bytes: 1, change: 'created' }]);
  });

  test('are not there for a run that wrote none: its working directory is removed again', async () => {
    const folder = await pyexec.folder();
    await writeFile(path.join(folder, 'quiet.py'), 'print(1)');
    const { run } = await pyexec.run(['quiet.py'], { cwd: folder });
    expect(run.status).toBe('passed');
    await expect(stat(run.workingDirectory)).rejects.toThrow('ENOENT');
  });

  test('are kept of a program that was stopped', async () => {
    const { run } = await pyexec.run([
      '--timeout',
      '1s',
      '--code',
      'import time\nopen("part", "w").write("x")\ntime.sleep(60)',
    ]);
    expect([run.status, run.files.map((file) => file.path)]).toEqual(['timed-out', ['part']]);
  });

  test('may have names that are no UTF-8, and modes that forbid to look', async () => {
    const { run } = await pyexec.code(
      'import os\nopen(b"\\xff.txt", "w").close()\nos.makedirs("no/in")\nopen("no/in/f", "w").close()\nos.chmod("no", 0)',
    );
    expect(run.status).toBe('passed');
    expect(run.files.map((file) => file.path)).toContain('\ufffd.txt');
  });
});

describeContract('a given working directory', (pyexec) => {
  test('is made where it is not there, with its parents, and stays', async () => {
    const folder = await pyexec.folder();
    const { run, report } = await pyexec.code('open("x", "w").close()', ['--working-directory', 'a/b/c'], {
      cwd: folder,
    });
    expect([run.status, report.workingDirectory]).toEqual(['passed', path.join(folder, 'a/b/c')]);
    expect((await readdir(path.join(folder, 'a/b/c'))).sort()).toEqual(['script.py', 'x']);
  });

  test('can be the current folder, with the files that are there', async () => {
    const folder = await pyexec.folder();
    await writeFile(path.join(folder, 'data.txt'), 'seen', { mode: 0o644 });
    const { run } = await pyexec.code('print(open("data.txt").read())', ['--working-directory', '.'], { cwd: folder });
    expect([run.status, run.stdout, run.workingDirectory]).toEqual(['passed', 'seen\n', folder]);
    expect(await readdir(folder)).toEqual(['data.txt', 'script.py']);
  });

  test('gets script.py in place of what stood there, without writing through a link', async () => {
    const folder = await pyexec.folder();
    const victim = path.join(await pyexec.folder(), 'victim.txt');
    await writeFile(victim, 'untouched');
    await symlink(victim, path.join(folder, 'script.py'));
    const { run } = await pyexec.code('print(1)', ['--working-directory', folder]);
    expect([run.status, await readFile(victim, 'utf8')]).toEqual(['passed', 'untouched']);
    expect(await readFile(path.join(folder, 'script.py'), 'utf8')).toBe('print(1)');
  });

  test('may have a name with spaces, quotes, line ends and characters of any language', async () => {
    const folder = path.join(await pyexec.folder(), 'a b\'"$x\né漢');
    const { run } = await pyexec.code('import os\nprint(ascii(os.path.basename(os.getcwd())))', [
      '--working-directory',
      folder,
    ]);
    expect([run.status, run.stdout]).toEqual(['passed', `'a b\\'"$x\\n\\xe9\\u6f22'\n`]);
  });
});

describeContract('several programs', (pyexec) => {
  test.each(['1', '4'])('are reported in the order of their names, with --jobs %s', async (jobs) => {
    const folder = await pyexec.folder();
    for (let n = 1; n <= 8; n++)
      await writeFile(
        path.join(folder, `p${n}.py`),
        `import time\ntime.sleep(${(8 - n) * 0.05})\nprint(${n})\nraise SystemExit(${n === 3 ? 1 : 0})`,
      );
    const { exitCode, report } = await pyexec.run(['--jobs', jobs, '*.py'], { cwd: folder });
    expect(report.runs.map(({ id, stdout }) => [id, stdout])).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((n) => [`p${n}.py`, `${n}\n`]),
    );
    expect([
      exitCode,
      report.status,
      report.runs.filter(({ status }) => status === 'failed').map(({ id }) => id),
    ]).toEqual([1, 'failed', ['p3.py']]);
  });

  test('are taken in the order given, each once', async () => {
    const folder = await pyexec.folder();
    for (const name of ['a', 'b', 'c']) await writeFile(path.join(folder, `${name}.py`), 'pass');
    const { report } = await pyexec.run(['c.py', './a.py', 'c.py', '*.py'], { cwd: folder });
    expect(report.runs.map(({ id }) => id)).toEqual(['c.py', 'a.py', 'b.py']);
  });

  test('run at the same time as far as --jobs says', async () => {
    const folder = await pyexec.folder();
    const text = 'import time\nstart = time.monotonic()\ntime.sleep(2)\nprint(start, time.monotonic())';
    for (const name of ['a', 'b', 'c']) await writeFile(path.join(folder, `${name}.py`), text);
    const { report } = await pyexec.run(['--jobs', '3', '*.py'], { cwd: folder });
    const spans = report.runs.map(({ stdout }) => stdout.split(' ').map(Number));
    expect(Math.max(...spans.map(([start = NaN]) => start))).toBeLessThan(
      Math.min(...spans.map(([, end = NaN]) => end)),
    );
  });

  test('of the same name have folders of their own, and see nothing of each other', async () => {
    const folder = await pyexec.folder();
    for (const name of ['one', 'two']) {
      await mkdir(path.join(folder, name));
      await writeFile(
        path.join(folder, name, 'same.py'),
        `import os\nprint(os.listdir("."))\nopen("${name}.txt", "w").write("x")`,
      );
    }
    const { report } = await pyexec.run(['--jobs', '1', '**/same.py'], { cwd: folder });
    expect(report.runs.map(({ id, stdout, files }) => [id, stdout, files.map((file) => file.path)])).toEqual([
      ['one/same.py', '[]\n', ['one.txt']],
      ['two/same.py', '[]\n', ['two.txt']],
    ]);
    const [first, second] = report.runs.map(({ workingDirectory }) => workingDirectory);
    expect(first).not.toBe(second);
    expect(path.dirname(first ?? '')).toBe(report.workingDirectory);
  });

  test('cannot keep each other from running by making each other’s folders', async () => {
    const folder = await pyexec.folder();
    await writeFile(
      path.join(folder, 'a.py'),
      'import os\nfor n in ("2-b", "1-b", "b", "2-b.py"):\n    try: os.symlink("/", "../" + n)\n    except OSError: pass',
    );
    await writeFile(path.join(folder, 'b.py'), 'print("ran")');
    const { report } = await pyexec.run(['--jobs', '1', '*.py'], { cwd: folder });
    expect(report.runs.map(({ id, status, stdout }) => [id, status, stdout])).toEqual([
      ['a.py', 'passed', ''],
      ['b.py', 'passed', 'ran\n'],
    ]);
  });

  test('may have names in any language, with spaces and dashes', async () => {
    const folder = await pyexec.folder();
    const names = ['-leading.py', 'a b.py', 'é漢😀.py', '[x].py', 'dots.and.py'];
    for (const name of names) await writeFile(path.join(folder, name), `print(ascii(__file__.rpartition("/")[2]))`);
    const { report } = await pyexec.run(
      names.flatMap((name) => ['--files', `./${name}`]),
      { cwd: folder },
    );
    expect(report.runs.map(({ id, status }) => [id, status])).toEqual(names.map((name) => [name, 'passed']));
  });
});
