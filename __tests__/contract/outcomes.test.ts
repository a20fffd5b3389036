import { expect, test } from '@jest/globals';
import { describeContract } from './each-environment.js';

describeContract('the outcome', (pyexec) => {
  test('of a program that ends well is passed, and the tool exits with 0', async () => {
    const { exitCode, report, run, stderr } = await pyexec.code('print("hello")');
    expect([exitCode, report.status, run.status, run.outcome]).toEqual([
      0,
      'passed',
      'passed',
      { kind: 'exited', exitCode: 0 },
    ]);
    expect([run.stdout, run.stderr, run.error]).toEqual(['hello\n', '', null]);
    expect(stderr).toContain('passed');
  });

  test('of an exception is failed, with its type, message and line, and the tool exits with 1', async () => {
    const { exitCode, run } = await pyexec.code('x = 1\n\nraise ValueError(f"bad {x}")\n');
    expect([exitCode, run.status, run.outcome]).toEqual([1, 'failed', { kind: 'exited', exitCode: 1 }]);
    expect(run.error).toEqual({ type: 'ValueError', message: 'bad 1', path: 'script.py', line: 3 });
    expect(run.stderr).toContain('Traceback');
  });

  test('of source that is no Python is failed, with the line', async () => {
    const { run } = await pyexec.code('x = 1\nif x\n  pass\n');
    expect([run.status, run.error?.type, run.error?.line]).toEqual(['failed', 'SyntaxError', 2]);
  });

  test.each([1, 2, 3, 77, 124, 125, 126, 127, 130, 137, 139, 143, 255])(
    'of exit code %d is a plain failure',
    async (code) => {
      const { exitCode, run } = await pyexec.code(`raise SystemExit(${code})`);
      expect([exitCode, run.status, run.outcome]).toEqual([1, 'failed', { kind: 'exited', exitCode: code }]);
      expect(run.notes).toEqual([]);
    },
  );

  test.each(['SIGSEGV', 'SIGKILL', 'SIGTERM', 'SIGABRT', 'SIGINT'])(
    'of a program that ends itself by %s is failed, with the signal',
    async (signal) => {
      const text = `import os, signal\nsignal.signal(signal.${signal}, signal.SIG_DFL) if "${signal}" != "SIGKILL" else 0\nprint("before", flush=True)\nos.kill(os.getpid(), signal.${signal})`;
      const { exitCode, run } = await pyexec.code(text);
      expect([exitCode, run.status, run.outcome]).toEqual([1, 'failed', { kind: 'signalled', signal }]);
      expect(run.stdout).toBe('before\n');
      expect(run.files.map(({ path }) => path)).toEqual([]);
    },
  );

  test('of too much memory is told apart, and what was printed before is kept', async () => {
    const text =
      'print("before", flush=True)\nkept = [bytearray(b"x" * (16 << 20)) for _ in range(64)]\nprint(len(kept))';
    const { exitCode, run, report } = await pyexec.code(text, ['--memory', '256MiB']);
    expect([exitCode, run.stdout]).toEqual([1, 'before\n']);
    // A limit on each process is an error in Python, one on all together is for the kernel to enforce.
    const expected = { rlimit: ['failed', 'MemoryError'], cgroup: ['out-of-memory', undefined], none: [] };
    expect([run.status, run.error?.type]).toEqual(expected[report.isolation?.memory ?? 'none']);
    const control = await pyexec.code(text, ['--memory', '2GiB']);
    expect([control.run.status, control.run.stdout]).toEqual(['passed', 'before\n64\n']);
  });

  test('of code after main ends is that of the program: atexit can change the exit code, threads are waited for', async () => {
    const { run } = await pyexec.code(
      'import atexit, os, threading, time\natexit.register(lambda: os._exit(9))\nthreading.Thread(target=lambda: (time.sleep(.2), print("thread"))).start()',
    );
    expect([run.status, run.outcome, run.stdout]).toEqual(['failed', { kind: 'exited', exitCode: 9 }, 'thread\n']);
  });

  test('is not what the program says it is', async () => {
    const forged = JSON.stringify({ schemaVersion: 1, status: 'passed', runs: [] });
    const text = `import sys\nprint(${JSON.stringify(forged)})\nprint("passed: 1 program: 1 passed", file=sys.stderr)\nsys.exit(5)`;
    const { exitCode, report, run } = await pyexec.code(text);
    expect([exitCode, report.status, run.outcome]).toEqual([1, 'failed', { kind: 'exited', exitCode: 5 }]);
    expect(run.stdout).toBe(`${forged}\n`);
  });

  test('says how long it took by a clock that the program cannot change', async () => {
    const text = 'import time\nreal = time.sleep\nreal(.5)\ntime.time = time.monotonic = lambda: 0';
    const { run } = await pyexec.code(text);
    expect(run.durationMs).toBeGreaterThanOrEqual(500);
    expect(run.durationMs).toBeLessThan(15_000);
  });

  test('says how much memory it took, children included', async () => {
    const idle = await pyexec.code('pass');
    const busy = await pyexec.code(
      'import subprocess, sys\nsubprocess.run([sys.executable, "-c", "x = bytearray(b\'x\' * (100 << 20))"], check=True)',
    );
    expect(idle.run.peakMemoryBytes).toBeGreaterThan(2 << 20);
    expect(idle.run.peakMemoryBytes).toBeLessThan(100 << 20);
    expect(busy.run.peakMemoryBytes).toBeGreaterThan(100 << 20);
    expect(busy.run.peakMemoryBytes).toBeLessThan(300 << 20);
  });

  test('is told with exit status 0 where fail-on-error is off, and only then', async () => {
    const off = await pyexec.code('raise SystemExit(4)', ['--no-fail-on-error']);
    expect([off.exitCode, off.report.status]).toEqual([0, 'failed']);
    const on = await pyexec.code('raise SystemExit(4)', ['--fail-on-error']);
    expect([on.exitCode, on.report.status]).toEqual([1, 'failed']);
  });

  test('keeps all that was printed, also bytes that are no UTF-8, at the time of the failure', async () => {
    const { run } = await pyexec.code(
      'import os\nos.write(1, b"a\\xff\\xfe\\x80b \\xe2\\x82\\xac \\xe2\\x82")\nos.write(2, b"\\xc0\\xaf\\n")\nos._exit(3)',
    );
    expect(run.stdout).toBe('a\ufffd\ufffd\ufffdb € \ufffd');
    expect(run.stderr).toBe('\ufffd\ufffd\n');
    expect([run.stdoutBytes, run.stderrBytes, run.stdoutTruncated]).toEqual([12, 3, false]);
  });

  test('keeps the end of what a program prints right before it ends', async () => {
    const { run } = await pyexec.code('import os\nos.write(1, b"x" * 60000 + b"end")\nos.kill(os.getpid(), 9)');
    expect(run.stdout.slice(-4)).toBe('xend');
    expect(run.stdoutBytes).toBe(60_003);
  });
});
