import { expect, test } from '@jest/globals';
import { describeInOneSandbox, type Reported } from './each-environment.js';

const TIMEOUT_MS = 1000;
/** After the deadline a program has 1 s to tidy up; another second is ours. */
const LATEST_MS = TIMEOUT_MS + 2000;

function expectTimedOut({ exitCode, report, run }: Reported): void {
  expect([exitCode, report.status, run.outcome]).toEqual([1, 'timed-out', { kind: 'timed-out' }]);
  // The deadline begins when the program is asked for, its own time when it is there.
  expect(run.durationMs).toBeGreaterThanOrEqual(TIMEOUT_MS - 500);
  expect(run.durationMs).toBeLessThanOrEqual(LATEST_MS);
}

describeInOneSandbox('the timeout', (pyexec) => {
  const timeout = ['--timeout', `${TIMEOUT_MS}ms`];

  test.each([
    ['is busy', 'while True: pass'],
    [
      'ignores SIGTERM',
      'import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nwhile True: time.sleep(1)',
    ],
    [
      'blocks every signal',
      'import signal, time\nsignal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))\nwhile True: time.sleep(1)',
    ],
    ['has replaced itself by another program', 'import os\nos.execv("/bin/sleep", ["sleep", "60"])'],
    ['waits for a child', 'import subprocess\nsubprocess.run(["/bin/sleep", "60"])'],
    [
      'waits for a child in a session of its own',
      'import subprocess\nsubprocess.run(["/bin/sleep", "60"], start_new_session=True)',
    ],
    ['stops itself', 'import os\nos.kill(os.getpid(), 19)'],
    ['reads what never comes', 'import os\nos.read(os.pipe()[0], 1)'],
    ['waits for a thread', 'import threading, time\nthreading.Thread(target=time.sleep, args=(60,)).start()'],
    ['has closed its streams', 'import os, time\nfor fd in (0, 1, 2): os.close(fd)\ntime.sleep(60)'],
  ])('ends a program that %s, with all that it started', async (_, text) => {
    expectTimedOut(await pyexec.run([...timeout, '--code', text]));
  });

  test('keeps what was printed before, in both streams', async () => {
    const text =
      'import sys, time\nprint("out")\nprint("err", file=sys.stderr)\nsys.stdout.write("no line end")\nsys.stdout.flush()\ntime.sleep(60)';
    const result = await pyexec.run([...timeout, '--code', text]);
    expectTimedOut(result);
    expect([result.run.stdout, result.run.stderr]).toEqual(['out\nno line end', 'err\n']);
  });

  test('lets a program tidy up, but not turn the verdict: exit code 0 after it is still timed-out', async () => {
    const text =
      'import signal, sys, time\ndef end(*_):\n    print("tidied"); sys.exit(0)\nsignal.signal(signal.SIGTERM, end)\ntime.sleep(60)';
    const result = await pyexec.run([...timeout, '--code', text]);
    expectTimedOut(result);
    expect(result.run.stdout).toBe('tidied\n');
  });

  test('is not reached by a program that ends in time', async () => {
    const { run } = await pyexec.run(['--timeout', '15s', '--code', 'import time\ntime.sleep(1)']);
    expect(run.status).toBe('passed');
  });
});

describeInOneSandbox('the output limit', (pyexec) => {
  const limit = ['--max-output', '64KiB'];

  test.each([
    ['stdout', 'lines', 'while True: os.write(1, b"y" * 99 + b"\\n")'],
    ['stderr', 'lines', 'while True: os.write(2, b"y" * 99 + b"\\n")'],
    ['stdout', 'one line', 'while True: os.write(1, b"y" * 65536)'],
    ['stderr', 'single bytes', 'while True: os.write(2, b"y")'],
    ['stdout', 'a child', 'if os.fork() == 0:\n    while True: os.write(1, b"y" * 4096)\nos.wait()'],
  ] as const)('ends a program that floods %s with %s, keeping head and tail', async (stream, _, text) => {
    const { exitCode, run } = await pyexec.code(
      `import os\nos.write(1, b"first\\n"); os.write(2, b"first\\n")\n${text}`,
      limit,
    );
    expect([exitCode, run.status, run.outcome]).toEqual([1, 'output-limit', { kind: 'output-limit', stream }]);
    const [kept, bytes, truncated] =
      stream === 'stdout'
        ? [run.stdout, run.stdoutBytes, run.stdoutTruncated]
        : [run.stderr, run.stderrBytes, run.stderrTruncated];
    expect(kept.startsWith('first\ny')).toBe(true);
    expect(kept.trimEnd().endsWith('y')).toBe(true);
    expect(kept.length).toBeLessThanOrEqual(65_536);
    expect(bytes).toBeGreaterThan(10 * 65_536);
    expect(truncated).toBe(true);
    expect(run.durationMs).toBeLessThan(15_000);
  });

  test('cuts what is between it and ten times as much, and lets the program live', async () => {
    const { run } = await pyexec.code('print("head" + "x" * 300000 + "tail")', limit);
    expect([run.status, run.stdoutTruncated, run.stdoutBytes]).toEqual(['passed', true, 300_009]);
    expect(run.stdout.startsWith('headxxx')).toBe(true);
    expect(run.stdout.endsWith('xxxtail\n')).toBe(true);
    expect(run.stdout).toMatch(/\d+ bytes left out/);
  });

  test('cuts nothing of what is exactly it', async () => {
    const { run } = await pyexec.code('import sys\nsys.stdout.write("x" * 65536)', limit);
    expect([run.status, run.stdoutTruncated, run.stdout]).toEqual(['passed', false, 'x'.repeat(65_536)]);
  });
});

describeInOneSandbox('the disk limit', (pyexec) => {
  const limit = ['--max-disk', '16MiB'];
  const fill = (where: string): string =>
    `import os\nfor n in range(1000):\n    with open(os.path.join(${where}, f"big{n}"), "wb") as f: f.write(b"x" * (1 << 20)); f.flush(); os.fsync(f.fileno())`;

  test.each([
    ['its working directory', fill('"."')],
    ['HOME', fill('os.environ["HOME"]')],
    ['TMPDIR', fill('os.environ["TMPDIR"]')],
    ['a deep folder', `import os\nos.makedirs("a/" * 50)\n${fill('"a/" * 50')}`],
    ['a hidden folder', `import os\nos.makedirs(".git")\n${fill('".git"')}`],
    ['one file', 'f = open("big", "wb")\nwhile True: f.write(b"x" * (1 << 20))'],
  ])('ends a program that fills %s', async (where, text) => {
    const { exitCode, run } = await pyexec.code(text, limit);
    if (pyexec.isolation !== 'none' && where === where.toUpperCase()) {
      // Held in memory, and of that size.
      expect([exitCode, run.status, run.error?.type, run.error?.message]).toEqual([
        1,
        'failed',
        'OSError',
        '[Errno 28] No space left on device',
      ]);
      return;
    }
    // A single file cannot grow past the limit: the kernel refuses, and the program may fail of it before we look.
    expect([exitCode, run.status]).toEqual([1, 'disk-limit']);
    if (where === 'one file') return;
    expect(run.outcome).toMatchObject({ kind: 'disk-limit' });
  });

  test('is not reached by what was deleted again, by holes, or by a second name', async () => {
    const text = [
      'import os',
      'for n in range(8):',
      '    open("gone", "wb").write(b"x" * (8 << 20)); os.unlink("gone")',
      'open("holes", "wb").truncate(15 << 20)',
      'open("kept", "wb").write(b"x" * (8 << 20))',
      'os.link("kept", "again"); os.link("kept", "third")',
    ].join('\n');
    const { run } = await pyexec.code(text, limit);
    expect(run.status).toBe('passed');
    expect(run.files.map(({ path }) => path)).toEqual(['again', 'holes', 'kept', 'third']);
  });

  // Who counts them is the same everywhere, and to make them takes long.
  if (pyexec.isolation === 'sandbox')
    test('counts entries too: more than a hundred thousand empty files are too many', async () => {
      const text = 'import os\nfor n in range(100500): os.close(os.open(f"f{n}", os.O_CREAT | os.O_WRONLY))';
      const { run } = await pyexec.run(['--timeout', '50s', '--code', text]);
      expect(run.outcome).toMatchObject({ kind: 'disk-limit' });
    });

  test('does not wait for a tree that is too deep to be looked at', async () => {
    const text = 'import os\nfor n in range(3000):\n    os.mkdir("d" * 50); os.chdir("d" * 50)\nprint("deep")';
    const { run } = await pyexec.code(text);
    expect(run.status).toBe('disk-limit');
  });
});
